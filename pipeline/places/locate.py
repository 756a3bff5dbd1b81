"""The place of an event and the countries that take part in it or are affected."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.gazetteer import fold_typography
from pipeline.places.capitals import find_capitals
from pipeline.places.references import hits_again, is_remote, refers_to_attack, refers_to_talks
from pipeline.places.site import find_site
from pipeline.places.sources import Source, find_sources, is_held
from pipeline.places.states import States
from pipeline.types import EventType, GeoPrecision, Mention, Place

_JOURNEYS = (EventType.VISIT, EventType.TALKS)
_FINE = (GeoPrecision.POINT, GeoPrecision.CITY)
_NEXT = 600  # characters between the sentence that tells of a journey and one of the talks held there
_STORY = 1500  # the same for an attack and what else is told of it


def locate_mentions(mentions: Sequence[Mention], places: Sequence[Place], text: str, language: str) -> list[Mention]:
    """The mentions with `place` and `countries` filled from the places that `find_places` found in the text.

    The place is one that the mention's own sentence names as that of the event, or, for talks, that of the journey
    just told; it is never finer than the text's words. `countries` are alpha-3 codes of the states taking part or
    affected, the host among them, in text order.
    """
    plain = fold_typography(text)
    sources = {mention.start: find_sources(plain, mention.start, mention.end, language) for mention in mentions}
    towns = sorted([*places, *find_capitals(places, plain, language)], key=lambda place: place.start)
    sites = _find_sites(mentions, towns, sources, plain, language)
    states = States(places, [source for found in sources.values() for source in found], plain, language)
    return [
        replace(mention, place=site, countries=states.of(mention, site))
        for mention, site in zip(mentions, sites, strict=True)
    ]


def _find_sites(
    mentions: Sequence[Mention],
    places: Sequence[Place],
    sources: Mapping[int, Sequence[Source]],
    text: str,
    language: str,
) -> list[Place | None]:
    starts = [place.start for place in places]
    together: dict[int, list[Mention]] = {}
    for mention in mentions:
        together.setdefault(mention.start, []).append(mention)
    sites: list[Place | None] = []
    for mention in mentions:
        first, last = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        inside = places[first:last]
        if mention.event_type is not EventType.STATEMENT:  # where the one who tells of it sits is not where it happened
            others = [source for source in sources[mention.start] if not source.holds(mention.trigger_start)]
            inside = [place for place in inside if not is_held(others, place.start)]
        sites.append(find_site(mention, inside, places[:first], together[mention.start], text, language))
    for number, mention in enumerate(mentions):
        if sites[number] is None and _can_follow(mention, text, language):
            sites[number] = _site_of_journey(number, mentions, sites)
        elif mention.event_type is EventType.VISIT and _is_vague(sites[number]):
            sites[number] = _town_of_visit(number, mentions, sites) or sites[number]
        elif mention.event_type is EventType.EXCHANGE and sites[number] is None:
            sites[number] = _state_of_captives(number, mentions, sites)
        elif sites[number] is None and hits_again(mention, text, language):
            sites[number] = _site_of_attack(number, [replace(other, interval=None) for other in mentions], sites)
        elif sites[number] is None and refers_to_attack(mention, text, language):
            sites[number] = _site_of_attack(number, mentions, sites)
    return sites


def _can_follow(mention: Mention, text: str, language: str) -> bool:
    if mention.event_type is EventType.TALKS:
        return not is_remote(mention, text, language)
    return mention.event_type is EventType.AGREEMENT and refers_to_talks(mention, text, language)


def _site_of_journey(number: int, mentions: Sequence[Mention], sites: Sequence[Place | None]) -> Place | None:
    """Where the visit or the meeting told just before took place, for talks that name no place of their own."""
    return next(_sites_told(number, mentions, sites, _JOURNEYS, _NEXT), None)


def _is_vague(site: Place | None) -> bool:
    return site is not None and site.precision is GeoPrecision.COUNTRY


def _town_of_visit(number: int, mentions: Sequence[Mention], sites: Sequence[Place | None]) -> Place | None:
    """The one town of the visited country where the text tells of talks or a stop, shortly before or after."""
    visit, country = mentions[number], sites[number]
    towns = {
        site.name: site
        for mention, site in zip(mentions, sites, strict=True)
        if mention.event_type in _JOURNEYS
        and site is not None
        and country is not None
        and site.precision in _FINE
        and site.country == country.country
        and mention.start - visit.end <= _STORY
        and visit.start - mention.end <= _STORY
        and _can_be_one_time(visit, mention)
    }
    return next(iter(towns.values())) if len(towns) == 1 else None


def _state_of_captives(number: int, mentions: Sequence[Mention], sites: Sequence[Place | None]) -> Place | None:
    """The one state in which all captives told of before were taken or freed, for others of them that go free."""
    told = [
        site
        for mention, site in zip(mentions[:number], sites[:number], strict=True)
        if mention.event_type is EventType.EXCHANGE and site and mention.end + _STORY >= mentions[number].start
    ]
    states = {site.country for site in told}
    countries = [site for site in told if site.precision is GeoPrecision.COUNTRY]
    return countries[-1] if len(states) == 1 and countries else None


def _site_of_attack(number: int, mentions: Sequence[Mention], sites: Sequence[Place | None]) -> Place | None:
    """Where most attacks told before took place, which is what "the attack" means; one it is compared with is rare."""
    told = list(_sites_told(number, mentions, sites, (mentions[number].event_type,), _STORY))
    counts = Counter(site.name for site in told)
    return max(reversed(told), key=lambda site: counts[site.name], default=None)


def _sites_told(
    number: int, mentions: Sequence[Mention], sites: Sequence[Place | None], kinds: Collection[EventType], reach: int
) -> Iterator[Place]:
    """The towns of the events of some types told up to `reach` characters before a mention, the last one first."""
    mention = mentions[number]
    for other, site in zip(reversed(mentions[:number]), reversed(sites[:number]), strict=True):
        if other.end + reach < mention.start:
            return
        if other.event_type in kinds and site and site.precision in _FINE and _can_be_one_time(mention, other):
            yield site


def _can_be_one_time(mention: Mention, other: Mention) -> bool:
    if mention.interval is None or other.interval is None:
        return True  # an undated telling goes with the one before it
    return mention.interval.start < other.interval.end and other.interval.start < mention.interval.end
