"""The tense around a timex: does the sentence tell what was or what is to come?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.timex.lexicon import load_timex_lexicon

_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?]['\"»”)]*\s+(?=[\"«“'A-ZÀ-Ý])|\n+")
# How far from a timex a verb still speaks of it, in characters.
_REACH = 140
# A verb after the timex says a little less of it than one before.
_AFTER = 12


def find_tense(text: str, start: int, end: int, language: str) -> tuple[str, int]:
    """The tense ("future", "past" or "") of the verb nearest to the timex in its sentence, a comma making it farther.

    With it comes that distance in characters; without a verb in reach it is the reach.
    """
    patterns = _load_patterns(language)
    left, right = _sentence(text, start, end)
    best = (float(_REACH), "")
    for tense, handicap, pattern in patterns:
        for match in pattern.finditer(text, left, start):
            best = min(best, (_distance(text[match.end() : start]) + handicap, tense), key=lambda item: item[0])
        for match in pattern.finditer(text, end, right):
            gap = _distance(text[end : match.start()]) + _AFTER
            best = min(best, (gap + handicap, tense), key=lambda item: item[0])
    return best[1], int(best[0])


def _distance(gap: str) -> float:
    return len(gap) + 25.0 * gap.count(",") + 40.0 * gap.count(";")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(0, start - _REACH - 60)
    for match in _SENTENCE_END.finditer(text, left, start):
        left = match.end()
    right = min(len(text), end + _REACH)
    if following := _SENTENCE_END.search(text, end, right):
        right = following.start() + 1
    return left, right


@cache
def _load_patterns(language: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Each kind of marker with its tense and a handicap in characters: "by" and "until" say less than "will"."""
    table: Mapping[str, Any] = load_timex_lexicon(language).tense
    kinds = (("future", "future", 0.0), ("weak_future", "future", 45.0), ("past", "past", 0.0))
    return tuple(
        (tense, handicap, re.compile("|".join(table[name]), re.IGNORECASE))
        for name, tense, handicap in kinds
        if table.get(name)
    )
