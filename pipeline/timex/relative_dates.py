"""Operations that start from publication or from the day told last: "hier", "jeudi", "last month", "le lendemain"."""

from __future__ import annotations

import datetime as dt

from pipeline.timex import units
from pipeline.timex.calendar_dates import before_christ, span
from pipeline.timex.context import Context
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.operations import Slots, operation, resolve_slot
from pipeline.types import DateBasis, TimexType

REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
# A day of the month without its month lies at most so many days off.
_MONTH_REACH = 35


@operation
def day_word(slots: Slots, context: Context) -> Resolved | None:
    """As in "hier", "aujourd'hui", "tomorrow": days from publication."""
    offset = slots["dayword"]
    if context.dct is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no_dct")
    day = context.dct + dt.timedelta(days=offset)
    if "weekday" in slots and day.isoweekday() != slots["weekday"]:
        return weekday({"weekday": slots["weekday"], "shift": 1 if offset > 0 else 0}, context)
    return span(
        "D",
        day,
        DateBasis.RELATIVE,
        "day_word",
        published=context.dct,
        offset=offset,
    )


@operation
def told_day(slots: Slots, context: Context) -> Resolved | None:
    """As in "le lendemain", "la veille", "the following day", "ce jour-là".

    Days from the day told last, or from `date`.
    """
    offset = slots.get("told_offset", slots.get("offset", 0))
    anchor = resolve_slot(slots, "date", context)
    if anchor is not None:
        if anchor.interval is None:
            return None
        base: dt.date | None = anchor.interval.last if offset > 0 else anchor.interval.first
    else:
        base = context.day_told(longest=1, beside=offset != 0)
        if base is None and offset:
            base = context.day_told(beside=True)
            # Nothing told before: "the day before" is the one before publication, but the day after is not past yet.
            if base is None and not (context.spans and offset > 0 and context.tense == "past"):
                base = context.dct
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no_anchor")
    return span("D", base + dt.timedelta(days=offset), DateBasis.NARRATIVE, "told_day", anchor=base, offset=offset)


@operation
def day_beside(slots: Slots, context: Context) -> Resolved | None:
    """As in "the day after the attack of 3 May": counted from `date`, which a step after the rules has put there.

    What is counted from something undated is of no day, and no timex: as news it may well be of the day of publication.
    """
    return told_day(slots, context) if "date" in slots or not context.spans else None


@operation
def same_day(slots: Slots, context: Context) -> Resolved | None:
    """As in "plus tôt dans la journée", "hours later", "dans la foulée": the day told beside it, else publication.

    Not publication where the words follow on something told (`tied`). TIMEX3 has the day of publication.
    """
    told = context.day_beside() if context.spans else None
    if told is not None:
        return span("D", told, DateBasis.NARRATIVE, "told_day", anchor=told)
    return None if slots.get("tied", False) else day_word({"dayword": 0}, context)


@operation
def weekday(slots: Slots, context: Context) -> Resolved | None:
    """As in "jeudi".

    The last one up to publication, the next where the verb says so; "jeudi dernier", "next Thursday".
    """
    number, shift = slots["weekday"], slots.get("shift")
    if slots.get("told") and (told := context.day_told()) is not None:
        step = slots["shift"]
        away = (step * (number - told.isoweekday()) - 1) % 7 + 1
        return span("D", told + dt.timedelta(days=step * away), DateBasis.NARRATIVE, "told_day", anchor=told)
    base = context.now() if context.style == "narrative" and shift is None else context.dct
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-WXX-{number}", reason="no_dct")
    since = (base.isoweekday() - number) % 7
    past, future = base - dt.timedelta(days=since), base + dt.timedelta(days=(7 - since) % 7)
    if shift == -1:
        date, reason = (past if since else past - dt.timedelta(days=7)), "weekday_last"
    elif shift in (1, 2):  # 2: "lundi en huit"
        date, reason = future + dt.timedelta(weeks=shift - 1 if since else shift), "weekday_next"
    elif context.future or (shift == 0 and since > 3) or (context.style == "narrative" and context.told):
        date, reason = future, "weekday_future"  # a story goes on, too
    elif context.style == "news" and context.is_agenda(context.at) and context.tense != "past":
        date, reason = future, "weekday_future"
    else:
        date, reason = past, "weekday_past"
    return span("D", date, DateBasis.RELATIVE, reason, published=base, weekday=number)


