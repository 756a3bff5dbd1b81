"""Text to nodes: the words a language's tables know, numbers put together, everything else one blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.timex.lexicon import Lexicon, Word
from pipeline.timex.number_words import read_number_words

# How a node stands to the one before it: after a space, after a hyphen inside a word, or touching it.
SPACE, HYPHEN, TOUCH = "s", "-", "t"

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\n\s*|[^\w\s]|_")
# Typographic forms are folded one for one, so that offsets stay true.
_MOST_SEEN = 100_000  # forms kept in mind between texts
_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "\r": " "})
# "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf" has thirteen.
_MOST_NUMERALS = 13
_FIGURES = re.compile(r"[0-9]+|[.,]")


@dataclass(slots=True)
class Node:
    """A stretch of text and what it can be: `word.categories` maps each category to its value."""

    start: int
    end: int
    gap: str
    word: Word


def find_nodes(text: str, lexicon: Lexicon) -> list[Node]:
    """The nodes of a text in order: each known word and number, one node for a run of unknown words.

    A line break is a node where a sentence may end there, and the end of the text is one too.
    """
    folded = text.translate(_FOLD)
    nodes = _merge_numbers(list(_known(folded, lexicon)), folded, lexicon)
    nodes.append(Node(len(text), len(text), SPACE, lexicon.line_break))
    return nodes


def _known(text: str, lexicon: Lexicon) -> Iterator[Node]:
    look_up, sequences, seen = lexicon.look_up, lexicon.sequences, lexicon.seen
    if len(seen) > _MOST_SEEN:
        seen.clear()
    blank, skip = False, 0
    for match in _TOKEN.finditer(text):
        form = match.group()
        if form in seen:
            word = seen[form]
        else:
            word = seen[form] = look_up(form)
        if word is None:
            if not blank and match.start() >= skip:
                yield Node(match.start(), match.end(), SPACE, lexicon.unknown)
                blank = True
            continue
        start, end = match.span()
        if start < skip:
            continue
        if (longer := sequences.get(form.lower())) is not None and (held := longer.match(text, end)) is not None:
            word, end = held
            skip = end
        elif word is lexicon.unknown:  # the first word of a longer form, and nothing by itself
            if not blank:
                yield Node(start, end, SPACE, word)
                blank = True
            continue
        elif form[0] == "\n" and form == "\n" and (text[end : end + 1].islower() or text[end : end + 1].isdigit()):
            continue  # a line folded inside a sentence
        elif form == "-" and _joins(text, start, end):
            continue
        blank = False
        if word.categories.get("dotted"):
            yield from _parts(form, start, text, lexicon)
        else:
            yield Node(start, end, _gap(text, start), word)


def _joins(text: str, start: int, end: int) -> bool:
    """Whether the hyphen at `start` stands inside a word or between two figures."""
    return start > 0 and text[start - 1].isalnum() and text[end : end + 1].isalnum()


def _gap(text: str, start: int) -> str:
    before = text[start - 1 : start]
    if not before or before.isspace():
        return SPACE
    return HYPHEN if before == "-" and start > 1 and text[start - 2].isalnum() else TOUCH


def _parts(form: str, start: int, text: str, lexicon: Lexicon) -> Iterator[Node]:
    """Figures and dots that are no number ("12.03.2020"), one by one."""
    for part in _FIGURES.finditer(form):
        word = lexicon.look_up(part.group()) or lexicon.unknown
        yield Node(start + part.start(), start + part.end(), _gap(text, start + part.start()), word)


def _merge_numbers(nodes: list[Node], text: str, lexicon: Lexicon) -> list[Node]:
    """Number words become one number: "quatre-vingt" "dix" "sept" is 97; digits with a suffix an ordinal: "21" "st"."""
    merged: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        categories = node.word.categories
        if "numeral" in categories:
            value, used = _number_at(nodes, i, text, lexicon)
            if (ordinal := _ordinal_at(nodes, i + used, value)) is not None:
                merged.append(Node(node.start, nodes[i + used].end, node.gap, lexicon.ordinal(ordinal)))
                i += used + 1
                continue
            if used > 1:
                last = nodes[i + used - 1]
                merged.append(Node(node.start, last.end, node.gap, lexicon.number(value, in_words=True)))
                i += used
                continue
        elif (
            "digits" in categories
            and i + 1 < len(nodes)
            and nodes[i + 1].gap != SPACE
            and "ordinal_suffix" in nodes[i + 1].word.categories
        ):
            merged.append(
                Node(
                    node.start, nodes[i + 1].end, node.gap, lexicon.ordinal(int(categories["number"]), in_figures=True)
                )
            )
            i += 2
            continue
        merged.append(node)
        i += 1
    return merged


def _number_at(nodes: list[Node], i: int, text: str, lexicon: Lexicon) -> tuple[int, int]:
    """The number that begins at node i and how many nodes it takes: the most words that text2num reads as one.

    Two numbers side by side ("nineteen ninety") stay two.
    """
    words: list[str] = []
    ends: list[tuple[int, int]] = []
    position = i
    while position < len(nodes) and len(ends) < _MOST_NUMERALS:
        step = 1
        if (
            words
            and "numeral_join" in nodes[position].word.categories
            and position + 1 < len(nodes)
            and "numeral" in nodes[position + 1].word.categories
        ):
            words.append(text[nodes[position].start : nodes[position].end].lower())
            step = 2
        node = nodes[position + step - 1]
        if "numeral" not in node.word.categories or (words and step == 1 and node.gap == TOUCH):
            break
        words.append(
            lexicon.readable_numeral(text[node.start : node.end].lower(), int(node.word.categories["numeral"]))
        )
        position += step
        ends.append((position - i, len(words)))
    for used, count in reversed(ends[1:]):
        if (value := read_number_words(" ".join(words[:count]), lexicon.language)) is not None:
            return value, used
    return int(nodes[i].word.categories["numeral"]), 1


def _ordinal_at(nodes: list[Node], i: int, value: int) -> int | None:
    """The ordinal that a number before node i and the ordinal at node i make: "twenty" "second" is 22."""
    if i >= len(nodes) or value % 10 or not 20 <= value < 100:
        return None
    ordinal = nodes[i].word.categories.get("ordinal")
    return value + ordinal if isinstance(ordinal, int) and 1 <= ordinal <= 9 else None
