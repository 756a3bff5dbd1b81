"""Days and periods as people write them, never finer than the text."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pipeline.interval import Interval, between, month, season, week, years
from pipeline.types import DatePrecision
from views.texts import Texts

# Precisions for which the day lies somewhere inside the interval; a `range` and a `day` are what they say.
SOFT_PRECISIONS = frozenset(
    {
        DatePrecision.WEEK,
        DatePrecision.MONTH,
        DatePrecision.QUARTER,
        DatePrecision.SEASON,
        DatePrecision.YEAR,
        DatePrecision.UNKNOWN,
    }
)
_SEASONS = {3: ("SP", "spring"), 6: ("SU", "summer"), 9: ("FA", "autumn"), 12: ("WI", "winter")}


def format_period(first: dt.date | None, last: dt.date | None, texts: Texts) -> str:
    """From `first` to `last`, inclusive, in the shortest form that says no more: a day, month, season, year or span.

    "14 March 2023", "March 2023", "winter 2023–24", "2023", "24–30 November 2023"; "no date" without a first day.
    """
    if first is None or last is None:
        return texts("dates.unknown")
    if first == last:
        return format_day(first, texts)
    held = between(first, last)
    return _calendar_name(held, texts) or _span(first, last, texts)


def format_day(date: dt.date, texts: Texts) -> str:
    """ "14 March 2023", "1er mars 2023"."""
    return texts("dates.day", day=_day_number(date, texts), month=texts.months("long")[date.month - 1], year=date.year)


def format_month(date: dt.date, texts: Texts) -> str:
    """ "March 2023"."""
    return texts("dates.month", month=texts.months("long")[date.month - 1], year=date.year)


def iso_periods(first: pd.Series[pd.Timestamp], last: pd.Series[pd.Timestamp]) -> pd.Series[str]:
    """The same as sortable text, a whole column at once: 2023-03-14, 2023-03, 2023, 2023-11-24 – 11-30."""
    day = first.dt.strftime("%Y-%m-%d").astype("str")
    starts_month, ends_month = first.dt.day.eq(1), last.dt.is_month_end
    same_year = first.dt.year.eq(last.dt.year)
    same_month = same_year & first.dt.month.eq(last.dt.month)
    whole_year = same_year & first.dt.is_year_start & last.dt.is_year_end
    period = day + " – " + last.dt.strftime("%Y-%m-%d").astype("str")
    period = period.mask(same_year, day + " – " + last.dt.strftime("%m-%d").astype("str"))
    period = period.mask(same_month & starts_month & ends_month, first.dt.strftime("%Y-%m").astype("str"))
    period = period.mask(whole_year, first.dt.strftime("%Y").astype("str"))
    return period.mask(first.eq(last), day).mask(first.isna(), "")


def date_of(value: object) -> dt.date | None:
    """A cell of a date column as a date; None where it is empty."""
    return value.date() if isinstance(value, pd.Timestamp) and not pd.isna(value) else None


def _calendar_name(held: Interval, texts: Texts) -> str:
    first = held.first
    if held == month(first.year, first.month):
        return format_month(first, texts)
    if held == years(first.year):
        return str(first.year)
    if held == week(first):
        return texts("dates.week", day=format_day(first, texts))
    if first.month in _SEASONS:
        code, name = _SEASONS[first.month]
        if held == season(first.year, code):
            return texts(f"dates.season_{name}", year=first.year, next=f"{(first.year + 1) % 100:02d}")
    return ""


def _span(first: dt.date, last: dt.date, texts: Texts) -> str:
    whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    if whole_months:
        long = texts.months("long")
        start = long[first.month - 1] if first.year == last.year else format_month(first, texts)
        return texts("dates.span", first=start, last=format_month(last, texts))
    if (first.year, first.month) == (last.year, last.month):
        return texts("dates.close_span", first=_day_number(first, texts), last=format_day(last, texts))
    if first.year == last.year:
        start = texts("dates.day_of_month", day=_day_number(first, texts), month=texts.months("long")[first.month - 1])
        return texts("dates.span", first=start, last=format_day(last, texts))
    return texts("dates.span", first=format_day(first, texts), last=format_day(last, texts))


def _day_number(date: dt.date, texts: Texts) -> str:
    return texts("dates.first_of_month") if date.day == 1 else str(date.day)
