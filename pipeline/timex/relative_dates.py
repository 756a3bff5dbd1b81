"""Operations that start from publication or from the day told last: "hier", "two weeks ago", "le lendemain"."""

from __future__ import annotations

import datetime as dt

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex import units
from pipeline.timex.calendar_dates import before_christ, span
from pipeline.timex.context import Context
from pipeline.timex.durations import amount_of
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.operations import Slots, operation, resolve_slot
from pipeline.types import DateBasis, DatePrecision, TimexType

# A day of the month without its month lies at most so many days off.
_MONTH_REACH = 35

# "A few days" after a day are as many at most.
_SOME_DAYS = 10

_REF = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


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
        base = context.day_told(longest=1)
        if base is None and offset:
            base = context.day_told() or context.dct
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no_anchor")
    return span("D", base + dt.timedelta(days=offset), DateBasis.NARRATIVE, "told_day", anchor=base, offset=offset)


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
    elif shift == 1:
        date, reason = (future if since else future + dt.timedelta(days=7)), "weekday_next"
    elif context.future or (shift == 0 and since > 3) or (context.style == "narrative" and context.told):
        date, reason = future, "weekday_future"  # a story goes on, too
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
    if told and unit == "Y" and (before := context.year_before_christ()) is not None:
        return before_christ(before - shift)
    base = _told_for(unit, context) if told else context.now()
    if unit in units.CLOCK:
        return Resolved(TimexType.DATE, _REF[max(-1, min(shift, 1))], reason="vague")
    if base is None:
        return Resolved(TimexType.DATE, _masked(unit), reason="no_dct")
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
        return Resolved(TimexType.DATE, _masked(unit), reason="no_dct")
    if unit == "WE":
        return _weekend(base, None, context)
    if unit == "Q" and context.style == "news":
        base = units.shift("Q", base.replace(day=1), -1)
    return span(unit, base, DateBasis.RELATIVE, "relative_unit", published=context.dct, unit=unit, offset=0)


@operation
def ago(slots: Slots, context: Context) -> Resolved | None:
    """As in "il y a deux semaines", "three years ago", "dans dix jours" (`sign` = 1).

    The unit that holds that moment.
    """
    if (quarter := _same_quarter_before(slots, context)) is not None:
        return quarter
    return _away(slots, context, slots.get("sign", -1), context.dct, DateBasis.RELATIVE, exact=False)


@operation
def ago_in_units(slots: Slots, context: Context) -> Resolved | None:
    """As in "1 month and 21 days ago", "dans un an et deux mois": told in two or three units, so to the day."""
    sign = slots.get("told_sign") or slots["sign"]
    base = (context.day_told() if "told_sign" in slots else None) or context.dct
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no_dct")
    parts = [
        (slots[name], slots[unit])
        for name, unit in (("number", "unit"), ("second", "second_unit"), ("third", "third_unit"))
        if unit in slots
    ]
    if any(unit in units.CLOCK for _, unit in parts):
        return None
    date = base
    for count, unit in sorted(parts, key=lambda part: part[1] in units.DAYS):
        date = units.shift(unit, date, sign * int(count))
    return span("D", date, DateBasis.RELATIVE, "away", anchor=base, published=base)


@operation
def weekdays_away(slots: Slots, context: Context) -> Resolved | None:
    """As in "two Sundays from now", "three Fridays ago": publication itself does not count."""
    base, count, sign = context.dct, int(slots["number"]), slots["sign"]
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no_dct")
    first = (sign * (slots["weekday"] - base.isoweekday()) - 1) % 7 + 1
    day = base + dt.timedelta(days=sign * (first + 7 * (count - 1)))
    return span("D", day, DateBasis.RELATIVE, "away", anchor=base, published=base)


@operation
def since(slots: Slots, context: Context) -> Resolved | None:
    """As in "depuis deux semaines", where days are asked for: the week, month or year in which it began."""
    if not context.spans:
        return None
    return _away(slots, context, -1, context.dct, DateBasis.RELATIVE, exact=False)


@operation
def anniversary(slots: Slots, context: Context) -> Resolved | None:
    """As in "le 50e anniversaire de", "the 25th anniversary of": the year it looks back to."""
    if context.dct is None or not 1 <= slots["ordinal"] < context.dct.year:
        return None
    year = dt.date(context.dct.year - slots["ordinal"], 1, 1)
    return span("Y", year, DateBasis.RELATIVE, "away", anchor=context.dct, published=context.dct)


@operation
def nth_running(slots: Slots, context: Context) -> Resolved | None:
    """As in "in its sixth day", "pour la troisième semaine consécutive": the day, week or year in which it began."""
    unit = slots["unit"]
    if context.dct is None or slots["ordinal"] < 2 or unit not in units.PRECISION:
        return None
    first = units.shift(unit, context.dct, 1 - slots["ordinal"])
    return span(unit, first, DateBasis.RELATIVE, "away", anchor=context.dct, published=context.dct)


@operation
def in_time(slots: Slots, context: Context) -> Resolved | None:
    """A duration after "in": with a verb of the future the moment it leads to ("will meet in ten days"), else None."""
    count, unit, _ = amount_of(slots["duration"])
    if count is None or unit in units.CLOCK or not context.future:
        return None
    return _away(slots, context, 1, context.dct, DateBasis.RELATIVE, exact=False)


