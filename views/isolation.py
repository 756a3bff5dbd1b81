"""Words of an article beside ours: whatever direction they are written in, the rest of the line keeps its own."""

from __future__ import annotations

import re
from html import escape

# Letters written from right to left, and the invisible signs that turn the direction of what follows (UAX 9).
_TURNING = re.compile(r"[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_ISOLATES = re.compile(r"[\u2066-\u2069]")
_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """The text between the signs that isolate its direction, where anything in it could turn the rest of a line.

    Isolating signs of its own are taken out: one too many would end ours early, one too few would keep ours open.
    """
    if not _TURNING.search(text):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{_ISOLATES.sub('', text)}{_POP}"


def isolated_html(text: str) -> str:
    """The same for HTML: escaped, in a `<bdi>` where it needs one."""
    if not _TURNING.search(text):
        return escape(text)
    return f"<bdi>{escape(_ISOLATES.sub('', text))}</bdi>"
