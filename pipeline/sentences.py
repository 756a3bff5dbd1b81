"""Where the sentences of an article start: paragraphs, full stops that are none, quotations that stay in one piece.

The parsers of spaCy learnt their sentences from other text: they run a heading into the next paragraph, cut after "M."
and inside quotations. A reader who checks a row wants the sentence that a person would quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.resources import load_lexicon


@dataclass(frozen=True, slots=True)
class SentenceStarts:
    """Offsets of first characters: at `certain` ones a sentence starts, at `possible` ones a parser may decide."""

    certain: frozenset[int]
    possible: frozenset[int]


def find_sentence_starts(text: str, language: str) -> SentenceStarts:
    """The starts of sentences in `text`, whether folded or not; every other place continues one.

    >>> text = "Mr. Smith left. He was in the U.S. Navy."
    >>> [text[start:] for start in sorted(find_sentence_starts(text, "en").certain)]
    ['Mr. Smith left. He was in the U.S. Navy.', 'He was in the U.S. Navy.']
    """
    certain: set[int] = set()
    possible: set[int] = set()
    for start, end in find_paragraphs(text):
        certain.add(start)
        enclosed = _enclosed(text, start, end)
        for stop in _STOP.finditer(text, start, end):
            at = stop.end()
            if not _can_start(text, at, end) or _is_inside(at, enclosed):
                continue
            verdict = _ends_sentence(text, start, stop, language)
            if verdict is None:
                possible.add(at)
            elif verdict:
                certain.add(at)
    return SentenceStarts(frozenset(certain), frozenset(possible))


_BLANK = r"[^\S\n]"
_OPENING = "«“„\"'‘’(["

# A mark that can end a sentence, what closes after it, footnote marks such as [1], white space; a dash that parts a
# dateline from the news ("Paris, 3 mai. - Le ministre") is no part of the sentence after it.
_STOP = re.compile(rf"[.!?…]+(?:{_BLANK}?[»”\"'’)\]])*(?:\[\d+\])*\s+(?:[-–—]\s+)?")
_WORD_BEFORE = re.compile(r"[^\s«“„\"'‘’(\[]+\Z")
_LONGEST_WORD = 300  # longer rows of signs are blanked before anybody reads them
_WORD_AFTER = re.compile(rf"[{re.escape(_OPENING)}\s]*(\w+)")
# "U.S", "O.N.U": single letters with stops between them; "J", "Jean-P": the initial of a first name.
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_INITIAL = re.compile(r"(?:^|-)[^\W\d_]$")
_LIST_ITEM = re.compile(r"[•▪◦‣*]|[-–—]\s|\d{1,2}[.)]\s")

# Beyond this length a quotation or bracket is cut at its sentences all the same.
_LONGEST_QUOTATION = 120
_ENCLOSURES = re.compile(r"«[^«»]*»|“[^“”]*”|\([^()]*\)|\"[^\"]*\"")

# Lines with something on them. It begins at a sign: from each blank of a row of them the row would be walked anew.
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*+\S[^\n]*)*+")
# A block of lines whose ends were put there by a mail program or an editor, not by the author.
_WRAPPED_LENGTH = range(45, 101)
_WRAPPED_LINES = 3
_NARROWEST, _NARROW_LINES = 28, 4
_FIRST_WORD = re.compile(r"\S+")
# A word that goes on behind the end of its line.
_CUT_WORD = re.compile(r"\w[-\u2010\u2011\u00ad]\Z")
_CLOSING = ".!?…:;»”\"'’)]"


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans without white space at their ends. A line is a paragraph, unless it goes on from the one before."""
    for block in _BLOCK.finditer(text):
        lines = [(match.start(), match.end()) for match in re.finditer(r"\S(?:[^\n]*\S)?", block[0])]
        lines = [(block.start() + start, block.start() + end) for start, end in lines]
        wrapped = _is_wrapped(text, lines)
        first, last = lines[0]
        for start, end in lines[1:]:
            cut = _CUT_WORD.search(text, max(first, last - 2), last)
            goes_on = (wrapped or text[start].islower()) and not _LIST_ITEM.match(text, start)
            if not goes_on and not cut and not _is_indented(text, first, last, start):
                yield first, last
                first = start
            last = end
        yield first, last


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines of a block end where its width does, not where their author ended them."""
    if any(_CUT_WORD.search(text, max(start, end - 2), end) for start, end in lines[:-1]):
        return True
    if len(lines) < _WRAPPED_LINES:
        return False
    if all(end - start in _WRAPPED_LENGTH for start, end in lines[:-1]):
        return True
    # A narrow column: the first word of no line had room on the line before.
    width = max(end - start for start, end in lines)
    if len(lines) < _NARROW_LINES or not _NARROWEST <= width < _WRAPPED_LENGTH.start:
        return False
    words = [_FIRST_WORD.match(text, start, end) for start, end in lines[1:]]
    return all(
        word and end - start + 1 + len(word[0]) > width for (start, end), word in zip(lines, words, strict=False)
    )


def _is_indented(text: str, first: int, last: int, start: int) -> bool:
    """Whether the line at `start` goes on, set in, from a long one that nothing ends: "Friedrich\\n    Merz"."""
    line = text.rfind("\n", first, last) + 1 or first
    margin = line - text.rfind("\n", 0, line) - 1
    indent = start - text.rfind("\n", 0, start) - 1
    return indent > margin and last - line in _WRAPPED_LENGTH and text[last - 1] not in _CLOSING


def _enclosed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotations and brackets of a paragraph that stay in one piece."""
    spans = [match.span() for match in _ENCLOSURES.finditer(text, start, end)]
    return [span for span in spans if span[1] - span[0] <= _LONGEST_QUOTATION]


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of `spans`, which stand in order without overlaps, goes on at `at`."""
    number = bisect_left(spans, (at, 0)) - 1
    return number >= 0 and at <= spans[number][1]


def _can_start(text: str, at: int, end: int) -> bool:
    while at < end and (text[at] in _OPENING or text[at].isspace()):
        at += 1
    return at < end and (text[at].isupper() or text[at].isdigit() or text[at] == "•")


def _ends_sentence(text: str, start: int, stop: re.Match[str], language: str) -> bool | None:
    """Whether the stop ends its sentence; None where both readings are good ("the U.S. Russia ...")."""
    if not re.match(r"\.(?!\.)", stop[0]):
        return True
    before = _WORD_BEFORE.search(text, max(start, stop.start() - _LONGEST_WORD), stop.start())
    if not before:
        return True
    word = before[0]
    words = load_lexicon(language, "sentences")
    if word in words["inside"]:
        return False
    if before.start() == start and _LIST_ITEM.match(text, start):
        return False
    if word in words["either"] or _ACRONYM.fullmatch(word):
        after = _WORD_AFTER.match(text, stop.end())
        return True if after and after[1] in words["openers"] else None
    return not _INITIAL.search(word)
