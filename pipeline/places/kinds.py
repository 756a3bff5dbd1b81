"""The kind of place that the word beside a name tells: "the Idlib region", "la ville de Gao"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.places.candidate import Candidate
from pipeline.resources import load_lexicon
from pipeline.types import PlaceKind

_REACH = 40  # characters to each side
_STATES = (PlaceKind.COUNTRY, PlaceKind.DEMONYM)


def find_kind(candidate: Candidate, text: str, language: str) -> PlaceKind | None:
    """REGION or CITY where a word of kind stands beside a candidate, None where there is none.

    "The northern region of Ghana" tells no region of that name, so a country stays what it is.
    """
    before, after = text[max(0, candidate.start - _REACH) : candidate.start], text[candidate.end :][:_REACH]
    told = _pattern(language, "region_before").search(before) or _pattern(language, "region_after").match(after)
    if told and not any(reading.kind in _STATES for reading in candidate.ours):
        return PlaceKind.REGION
    if _pattern(language, "town_before").search(before):
        return PlaceKind.CITY
    return None


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(load_lexicon(language, "places")["names"][name])
