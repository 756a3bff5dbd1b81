"""The tense around a timex: does the sentence tell what was or what is to come?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline.timex.lexicon import load_timex_lexicon
from pipeline.timex.sentences import SENTENCE_END, find_sentence_start

# How far from a timex a verb still speaks of it, in characters.
_REACH = 140
# A verb after the timex says a little less of it than one before.
_AFTER = 12
# A timex before which fewer words stand opens its sentence: the comma behind it takes its verb no farther.
_OPENING = 3

# The heading of an agenda is a line of at most so many words, and holds for so many characters.
_HEADING_WORDS, _HEADING_LENGTH, _HEADING = 6, 60, 3000
# What stands for the date in the patterns that read what is before it and behind it.
_DATE_HERE = "¦"

# The kinds of `[tense]` that hold no finite verb.
_VERBLESS = {"weak_future", "past_act"}


def find_tense(text: str, start: int, end: int, language: str) -> tuple[str, int]:
    """The tense ("future", "past" or "") of the verb nearest to the timex in its sentence, a comma making it farther.

    With it comes that distance in characters; without a verb in reach it is the reach.
    """
    left, right = _sentence(text, start, end)
    opens = text[left:start].count(" ") < _OPENING
    best = (float(_REACH), "")
    read: list[tuple[int, int]] = []
    for kind in _load_kinds(language):
        for match in (*kind.pattern.finditer(text, left, start), *kind.pattern.finditer(text, end, right)):
            if any(match.start() < last and first < match.end() for first, last in read):
                continue
            if kind.consumes:
                read.append(match.span())
            before = match.end() <= start
            gap = text[match.end() : start] if before else text[end : match.start()]
            if opens and not before:
                gap = gap.replace(",", "", 1)
            distance = (
                len(gap) + 25.0 * gap.count(",") + 40.0 * gap.count(";") + kind.handicap + (0 if before else _AFTER)
            )
            best = min(best, (distance, kind.tense if before else kind.tense_ahead), key=lambda item: item[0])
    return best[1], int(best[0])


def is_aside(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words before a timex look back beyond what is being told: "had", "since"."""
    return _follows("aside", text, start, end, language)


def is_passing(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words before a timex name it beside what is being told: "until", "unlike", "compared to"."""
    return _follows("passing", text, start, end, language)


def is_attribute(text: str, start: int, end: int, language: str) -> bool:
    """Whether a date tells which one a thing is: "the 1702 pact", "le pacte de 1702"."""
    left, right = _sentence(text, start, end)
    words = _load_pattern(language, "attribute")
    return words is not None and words.search(f"{text[left:start]}{_DATE_HERE}{text[end:right]}") is not None


def is_joined(text: str, end: int, start: int, language: str) -> bool:
    """Whether only "and", "or", a stroke or a dash stands between the end of one date and the start of the next."""
    words = _load_pattern(language, "joins")
    return words is not None and words.fullmatch(text, end, start) is not None


def is_agenda(text: str, at: int, language: str) -> bool:
    """Whether an offset lies under the heading of an agenda, a short line as "The week ahead"."""
    return any(first < at < first + _HEADING for first in _find_agendas(text, language))


def has_verb(text: str, start: int, end: int, language: str) -> bool:
    """Whether a finite verb stands between two offsets, as far as the words of tense tell."""
    return any(kind.is_verb and kind.pattern.search(text, start, end) for kind in _load_kinds(language))


def _follows(kind: str, text: str, start: int, end: int, language: str) -> bool:
    """Whether words of a kind of `[tense]` stand before a timex in its sentence."""
    left, _ = _sentence(text, start, end)
    words = _load_pattern(language, kind)
    return words is not None and words.search(text[left:start]) is not None


@lru_cache(maxsize=8)
def _find_agendas(text: str, language: str) -> tuple[int, ...]:
    """Where the headings of agendas end in a text."""
    agenda = _load_pattern(language, "agenda")
    if agenda is None:
        return ()
    found, last = [], 0
    for line in text.split("\n"):
        last += len(line) + 1
        if len(line) < _HEADING_LENGTH and agenda.search(line) and len(line.split()) <= _HEADING_WORDS:
            found.append(last - 1)
    return tuple(found)


@cache
def _load_pattern(language: str, name: str) -> re.Pattern[str] | None:
    forms = load_timex_lexicon(language).tense.get(name)
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


@dataclass(frozen=True, slots=True)
class _Kind:
    """Words that tell a tense. A `handicap` in characters makes them say less than a verb as near.

    `tense_ahead` is what they say of a timex that stands before them: "on Monday they agreed to meet" tells of the
    agreement, "they agreed to meet on Monday" of the meeting. What a kind that `consumes` has read is not read again:
    "planned" says nothing of the past in "planned to meet".
    """

    tense: str
    tense_ahead: str
    handicap: float
    consumes: bool
    is_verb: bool
    pattern: re.Pattern[str]


@cache
def _load_kinds(language: str) -> tuple[_Kind, ...]:
    """The kinds of `[tense]`, in the order in which they are read: "had been due to" before "due to" before "had"."""
    table: Mapping[str, Any] = load_timex_lexicon(language).tense
    kinds = (
        ("past_plan", "", "", 0.0, True),
        ("vow", "future", "past", 0.0, True),
        ("future", "future", "future", 0.0, True),
        ("appointment", "future", "future", 12.0, True),
        ("weak_future", "future", "future", 30.0, False),
        ("past", "past", "past", 0.0, False),
        ("past_act", "past", "past", 0.0, False),
    )
    return tuple(
        _Kind(tense, ahead, handicap, consumes, name not in _VERBLESS, re.compile("|".join(table[name]), re.IGNORECASE))
        for name, tense, ahead, handicap, consumes in kinds
        if table.get(name)
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    left = find_sentence_start(text, start, _REACH + 60)
    right = min(len(text), end + _REACH)
    if following := SENTENCE_END.search(text, end, right):
        right = following.start() + 1
    return left, right
