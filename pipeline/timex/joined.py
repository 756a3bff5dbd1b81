"""The year a date takes from the one it is joined to: "June/July 1931", "the spring and summer of 1943"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.interval import SEASON_FIRST_MONTH
from pipeline.timex.anchors import is_joined
from pipeline.timex.calendar_dates import explicit_year
from pipeline.timex.expression import Expression


def joined_year(expression: Expression, following: Expression | None, text: str, language: str) -> int | None:
    """The year of a month, day or season without one where "and", "or", a stroke or a dash joins it to one that has it.

    "December and February 2015" begins in the year before.
    """
    if following is None or not is_joined(text, expression.end, following.start, language):
        return None
    return year_of_end(expression, following)


def year_of_end(first: Expression, last: Expression) -> int | None:
    """The year of the first of two dates where only the last names it, None where that tells nothing of it."""
    month, last_month, year = _find(first, _month), _find(last, _month), _find(last, explicit_year)
    if month is None or last_month is None or year is None or _find(first, explicit_year) is not None:
        return None
    return year - 1 if month > last_month else year


def _month(slots: Mapping[str, object]) -> int | None:
    if isinstance(season := slots.get("season"), str):
        return SEASON_FIRST_MONTH.get(season)
    month = slots.get("month", slots.get("month_number"))
    return month if isinstance(month, int) else None


def _find(expression: Expression, read: Callable[[Mapping[str, object]], int | None]) -> int | None:
    return next((found for slots in _slots(expression) if (found := read(slots)) is not None), None)


def _slots(expression: Expression) -> Iterator[Mapping[str, object]]:
    """The slots of an expression and of those in it."""
    yield expression.slots
    for held in expression.slots.values():
        if isinstance(held, Expression):
            yield from _slots(held)
