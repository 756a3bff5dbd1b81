"""The dates of datelines, which date nothing but the text: "BUCHAREST, Nov. 8 (Reuters) - A drone ..."."""

from __future__ import annotations

import re

# From the head of a line to the date: a town or two in capitals or with a capital, and perhaps the agency.
_BEFORE = re.compile(
    r"[ \t]*[A-ZÀ-Ý][\w'’.]*(?:[ /,-]+(?:[A-ZÀ-Ý][\w'’.]*|d[eu]|of|la|le|el))*(?:\s?\([\w /.]+\))?"
    r"(?:\s?[,.]|\s?[-–—])\s*(?:le\s+|the\s+)?\Z"
)
# From the date to the text: perhaps the agency or the hour, and a dash or colon.
_AFTER = re.compile(r"[.,]?(?:\s?\([^()\n]{2,40}\)|\s?/[^/\n]{2,30}/)?\s?(?:-{1,2}|[–—:_])(?:\s|\Z)")
_LONGEST = 80


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a date stands in a dateline: behind the town that a line begins with, before the dash of its text."""
    if _AFTER.match(text, end) is None:
        return False
    head = text[text.rfind("\n", 0, start) + 1 : start]
    return len(head) <= _LONGEST and _BEFORE.match(head) is not None
