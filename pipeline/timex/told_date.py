"""How a history tells a date: what it is of, where it stands, and whether it is told in passing."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.interval import SEASON_FIRST_MONTH
from pipeline.timex.anchors import is_aside, is_attribute, is_passing
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.sentences import find_sentence_start
from pipeline.timex.story_year import Place, ToldDate
from pipeline.types import DateBasis, TimexType

# What opens its sentence or paragraph has fewer words than this before it ("On the night of").
_OPENING = 5
# A heading is no longer than this, in characters.
_HEADING = 100
_SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", "»", ")")
# Of what lasts longer than this no month is the story's, and of what lasts longer than that no year, in days.
_LONG, _TOO_LONG = 100, 800
_PART_BEFORE_CHRIST = re.compile(r"BC\d{4}-(?:(?P<month>\d\d)|(?P<season>[A-Z]{2}))")


def read_told_date(
    expression: Expression,
    resolved: Resolved,
    text: str,
    language: str,
    here: int | None,
    is_coming: Callable[[], bool],
) -> ToldDate | None:
    """The date a timex tells a history; None where it tells no day of the calendar, nor a year before Christ.

    `here` is the year of the story so far (0 is 1 BC), `is_coming` tells whether the words around speak of what
    is to come.
    """
    year = _year(resolved)
    if year is None:
        return None
    is_named = resolved.basis is DateBasis.EXPLICIT
    place = _place(expression, text, is_named)
    is_range = resolved.interval is not None and resolved.interval.days > _TOO_LONG
    if is_range and not (place is Place.HEADING and resolved.reason == "range"):
        return None
    return ToldDate(
        year,
        _month(resolved),
        place,
        is_named,
        is_day=resolved.interval is not None and resolved.interval.days <= 2,
        is_range=resolved.interval is not None and resolved.interval.days > 366,
        is_passing=place is not Place.HEADING
        and (
            _is_counted_back(resolved)
            or _is_named_beside(expression, text, language, year, here, is_coming)
            or (
                is_named
                and year != here
                and place is not Place.PARAGRAPH
                and is_attribute(text, expression.start, expression.end, language)
            )
        ),
    )


def _year(resolved: Resolved) -> int | None:
    if isinstance(before := resolved.facts.get("before_christ"), int):
        return 1 - before
    is_date = resolved.type in (TimexType.DATE, TimexType.TIME) and resolved.interval is not None
    return resolved.interval.first.year if is_date and resolved.interval is not None else None


def _month(resolved: Resolved) -> int | None:
    if resolved.interval is None:
        part = _PART_BEFORE_CHRIST.match(resolved.value)
        if part is None:
            return None
        return int(part["month"]) if part["month"] else SEASON_FIRST_MONTH.get(part["season"])
    return resolved.interval.first.month if resolved.interval.days <= _LONG and "-" in resolved.value else None


def _is_counted_back(resolved: Resolved) -> bool:
    """Counted back, or counted from the day of writing: "two years earlier", "the previous year", "today"."""
    if resolved.reason == "day_word" or (resolved.reason == "away" and resolved.basis is DateBasis.RELATIVE):
        return True
    counted = resolved.facts.get("count" if resolved.reason == "away" else "offset", 0)
    return resolved.reason in ("away", "told_unit") and isinstance(counted, int | float) and counted < 0


def _is_named_beside(
    expression: Expression, text: str, language: str, year: int, here: int | None, is_coming: Callable[[], bool]
) -> bool:
    """Whether the words around name another year than the story's: one it looks back to, one planned, "until"."""
    if here is None or year == here:
        return False
    if year < here and is_aside(text, expression.start, expression.end, language):
        return True
    return (year > here and is_coming()) or is_passing(text, expression.start, expression.end, language)


def _place(expression: Expression, text: str, is_named: bool) -> Place:
    """Where the date stands; of one without its own year it is all the same whether it opens its sentence."""
    start = _paragraph_start(text, expression.start)
    if _is_heading(text, start, expression.end):
        return Place.HEADING
    if text.count(" ", start, expression.start) < _OPENING:
        return Place.PARAGRAPH
    if not is_named:
        return Place.WITHIN
    sentence = max(find_sentence_start(text, expression.start), start)
    return Place.SENTENCE if text.count(" ", sentence, expression.start) < _OPENING else Place.WITHIN


def _paragraph_start(text: str, at: int) -> int:
    """Where the paragraph of `at` begins: behind an empty line, or a line that ends a sentence."""
    line = text.rfind("\n", 0, at)
    while line > 0 and not text.endswith((*_SENTENCE_ENDS, "\n"), 0, line):
        line = text.rfind("\n", 0, line)
    return line + 1


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is one short line without a full stop, with an empty line after it."""
    line_end = text.find("\n", end)
    line = text[start : line_end if line_end >= 0 else len(text)]
    is_alone = "\n" not in line and (line_end < 0 or text.startswith("\n\n", line_end))
    return is_alone and len(line) <= _HEADING and not line.rstrip().endswith(_SENTENCE_ENDS[:-1])
