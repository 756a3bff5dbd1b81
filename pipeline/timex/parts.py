"""Operations that narrow or join dates: "début mars", "lundi matin", "vers 18 h", "du 3 au 5 mai", nights."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex import units
from pipeline.timex.calendar_dates import calendar_day, explicit_year, nth_part, span
from pipeline.timex.context import Context
from pipeline.timex.durations import amount_of
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.operations import OPERATIONS, Slots, operation, resolve, resolve_slot
from pipeline.types import DateBasis, DatePrecision, TimexType


@operation
def part(slots: Slots, context: Context) -> Resolved | None:
    """ "début mars", "fin 2025", "mid-June", "later this week": the part of the date that the word cuts out."""
    whole, modifier = resolve_slot(slots, "date", context), slots["part"]
    if whole is None or whole.type not in (TimexType.DATE, TimexType.TIME):
        return whole
    return _narrow(whole, modifier, context)


@operation
def approximate(slots: Slots, context: Context) -> Resolved | None:
    """ "vers le 12 mars", "nearly two weeks ago", "since Monday": the same date or duration, the modifier noted."""
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
def part_of_unit(slots: Slots, context: Context) -> Resolved | None:
    """A part of the calendar unit that is running: "en début de semaine", "the rest of the month"."""
    base = context.now()
    if base is None:
        return Resolved(TimexType.DATE, "XXXX", modifier=slots["part"], reason="no_dct")
    whole = span(slots["unit"], base, DateBasis.RELATIVE, "part", published=base)
    return _narrow(whole, slots["part"], context)


@operation
def span_from(slots: Slots, context: Context) -> Resolved | None:
    """A duration with its first day: "a week starting tomorrow", "trois jours à partir de lundi"."""
    count, unit, _ = amount_of(slots["duration"])
    first = resolve_slot(slots, "date", context)
    if count is None or count != int(count) or unit in units.CLOCK or first is None or first.interval is None:
        return None
    start = first.interval.first
    return _range(start, units.shift(unit, start, int(count)) - interval.ONE_DAY, first)


@operation
def year_end(slots: Slots, context: Context) -> Resolved | None:
    """ "year-end", "year's end": the last quarter of the year of publication."""
    if context.dct is None:
        return Resolved(TimexType.DATE, "XXXX", modifier="END", reason="no_dct")
    year = span("Y", context.dct, DateBasis.RELATIVE, "part")
    return replace(
        year, interval=interval.quarter(context.dct.year, 4), precision=DatePrecision.QUARTER, modifier="END"
    )


@operation
def daypart(slots: Slots, context: Context) -> Resolved | None:
    """ "lundi matin", "ce soir", "la nuit", "last night", "in the morning"; without a date the day told last."""
    code = slots["daypart"]
    base = resolve_slot(slots, "date", context)
    if base is None and "weekday" in slots:
        from pipeline.timex.relative_dates import weekday

        base = weekday(slots, context)
    if base is None:
        base = _day_here(slots, context)
    if base.interval is None:
        return replace(
            base, type=TimexType.TIME, value=f"{base.value}T{code}" if base.reason == "no_dct" else base.value
        )
    if base.interval.days > 1:
        return replace(
            base, value=base.value if base.type is not TimexType.DATE else f"{base.value}T{code}", type=TimexType.TIME
        )
    held, precision = base.interval, DatePrecision.DAY
    if code == "NI" and slots.get("through", False):
        held, precision = Interval(held.start, held.end + interval.ONE_DAY), DatePrecision.RANGE
    return Resolved(
        TimexType.TIME,
        f"{base.value}T{code}",
        held,
        precision,
        base.basis,
        base.modifier,
        "daypart",
        {**base.facts, "daypart": code},
    )


@operation
def clock(slots: Slots, context: Context) -> Resolved | None:
    """ "18 h 30", "10:35 a.m.", "5 p.m. EST Friday", "minuit": a time of the day named, else of the day told last."""
    hour, minute = slots.get("hour"), slots.get("minute", 0) or 0
    if "dotted_clock" in slots:
        hour, minute = (int(part) for part in slots["dotted_clock"].split("."))
    if "clock_word" in slots:
        hour = slots["clock_word"]
    if hour is None or hour > 24 or minute > 59:
        return None
    half_day = slots.get("ampm") or {"MO": "AM", "AF": "PM", "EV": "PM", "NI": "PM"}.get(slots.get("daypart", ""))
    if half_day and hour > 12 and "ampm" in slots and hour > 23:
        return None
    if half_day == "PM" and hour < 12 and not (slots.get("daypart") == "NI" and hour < 6):
        hour += 12
    elif half_day == "AM" and hour == 12:
        hour = 0
    base = resolve_slot(slots, "date", context)
    if base is None:
        base = _day_here(slots, context)
    value = f"T{hour:02}:{minute:02}"
    if base.interval is None or base.interval.days > 1:
        return Resolved(TimexType.TIME, f"XXXX-XX-XX{value}", reason="no_dct")
    return Resolved(
        TimexType.TIME,
        base.value[:10] + value,
        base.interval,
        DatePrecision.DAY,
        base.basis,
        base.modifier,
        "clock",
        dict(base.facts),
    )


@operation
def clock_of_date(slots: Slots, context: Context) -> Resolved | None:
    """ "9 a.m. Tuesday", "hier à 10 h": a time and its date side by side."""
    time = slots["time"]
    if time.make != "clock" or "date" in time.slots:
        return None
    return clock({**time.slots, "date": slots["date"]}, context)


@operation
def night_between(slots: Slots, context: Context) -> Resolved | None:
    """ "la nuit de mardi à mercredi", "la nuit du 3 au 4 mai": both days, the first one's night."""
    if "last_day" in slots:
        rest = {key: slots[key] for key in ("month", "year") if key in slots}
        last = calendar_day({**rest, "day": slots["last_day"]}, context)
        if last is None or last.interval is None:
            return last
        first_day = last.interval.first - interval.ONE_DAY
        if first_day.day != slots["first_day"]:
            return None
        basis = last.basis
    else:
        first, last = resolve_slot(slots, "first", context), resolve_slot(slots, "last", context)
        if first is None or last is None or first.interval is None or last.interval is None:
            return first and replace(first, type=TimexType.TIME, value=f"{first.value}TNI")
        # The evening may be told with its date and the morning by its weekday, or the reverse.
        first_day = (
            first.interval.first if first.basis == DateBasis.EXPLICIT else last.interval.first - interval.ONE_DAY
        )
        basis = first.basis
    held = Interval(first_day, first_day + dt.timedelta(days=2))
    return Resolved(
        TimexType.TIME,
        f"{first_day}TNI",
        held,
        DatePrecision.RANGE,
        basis,
        reason="night",
        facts={"first": first_day, "last": held.last},
    )


