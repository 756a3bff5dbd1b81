"""Feasts and public holidays: a day of the year from a short formula in the language's table."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.errors import ResourceError
from pipeline.timex.calendar_dates import explicit_year, span
from pipeline.timex.context import Context
from pipeline.timex.expression import Resolved
from pipeline.timex.operations import Slots, operation, resolve_slot
from pipeline.types import DateBasis, TimexType

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_EASTER = re.compile(r"easter([+-]\d+)?")
_NTH = re.compile(r"(\d+)/(\d)/(-?\d)([+-]\d+)?")


@operation
def holiday(slots: Slots, context: Context) -> Resolved | None:
    """As in "Noël", "Thanksgiving 2024", "le 14-Juillet", "last Easter".

    By year, else the nearest, the tense deciding.
    """
    formula = slots["holiday"]
    year = explicit_year(slots)
    within = resolve_slot(slots, "date", context)
    if year is None and within is not None and within.interval is not None:
        year = within.interval.first.year
    if year is not None:
        return span("D", day_of(formula, year), DateBasis.EXPLICIT, "holiday", year_is_explicit=True)
    base, shift = context.now(), slots.get("shift")
    if base is None:
        fixed = _FIXED.fullmatch(formula)
        return Resolved(TimexType.DATE, f"XXXX-{formula}" if fixed else "XXXX-XX-XX", reason="no_dct")
    days = [day_of(formula, base.year + step) for step in (-1, 0, 1)]
    past, future = [day for day in days if day <= base], [day for day in days if day >= base]
    if shift == -1:
        date = max(day for day in past if day < base)
    elif shift == 1:
        date = min(day for day in future if day > base)
    elif shift == 0:
        date = days[1]
    elif context.future:
        date = min(future)
    else:
        date = min(days, key=lambda day: abs((day - base).days))
    return span("D", date, DateBasis.RELATIVE, "holiday", published=base)


@operation
def holiday_week(slots: Slots, context: Context) -> Resolved | None:
    """As in "Easter week": the week from Monday to Sunday that holds the day."""
    day = holiday(slots, context)
    if day is None or day.interval is None:
        return day
    return span("W", day.interval.first, day.basis, "week_of")


def day_of(formula: str, year: int) -> dt.date:
    """The day a formula gives in a year: "12-25", "easter+39", "11/4/4" (November, Thursday, fourth), "5/1/-1+2".

    Raises ResourceError for a formula of none of these shapes.
    """
    if match := _FIXED.fullmatch(formula):
        return dt.date(year, int(match[1]), int(match[2]))
    if match := _EASTER.fullmatch(formula):
        return easter(year) + dt.timedelta(days=int(match[1] or 0))
    if match := _NTH.fullmatch(formula):
        month, weekday, number = int(match[1]), int(match[2]), int(match[3])
        return _nth(year, month, weekday, number) + dt.timedelta(days=int(match[4] or 0))
    raise ResourceError(f"timex.toml: no holiday formula {formula!r}; see docs/add-a-language.md")


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    n = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + n + 90) // 25
    return dt.date(year, month, (h - m + n + month + 19) % 32)


def _nth(year: int, month: int, weekday: int, number: int) -> dt.date:
    if number > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))
