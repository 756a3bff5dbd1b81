"""The place of an event and the countries that take part in it or are affected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.places.site import find_site, is_remote, refers_to_talks
from pipeline.places.states import States
from pipeline.types import EventType, GeoPrecision, Mention, Place

_JOURNEYS = (EventType.VISIT, EventType.TALKS)
_FINE = (GeoPrecision.POINT, GeoPrecision.CITY)
_NEXT = 600  # characters between the sentence that tells of a journey and one of the talks held there


def locate_mentions(mentions: Sequence[Mention], places: Sequence[Place], text: str, language: str) -> list[Mention]:
    """The mentions with `place` and `countries` filled from the places that `find_places` found in the text.

    The place is one that the mention's own sentence names as that of the event, or, for talks, that of the journey
    just told; it is never finer than the text's words. `countries` are alpha-3 codes of the states taking part or
    affected, the host among them, in text order.
    """
    sites = _find_sites(mentions, places, text, language)
    states = States(mentions, places, text, language)
    located = []
    for mention, site in zip(mentions, sites, strict=True):
        located.append(replace(mention, place=site, countries=states.of(mention, site)))
    return located


def _find_sites(mentions: Sequence[Mention], places: Sequence[Place], text: str, language: str) -> list[Place | None]:
    sites: list[Place | None] = [find_site(mention, places, mentions, text, language) for mention in mentions]
    for number, mention in enumerate(mentions):
        if sites[number] is None and _can_follow(mention, text, language):
            sites[number] = _site_of_journey(mention, mentions, sites)
    return sites


def _can_follow(mention: Mention, text: str, language: str) -> bool:
    if mention.event_type is EventType.TALKS:
        return not is_remote(mention, text, language)
    return mention.event_type is EventType.AGREEMENT and refers_to_talks(mention, text, language)


def _site_of_journey(mention: Mention, mentions: Sequence[Mention], sites: Sequence[Place | None]) -> Place | None:
    """Where the visit or the meeting told just before took place, for talks that name no place of their own."""
    before = [
        (other.end, site)
        for other, site in zip(mentions, sites, strict=True)
        if other.event_type in _JOURNEYS
        and site
        and site.precision in _FINE
        and other.start <= mention.start <= other.end + _NEXT
        and other.trigger_start < mention.trigger_start
        and _can_be_one_time(mention, other)
    ]
    return max(before, key=lambda found: found[0])[1] if before else None


def _can_be_one_time(mention: Mention, other: Mention) -> bool:
    if mention.interval is None or other.interval is None:
        return True  # an undated telling goes with the one before it
    return mention.interval.start < other.interval.end and other.interval.start < mention.interval.end
