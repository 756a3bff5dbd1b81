"""Calendar units: the one that holds a day, the one N further on, and how TIMEX3 writes it."""

from __future__ import annotations

import calendar
import datetime as dt

from pipeline import interval
from pipeline.interval import Interval
from pipeline.types import DatePrecision

# Unit letters of the tables: TIMEX3's, but minutes are "MI", half-years "HY", weekends "WE", fortnights "FN".
PRECISION = {
    "D": DatePrecision.DAY,
    "W": DatePrecision.RANGE,
    "WE": DatePrecision.RANGE,
    "FN": DatePrecision.RANGE,
    "M": DatePrecision.MONTH,
    "Q": DatePrecision.QUARTER,
    "HY": DatePrecision.RANGE,
    "Y": DatePrecision.YEAR,
    "E": DatePrecision.RANGE,
    "C": DatePrecision.RANGE,
    "L": DatePrecision.RANGE,
}
MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
DAYS = {"D": 1, "W": 7, "WE": 7, "FN": 14}
CLOCK = {"H": 3600, "MI": 60, "S": 1}


def holding(unit: str, date: dt.date) -> Interval:
    """The calendar unit that holds `date`: its ISO week, its month, its decade."""
    match unit:
        case "D":
            return interval.day(date)
        case "W" | "FN":
            return interval.week(date)
        case "WE":
            saturday = date + dt.timedelta(days=5 - date.weekday())
            return interval.between(saturday, saturday + dt.timedelta(days=1))
        case "M":
            return interval.month(date.year, date.month)
        case "Q":
            return interval.quarter(date.year, (date.month + 2) // 3)
        case "HY":
            return interval.half(date.year, 1 if date.month <= 6 else 2)
        case "Y":
            return interval.years(date.year)
        case "E":
            return interval.years(date.year // 10 * 10, 10)
        case "C":
            return interval.years(date.year // 100 * 100, 100)
    raise ValueError(f"no calendar unit {unit!r}")


def shift(unit: str, date: dt.date, count: int) -> dt.date:
    """`date` moved by `count` units; the day of the month is kept where the month has it, else it is the month's last.

    Raises OverflowError outside years 1 to 9999.
    """
    if unit in DAYS:
        return date + dt.timedelta(days=DAYS[unit] * count)
    if unit in CLOCK:
        return date + dt.timedelta(seconds=CLOCK[unit] * count)
    years_on, index = divmod(date.month - 1 + MONTHS[unit] * count, 12)
    year = date.year + years_on
    if not 1 <= year <= 9998:
        raise OverflowError(f"year {year} is outside the calendar")
    return dt.date(year, index + 1, min(date.day, calendar.monthrange(year, index + 1)[1]))


def value(unit: str, date: dt.date) -> str:
    """The TIMEX3 value of the unit that holds `date`.

    >>> value("W", dt.date(2026, 2, 6)), value("E", dt.date(1984, 1, 1))
    ('2026-W06', '198')
    """
    match unit:
        case "D":
            return date.isoformat()
        case "W" | "FN":
            year, number, _ = date.isocalendar()
            return f"{year:04}-W{number:02}"
        case "WE":
            return value("W", date) + "-WE"
        case "M":
            return f"{date.year:04}-{date.month:02}"
        case "Q":
            return f"{date.year:04}-Q{(date.month + 2) // 3}"
        case "HY":
            return f"{date.year:04}-H{1 if date.month <= 6 else 2}"
        case "Y":
            return f"{date.year:04}"
        case "E":
            return f"{date.year // 10:03}"
        case "C":
            return f"{date.year // 100:02}"
    raise ValueError(f"no calendar unit {unit!r}")


def duration(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a duration; an unknown count is X.

    >>> duration("W", 3), duration("M", None), duration("MI", 1.5), duration("Y", 2.5)
    ('P3W', 'PXM', 'PT1M30S', 'P2Y6M')
    """
    clock = unit in CLOCK
    letter = {"MI": "M", "HY": "M", "FN": "W", "WE": "WE", "C": "Y", "L": "Y", "E": "Y"}.get(unit, unit)
    head = "PT" if clock else "P"
    if count is None:
        return f"{head}X{letter if unit not in ('C', 'L', 'E') else {'C': 'C', 'L': 'L', 'E': 'E'}[unit]}"
    count = count * {"HY": 6, "FN": 2, "E": 10, "C": 100, "L": 1000}.get(unit, 1)
    if count == int(count):
        return f"{head}{int(count)}{letter}"
    whole, rest = int(count), count - int(count)
    smaller, factor = {"Y": ("M", 12), "H": ("M", 60), "MI": ("S", 60)}.get(unit, ("", 0))
    if factor and abs(rest * factor - round(rest * factor)) < 1e-9:
        return f"{head}{f'{whole}{letter}' if whole else ''}{round(rest * factor)}{smaller}"
    return f"{head}{count:g}{letter}"