@operation
def day_range(slots: Slots, context: Context) -> Resolved | None:
    """ "du 3 au 5 mai", "March 28-April 2", "entre le 3 et le 5": from the first day to the last, both included."""
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
    return _range(start, end, last)


@operation
def date_range(slots: Slots, context: Context) -> Resolved | None:
    """ "de mardi à jeudi", "from March 2024 to June 2025", "1990-95": never ends before it starts."""
    first, last = _end_of_range(slots, "first", context), _end_of_range(slots, "last", context)
    if first is None or last is None or first.interval is None or last.interval is None:
        return None
    first, last = _in_order(first, last)
    if first.interval is None or last.interval is None or first.interval.first > last.interval.last:
        return None
    return _range(first.interval.first, last.interval.last, last if first.basis == DateBasis.EXPLICIT else first)


@operation
def year_range(slots: Slots, context: Context) -> Resolved | None:
    """ "1990-95", "2002/2003", "1914-1918"."""
    first = slots["first_year"]
    if "last_year2" in slots and 1 <= slots["last_year2"] <= 12 and slots["last_year2"] != first % 100 + 1:
        return span("M", dt.date(first, slots["last_year2"], 1), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)
    last = slots["last_year"] if "last_year" in slots else first // 100 * 100 + slots["last_year2"]
    if not first < last < first + 100:
        return None
    held = interval.years(first, last - first + 1)
    return Resolved(
        TimexType.DATE, f"{first}/{last}", held, DatePrecision.RANGE, DateBasis.EXPLICIT, reason="range",
        facts={"first": held.first, "last": held.last},
    )  # fmt: skip


def _narrow(whole: Resolved, modifier: str, context: Context) -> Resolved:
    if whole.interval is None or modifier not in _CUTS:
        return replace(whole, modifier=modifier)
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


