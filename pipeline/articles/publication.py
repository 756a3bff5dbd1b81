"""The day of publication, as files, documents and the command line tell it."""

from __future__ import annotations

import datetime as dt

# The first newspaper is of 1605. Outside these years the calendar itself would end ("a month later" in 9999).
_YEARS = range(1600, 3000)


def normalize_day(told: str) -> dt.date:
    """The day of an ISO date or date and time, as written: no time zone moves it. Raises ValueError.

    >>> normalize_day("2025-09-10T23:30:00-04:00")
    datetime.date(2025, 9, 10)
    """
    day = dt.datetime.fromisoformat(told.strip()).date()
    if day.year not in _YEARS:
        raise ValueError(f"{told!r}: no year of news")
    return day
