"""A short line for people, in the article's own words: the sentence without its bullet, cut at a word."""

from __future__ import annotations

import re

from pipeline.types import Mention

LONGEST = 110
_BULLET = re.compile(r"^[\s•·*–—-]+")


def headline(mention: Mention) -> str:
    """At most `LONGEST` characters of the mention's sentence on one line; "…" says where words were left out."""
    text = _BULLET.sub("", " ".join(mention.sentence.split()))
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—(«")
    return f"{cut}…"
