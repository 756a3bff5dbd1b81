"""The agency that a dateline or the end of a text names as its source: it takes part in nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

# "TROY, N.C. (AP) --", "Oslo, 3 nov (AFP) -": at the start of a line place, perhaps a day, the agency, a dash.
_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_a-z][^\n()]{1,60}?)[^\S\n]?\((?P<source>[^()\n]{2,40})\)[^\S\n]?[-\u2013\u2014]", re.MULTILINE
)
# "... a dit le ministre. (AFP)": behind the last stop of a line.
_SIGNED = re.compile(r"[.!?\u00bb\u201d\"][^\S\n]?\((?P<source>[^\W\d_a-z][^()\n]{1,40})\)[^\S\n]{0,3}$", re.MULTILINE)
# The words of a place and a day but names and numbers are short: "nov", "sur", "de".
SHORT = 4
# So many words may stand before the agency.
MOST = 7


def find_sources(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the sources that the datelines and last lines of `text` name in brackets."""
    for match in _DATELINE.finditer(text):
        words = match["place"].split()
        if len(words) <= MOST and all(len(word) <= SHORT or not word[0].islower() for word in words):
            yield match.span("source")
    for match in _SIGNED.finditer(text):
        yield match.span("source")
