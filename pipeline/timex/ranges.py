"""Operations that join two ends: "du 3 au 5 mai", "from Tuesday to Thursday", "1990-95", "a week starting tomorrow"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline import interval
from pipeline.timex import units
from pipeline.timex.calendar_dates import calendar_day, explicit_year, span
from pipeline.timex.context import Context
from pipeline.timex.durations import amount_of
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.joined import year_of_end
from pipeline.timex.operations import Slots, operation, resolve_slot
from pipeline.types import DateBasis, DatePrecision, TimexType

# What the first words of a range's two ends are in the rules.
_OPENING_SLOTS = {"the", "weekday", "month", "first_day", "first_year", "first"}
_LISTED = ("second_day", "third_day", "next_day")
_CLOSING_SLOTS = {"last_weekday", "last_month", "month", "last_day", "last_year", "last_year2", "next_day"}


@operation
def day_range(slots: Slots, context: Context) -> Resolved | None:
    """As in "du 3 au 5 mai", "March 28-April 2", "entre le 3 et le 5".

    From the first day to the last, both included.
    """
    end_month = slots.get("last_month", slots.get("month"))
    year = explicit_year(slots)
    tail = {"day": slots["last_day"], "month": end_month} if end_month else {"day": slots["last_day"]}
    if year is not None:
        tail["year"] = year
    for name in ("shift", "weekday"):
        if (name if name == "shift" else "last_weekday") in slots:
            tail[name] = slots[name if name == "shift" else "last_weekday"]
    last = resolve_slot(slots, "date", context) if "date" in slots and not end_month else calendar_day(tail, context)
    if last is None or last.interval is None:
        return last
    end = last.interval.last
    if "date" in slots and not end_month:  # "du 4 au 22 de ce mois": `date` is the month
        if not 28 <= last.interval.days <= 31:
            return None
        end = end.replace(day=slots["last_day"])
    start = dt.date(end.year, slots.get("month") or end.month, slots["first_day"])
    if start > end:
        start = units.shift("Y" if "last_month" in slots else "M", start, -1)
    return _range(start, end, last, apart=not context.spans)


@operation
def date_range(slots: Slots, context: Context) -> Resolved | None:
    """As in "de mardi à jeudi", "from March 2024 to June 2025": one timex where spans are asked for."""
    ends = find_ends(slots, context) if context.spans else None
    if ends is None or ends[0].interval is None or ends[1].interval is None:
        return None
    first, last = ends
    if ends[0].interval.first > ends[1].interval.last:
        return None
    return _range(ends[0].interval.first, ends[1].interval.last, last if first.basis == DateBasis.EXPLICIT else first)


@operation
def neighbours(slots: Slots, context: Context) -> Resolved | None:
    """As in "samedi et dimanche", "15 and 16 June": two that touch are one range where spans are asked for."""
    first = resolve_slot(slots, "first", context)
    if (
        not (context.spans or "next_day" in slots)
        or first is None
        or first.interval is None
        or first.type is not TimexType.DATE
    ):
        return None
    if "next_day" in slots:
        year = slots.get("year_told")
        if isinstance(year, Expression) and year.make != "calendar_year":
            return None
        if first.precision is not DatePrecision.DAY or first.interval.first.day >= slots["next_day"]:
            return None
        last_day = first.interval.first.replace(day=slots["next_day"])
        return _range(first.interval.first, last_day, first, apart=not context.spans or last_day != first.interval.end)
    ends = find_ends(slots, context)
    if ends is None or ends[1].interval is None or ends[1].type is not TimexType.DATE:
        return None
    first, last = ends
    middle = resolve_slot(slots, "middle", context) if "middle" in slots else first
    if first.interval is None or middle is None or middle.interval is None:
        return None
    between = "middle" not in slots or first.interval.end == middle.interval.start
    if not between or middle.interval.end != ends[1].interval.first:
        return None
    return _range(first.interval.first, ends[1].interval.last, last if first.basis == DateBasis.EXPLICIT else first)


@operation
def day_list(slots: Slots, context: Context) -> Resolved | None:
    """As in "Oct. 3, 7 and 12": days of one month, each a date of its own."""
    first = resolve_slot(slots, "first", context)
    if first is None or first.interval is None or first.precision is not DatePrecision.DAY:
        return None
    start = first.interval.first
    year = slots.get("year_told")
    if isinstance(year, Expression):
        told = resolve_slot(slots, "year_told", context)
        if year.make != "calendar_year" or told is None or told.interval is None:
            return None
        start = start.replace(year=told.interval.first.year)
        first = replace(first, basis=told.basis, facts=told.facts)
    days = {"first": start} | {name: start.replace(day=slots[name]) for name in _LISTED if name in slots}
    if sorted(set(days.values())) != list(days.values()):
        return None
    return replace(_range(start, days["next_day"], first), facts={**first.facts, "apart": "D", "days": days})


def find_ends(slots: Slots, context: Context) -> tuple[Resolved, Resolved] | None:
    """Both ends of a range, resolved together so that it does not end before it starts."""
    opening, closing = slots["first"], slots["last"]
    if context.style == "narrative" and isinstance(opening, Expression) and isinstance(closing, Expression):
        context.joined_year = year_of_end(opening, closing)
    first = _end_of_range(slots, "first", context)
    context.joined_year = None
    last = _end_of_range(slots, "last", context)
    if first is None or last is None:
        return None
    return _in_order(first, last, context.style)


@operation
def since_beginning(slots: Slots, context: Context) -> Resolved | None:
    """As in "depuis le début de l'année": from its first day to publication, where days are asked for."""
    inner = slots["date"]
    if not isinstance(inner, Expression) or inner.make not in ("part", "part_of_unit"):
        return None
    beginning = resolve_slot(slots, "date", context)
    if not context.spans or context.dct is None or beginning is None or beginning.modifier != "START":
        return None
    if beginning.interval is None or beginning.interval.start > context.dct:
        return None
    return _range(beginning.interval.start, context.dct, beginning)


@operation
def year_range(slots: Slots, context: Context) -> Resolved | None:
    """As in "1990-95", "2002/2003", "1914-1918"."""
    first = slots["first_year"]
    if "last_year2" in slots and 1 <= slots["last_year2"] <= 12 and slots["last_year2"] != first % 100 + 1:
        return span("M", dt.date(first, slots["last_year2"], 1), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)
    last = slots["last_year"] if "last_year" in slots else first // 100 * 100 + slots["last_year2"]
    if not first < last < first + 100:
        return None
    held = interval.years(first, last - first + 1)
    facts = {"first": held.first, "last": held.last} | ({} if context.spans else {"apart": "Y"})
    return Resolved(
        TimexType.DATE, f"{first}/{last}", held, DatePrecision.RANGE, DateBasis.EXPLICIT, reason="range", facts=facts
    )


@operation
def span_from(slots: Slots, context: Context) -> Resolved | None:
    """A duration with its first day: "a week starting tomorrow", "trois jours à partir de lundi"."""
    count, unit, _ = amount_of(slots["duration"])
    first = resolve_slot(slots, "date", context)
    if count is None or count != int(count) or unit in units.CLOCK or first is None or first.interval is None:
        return None
    start = first.interval.first
    return _range(start, units.shift(unit, start, int(count)) - interval.ONE_DAY, first)


def split_range(expression: Expression, whole: Resolved) -> tuple[tuple[Expression, Resolved], ...]:
    """The two ends of a range as TIMEX3 has them, each with its own words: "12-16 October" is "12" and "16 October".

    A range inside another expression ("late 1990-91") stays whole; a list has as many as it has days.
    """
    if isinstance(days := whole.facts.get("days"), dict):
        places = expression.places
        return tuple(
            (
                replace(expression, start=places[name][0], end=places[name][1]),
                span("D", day, whole.basis, "day_of_month"),
            )
            for name, day in days.items()
        )
    places, unit = expression.places, str(whole.facts["apart"])
    middle = next((places[name][1] for name in ("first_day", "first_year", "first") if name in places), None)
    if middle is None:
        return ((expression, whole),)
    begun = [place[0] for name, place in places.items() if place[1] <= middle and name in _OPENING_SLOTS]
    ended = [place[0] for name, place in places.items() if place[0] >= middle and name in _CLOSING_SLOTS]
    return tuple(
        (
            replace(expression, start=start, end=end),
            span(unit, date, whole.basis, "range_end", first=whole.facts["first"], last=whole.facts["last"]),
        )
        for start, end, date in (
            (min(begun), middle, whole.facts["first"]),
            (min(ended), expression.end, whole.facts["last"]),
        )
        if isinstance(date, dt.date)
    )


def _end_of_range(slots: Slots, name: str, context: Context) -> Resolved | None:
    """One end of a range, where "now" is the day of publication."""
    end = resolve_slot(slots, name, context)
    if context.spans and end is not None and end.value == "PRESENT_REF" and context.dct is not None:
        return span("D", context.dct, DateBasis.RELATIVE, "day_word", published=context.dct)
    return end


def _in_order(first: Resolved, last: Resolved, style: str) -> tuple[Resolved, Resolved]:
    """Weekdays, and days and months without a year, are moved by a week or a year so that the end follows the start."""
    if first.interval is None or last.interval is None or first.interval.first <= last.interval.last:
        return first, last
    if last.reason.startswith("weekday") and (first.interval.first - last.interval.last).days < 7:
        return first, _moved(last, "W", 1)
    if last.reason == "last_month" and first.basis is DateBasis.RELATIVE:
        return first, _moved(last, "Y", 1)
    if first.reason in ("nearest", "last_month", "next_month") or (
        style == "narrative" and first.reason == "year_told"
    ):
        return _moved(first, "Y", -1), last
    return first, last


def _moved(end: Resolved, unit: str, count: int) -> Resolved:
    if end.interval is None or end.precision not in (DatePrecision.DAY, DatePrecision.MONTH):
        return end
    held = "D" if end.precision is DatePrecision.DAY else "M"
    date = units.shift(unit, end.interval.first, count)
    return replace(end, value=units.value(held, date) + end.value[10:], interval=units.holding(held, date))


def _range(first: dt.date, last: dt.date, like: Resolved, apart: bool = False) -> Resolved:
    held = interval.between(first, last)
    facts = {"first": first, "last": last, "year_is_explicit": like.facts.get("year_is_explicit", False)}
    return Resolved(
        TimexType.DATE,
        f"{first}/{last}",
        held,
        DatePrecision.RANGE,
        like.basis,
        reason="range",
        facts=facts | ({"apart": "D"} if apart else {}),
    )