@operation
def weekday_of_month(slots: Slots, context: Context) -> Resolved | None:
    """As in "lundi 2", "Monday the 2nd": the nearest such day of a month that is that weekday.

    None where no near month has it: the number is then of what follows ("lundi 20 otages").
    """
    inner, base = slots["date"], context.day_told(400, longest=1) or context.dct
    if not isinstance(inner, Expression) or inner.make != "weekday" or set(inner.slots) != {"weekday"}:
        return None
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-XX-{slots['day']:02}", reason="no_dct")
    days = [base + dt.timedelta(days=step) for step in range(-_MONTH_REACH, _MONTH_REACH + 1)]
    held = [day for day in days if day.day == slots["day"] and day.isoweekday() == inner.slots["weekday"]]
    if not held:
        return None
    nearest = min(held, key=lambda day: abs((day - base).days))
    return span("D", nearest, DateBasis.RELATIVE, "day_of_month", published=base)


@operation
def relative_unit(slots: Slots, context: Context) -> Resolved | None:
    """As in "cette semaine", "last month", "the same year" (`told` = true: from the day told last)."""
    unit, shift = slots["unit"], slots["shift"]
    told = slots.get("told", False)
    if told and unit == "Y" and (before := context.year_before_christ_told()) is not None:
        return before_christ(before - shift, basis=DateBasis.NARRATIVE)
    base = told_for(unit, context) if told else context.now()
    if unit in units.CLOCK:
        return Resolved(TimexType.DATE, REFERENCES[max(-1, min(shift, 1))], reason="vague")
    if base is None:
        return Resolved(TimexType.DATE, masked_unit(unit), reason="no_dct")
    if unit == "WE":
        return _weekend(base, shift, context)
    return span(
        unit, units.shift(unit, base.replace(day=1) if unit in units.MONTHS else base, shift),
        DateBasis.NARRATIVE if told else DateBasis.RELATIVE, "told_unit" if told else "relative_unit",
        published=base, unit=unit, offset=shift,
    )  # fmt: skip


@operation
def bare_unit(slots: Slots, context: Context) -> Resolved | None:
    """As in "the quarter", "the week", "the weekend": the one told last if it is such a unit, else by publication."""
    unit, base = slots["unit"], context.now()
    if base is None:
        return Resolved(TimexType.DATE, masked_unit(unit), reason="no_dct")
    if unit == "WE":
        return _weekend(base, None, context)
    if unit == "Q" and context.style == "news":
        base = units.shift("Q", base.replace(day=1), -1)
    return span(unit, base, DateBasis.RELATIVE, "relative_unit", published=context.dct, unit=unit, offset=0)


@operation
def reference(slots: Slots, context: Context) -> Resolved | None:
    """As in "récemment", "now", "in the future": PAST_REF, PRESENT_REF, FUTURE_REF; never a day."""
    return Resolved(TimexType.DATE, slots["ref"], reason="vague")


@operation
def told_again(slots: Slots, context: Context) -> Resolved | None:
    """As in "at the same time" in a history: the day, month or year told last, else PRESENT_REF."""
    told = context.told[-1][0] if context.told else None
    unit = next((unit for unit in ("D", "M", "Y") if told == units.holding(unit, told.first)), None) if told else None
    if told is None or unit is None:
        return Resolved(TimexType.DATE, REFERENCES[0], reason="vague")
    return span(unit, told.first, DateBasis.NARRATIVE, "told_unit", offset=0, anchor=told.first, unit=unit)


@operation
def year_ago_period(slots: Slots, context: Context) -> Resolved | None:
    """As in "the year-ago quarter", "the same period last year".

    The quarter just told, a year before, else that year.
    """
    told = context.quarter_told()
    if told is not None:
        return span("Q", units.shift("Y", told.first, -1), DateBasis.NARRATIVE, "told_unit", comparison=True)
    return relative_unit({"unit": "Y", "shift": -1}, context)


def told_for(unit: str, context: Context) -> dt.date | None:
    """What a unit is counted from: the last span told that is no longer than it, else the last, else publication."""
    longest = {"D": 2, "W": 7, "WE": 7, "FN": 7, "M": 31}.get(unit, 400)
    return context.day_told(longest=longest, beside=True) or context.day_told(beside=True) or context.dct


def masked_unit(unit: str) -> str:
    """The TIMEX3 value of a unit of which nothing more is known."""
    return {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "HY": "XXXX-HX",
        "E": "XXX",
        "C": "XX",
    }.get(unit, "XXXX")


def _weekend(base: dt.date, shift: int | None, context: Context) -> Resolved:
    """A weekend just past or just ahead: by the tense; without one, from Wednesday on the coming one."""
    here = units.holding("WE", base)
    if shift is not None and shift != 0:
        held = here.shift(7 * shift)
        if shift == -1 and base.isoweekday() == 7:
            held = here.shift(-7)
    else:
        begun = here.start <= base
        tense = context.tense
        ahead = tense == "future" or (tense == "" and shift == 0 and base.isoweekday() >= 3)
        held = here if begun or ahead else here.shift(-7)
    return span("WE", held.first, DateBasis.RELATIVE, "weekend", published=base)
