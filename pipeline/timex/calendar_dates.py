"""Operations on days, months and years of the calendar, with or without their year."""

from __future__ import annotations

import datetime as dt

from pipeline.timex import units
from pipeline.timex.calendar_strings import normalize_calendar_string
from pipeline.timex.context import Context
from pipeline.timex.expression import Resolved
from pipeline.timex.operations import Slots, operation
from pipeline.types import DateBasis, TimexType

# A day and month without a year mean the nearest such day; the tense decides only between days this far off.
_TENSE_DECIDES = 45
_FAR = 130
# A verb this near, in characters, decides on a date months away; one that touches it ("signed on March 10") on any.
_NEAR, _TOUCHING = 36, 8
# Two figures alone are a year from this one on: "en 97", not "en 12".
_LEAST_SHORT = 40
# A number alone is a year of an age told before if it lies within so many years of it.
_AGE = 120


@operation
def calendar_day(slots: Slots, context: Context) -> Resolved | None:
    """As in "vendredi 6 février 2026", "Feb. 6", "le 6".

    The year and the month may be missing, a weekday may decide.
    """
    day, month, weekday = slots["day"], slots.get("month") or slots.get("month_number"), slots.get("weekday")
    year = explicit_year(slots)
    if month is None:
        return _day_of_month(day, context)
    if (before := part_before_christ(slots, context, month, f"-{month:02}-{day:02}")) is not None:
        return before
    if year is not None:
        return _day(dt.date(year, month, day), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)
    dt.date(2024, month, day)  # raises where no year has such a day
    if weekday is None and "shift" not in slots and (story := context.year_of_story(month)) is not None:
        return _day(dt.date(story, month, day), DateBasis.RELATIVE, "year_told", year=story, of_story=True)
    base = (context.day_told() if slots.get("told") else None) or context.dct
    told = context.year_told(month)
    if (
        told is not None
        and "shift" not in slots
        and (weekday is None or context.style == "narrative")
        and not (base is not None and told < base.year and context.style == "news" and context.future)
        and (context.style == "narrative" or base is None or abs(told - base.year) > 1)
    ):
        return _day(dt.date(told, month, day), DateBasis.RELATIVE, "year_told", year=told)
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-{month:02}-{day:02}", reason="no_dct")
    return _day(
        _nearest_day(base, month, day, weekday, slots.get("shift"), context),
        DateBasis.RELATIVE,
        "nearest",
        published=base,
    )


@operation
def calendar_month(slots: Slots, context: Context) -> Resolved | None:
    """As in "septembre", "en septembre 2025", "last September": without a year the last one, by the tense the next."""
    month = slots["month"] if "month" in slots else slots["month_number"]
    year = explicit_year(slots)
    if (before := part_before_christ(slots, context, month, f"-{month:02}")) is not None:
        return before
    if year is not None:
        return span("M", dt.date(year, month, 1), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)
    base, shift = context.dct, slots.get("shift")
    if shift is None and (story := context.year_of_story(month)) is not None:
        return span("M", dt.date(story, month, 1), DateBasis.RELATIVE, "year_told", year=story, of_story=True)
    if slots.get("told") and (day_told := context.day_told()) is not None:
        base = day_told
    told = context.year_told(month)
    if (
        told is not None
        and shift is None
        and not (base is not None and told < base.year and context.style == "news" and context.future)
        and (context.style == "narrative" or base is None or abs(told - base.year) > 1)
    ):
        return span("M", dt.date(told, month, 1), DateBasis.RELATIVE, "year_told", year=told)
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-{month:02}", reason="no_dct")
    if shift == -1:
        year = base.year if month < base.month else base.year - 1
    elif shift == 1:
        year = base.year if month > base.month else base.year + 1
    elif shift == 0:
        year = base.year
    elif context.future or ((month - base.month) % 12 == 1 and context.tense_beside(_NEAR) != "past"):
        year = base.year if month >= base.month else base.year + 1
    else:
        year = base.year if month <= base.month else base.year - 1
    reason = "next_month" if (year, month) > (base.year, base.month) else "last_month"
    return span("M", dt.date(year, month, 1), DateBasis.RELATIVE, reason, published=base)


@operation
def calendar_year(slots: Slots, context: Context) -> Resolved | None:
    """As in "2025", "l'année 2025", "the year two thousand", "476 BC" (no interval: the calendar begins in year 1)."""
    if "before_christ" in slots:
        return before_christ(slots["number"])
    year = explicit_year(slots)
    if year is None or slots.get("year2", _LEAST_SHORT) < _LEAST_SHORT:
        return None
    return span("Y", dt.date(year, 1, 1), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)


@operation
def bare_year(slots: Slots, context: Context) -> Resolved | None:
    """As in "in 241" where a narrative has told a year of that age before ("264 BC", "AD 312"), else no timex."""
    if context.style != "narrative":
        return None
    number = int(slots["year3"])
    if context.year_before_christ() is not None:
        return before_christ(number)
    told = context.year_told()
    if told is None or not number - _AGE < told < number + _AGE:
        return None
    return span("Y", dt.date(number, 1, 1), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)


