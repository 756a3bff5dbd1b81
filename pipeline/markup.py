"""Tags and character references of HTML in a text, and what stands there for a reader; imports nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_BLOCKS = (
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|table|tbody|td|th|thead|tr|ul"
)
_INLINE = "a|abbr|b|body|cite|code|em|font|html|i|img|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
_LONGEST_TAG = 1_000
_MARKUP = re.compile(
    rf"</?(?:(?P<block>{_BLOCKS})|{_INLINE})(?:[\s/][^<>]{{0,{_LONGEST_TAG}}})?>"
    r"|&(?P<reference>[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",
    re.IGNORECASE,
)


def find_markup(text: str) -> Iterator[tuple[int, int, str]]:
    """The offsets of each tag and character reference of HTML, in order, with what it stands for: a line's end where
    a block begins or ends, nothing for other tags, a character.

    >>> list(find_markup("<b>caf&eacute;</b> AT&T;"))
    [(0, 3, ''), (6, 14, 'é'), (14, 18, '')]
    """
    for match in _MARKUP.finditer(text):
        name = match["reference"]
        if name is None:
            yield *match.span(), "\n" if match["block"] else ""
        elif name[0] == "#" or f"{name};" in html5:
            yield *match.span(), unescape(match[0])


def without_markup(text: str) -> str:
    """The text as a reader sees it."""
    parts: list[str] = []
    at = 0
    for start, end, plain in find_markup(text):
        parts += (text[at:start], plain)
        at = end
    return "".join([*parts, text[at:]])
