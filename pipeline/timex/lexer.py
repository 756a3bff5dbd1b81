"""Text to nodes: the words a language's tables know, numbers put together, everything else one blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.timex.lexicon import Lexicon, Word

# How a node stands to the one before it: after a space, after a hyphen inside a word, or touching it.
SPACE, HYPHEN, TOUCH = "s", "-", "t"

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\d+|[^\W\d_]+|\n\s*|[^\w\s]|_")
# Typographic forms are folded one for one, so that offsets stay true.
_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "\r": " "})
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")


@dataclass(slots=True)
class Node:
    """A stretch of text and what it can be: `word.categories` maps each category to its value."""

    start: int
    end: int
    gap: str
    word: Word


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    form: str


def find_nodes(text: str, lexicon: Lexicon) -> list[Node]:
    """The nodes of a text in order. Runs of unknown words are one node; a line break is one where a sentence may end."""
    nodes = _merge_numbers(list(_lookup(_tokens(text.translate(_FOLD)), lexicon, text)), lexicon)
    nodes.append(Node(len(text), len(text), SPACE, lexicon.line_break))  # so that the end of the text is a node too
    return nodes


def tokenize_form(form: str) -> list[str]:
    """A form of the tables cut as the text is, so that both meet."""
    return _TOKEN.findall(form.translate(_FOLD))


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        form = match.group()
        start = match.start()
        if form[0].isdigit() and not form.isdigit() and not (_THOUSANDS.fullmatch(form) or _DECIMAL.fullmatch(form)):
            for part in re.finditer(r"\d+|[.,]", form):
                tokens.append(_Token(start + part.start(), start + part.end(), part.group()))
        else:
            tokens.append(_Token(start, match.end(), form))
    return tokens


def _lookup(tokens: list[_Token], lexicon: Lexicon, text: str) -> Iterator[Node]:
    forms, sequences = lexicon.forms, lexicon.sequences
    blank: Node | None = None
    previous_end, hyphen, i, count = -1, False, 0, len(tokens)
    while i < count:
        token = tokens[i]
        form, start, end, used = token.form, token.start, token.end, 1
        if (
            form == "-"
            and start == previous_end
            and i + 1 < count
            and tokens[i + 1].start == end
            and tokens[i + 1].form[0].isalnum()
        ):
            hyphen = True
            previous_end = end
            i += 1
            continue
        lower = form.lower()
        word = None
        longer = sequences.get(lower)
        if longer:
            for sequence, candidate in longer:
                if len(sequence) <= count - i and all(
                    tokens[i + k].form == part if exact else tokens[i + k].form.lower() == part
                    for k, (part, exact) in enumerate(sequence)
                ):
                    word, used = candidate, len(sequence)
                    end = tokens[i + used - 1].end
                    break
        if word is None:
            word = forms.get(form) or forms.get(lower)
        if word is None and form[0].isdigit():
            word = lexicon.digits(form)
        if word is None and form[0] == "\n":
            if form == "\n" and i + 1 < count and (text[end].islower() or text[end].isdigit()):
                i += 1
                continue
            word = lexicon.line_break
        gap = HYPHEN if hyphen else TOUCH if start == previous_end else SPACE
        hyphen = False
        previous_end = end
        i += used
        if word is None:
            if blank is not None:
                blank.end = end
            else:
                blank = Node(start, end, gap, lexicon.unknown)
                yield blank
            continue
        blank = None
        yield Node(start, end, gap, word)


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

    A small numeral adds to a greater one, "cent" and "mille" multiply; two that do neither ("nineteen ninety") stay two.
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
    return rest == 0 and value < 100 or rest % 10 == 0 and rest >= 20 and value < 10 or rest in (60, 80) and value < 20
