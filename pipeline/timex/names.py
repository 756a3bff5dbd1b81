"""Words of time that are parts of names: "Jean-Noël", "April Marche", "Mme Juin"."""

from __future__ import annotations

import re

from pipeline.timex.expression import Expression
from pipeline.timex.lexicon import Lexicon
from pipeline.timex.sentences import find_sentence_start

# A capital and small letters, right after the month: then a small word, which is no name's and no headline's.
_SURNAME = re.compile(r" (?P<surname>[A-ZÀ-Ý][a-zà-ÿ'’]+)(?: [a-zà-ÿ]|[,.!?])")
_BEFORE = re.compile(r"(?P<word>[\w.'’-]+) $")


def is_part_of_name(text: str, expression: Expression, lexicon: Lexicon) -> bool:
    """Whether the words are no time but the second half of a name, or a month that is a first or last name."""
    start = expression.start
    if not text[start : start + 1].isupper():
        return False
    return _follows_hyphen(text, start) or (
        expression.make == "calendar_month"
        and set(expression.slots) == {"month"}
        and (_has_surname(text, expression, lexicon) or _has_first_name(text, start, lexicon))
    )


def _follows_hyphen(text: str, start: int) -> bool:
    """As in "Jean-Noël", "Marie-Avril"."""
    first = text[:start].rpartition(" ")[2].rpartition("'")[2]
    return first.endswith("-") and first[:1].isupper() and first[:-1].isalpha()


def _has_surname(text: str, expression: Expression, lexicon: Lexicon) -> bool:
    """As in "April Marche met him": a month that opens its sentence or follows "with", then a name and a small word."""
    following = _SURNAME.match(text, expression.end)
    if following is None or lexicon.look_up(following["surname"]) not in (None, lexicon.unknown):
        return False
    before = _BEFORE.search(text[find_sentence_start(text, expression.start) : expression.start])
    return before is None or before["word"].lower() in lexicon.names.get("before", ())


def _has_first_name(text: str, start: int, lexicon: Lexicon) -> bool:
    """As in "Mme Juin", and, where months are written small, "Marie Juin"."""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    if before is None:
        return False
    word = before["word"]
    if word.rstrip(".").lower() in lexicon.names.get("titles", ()):
        return True
    return (
        lexicon.names.get("small_months", False)
        and word[:1].isupper()
        and word[1:].islower()
        and lexicon.look_up(word) in (None, lexicon.unknown)
    )
