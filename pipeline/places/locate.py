"""The place of an event and the countries that take part in it or are affected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.types import Mention, Place, PlaceKind


def locate_mentions(mentions: Sequence[Mention], places: Sequence[Place], text: str) -> list[Mention]:
    """The mentions with `place` and `countries` filled from the places that the text names."""
    return [_locate(mention, places, text) for mention in mentions]


def _locate(mention: Mention, places: Sequence[Place], text: str) -> Mention:
    inside = [place for place in places if mention.start <= place.start and place.end <= mention.end]
    countries = tuple(dict.fromkeys(place.country for place in inside if place.country))
    where = next((place for place in inside if place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.SEA)), None)
    return replace(mention, place=where, countries=countries)
