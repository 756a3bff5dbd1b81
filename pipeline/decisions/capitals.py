"""The capitals that a text names only as such: "la capitale", "the Sudanese capital"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.gazetteer import load_capitals
from pipeline.resources import load_lexicon
from pipeline.types import Place, PlaceKind

_STATES = (PlaceKind.COUNTRY, PlaceKind.DEMONYM)
_TOWNS = (PlaceKind.CAPITAL, PlaceKind.CITY)
_ADJACENT = 12  # characters between "capital" and the state or the town that stands beside it


def find_capitals(places: Sequence[Place], text: str, language: str) -> list[Place]:
    """A place for each "the capital" whose state is plain: named beside it, alone in the sentence, or the article's;
    and one for "au ministère russe de la Défense", which sits in the capital.

    `places` are those of `find_places`; `text` has plain apostrophes and spaces. One whose name stands beside it ("la
    capitale Khartoum") is left to that name.
    """
    states = Counter(place.country for place in places if place.kind in (*_STATES, PlaceKind.CAPITAL) and place.country)
    return [*_find_capitals(places, states, text, language), *_find_ministries(places, text, language)]


def _find_capitals(places: Sequence[Place], states: Counter[str], text: str, language: str) -> Iterator[Place]:
    for match in _pattern(language, "capital").finditer(text):
        beside = [
            p for p in places if -_ADJACENT <= p.start - match.end() <= _ADJACENT or 0 <= match.start() - p.end <= 3
        ]
        named = [p for p in beside if p.start >= match.end() and p.kind in _TOWNS]
        if named:
            continue
        owners = [p for p in beside if p.kind in _STATES and p.country]
        country = owners[0].country if owners else _told_by(match, places, states, text)
        start = min([match.start(), *(owner.start for owner in owners[:1])])
        yield from _capital_of(country, start, match.end(), text, language)


def _find_ministries(places: Sequence[Place], text: str, language: str) -> Iterator[Place]:
    for match in _pattern(language, "ministry").finditer(text):
        owners = {p.country for p in places if match.start() <= p.start < match.end() and p.kind in _STATES}
        if len(owners) == 1:
            yield from _capital_of(owners.pop(), match.start(), match.end(), text, language)


def _capital_of(country: str | None, start: int, end: int, text: str, language: str) -> Iterator[Place]:
    capital = load_capitals(language).get(country or "")
    if capital:
        yield Place(
            start, end, text[start:end], PlaceKind.CAPITAL, capital.name, country,
            capital.latitude, capital.longitude, capital.precision,
        )  # fmt: skip


def _told_by(match: re.Match[str], places: Sequence[Place], states: Counter[str], text: str) -> str | None:
    """The one state that the sentence names, else the one that the article names as often as all others together."""
    first = max(text.rfind(sign, 0, match.start()) for sign in (". ", "\n", "! ", "? ")) + 1
    last = min((at for sign in (". ", "\n") if (at := text.find(sign, match.end())) >= 0), default=len(text))
    near = {p.country for p in places if first <= p.start < last and p.kind is PlaceKind.COUNTRY and p.country}
    if len(near) == 1:
        return near.pop()
    main, count = max(states.items(), key=lambda item: item[1], default=("", 0))
    return main if count * 2 >= states.total() > 0 and (not near or main in near) else None


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """Compiled with its capitals, unlike the others of the table: they tell a name from a word."""
    return re.compile(load_lexicon(language, "locating")[name])