@operation
def later(slots: Slots, context: Context) -> Resolved | None:
    """As in "trois jours plus tard", "a year earlier", "two days before Monday".

    From `date`, else from the day told last.
    """
    sign = slots.get("sign", 1)
    _, unit, _ = amount_of(slots["duration"])
    if unit in units.CLOCK and "date" not in slots:
        return None  # "une heure plus tard" stays the duration it holds
    anchor = resolve_slot(slots, "date", context)
    if anchor is None and sign < 0 and (quarter := _same_quarter_before(slots, context)) is not None:
        return quarter
    if anchor is not None:
        if anchor.interval is None:
            return None
        if context.spans and (days := _some_days(slots, sign, anchor.interval)) is not None:
            return days
        base: dt.date | None = anchor.interval.last if sign > 0 and anchor.interval.days < 8 else anchor.interval.first
        return _away(
            slots,
            context,
            sign,
            base,
            DateBasis.NARRATIVE if anchor.basis == DateBasis.NARRATIVE else anchor.basis,
            exact=anchor.interval.days == 1,
        )
    if (before := context.year_before_christ()) is not None:
        count, _, modifier = amount_of(slots["duration"])
        if unit != "Y" or count is None:
            return Resolved(TimexType.DATE, _REF[sign], modifier=modifier, reason="vague")
        return before_christ(before - sign * int(count)) if before > sign * count else None
    told = context.day_told(longest=1)
    if context.spans and told is not None and (days := _some_days(slots, sign, interval.day(told))) is not None:
        return days
    return _away(slots, context, sign, _told_for(unit, context), DateBasis.NARRATIVE, exact=True)


@operation
def reference(slots: Slots, context: Context) -> Resolved | None:
    """As in "récemment", "now", "in the future": PAST_REF, PRESENT_REF, FUTURE_REF; never a day."""
    return Resolved(TimexType.DATE, slots["ref"], reason="vague")


def _away(
    slots: Slots, context: Context, sign: int, base: dt.date | None, basis: DateBasis, exact: bool
) -> Resolved | None:
    count, unit, modifier = amount_of(slots["duration"])
    if count is None or (unit in units.CLOCK and base is None):
        return Resolved(TimexType.DATE, _REF[sign], modifier=modifier, reason="vague")
    if base is None:
        return Resolved(TimexType.DATE, _masked(unit), modifier=modifier, reason="no_dct")
    facts = {"anchor": base, "count": count * sign, "unit": unit, "published": base}
    if unit in units.CLOCK:
        seconds = count * units.CLOCK[unit]
        days = max(1, round(seconds / 86400)) if seconds >= 43200 else 0
        moment = base + dt.timedelta(days=sign * days)
        held = interval.between(*sorted((moment, base)))
        precision = DatePrecision.RANGE if days else DatePrecision.DAY
        return Resolved(TimexType.DATE, moment.isoformat(), held, precision, basis, modifier, "away", facts)
    if count != int(count):
        if unit not in units.MONTHS or unit == "M":
            return Resolved(TimexType.DATE, _REF[sign], modifier=modifier, reason="vague")
        count, unit = round(count * units.MONTHS[unit]), "M"
    date = units.shift(unit, base, sign * int(count))
    held_unit = {"FN": "W", "WE": "W", "HY": "M", "Q": "Q"}.get(unit, unit)
    if unit in ("E", "C", "L"):
        held_unit = "Y"
    if exact and unit in units.DAYS:
        held_unit = "D"
    return Resolved(
        TimexType.DATE,
        units.value(held_unit, date),
        units.holding(held_unit, date),
        units.PRECISION[held_unit],
        basis,
        modifier,
        "away",
        facts,
    )


def _some_days(slots: Slots, sign: int, anchor: Interval) -> Resolved | None:
    """As in "quelques jours après le 2 mai": the ten days on that side, as the gold guidelines have them."""
    count, unit, modifier = amount_of(slots["duration"])
    if count is not None or unit != "D":
        return None
    near = anchor.last if sign > 0 else anchor.first
    first, last = sorted((near + dt.timedelta(days=sign), near + dt.timedelta(days=sign * _SOME_DAYS)))
    return Resolved(
        TimexType.DATE, f"{first}/{last}", interval.between(first, last), DatePrecision.RANGE, DateBasis.NARRATIVE,
        modifier, "range", {"first": first, "last": last},
    )  # fmt: skip


@operation
def year_ago_period(slots: Slots, context: Context) -> Resolved | None:
    """As in "the year-ago quarter", "the same period last year".

    The quarter just told, a year before, else that year.
    """
    told = context.quarter_told()
    if told is not None:
        return span("Q", units.shift("Y", told.first, -1), DateBasis.NARRATIVE, "told_unit", comparison=True)
    return relative_unit({"unit": "Y", "shift": -1}, context)


def _same_quarter_before(slots: Slots, context: Context) -> Resolved | None:
    count, unit, _ = amount_of(slots["duration"])
    told = context.quarter_told()
    if told is None or count != 1 or unit != "Y":
        return None
    return span("Q", units.shift("Y", told.first, -1), DateBasis.NARRATIVE, "told_unit", comparison=True)


def _told_for(unit: str, context: Context) -> dt.date | None:
    """What a unit is counted from: the last span told that is no longer than it, else the last, else publication."""
    longest = {"D": 2, "W": 7, "WE": 7, "FN": 7, "M": 31}.get(unit, 400)
    return context.day_told(longest=longest) or context.day_told() or context.dct


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


def _masked(unit: str) -> str:
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
