"""Operations that narrow a date: "début mars", "later this week", "this year's third quarter"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex.calendar_dates import explicit_year, span
from pipeline.timex.context import Context
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.operations import OPERATIONS, Slots, operation, resolve, resolve_slot
from pipeline.timex.periods import half_of, nth_part
from pipeline.types import DateBasis, DatePrecision, TimexType

# What another date can lie in.
_OUTER = {"relative_unit", "calendar_year", "bare_unit", "week_of", "iso_week", "ago", "later"}
# What has a first and a second half besides the year.
_HALVED = {"calendar_month", "decade", "century"}
# What TIMEX3 calls the parts that it has no name for.
_MODIFIERS = {"EARLIER": "START", "LATER": "END", "REST": "END"}
_CUTS = {"START", "MID", "END", "LATER", "EARLIER", "REST"}


@operation
def part(slots: Slots, context: Context) -> Resolved | None:
    """As in "début mars", "fin 2025", "mid-June", "later this week": the part of the date that the word cuts out."""
    inner = slots["date"]
    if slots["part"] in ("LATER", "EARLIER") and isinstance(inner, Expression) and inner.make == "weekday":
        return None  # "earlier Friday" is said of what happened, and means that Friday
    whole, modifier = resolve_slot(slots, "date", context), slots["part"]
    if whole is None or whole.type not in (TimexType.DATE, TimexType.TIME):
        return whole
    return _narrow(whole, modifier, context)


@operation
def approximate(slots: Slots, context: Context) -> Resolved | None:
    """As in "vers le 12 mars", "nearly two weeks ago", "since Monday".

    The same date or duration, the modifier noted.
    """
    whole = resolve_slot(slots, "date" if "date" in slots else "duration" if "duration" in slots else "time", context)
    modifier = slots.get("approx")
    return replace(whole, modifier=modifier) if whole is not None and isinstance(modifier, str) else whole


@operation
def of_date(slots: Slots, context: Context) -> Resolved | None:
    """One date within another: "this year's third quarter", "March of last year", "next week on Friday"."""
    inner, outer = slots["inner"], slots["date"]
    if not isinstance(inner, Expression) or not isinstance(outer, Expression):
        return None
    return _date_in(inner, outer, context) or _date_in(outer, inner, context)


@operation
def first_of(slots: Slots, context: Context) -> Resolved | None:
    """The first or last units of a span: "the first nine months of 2024", "les trois premiers mois de l'année"."""
    duration = slots.get("duration", slots.get("running"))
    if not isinstance(duration, Expression) or "ordinal" not in duration.slots:
        return None
    return nth_part({**duration.slots, "date": slots["date"]}, context)


@operation
def end_of(slots: Slots, context: Context) -> Resolved | None:
    """The first or last units of a span, uncounted: "the first months of 1939", "les derniers jours de mars"."""
    inner = slots["inner"]
    if not isinstance(inner, Expression) or {"number", "vague"} & set(inner.slots):
        return None
    which = -1 if inner.slots.get("shift") == -1 else inner.slots.get("ordinal")
    cut = {1: "START", -1: "END"}.get(which) if isinstance(which, int) else None
    return part({"date": slots["date"], "part": cut}, context) if cut else None


@operation
def part_of_unit(slots: Slots, context: Context) -> Resolved | None:
    """A part of the calendar unit that is running: "en début de semaine", "the rest of the month"."""
    base = context.now()
    if base is None:
        return Resolved(TimexType.DATE, "XXXX", modifier=slots["part"], reason="no_dct")
    whole = span(slots["unit"], base, DateBasis.RELATIVE, "part", published=base)
    return _narrow(whole, slots["part"], context)


@operation
def by_end(slots: Slots, context: Context) -> Resolved | None:
    """As in "d'ici la fin de l'année", where days are asked for: from publication to the end."""
    inner = slots["date"]
    if not isinstance(inner, Expression) or inner.slots.get("part") != "END":
        return None
    rest = resolve(replace(inner, slots={**inner.slots, "part": "REST"}), context)
    begun = rest is not None and rest.interval is not None and rest.interval.start == context.dct
    return rest if begun else resolve(inner, context)


@operation
def year_end(slots: Slots, context: Context) -> Resolved | None:
    """As in "year-end", "year's end": the last quarter of the year of publication."""
    if context.dct is None:
        return Resolved(TimexType.DATE, "XXXX", modifier="END", reason="no_dct")
    year = span("Y", context.dct, DateBasis.RELATIVE, "part")
    return replace(
        year, interval=interval.quarter(context.dct.year, 4), precision=DatePrecision.QUARTER, modifier="END"
    )


def _date_in(inner: Expression, outer: Expression, context: Context) -> Resolved | None:
    whole = resolve(outer, context)
    if inner.make == "quarter" and inner.slots.get("unit") == "HY" and outer.make in _HALVED and whole is not None:
        return half_of(whole, int(str(inner.slots.get("ordinal"))))
    if whole is None or whole.interval is None or outer.make not in _OUTER:
        return None
    if (
        inner.make in ("quarter", "season", "holiday")
        and whole.interval.days >= 365
        and explicit_year(inner.slots) is None
    ):
        return OPERATIONS[inner.make]({**inner.slots, "date": outer}, context)
    if inner.make == "weekday" and "shift" not in inner.slots and whole.interval.days == 7:
        day = whole.interval.first + dt.timedelta(days=int(str(inner.slots["weekday"])) - 1)
        return span("D", day, whole.basis, "nth")
    if (
        inner.make in ("calendar_month", "calendar_day")
        and whole.interval.days >= 365
        and explicit_year(inner.slots) is None
    ):
        held = resolve(replace(inner, slots={**inner.slots, "year": whole.interval.first.year}), context)
        return held and replace(held, basis=whole.basis)
    return None


def _narrow(whole: Resolved, modifier: str, context: Context) -> Resolved:
    if whole.interval is None or modifier not in _CUTS:
        return replace(whole, modifier=_MODIFIERS.get(modifier, modifier))
    if modifier in ("LATER", "EARLIER", "REST"):
        return _rest(whole, modifier, context)
    held, precision = _cut(whole.interval, modifier)
    return replace(
        whole,
        interval=held,
        precision=precision or whole.precision,
        modifier=modifier,
        reason="part",
        facts=dict(whole.facts),
    )


def _rest(whole: Resolved, modifier: str, context: Context) -> Resolved:
    """As in "later this week": from publication to its end; "earlier this month": that calendar month."""
    held = whole.interval
    if (
        modifier in ("LATER", "REST")
        and held is not None
        and context.dct is not None
        and held.start <= context.dct < held.end
        and held.days > 1
    ):
        held = Interval(context.dct, held.end)
        return replace(whole, interval=held, precision=DatePrecision.RANGE, modifier="END", reason="part")
    return replace(whole, modifier="START" if modifier == "EARLIER" else "END", reason="part")


def _cut(held: Interval, modifier: str) -> tuple[Interval, DatePrecision | None]:
    """The first, middle or last part, as the gold guidelines cut it: months at days 10 and 20, years by quarters."""
    first = held.first
    index = {"START": 0, "MID": 1, "END": 2}[modifier]
    if held.days == 1:
        return held, None
    if held.days == 7:
        offset, days = ((0, 3), (2, 2), (4, 3))[index]
        start = first + dt.timedelta(days=offset)
        return Interval(start, start + dt.timedelta(days=days)), DatePrecision.RANGE
    if held.days <= 31 and first.day == 1:
        cuts = (first, first + dt.timedelta(days=10), first + dt.timedelta(days=20), held.end)
        return Interval(cuts[index], cuts[index + 1]), DatePrecision.RANGE
    months = (held.end.year - first.year) * 12 + held.end.month - first.month
    if first.day != 1 or held.end.day != 1 or months < 2:
        third = held.days // 3 or 1
        start = first + dt.timedelta(days=(0, third, held.days - third)[index])
        return Interval(start, min(start + dt.timedelta(days=third), held.end)), DatePrecision.RANGE
    if months == 12:
        month, count = ((1, 3), (5, 4), (10, 3))[index]
        return interval.months(first.year, month, count), DatePrecision.QUARTER if count == 3 else DatePrecision.RANGE
    if months in (120, 1200):
        tenth = months // 10
        skipped, count = ((0, 4), (3, 4), (6, 4))[index]
        return interval.months(first.year, first.month + skipped * tenth, count * tenth), DatePrecision.RANGE
    third = months // 3 or 1
    skipped = (0, (months - third) // 2, months - third)[index]
    return interval.months(first.year, first.month + skipped, third), DatePrecision.RANGE