@operation
def numeric_date(slots: Slots, context: Context) -> Resolved | None:
    """As in "12/03/2026": `order` ("dmy" or "mdy") is the language's; a number above 12 decides against it."""
    first, second = slots["first"], slots["second"]
    day, month = (first, second) if slots.get("order", "dmy") == "dmy" else (second, first)
    if month > 12 and day <= 12:
        day, month = month, day
    if month > 12:
        return None
    rest = {key: value for key, value in slots.items() if key not in ("first", "second", "order")}
    return calendar_day(rest | {"day": day, "month": month}, context)


@operation
def calendar_string(slots: Slots, context: Context) -> Resolved | None:
    """A full date in a shape the rules do not spell out ("12/08,2015"): dateparser reads it."""
    date = normalize_calendar_string(context.text[context.at : context.until], context.language, context.dct)
    return _day(date, DateBasis.EXPLICIT, "explicit", year_is_explicit=True) if date else None


@operation
def numeric_month(slots: Slots, context: Context) -> Resolved | None:
    """As in "03/2026"."""
    return calendar_month({"month": slots["month_number"], "year": slots["year"]}, context)


@operation
def month_of_shifted_year(slots: Slots, context: Context) -> Resolved | None:
    """As in "June last year", "en mars de l'année dernière"."""
    base = context.dct
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-{slots['month']:02}", reason="no_dct")
    year = base.year + slots["shift"]
    if "day" in slots:
        return _day(dt.date(year, slots["month"], slots["day"]), DateBasis.RELATIVE, "of_year")
    return span("M", dt.date(year, slots["month"], 1), DateBasis.RELATIVE, "of_year")


def before_christ(year: int, rest: str = "", basis: DateBasis = DateBasis.EXPLICIT) -> Resolved:
    """A year before Christ, or a part of one, in TIMEX3; without days, as the calendar begins in year 1."""
    return Resolved(
        TimexType.DATE,
        f"BC{year:04}{rest}",
        basis=basis,
        reason="explicit",
        facts={"before_christ": year},
    )


def part_before_christ(slots: Slots, context: Context, month: int, rest: str) -> Resolved | None:
    """The month, day or season `rest` of a year before Christ: of its own, else of the one a narrative has come to."""
    if "before_christ" in slots:
        return before_christ(int(slots["number"]), rest)
    year = None if explicit_year(slots) is not None or "shift" in slots else context.year_before_christ(month)
    return None if year is None else before_christ(year, rest, DateBasis.RELATIVE)


def explicit_year(slots: Slots) -> int | None:
    """The year the words themselves give; of two digits the one from 1930 to 2029.

    Of the first end of a range it is the year before where its month comes later in the year than the one behind it,
    `later_month`: "from December to February 2015".
    """
    year, later = _written_year(slots), slots.get("later_month")
    return year - 1 if year is not None and later is not None and slots["month"] > later else year


def _written_year(slots: Slots) -> int | None:
    for name in ("year", "worded_year", "year3"):
        if (year := slots.get(name)) is not None:
            return _century_added(int(year)) if name == "year" else int(year)
    if "year_head" in slots and "year_tail" in slots:
        return int(slots["year_head"]) * 100 + int(slots["year_tail"])
    if (short := slots.get("year2")) is not None:
        return _century_added(int(short))
    return None


def span(unit: str, date: dt.date, basis: DateBasis, reason: str, /, **facts: object) -> Resolved:
    """The calendar unit that holds `date`, as a DATE."""
    return Resolved(
        TimexType.DATE,
        units.value(unit, date),
        units.holding(unit, date),
        units.PRECISION[unit],
        basis,
        reason=reason,
        facts=facts,
    )


def _century_added(year: int) -> int:
    return year if year >= 100 else year + (1900 if year >= 30 else 2000)


def _day_of_month(day: int, context: Context) -> Resolved | None:
    """As in "le 6" beside a month just told, else in the month of publication or the one before."""
    base = context.day_told(400) or context.dct
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-XX-{day:02}", reason="no_dct")
    date = dt.date(base.year, base.month, day)
    if base == context.dct and date > base and not context.future:
        previous = units.shift("M", base.replace(day=1), -1)
        date = dt.date(previous.year, previous.month, day)
    return _day(date, DateBasis.RELATIVE, "day_of_month", published=base)


def _nearest_day(
    base: dt.date, month: int, day: int, weekday: int | None, shift: int | None, context: Context
) -> dt.date:
    reach = range(-6, 7) if (month, day) == (2, 29) else range(-1, 2)
    candidates = [
        dt.date(base.year + step, month, day) for step in reach if month != 2 or day != 29 or _leap(base.year + step)
    ]
    if shift == -1:
        return max(c for c in candidates if c < base)
    if shift == 1:
        return min(c for c in candidates if c > base)
    if weekday:
        candidates = [c for c in candidates if c.isoweekday() == weekday] or candidates
    nearest = min(candidates, key=lambda c: abs((c - base).days))
    if weekday:
        return nearest
    away = abs((nearest - base).days)
    near = away < _TENSE_DECIDES
    tense = context.tense if away > _FAR else context.tense_beside(_TOUCHING if near else _NEAR)
    if tense == "future" and nearest < base and not near:
        return min((c for c in candidates if c >= base), default=nearest)
    if tense == "past" and nearest > base:
        return max((c for c in candidates if c <= base), default=nearest)
    return nearest


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _day(date: dt.date, basis: DateBasis, reason: str, /, **facts: object) -> Resolved:
    return span("D", date, basis, reason, **facts)
