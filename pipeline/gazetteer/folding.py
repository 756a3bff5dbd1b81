"""Makes one spelling of many: for keys, and for text whose offsets must hold."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """The key of a name: lower case, without accents; hyphens and apostrophes are spaces, full stops nothing."""
    plain = name.translate(_SAME_LENGTH).lower().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(plain.replace("-", " ").replace("'", " ").replace(".", "").split())


def fold_typography(text: str) -> str:
    """The text with typographic apostrophes, hyphens and spaces as plain ones, sign for sign, so that offsets hold."""
    return text.translate(_SAME_LENGTH)


_SAME_LENGTH = {
    ord(sign): plain for plain, signs in {"'": "’‘ʼ‛", "-": "‐‑", " ": "\xa0\u202f\u2009"}.items() for sign in signs
}
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
