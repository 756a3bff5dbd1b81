"""The value of a row of number words, as the library text2num reads it."""

from __future__ import annotations

from functools import lru_cache

from text_to_num import text2num


@lru_cache(maxsize=1 << 12)
def read_number_words(words: str, language: str) -> int | None:
    """The number that lower-case words make together: "quatre-vingt-dix-neuf" is 99.

    None where they are not one number ("nineteen ninety"), and in a language that text2num does not know.
    """
    try:
        return int(text2num(words, language))
    except ValueError:
        return None
