"""Half-open intervals of days and their arithmetic.

Inside the code an interval is `[start, end)`: its length is a subtraction and neighbours touch without overlap. Every
output is inclusive: `first` and `last`. Modelled on `normit.time.ops` (clulab/normit).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

ONE_DAY = dt.timedelta(days=1)

# Meteorological seasons, as the gold guidelines have them; winter runs into the next year.
SEASON_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from `start` up to, but without, `end`; never empty.

    >>> str(month(2023, 3))
    '2023-03-01..2023-03-31'
    """

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"an interval needs at least one day: {self.start} to {self.end}")

    @property
    def first(self) -> dt.date:
        """The earliest possible day."""
        return self.start

    @property
    def last(self) -> dt.date:
        """The latest possible day, inclusive."""
        return self.end - ONE_DAY

    @property
    def days(self) -> int:
        """How many days the interval holds, at least 1."""
        return (self.end - self.start).days

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"

    def contains(self, other: Interval) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Interval) -> bool:
        return self.start < other.end and other.start < self.end

    def shift(self, days: int) -> Interval:
        """The same length, `days` later (earlier if negative). Raises OverflowError outside years 1 to 9999."""
        step = dt.timedelta(days=days)
        return Interval(self.start + step, self.end + step)


def day(date: dt.date) -> Interval:
    return Interval(date, date + ONE_DAY)


def between(first: dt.date, last: dt.date) -> Interval:
    """From `first` to `last`, both included."""
    return Interval(first, last + ONE_DAY)


def months(year: int, month: int, count: int) -> Interval:
    """`count` calendar months from the first of `month`, which may lie outside 1 to 12: month 13 is next January."""
    return Interval(_first_of_month(year, month), _first_of_month(year, month + count))


def month(year: int, month_number: int) -> Interval:
    return months(year, month_number, 1)


def quarter(year: int, number: int) -> Interval:
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Interval:
    return months(year, 6 * number - 5, 6)


def season(year: int, code: str) -> Interval:
    """A TIMEX3 season (SP, SU, FA, WI); the winter of a year begins in its December."""
    return months(year, SEASON_FIRST_MONTH[code], 3)


def years(year: int, count: int = 1) -> Interval:
    return months(year, 1, 12 * count)


def week(date: dt.date) -> Interval:
    """The ISO week, Monday to Sunday, that holds `date`."""
    monday = date - dt.timedelta(days=date.weekday())
    return Interval(monday, monday + dt.timedelta(days=7))


def _first_of_month(year: int, month_number: int) -> dt.date:
    years_on, index = divmod(month_number - 1, 12)
    return dt.date(year + years_on, index + 1, 1)
