"""Text to nodes: the words a language's tables know, numbers put together, everything else one blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.timex.lexicon import Lexicon, Word

# How a node stands to the one before it: after a space, after a hyphen inside a word, or touching it.
SPACE, HYPHEN, TOUCH = "s", "-", "t"

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\n\s*|[^\w\s]|_")
# Typographic forms are folded one for one, so that offsets stay true.
_MOST_SEEN = 100_000  # forms kept in mind between texts
_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "\r": " "})
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
    nodes = _merge_numbers(list(_known(text.translate(_FOLD), lexicon)), lexicon)
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


def _merge_numbers(nodes: list[Node], lexicon: Lexicon) -> list[Node]:
    """Number words become one number: "quatre-vingt" "dix" "sept" is 97; digits with a suffix an ordinal: "21" "st"."""
    merged: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        categories = node.word.categories
        if "numeral" in categories:
            value, used = _number_at(nodes, i)
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


def _number_at(nodes: list[Node], i: int) -> tuple[int, int]:
    """The number that begins at node i and how many nodes it takes.

    A small numeral adds to a greater one, "cent" and "mille" multiply; two that do
    neither ("nineteen ninety") stay two.
    """
    total, current, used = 0, 0, 0
    position = i
    while position < len(nodes):
        step = 1
        categories = nodes[position].word.categories
        if used and "numeral_join" in categories and position + 1 < len(nodes):
            step, categories = 2, nodes[position + 1].word.categories
        if "numeral" not in categories or (used and step == 1 and nodes[position].gap == TOUCH):
            break
        value = int(categories["numeral"])
        if value >= 1000:
            if used and current == 0:
                break
            total, current = total + max(current, 1) * value, 0
        elif value == 100:
            if current >= 100:
                break
            current = max(current, 1) * 100
        elif used and current and not _adds(current, value):
            break
        else:
            if step == 2 and current % 100 == 0 and total == 0 and current < 100:
                break
            current += value
        position += step
        used = position - i
    return total + current, max(used, 1)


def _ordinal_at(nodes: list[Node], i: int, value: int) -> int | None:
    """The ordinal that a number before node i and the ordinal at node i make: "twenty" "second" is 22."""
    if i >= len(nodes) or value % 10 or not 20 <= value < 100:
        return None
    ordinal = nodes[i].word.categories.get("ordinal")
    return value + ordinal if isinstance(ordinal, int) and 1 <= ordinal <= 9 else None


def _adds(current: int, value: int) -> bool:
    rest = current % 100
    return (
        (rest == 0 and value < 100)
        or (rest % 10 == 0 and rest >= 20 and value < 10)
        or (rest in (60, 80) and value < 20)
    )
