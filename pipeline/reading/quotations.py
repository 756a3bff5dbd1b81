"""What an article quotes: the text between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

# A quotation that is not closed within so many characters was never opened: a sign that stands alone.
LONGEST = 4000

_CLOSING = {"«": "»", "“": "”", "„": "”“", "‹": "›"}
_MARK = re.compile(r"[«»“”„‹›\"]|\n\s*\n")


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets of the quotations with their marks, in order and without overlaps; those inside another belong to it.

    A quotation of several paragraphs may open each of them anew and is closed once. Straight marks, which look the same
    at both ends, pair within a paragraph.

    >>> text = 'He said: “We hit it.” Then: "Why?"'
    >>> [text[start:end] for start, end in find_quotations(text)]
    ['“We hit it.”', '"Why?"']
    """
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    opened: list[tuple[int, str]] = []  # where each mark that waits for its end stands
    waiting: Counter[str] = Counter()  # how many of them there are of each sign
    straight: int | None = None
    for match in _MARK.finditer(text):
        sign = match[0]
        if opened and match.start() - opened[0][0] > LONGEST:
            opened.clear()
            waiting.clear()
        if opened and sign in opened[-1][1]:
            start, _ = opened.pop()
            waiting[text[start]] -= 1
            if not opened:
                yield start, match.end()
        elif sign in _CLOSING:
            repeated = waiting[sign] > 0 and _opens_paragraph(text, match.start())
            if not repeated and straight is None:
                opened.append((match.start(), _CLOSING[sign]))
                waiting[sign] += 1
        elif sign == '"' and not opened:
            if straight is not None:
                yield straight, match.end()
            straight = match.start() if straight is None else None
        elif "\n" in sign:
            straight = None


def _opens_paragraph(text: str, at: int) -> bool:
    while at and text[at - 1] != "\n" and text[at - 1].isspace():
        at -= 1
    return at == 0 or text[at - 1] == "\n"
