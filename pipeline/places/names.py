"""Tells names of places from common words and from names of people by what stands around them."""

from __future__ import annotations

import re

from pipeline.places.candidate import Candidate
from pipeline.resources import load_lexicon
from pipeline.types import PlaceKind

_WORD = re.compile(r"[^\W\d_]+")
_TOWNISH = (PlaceKind.CITY, PlaceKind.CAPITAL)


def is_name_in_context(candidate: Candidate, text: str, language: str, lower: frozenset[str]) -> bool:
    """Whether a candidate is a place's name where it stands.

    A town that only GeoNames knows must not be a common word (one that the text has in lower case too, or that the
    lexicon lists) and not stand beside a capitalised word that makes it part of another name.
    """
    names = load_lexicon(language, "places")["names"]
    if not candidate.ours:
        if candidate.text.lower() in _words(names["never"]) or candidate.text.lower() in lower:
            return False
        if len(candidate.text) < 4 and candidate.towns[0].population < 100_000:
            return False
    if (
        candidate.ours
        and candidate.ours[0].kind not in _TOWNISH
        and candidate.ours[0].key not in _words(names["first_name_countries"])
    ):
        return True
    before, after = _neighbour_before(candidate, text), _neighbour_after(candidate, text)
    if before and (before.lower() in _words(names["titles"]) or before.lower() in _words(names["given"])):
        return False
    if (
        not candidate.ours
        and before
        and before[0].isupper()
        and not starts_sentence(text, candidate.start - len(before) - 1)
    ):
        return before.lower() in _words(names["generic"])
    if after and after[0].isupper() and after.lower() not in _words(names["generic"]) and _is_surname(candidate, after):
        return False
    return True


def words_in_lower_case(text: str) -> frozenset[str]:
    """The words that a text has in lower case."""
    return frozenset(word for word in _WORD.findall(text) if word.islower())


def starts_sentence(text: str, start: int) -> bool:
    """Whether nothing of its sentence stands before an offset."""
    before = text[:start].rstrip(" \"'«“(—–-")
    return not before or before[-1] in ".!?:\n»”"


def _is_surname(candidate: Candidate, after: str) -> bool:
    return not candidate.ours and after.isalpha() and not after.isupper()


def _neighbour_before(candidate: Candidate, text: str) -> str:
    match = re.search(r"([^\W\d_]+\.?) $", text[max(0, candidate.start - 30) : candidate.start])
    return match[1] if match else ""


def _neighbour_after(candidate: Candidate, text: str) -> str:
    match = re.match(r" ([^\W\d_]+)", text[candidate.end : candidate.end + 30])
    return match[1] if match else ""


def _words(listed: str) -> frozenset[str]:
    return _split(listed)


from functools import cache  # noqa: E402


@cache
def _split(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
