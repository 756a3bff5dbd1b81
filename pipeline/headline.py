"""A short line for people, in the article's own words: the sentence without its bullet, cut at a word."""

from __future__ import annotations

import re

from pipeline.markup import without_markup
from pipeline.types import Mention

LONGEST = 110
# What cuts a word: a hyphen at the end of a line, a soft one anywhere.
_CUT = re.compile(r"(?<=[^\W\d_])[-\u2010]\n\s*(?=[^\W\d_])|\u00ad(?:\n\s*)?")
_BULLET = re.compile(r"^[\s•·*–—-]+")


def headline(mention: Mention) -> str:
    """At most `LONGEST` characters of the mention's sentence on one line; "…" says where words were left out."""
    text = _BULLET.sub("", " ".join(without_markup(_CUT.sub(_whole, mention.sentence)).split()))
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—(«")
    return f"{cut}…"


def _whole(cut: re.Match[str]) -> str:
    """Nothing, or the hyphen that goes before a capital."""
    return "-" if cut[0][0] != "\u00ad" and cut.string[cut.end()].isupper() else ""
