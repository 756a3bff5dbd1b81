"""The day of publication, as files, documents and the command line tell it."""

from __future__ import annotations

import datetime as dt
import re

# The first newspaper is of 1605. Outside these years the calendar itself would end ("a month later" in 9999).
_YEARS = range(1600, 3000)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def normalize_day(told: str) -> dt.date:
    """The day of an ISO date or date and time, as written: no time zone moves it.

    Raises ValueError, which says what `told` is instead and gives an example.

    >>> normalize_day("2025-09-10T23:30:00-04:00")
    datetime.date(2025, 9, 10)
    """
    try:
        day = dt.datetime.fromisoformat(told.strip()).date()
    except ValueError:
        raise ValueError(f"{_wrong(told)} (expected: year-month-day, such as 2025-09-10)") from None
    if day.year not in _YEARS:
        raise ValueError(f"{told!r} is no day of news: those have years from {_YEARS[0]} to {_YEARS[-1]}")
    return day


def _wrong(told: str) -> str:
    return f"{told!r} is not in the calendar" if _ISO.fullmatch(told.strip()) else f"{told!r} is no ISO date"
