"""The table of operations: a rule names one, a module of `pipeline.timex` defines it with `@operation`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.timex.context import Context
from pipeline.timex.expression import Expression, Resolved

Slots = Mapping[str, Any]
Operation = Callable[[Slots, Context], Resolved | None]

OPERATIONS: dict[str, Operation] = {}


def operation(function: Operation) -> Operation:
    """Register `function` under its name, the `make` of a rule. It returns None where the words are no timex."""
    OPERATIONS[function.__name__] = function
    return function


def resolve(expression: Expression, context: Context) -> Resolved | None:
    """What an expression means in its context; None where it is no timex or lies outside the calendar."""
    try:
        return OPERATIONS[expression.make](expression.slots, context)
    except (OverflowError, ValueError):
        # Not a date of the calendar ("31 avril") or beyond its years: no interval is better than a made-up one.
        return None


def resolve_slot(slots: Slots, name: str, context: Context) -> Resolved | None:
    """The resolved expression in a slot, None where the slot is empty."""
    expression = slots.get(name)
    return resolve(expression, context) if isinstance(expression, Expression) else None
