"""Operations on durations and sets: "trois semaines", "the past two years", "chaque jeudi"."""

from __future__ import annotations

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex import units
from pipeline.timex.context import Context
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.operations import OPERATIONS, Slots, operation
from pipeline.types import DateBasis, DatePrecision, TimexType


@operation
def duration(slots: Slots, context: Context) -> Resolved | None:
    """As in "trois semaines", "a minute and a half", "plusieurs mois", "years"."""
    count, unit, modifier = _amount(slots)
    return Resolved(TimexType.DURATION, units.duration(unit, count), modifier=modifier, reason="duration")


@operation
def running_duration(slots: Slots, context: Context) -> Resolved | None:
    """As in "les trois derniers mois", "the past two years", "the next ten days".

    A duration that touches publication.
    """
    count, unit, modifier = _amount(slots)
    value, base, sign = units.duration(unit, count), context.now(), slots["shift"]
    if count is None or base is None or count != int(count) or sign == 0 or not context.spans:
        return Resolved(TimexType.DURATION, value, modifier=modifier, reason="duration")
    hours = unit in units.CLOCK
    edge = (
        units.shift("D", base, sign * max(1, round(count * units.CLOCK[unit] / 86400)))
        if hours
        else units.shift(unit, base, sign * int(count))
    )
    # What is to come begins the day after; what has been includes the day of publication.
    if sign < 0:
        held = interval.between(edge, base)
    elif hours or slots.get("at_once", False):
        held = Interval(base, edge + interval.ONE_DAY)
    else:
        held = Interval(base, edge).shift(1)
    return Resolved(
        TimexType.DURATION, value, held, DatePrecision.RANGE, DateBasis.RELATIVE,
        modifier, "running", {"published": base},
    )  # fmt: skip


@operation
def running_at_once(slots: Slots, context: Context) -> Resolved | None:
    """As in "within the next three days": what is to come begins with publication."""
    running = slots["running"]
    if not isinstance(running, Expression) or running.make != "running_duration":
        return None
    return running_duration({**running.slots, "at_once": True}, context)


@operation
def past_unit(slots: Slots, context: Context) -> Resolved | None:
    """As in "over the past week".

    The seven days up to publication where days are asked for, else the week before; a decade is always ten years.
    """
    if context.spans or slots["unit"] in ("E", "C"):
        return running_duration({**slots, "shift": -1, "count": 1}, context)
    return OPERATIONS["relative_unit"]({**slots, "shift": -1}, context)


@operation
def every(slots: Slots, context: Context) -> Resolved | None:
    """As in "chaque jour", "every two weeks", "tous les jeudis", "each July"."""
    if "weekday" in slots:
        value = f"XXXX-WXX-{slots['weekday']}" + (f"T{slots['daypart']}" if "daypart" in slots else "")
    elif "month" in slots:
        value = f"XXXX-{slots['month']:02}"
    elif "season" in slots:
        value = f"XXXX-{slots['season']}"
    elif "daypart" in slots:
        value = f"XXXX-XX-XXT{slots['daypart']}"
    elif "value" in slots or "set_word" in slots:
        value = slots.get("value") or slots["set_word"]
    else:
        value = units.duration(slots["unit"], slots.get("count", slots.get("number", 1)))
    return Resolved(TimexType.SET, value, reason="set")


def amount_of(duration_expression: object) -> tuple[float | None, str, str]:
    """Count (None if unknown), unit letter and TIMEX3 modifier of a duration's expression."""
    if not isinstance(duration_expression, Expression):
        raise ValueError(f"not a duration: {duration_expression!r}")
    return _amount(duration_expression.slots)


def _amount(slots: Slots) -> tuple[float | None, str, str]:
    modifier = slots.get("approx", "")
    if isinstance(inner := slots.get("duration"), Expression):
        held, unit, inner_modifier = _amount(inner.slots)
        return held, unit, modifier or inner_modifier
    count: float | None = slots.get("count", slots.get("number"))
    if "vague" in slots:
        count = slots["vague"] if slots["vague"] != "X" else None
    elif count is None and "one" in slots:
        count = 1
    if count is not None and "half" in slots:
        count += 0.5
    if count is not None and "fraction" in slots:
        count *= slots["fraction"]
    return count, slots["unit"], modifier if isinstance(modifier, str) else ""
