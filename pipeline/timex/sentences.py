"""Where the sentence that holds a timex begins."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?]['\"»”)]*\s+(?=[\"«“'A-ZÀ-Ý])|\n+")
# No sentence that matters here is longer, in characters.
_LONGEST = 600


def find_sentence_start(text: str, at: int, reach: int = _LONGEST) -> int:
    """The offset at which the sentence of `at` begins, at most `reach` characters before it."""
    left = max(0, at - reach)
    # One character more than the stretch before it: a capital at `at` itself tells that a sentence ends before it.
    for match in SENTENCE_END.finditer(text, left, min(len(text), at + 1)):
        if match.end() <= at:
            left = match.end()
    return left
