"""The place of an event and the countries that take part in it or are affected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.places.site import find_site
from pipeline.places.states import States
from pipeline.types import Mention, Place


def locate_mentions(mentions: Sequence[Mention], places: Sequence[Place], text: str, language: str) -> list[Mention]:
    """The mentions with `place` and `countries` filled from the places that `find_places` found in the text.

    The place is one that the mention's own sentence names as that of the event, and never finer than its words;
    `countries` are alpha-3 codes of the states taking part or affected, the host among them, in text order.
    """
    states = States(mentions, places, text, language)
    located = []
    for mention in mentions:
        inside = [place for place in places if mention.start <= place.start and place.end <= mention.end]
        site = find_site(mention, inside, mentions, text, language)
        located.append(replace(mention, place=site, countries=states.of(mention, inside, site)))
    return located