def _date_in(inner: Expression, outer: Expression, context: Context) -> Resolved | None:
    whole = resolve(outer, context)
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


def _end_of_range(slots: Slots, name: str, context: Context) -> Resolved | None:
    """One end of a range, where "now" is the day of publication."""
    end = resolve_slot(slots, name, context)
    if end is not None and end.value == "PRESENT_REF" and context.dct is not None:
        return span("D", context.dct, DateBasis.RELATIVE, "day_word", published=context.dct)
    return end


def _in_order(first: Resolved, last: Resolved) -> tuple[Resolved, Resolved]:
    """Weekdays and days without a year are moved by a week or a year so that the end follows the start."""
    if first.interval is None or last.interval is None or first.interval.first <= last.interval.last:
        return first, last
    if last.reason.startswith("weekday") and (first.interval.first - last.interval.last).days < 7:
        return first, replace(last, interval=last.interval.shift(7))
    if first.reason in ("nearest", "last_month", "next_month"):
        start = units.shift("Y", first.interval.first, -1)
        return replace(first, interval=Interval(start, start + dt.timedelta(days=first.interval.days))), last
    return first, last


def _range(first: dt.date, last: dt.date, like: Resolved) -> Resolved:
    held = interval.between(first, last)
    facts = {"first": first, "last": last, "year_is_explicit": like.facts.get("year_is_explicit", False)}
    return Resolved(
        TimexType.DATE, f"{first}/{last}", held, DatePrecision.RANGE, like.basis, reason="range", facts=facts
    )


def _day_here(slots: Slots, context: Context) -> Resolved:
    """The day a bare time or part of the day belongs to: publication for "ce soir", else the day told last."""
    if slots.get("today", False) or (base := context.day_told(600, longest=1)) is None:
        if context.dct is None:
            return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no_dct")
        return span(
            "D",
            context.dct + dt.timedelta(days=slots.get("offset", 0)),
            DateBasis.RELATIVE,
            "day_word",
            published=context.dct,
            offset=slots.get("offset", 0),
        )
    offset = slots.get("told_offset", 0)
    return span("D", base + dt.timedelta(days=offset), DateBasis.NARRATIVE, "told_day", anchor=base, offset=offset)


def _rest(whole: Resolved, modifier: str, context: Context) -> Resolved:
    """ "later this week": from publication to its end; "earlier this month": that calendar month."""
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


# What another date can lie in.
_OUTER = {"relative_unit", "calendar_year", "bare_unit", "week_of", "iso_week", "ago", "later"}
_CUTS = {"START", "MID", "END", "LATER", "EARLIER", "REST"}


def _cut(held: Interval, modifier: str) -> tuple[Interval, DatePrecision | None]:
    """The first, middle or last part, as the gold guidelines cut it: months at days 10 and 20, years by quarters."""
    first = held.first
    index = {"START": 0, "MID": 1, "END": 2}[modifier]
    if held.days == 1:
        return held, None
    if held.days == 7:
        start, days = ((0, 3), (2, 2), (4, 3))[index]
        return Interval(first + dt.timedelta(days=start), first + dt.timedelta(days=start + days)), DatePrecision.RANGE
    if held.days <= 31 and first.day == 1:
        cuts = (first, first + dt.timedelta(days=10), first + dt.timedelta(days=20), held.end)
        return Interval(cuts[index], cuts[index + 1]), DatePrecision.RANGE
    months = (held.end.year - first.year) * 12 + held.end.month - first.month
    if first.day != 1 or held.end.day != 1 or months < 2:
        third = held.days // 3 or 1
        starts = (0, third, held.days - third)
        start = first + dt.timedelta(days=starts[index])
        return Interval(start, min(start + dt.timedelta(days=third), held.end)), DatePrecision.RANGE
    if months == 12:
        start, count = ((1, 3), (5, 4), (10, 3))[index]
        return interval.months(first.year, start, count), DatePrecision.QUARTER if count == 3 else DatePrecision.RANGE
    if months in (120, 1200):
        tenth = months // 10
        start, count = ((0, 4), (3, 4), (6, 4))[index]
        return interval.months(first.year, first.month + start * tenth, count * tenth), DatePrecision.RANGE
    third = months // 3 or 1
    start = (0, (months - third) // 2, months - third)[index]
    return interval.months(first.year, first.month + start, third), DatePrecision.RANGE
