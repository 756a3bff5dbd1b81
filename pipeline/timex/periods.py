"""Operations on quarters, seasons, decades, centuries and weeks, and on the nth part of a span."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex import units
from pipeline.timex.calendar_dates import (
    before_christ,
    calendar_month,
    calendar_year,
    explicit_year,
    part_before_christ,
    span,
)
from pipeline.timex.context import Context
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.operations import Slots, operation, resolve_slot
from pipeline.timex.story_year import WINTER
from pipeline.types import DateBasis, DatePrecision, TimexType

# A quarter that ended so many days ago is still the one that is reported on, whatever the tense.
_JUST_ENDED = 60


@operation
def quarter(slots: Slots, context: Context) -> Resolved | None:
    """As in "le deuxième trimestre 2025", "Q3", "this year's first quarter"; `unit` Q or HY."""
    unit, number = slots.get("unit", "Q"), slots.get("ordinal") or slots.get("number")
    most = 4 if unit == "Q" else 2
    if number == -1:
        number = most
    if number is None or not 1 <= number <= most:
        return None
    year, basis = _year_of(slots, context)
    if year is None:
        base = context.now()
        if base is None:
            return Resolved(TimexType.DATE, f"XXXX-{'Q' if unit == 'Q' else 'H'}{number}", reason="no_dct")
        year = base.year
        first = dt.date(year, units.MONTHS[unit] * (number - 1) + 1, 1)
        if context.future and (base - units.holding(unit, first).last).days > _JUST_ENDED:
            year += 1
        elif not context.future and first > base and (first - base).days > 92:
            year -= 1
        year += slots.get("shift", 0)
    return span(unit, dt.date(year, units.MONTHS[unit] * (number - 1) + 1, 1), basis, "quarter", year=year)


@operation
def season(slots: Slots, context: Context) -> Resolved | None:
    """As in "l'été 2025", "last fall", "cet hiver": meteorological months, winter beginning in December of its year."""
    code = slots["season"]
    if slots.get("told") and (before := context.year_before_christ_told()) is not None:
        return before_christ(before - slots.get("shift", 0), f"-{code}", DateBasis.NARRATIVE)
    month = WINTER if code == "WI" else interval.SEASON_FIRST_MONTH[code]
    if (part := part_before_christ(slots, context, month, f"-{code}")) is not None:
        return part
    year, basis = _year_of(slots, context, month)
    if year is None:
        told = context.day_told() if slots.get("told") else None
        base, shift = told or context.now(), slots.get("shift")
        if base is None or slots.get("every"):
            return Resolved(TimexType.DATE if base is None else TimexType.SET, f"XXXX-{code}", reason="no_dct")
        candidates = [interval.season(base.year + step, code) for step in (-2, -1, 0, 1)]
        if shift == -1:
            chosen = max(c for c in candidates if c.end <= base)
        elif shift == 1:
            chosen = min(c for c in candidates if c.start > base)
        elif context.future or (shift == 0 and not any(c.start <= base for c in candidates[1:3])):
            chosen = min(c for c in candidates if c.end > base)
        elif shift == 0:
            chosen = min(candidates, key=lambda c: abs((c.start - base).days))
        else:
            chosen = max(c for c in candidates if c.start <= base)
    else:
        chosen = interval.season(year, code)
    return Resolved(
        TimexType.DATE, f"{chosen.first.year:04}-{code}", chosen, DatePrecision.SEASON, basis, reason="season",
        facts={"year_is_explicit": basis == DateBasis.EXPLICIT},
    )  # fmt: skip


@operation
def decade(slots: Slots, context: Context) -> Resolved | None:
    """As in "les années 1990", "les années 30", "the eighties", "the '60s", "the 470s BC"."""
    if "before_christ" in slots:
        number = int(slots["number"])
        if number % 10:
            return None
        return Resolved(TimexType.DATE, f"BC{number // 10:03}", basis=DateBasis.EXPLICIT, reason="explicit")
    if (year := slots.get("year") or slots.get("worded_year")) is not None:
        first = int(year)
    else:
        tens = int(slots["tens"])
        first = tens if tens >= 1000 else 1900 + tens
    if first % 10:
        return None
    return span("E", dt.date(first, 1, 1), DateBasis.EXPLICIT, "decade")


@operation
def century(slots: Slots, context: Context) -> Resolved | None:
    """As in "le XIXe siècle", "the 20th century", "the third century BC"."""
    number = int(slots.get("roman") or slots.get("ordinal") or slots["number"])
    if "before_christ" in slots:
        return Resolved(TimexType.DATE, f"BC{number - 1:02}", basis=DateBasis.EXPLICIT, reason="explicit")
    if not 1 <= number <= 22:
        return None
    held = interval.years(max(100 * (number - 1), 1), 100 if number > 1 else 99)
    return Resolved(TimexType.DATE, f"{number - 1:02}", held, DatePrecision.RANGE, DateBasis.EXPLICIT, reason="century")


@operation
def nth_weekday(slots: Slots, context: Context) -> Resolved | None:
    """The nth weekday of a month: "le premier lundi de mars", "the last Friday of October 2025"."""
    within = _within(slots, context)
    inner = slots.get("inner")
    number = (
        inner.slots.get("weekday")
        if isinstance(inner, Expression) and inner.make == "weekday"
        else slots.get("weekday")
    )
    if within is None or within.interval is None or number is None:
        return None
    days = [within.interval.first + dt.timedelta(days=k) for k in range(within.interval.days)]
    matching = [day for day in days if day.isoweekday() == number]
    which = slots["ordinal"]
    if not matching or which > len(matching):
        return None
    return span("D", matching[which if which < 0 else which - 1], within.basis, "nth", **_carry(within))


@operation
def nth_part(slots: Slots, context: Context) -> Resolved | None:
    """The nth unit of a span: "the last day of March", "la première semaine de mai", "les trois premiers mois de 2025".

    A week belongs to the span that holds its Thursday, as in ISO 8601.
    """
    within = _within(slots, context)
    if within is None or within.interval is None:
        return None
    unit, which, count = slots["unit"], slots["ordinal"], int(slots.get("number") or 1)
    if unit not in units.PRECISION or within.interval.days <= 1:
        return None
    held = (
        _nth_week(within.interval, which)
        if unit == "W" and count == 1
        else _nth_units(within.interval, unit, which, count)
    )
    if not within.interval.overlaps(held):
        return None
    value = units.value(unit, held.first) if count == 1 else f"{held.first}/{held.last}"
    precision = units.PRECISION[unit] if count == 1 else DatePrecision.RANGE
    return Resolved(TimexType.DATE, value, held, precision, within.basis, reason="nth", facts=_carry(within))


@operation
def day_of_month_of(slots: Slots, context: Context) -> Resolved | None:
    """A day of a month told otherwise: "the 20th of next month", "le 3 du mois dernier"."""
    within = resolve_slot(slots, "date", context)
    if within is None or within.interval is None or not 28 <= within.interval.days <= 31:
        return None
    return span("D", within.interval.first.replace(day=slots["day"]), within.basis, "nth")


@operation
def week_of(slots: Slots, context: Context) -> Resolved | None:
    """As in "the week of March 6", "la semaine du 6 mars", "the weekend of May 3" (`unit` WE)."""
    within = resolve_slot(slots, "date", context)
    if within is None or within.interval is None:
        return None
    return span(slots.get("unit", "W"), within.interval.first, within.basis, "week_of", **_carry(within))


@operation
def iso_week(slots: Slots, context: Context) -> Resolved | None:
    """A week by its number: "week 12", "la semaine 12 de 2025"."""
    year = explicit_year(slots) or (context.dct.year if context.dct else None)
    if year is None or not 1 <= slots["week"] <= 53:
        return None
    basis = DateBasis.EXPLICIT if explicit_year(slots) else DateBasis.RELATIVE
    return span("W", dt.date.fromisocalendar(year, int(slots["week"]), 1), basis, "week_of")


def half_of(within: Resolved, which: int) -> Resolved | None:
    """The first or second half of a month, decade or century, whose value is that of the whole."""
    if within.interval is None or which not in (1, 2, -1):
        return None
    middle = within.interval.start + dt.timedelta(days=round(within.interval.days / 2))
    if which == 1:
        return replace(within, interval=Interval(within.interval.start, middle), modifier="START", reason="part")
    return replace(within, interval=Interval(middle, within.interval.end), modifier="END", reason="part")


def _year_of(slots: Slots, context: Context, month: int | None = None) -> tuple[int | None, DateBasis]:
    if (year := explicit_year(slots)) is not None:
        return year, DateBasis.EXPLICIT
    within = resolve_slot(slots, "date", context)
    if within is not None and within.interval is not None:
        return within.interval.first.year, within.basis
    told = context.year_told(month)
    if told is not None and "shift" not in slots and context.style == "narrative":
        return told, DateBasis.RELATIVE
    return None, DateBasis.RELATIVE


def _within(slots: Slots, context: Context) -> Resolved | None:
    """The month or year that a part is of, told by the rule's own slots or by an expression."""
    if "month" in slots:
        return calendar_month(slots, context)
    if explicit_year(slots) is not None:
        return calendar_year(slots, context)
    return resolve_slot(slots, "date", context)


def _nth_units(within: Interval, unit: str, which: int, count: int) -> Interval:
    if which == -1:
        return Interval(units.shift(unit, within.end, -count), within.end)
    start = within.first if which == 1 else units.shift(unit, within.first, which - 1)
    held = Interval(start, units.shift(unit, start, count if which == 1 else 1))
    return units.holding("WE", held.first) if unit == "WE" else held


def _nth_week(within: Interval, which: int) -> Interval:
    if which == -1:
        last_thursday = within.last - dt.timedelta(days=(within.last.isoweekday() - 4) % 7)
        return units.holding("W", last_thursday)
    first_thursday = within.first + dt.timedelta(days=(4 - within.first.isoweekday()) % 7)
    return units.holding("W", first_thursday + dt.timedelta(weeks=which - 1))


def _carry(within: Resolved) -> dict[str, object]:
    return {"year_is_explicit": within.facts.get("year_is_explicit", False)}
