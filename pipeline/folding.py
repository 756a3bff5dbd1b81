"""One-for-one folding of what is no prose, so that every offset holds; imports nothing of ours."""

from __future__ import annotations

import re

# A typographic apostrophe sticks to the name before it, and a no-break space to the figure, unless they are folded.
_FOLDED = str.maketrans(
    {
        "\u2018": "'",  # left single quotation mark
        "\u2019": "'",  # right single quotation mark, the apostrophe of French typography
        "\u02bc": "'",  # modifier letter apostrophe
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space, before ; : ! ? in French and inside figures
        "\u2007": " ",  # figure space
        "\u2009": " ",  # thin space
        "\u2011": "-",  # non-breaking hyphen
    }
)


# Words in square brackets: the parsers know only round ones. "[3]" is the mark of a footnote, "[...]" of an omission.
_SQUARE = re.compile(r"\[([^\W\d_][^\[\]\n]{0,80})\]")

# A web address, up to a space or the bracket that closes a link: its words and figures tell nothing. Hundreds of signs
# without a space are an encoded picture or a broken file, and a tokenizer takes time by the square of such a row.
_NON_WORD = re.compile(r"(?:https?://|www\.)[^\s)\]>\"']+|(?<!\S)\S{300,}")


def fold(text: str) -> str:
    """The text with plain apostrophes, spaces, hyphens and brackets: as long as it was, each character in its place.

    >>> fold("l\u2019\u00e9t\u00e9 2022 [la DGSE]")
    "l'\u00e9t\u00e9 2022 (la DGSE)"
    """
    return _SQUARE.sub(lambda match: f"({match[1]})", text.translate(_FOLDED))


def blank_non_words(text: str) -> str:
    """The text with web addresses and endless rows of signs blanked out: no day, place or event stands in
    `.../2021/11/10/travel-to-brussels/`.

    >>> blank_non_words("see https://news.example/2021/05 now")
    'see                              now'
    """
    return _NON_WORD.sub(lambda match: " " * len(match[0]), text)
