"""Operations that count from a day: "two weeks ago", "trois jours plus tard", "a day before", "in its sixth day"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex import units
from pipeline.timex.calendar_dates import before_christ, span
from pipeline.timex.context import Context
from pipeline.timex.durations import amount_of
from pipeline.timex.expression import Resolved
from pipeline.timex.operations import OPERATIONS, Slots, operation, resolve_slot
from pipeline.timex.relative_dates import REFERENCES, masked_unit, told_for
from pipeline.types import DateBasis, DatePrecision, TimexType

# "A few days" after a day are as many at most.
_SOME_DAYS = 10
# A year before Christ has four figures in TIMEX3.
_LAST_BEFORE_CHRIST = 9999


@operation
def ago(slots: Slots, context: Context) -> Resolved | None:
    """As in "il y a deux semaines", "three years ago", "dans dix jours" (`sign` = 1).

    The unit that holds that moment.
    """
    if (quarter := _same_quarter_before(slots, context)) is not None:
        return quarter
    return _away(slots, slots.get("sign", -1), context.dct, DateBasis.RELATIVE, exact=False)


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
    return _away(slots, -1, context.dct, DateBasis.RELATIVE, exact=False)


@operation
def in_time(slots: Slots, context: Context) -> Resolved | None:
    """A duration after "in": with a verb of the future the moment it leads to ("will meet in ten days"), else None."""
    count, unit, _ = amount_of(slots["duration"])
    if count is None or unit in units.CLOCK or not context.future:
        return None
    return _away(slots, 1, context.dct, DateBasis.RELATIVE, exact=False)


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
def later(slots: Slots, context: Context) -> Resolved | None:
    """As in "trois jours plus tard", "a year earlier", "two days before Monday".

    From `date`, else from the day told last.
    """
    sign = slots.get("sign", 1)
    _, unit, _ = amount_of(slots["duration"])
    if unit in units.CLOCK and (context.spans or "date" not in slots):
        return _hours_later(slots, context, sign)
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
            sign,
            base,
            DateBasis.NARRATIVE if anchor.basis == DateBasis.NARRATIVE else anchor.basis,
            exact=anchor.interval.days == 1,
        )
    if (before := context.year_before_christ_told()) is not None:
        count, _, modifier = amount_of(slots["duration"])
        if unit != "Y" or count is None:
            return Resolved(TimexType.DATE, REFERENCES[sign], modifier=modifier, reason="vague")
        return before_christ(before - sign * int(count), basis=DateBasis.NARRATIVE) if before > sign * count else None
    told = context.day_told(longest=1)
    if context.spans and told is not None and (days := _some_days(slots, sign, interval.day(told))) is not None:
        return days
    return _away(slots, sign, told_for(unit, context), DateBasis.NARRATIVE, exact=True)


@operation
def later_than(slots: Slots, context: Context) -> Resolved | None:
    """As in "three days after the attack of 3 May": counted from `date`, which a step after the rules has put there.

    None where nothing dates what it is counted from, or a span longer than what is counted does.
    """
    _, unit, _ = amount_of(slots["duration"])
    if unit in units.CLOCK:
        return _hours_later(slots, context, slots["sign"])
    anchor = resolve_slot(slots, "date", context)
    if anchor is None or anchor.interval is None:
        return None
    longest = units.DAYS.get(unit, 31 * units.MONTHS.get(unit, 1) + 7)
    return later(slots, context) if anchor.interval.days <= max(longest, 2) else None


def _hours_later(slots: Slots, context: Context, sign: int) -> Resolved | None:
    """As in "quelques heures plus tard", "six hours after Tuesday's raid", where days are asked for: that day.

    TIMEX3 leaves the duration it holds.
    """
    if not context.spans:
        return None
    count, unit, modifier = amount_of(slots["duration"])
    told = resolve_slot(slots, "date", context)
    if told is None:
        told = OPERATIONS["same_day"]({"tied": "after" in slots}, context)
    if told is None or told.interval is None or told.interval.days > 2:
        return told if "date" not in slots else None
    days = int((count or 0) * units.CLOCK[unit] // 86400)
    day = told.interval.first + dt.timedelta(days=sign * days)
    return replace(span("D", day, told.basis, "away", anchor=told.interval.first), modifier=modifier)


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


def _away(slots: Slots, sign: int, base: dt.date | None, basis: DateBasis, exact: bool) -> Resolved | None:
    count, unit, modifier = amount_of(slots["duration"])
    if count is None or (unit in units.CLOCK and base is None):
        return Resolved(TimexType.DATE, REFERENCES[sign], modifier=modifier, reason="vague")
    if base is None:
        return Resolved(TimexType.DATE, masked_unit(unit), modifier=modifier, reason="no_dct")
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
            return Resolved(TimexType.DATE, REFERENCES[sign], modifier=modifier, reason="vague")
        count, unit = round(count * units.MONTHS[unit]), "M"
    if (year := _year_outside(unit, base, sign * int(count))) is not None:
        if -_LAST_BEFORE_CHRIST < year < 1:
            return replace(before_christ(1 - year), basis=basis, modifier=modifier, reason="vague")
        return Resolved(TimexType.DATE, REFERENCES[sign], modifier=modifier, reason="vague")
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


def _year_outside(unit: str, base: dt.date, count: int) -> int | None:
    """The year that is `count` units from `base` where the calendar does not hold it (0 is 1 BC), else None.

    As in "3,000 years ago", which without a date of its own would be read as told of the day of publication.
    """
    if unit in units.MONTHS:
        year = base.year + (base.month - 1 + units.MONTHS[unit] * count) // 12
    else:
        year = base.year + units.DAYS[unit] * count // 365
    return None if 1 <= year <= 9998 else year


def _same_quarter_before(slots: Slots, context: Context) -> Resolved | None:
    count, unit, _ = amount_of(slots["duration"])
    told = context.quarter_told()
    if told is None or count != 1 or unit != "Y":
        return None
    return span("Q", units.shift("Y", told.first, -1), DateBasis.NARRATIVE, "told_unit", comparison=True)
