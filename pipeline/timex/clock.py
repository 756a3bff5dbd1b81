"""Operations on the time of day: "lundi matin", "vers 18 h", "la nuit de mardi à mercredi"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex.calendar_dates import calendar_day, span
from pipeline.timex.context import Context
from pipeline.timex.expression import Resolved
from pipeline.timex.operations import Slots, operation, resolve_slot
from pipeline.types import DateBasis, DatePrecision, TimexType


@operation
def daypart(slots: Slots, context: Context) -> Resolved | None:
    """As in "lundi matin", "ce soir", "la nuit", "last night", "in the morning"; without a date the day told last."""
    code = slots["daypart"]
    if context.spans and code == "NI" and slots.get("bare") and "date" not in slots:
        return _night(slots, context)
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
    if base.interval.days == 2 and code == "NI" and base.reason == "range":  # "overnight June 6-7"
        return _night_from(base.interval.first, base.basis)
    if base.interval.days > 1:
        return replace(
            base, value=base.value if base.type is not TimexType.DATE else f"{base.value}T{code}", type=TimexType.TIME
        )
    held, precision = base.interval, DatePrecision.DAY
    if code == "NI" and slots.get("through", False):
        held, precision = Interval(held.start, held.end + interval.ONE_DAY), DatePrecision.RANGE
    elif code == "NI" and slots.get("into", False):  # "overnight into Thursday"
        held, precision = Interval(held.start - interval.ONE_DAY, held.end), DatePrecision.RANGE
        base = span("D", held.first, base.basis, base.reason, **base.facts)
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
    """As in "18 h 30", "10:35 a.m.", "5 p.m. EST Friday", "minuit".

    A time of the day named, else of the day told last.
    """
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
    value = f"T{hour:02}:{minute:02}" + (f":{slots['second']:02}" if "second" in slots else "")
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
    """As in "9 a.m. Tuesday", "hier à 10 h": a time and its date side by side."""
    time = slots["time"]
    if time.make != "clock" or "date" in time.slots:
        return None
    return clock({**time.slots, "date": slots["date"]}, context)


@operation
def night_between(slots: Slots, context: Context) -> Resolved | None:
    """As in "la nuit de mardi à mercredi", "la nuit du 3 au 4 mai": both days, the first one's night."""
    if "last_day" in slots:
        rest = {key: slots[key] for key in ("month", "year") if key in slots}
        if "last_weekday" in slots and "month" in slots:
            rest["weekday"] = slots["last_weekday"]
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
        if not _follow(first.interval, last.interval):
            return None
        # The evening may be told with its date and the morning by its weekday, or the reverse.
        first_day = (
            first.interval.first if first.basis == DateBasis.EXPLICIT else last.interval.first - interval.ONE_DAY
        )
        basis = first.basis
    return _night_from(first_day, basis)


def _night(slots: Slots, context: Context) -> Resolved | None:
    """As in "dans la nuit", "overnight", "cette nuit", where days are asked for: a night is two days.

    After a day told beside it the night that follows that day, unless it is looked back on ("said on Tuesday that ...
    had been hit overnight") or that day is publication; without one the night before publication, or by the tense the
    coming one.
    """
    if context.dct is None:
        return Resolved(TimexType.TIME, "XXXX-XX-XXTNI", reason="no_dct")
    told = None if slots.get("today", False) else context.day_beside()
    if told is None or told == context.dct:
        first = context.dct if context.future else context.dct - interval.ONE_DAY
    else:
        first = told - interval.ONE_DAY if context.is_aside(context.at, context.until) else told
    basis = DateBasis.RELATIVE if told is None else DateBasis.NARRATIVE
    return _night_from(first, basis)


def _follow(first: Interval, last: Interval) -> bool:
    """Whether the last is the day after the first, were it not that each weekday is read by itself."""
    return first.days <= 2 and last.days <= 2 and (last.first - first.first).days % 7 == 1


def _night_from(first: dt.date, basis: DateBasis) -> Resolved:
    """The night from one day to the next, which is both."""
    last = first + interval.ONE_DAY
    return Resolved(
        TimexType.TIME, f"{first}TNI", interval.between(first, last), DatePrecision.RANGE, basis,
        reason="night", facts={"first": first, "last": last},
    )  # fmt: skip


def _day_here(slots: Slots, context: Context) -> Resolved:
    """The day a bare time or part of the day belongs to: publication for "ce soir", else the day told last."""
    offset = slots.get("offset", slots.get("told_offset", 0))
    heading = None if slots.get("today", False) else context.day_of_heading()
    base = heading or (context.day_beside() if context.spans else None) or context.day_told(600, longest=2)
    if slots.get("today", False) or base is None:
        if context.dct is None:
            return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no_dct")
        return span(
            "D",
            context.dct + dt.timedelta(days=offset),
            DateBasis.RELATIVE,
            "day_word",
            published=context.dct,
            offset=offset,
        )
    return span("D", base + dt.timedelta(days=offset), DateBasis.NARRATIVE, "told_day", anchor=base, offset=offset)
