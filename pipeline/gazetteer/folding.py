"""The key under which a name is looked up, one for all its spellings."""

from __future__ import annotations

import unicodedata

from pipeline.folding import fold as fold_typography

__all__ = ["fold", "fold_typography"]

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def fold(name: str) -> str:
    """The key of a name: lower case, without accents; hyphens and apostrophes are spaces, full stops nothing.

    >>> fold("Côte d’Ivoire"), fold("U.S."), fold("Rzeszów")
    ('cote d ivoire', 'us', 'rzeszow')
    """
    plain = fold_typography(name).lower().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(plain.replace("-", " ").replace("'", " ").replace(".", "").split())
