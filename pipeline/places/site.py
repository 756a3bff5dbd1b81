"""Chooses the place of an event among the places of its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.gazetteer import load_countries, load_disputed
from pipeline.places.dateline import find_dateline
from pipeline.places.parts import take_part
from pipeline.places.patterns import load_pattern
from pipeline.places.references import is_remote, is_topical
from pipeline.places.wording import TOO_FAR, cost_of_words, words_before
from pipeline.types import EventType, GeoPrecision, Mention, Place, PlaceKind, Role, RoleSpan

_FINEST_FIRST = (GeoPrecision.POINT, GeoPrecision.CITY, GeoPrecision.REGION, GeoPrecision.SEA, GeoPrecision.COUNTRY)
_ATTACKS = (EventType.STRIKE, EventType.DRONE_INCIDENT)
_JOURNEYS = (EventType.VISIT, EventType.TALKS)
_SAID = (EventType.STATEMENT, EventType.SANCTION)
_TOWNS = (PlaceKind.CITY, PlaceKind.CAPITAL)
_ACTING = (PlaceKind.CAPITAL, PlaceKind.METONYM)  # what stands for a government as well
_COARSE = 0.5  # cost of a country where a sentence names a town too
_CLOSE = 0.8  # the same for what is said: its words are more often of other places than told at one
_SAME_SPOT = {  # events of the second kind take place where those of the first do
    EventType.EXCHANGE: (EventType.OTHER,),  # captives taken, held and freed
    EventType.AGREEMENT: (EventType.TALKS, EventType.VISIT),
    EventType.TALKS: (EventType.VISIT, EventType.AGREEMENT),
    EventType.VISIT: (EventType.TALKS,),
}
_INTO_ROLE = 80  # characters from the start of a role's words to a place that they are about
_LESS_LIKELY = 1.0  # by how much a finer place may cost more than a coarser one around it
_FEW = 50  # places looked back at
_SHORTLY = 300  # characters back to the town that "the city" means


def find_site(
    mention: Mention,
    inside: Sequence[Place],
    before: Sequence[Place],
    together: Sequence[Mention],
    text: str,
    language: str,
) -> Place | None:
    """The place where the event is told to take place, or None.

    `inside` and `before` are the places of its sentence and those that precede it, `together` the sentence's mentions,
    `text` has plain apostrophes and spaces.
    """
    if is_remote(mention, text, language):
        return None
    sites = [site for place in inside if (site := _as_site(place, text, language))]
    costs = [_cost(mention, site, together, text, language) for site in sites]
    limit = _CLOSE if mention.event_type in _SAID else TOO_FAR
    number = _best(sites, costs, limit)
    if number is None or sites[number].precision is GeoPrecision.COUNTRY:
        again = _named_before(mention, before, text, language)
        if number is not None and (town := _town_of_dateline(mention, inside, sites[number], text, language)):
            return town
        if again or number is None:
            return again
    site = _finest_of_chain(sites, _first_of_list(sites, number, text, language), text, language)
    return take_part(site, text, language) if site.kind is PlaceKind.COUNTRY else site


def _best(sites: Sequence[Place], costs: Sequence[float], limit: float) -> int | None:
    """The number of the likeliest site; a finer one in the same country, if it is not much less likely."""
    if not costs or min(costs) >= limit:
        return None
    likely = costs.index(min(costs))
    finer = [
        (cost, number)
        for number, cost in enumerate(costs)
        if cost < min(limit, costs[likely] + _LESS_LIKELY)
        and sites[number].country == sites[likely].country
        and _FINEST_FIRST.index(sites[number].precision) < _FINEST_FIRST.index(sites[likely].precision)
    ]
    return min(finer)[1] if finer else likely


def _town_of_dateline(
    mention: Mention, inside: Sequence[Place], country: Place, text: str, language: str
) -> Place | None:
    """The small town that datelines a sentence on "a town" of its country; correspondents sit in capitals."""
    end = find_dateline(text, mention.start)
    towns = [p for p in inside if p.start < end and p.kind is PlaceKind.CITY and p.country == country.country]
    if not towns or mention.event_type in _SAID:
        return None
    if not load_pattern(language, "some_town").search(text, end, mention.end):
        return None
    return towns[0] if len(towns) == 1 else None


def _named_before(mention: Mention, before: Sequence[Place], text: str, language: str) -> Place | None:
    """The town named last before a sentence that says "in the city"; for "in the country" the one named most."""
    if mention.event_type in _SAID:
        return None
    if load_pattern(language, "same_town").search(text, mention.start, mention.end):
        towns = [p for p in before[-_FEW:] if p.kind in _TOWNS and p.start >= mention.start - _SHORTLY]
        return towns[-1] if towns else None
    if load_pattern(language, "same_country").search(text, mention.start, mention.end):
        countries = [p for p in before[-_FEW:] if p.kind is PlaceKind.COUNTRY]
        names = Counter(country.country for country in countries)
        return max(reversed(countries), key=lambda p: names[p.country], default=None)
    return None


def _as_site(place: Place, text: str, language: str) -> Place | None:
    """A place that can hold an event; the adjective of "l'espace aérien polonais" stands for the country."""
    if place.kind is PlaceKind.ORGANISATION or place.latitude is None:
        return None
    if place.kind is PlaceKind.REGION and not place.country and not _is_disputed(place):
        return None  # a continent is no place to put a pin on
    if place.kind is not PlaceKind.DEMONYM:
        return place
    before, after = text[max(0, place.start - 40) : place.start], text[place.end : place.end + 40]
    told = load_pattern(language, "territory").search(before) or load_pattern(language, "territory").match(after)
    if not place.country or not told or (told.string is before and told.end() < len(before)):
        return None
    country = load_countries()[place.country]
    return replace(place, latitude=country.latitude, longitude=country.longitude, precision=GeoPrecision.COUNTRY)


def _is_disputed(place: Place) -> bool:
    """Whether a region without a state is one that several claim, small enough for a pin."""
    return (place.latitude, place.longitude) in load_disputed()


def _cost(mention: Mention, site: Place, together: Sequence[Mention], text: str, language: str) -> float:
    """How little a place looks like the event's: by the words before it and the distance to the trigger."""
    before, near = text[mention.start : site.start], words_before(mention, site, text)
    roles = [
        role.role
        for role in mention.roles
        if role.start <= site.start <= role.start + _INTO_ROLE and not _is_date(role, mention)
    ]
    cost = cost_of_words(mention, site, roles, text, language)
    if cost >= TOO_FAR or _is_adjective(site, text, language) or _is_elsewhere(mention, near, language):
        return TOO_FAR
    start, end = sorted((mention.trigger_start, site.start))
    posted = mention.event_type is EventType.SANCTION and bool(load_pattern(language, "post").search(near))
    if (
        mention.event_type in _SAID
        and not posted
        and (cost > 0.0 or site.precision is GeoPrecision.COUNTRY or _is_quoted(before))
    ):
        return TOO_FAR  # what is said of a place is not said at it
    topical = is_topical(mention, language) and not load_pattern(language, "stay").search(near)
    if mention.event_type is EventType.TALKS and mention.trigger_start < site.start and topical:
        return TOO_FAR
    if _is_told_from(mention, site, text, language) or _is_of_another(mention, site, together, text, language):
        return TOO_FAR
    cost += (end - start) / 150 + 0.8 * len(load_pattern(language, "break").findall(text, start, end))
    cost += _COARSE * (site.precision is GeoPrecision.COUNTRY and not posted)
    cost -= 0.8 * (Role.LOCATION in roles)
    if any(_is_rival(mention, other, site) for other in together) or _is_of_meeting(mention, near, language):
        cost += TOO_FAR
    return cost


def _is_date(role: RoleSpan, mention: Mention) -> bool:
    """Whether the words taken for a place are those of the day: "on Wednesday"."""
    return mention.timex is not None and role.start <= mention.timex.start < role.end <= mention.timex.end + 1


def _is_elsewhere(mention: Mention, before: str, language: str) -> bool:
    """Whether the words right before a place make it another's: "the war in", "ambassador to", "the border with"."""
    if mention.event_type is EventType.SANCTION and load_pattern(language, "post").search(before):
        return False
    if load_pattern(language, "elsewhere").search(before) or load_pattern(language, "except").search(before):
        return True
    if mention.event_type not in _JOURNEYS and load_pattern(language, "travelling").search(before):
        return True
    if mention.event_type is EventType.TALKS and load_pattern(language, "away").search(before):
        return True
    if load_pattern(language, "mission").search(before):
        return mention.event_type in (EventType.TALKS, EventType.AGREEMENT, EventType.STATEMENT)
    if mention.event_type is EventType.EXCHANGE and load_pattern(language, "homeward").search(before):
        return True
    if mention.event_type in (*_ATTACKS, EventType.VISIT) or not load_pattern(language, "direction").search(before):
        return False
    return mention.event_type is not EventType.OTHER or bool(load_pattern(language, "flying").match(mention.trigger))


def _is_quoted(before: str) -> bool:
    """Whether a quotation that the words before a place open is not closed in them."""
    opened = before.count("«") + before.count("“") > before.count("»") + before.count("”")
    return opened or before.count('"') % 2 == 1


def _is_told_from(mention: Mention, site: Place, text: str, language: str) -> bool:
    """Whether a place before the trigger is where somebody tells of it: "In Paris, the minister announced ..."."""
    if mention.event_type is EventType.STATEMENT or site.end > mention.trigger_start:
        return False
    return bool(load_pattern(language, "telling").search(text, site.end, mention.trigger_start))


def _is_of_another(mention: Mention, site: Place, together: Sequence[Mention], text: str, language: str) -> bool:
    """Whether a place is that of an event that this one is only compared with: "it follows a raid in Lima"."""
    if mention.event_type not in _ATTACKS:
        return False
    return any(
        other.event_type is mention.event_type
        and mention.trigger_end <= other.trigger_start < site.start
        and load_pattern(language, "compared").search(text, mention.trigger_end, other.trigger_start)
        for other in together
    )


def _is_rival(mention: Mention, other: Mention, site: Place) -> bool:
    """Whether the place stands after the trigger of another event, nearer than that of this one."""
    if other.event_type in _SAME_SPOT.get(mention.event_type, ()) or other.trigger_start == mention.trigger_start:
        return False
    if other.event_type is mention.event_type and not _at_other_times(mention, other):
        return False  # two words for one event: "l'offensive ... a encerclé"
    return mention.start <= other.trigger_start < site.start < mention.end and (
        site.start - other.trigger_end < abs(site.start - mention.trigger_start)
    )


def _at_other_times(mention: Mention, other: Mention) -> bool:
    if mention.interval is None or other.interval is None:
        return False
    return mention.interval.end <= other.interval.start or other.interval.end <= mention.interval.start


def _is_of_meeting(mention: Mention, before: str, language: str) -> bool:
    """Whether a place stands behind a meeting from which something else came: "after talks in Doha an exchange"."""
    if mention.event_type in (EventType.TALKS, EventType.VISIT, EventType.AGREEMENT, EventType.STATEMENT):
        return False
    return bool(re.search(load_pattern(language, "meeting").pattern + r"[^,;.]{0,20}$", before, re.IGNORECASE))


def _is_adjective(site: Place, text: str, language: str) -> bool:
    """Whether a country stands for its people ("US troops") or a sea is part of another name ("Pacific Islands")."""
    if re.match(r" (?:I{1,3}|IV|V)\b", text[site.end : site.end + 5]):
        return True  # "Minsk II"
    if site.kind is PlaceKind.SEA:
        return bool(re.match(r"[ -][A-Z]", text[site.end : site.end + 2]))
    if site.kind in _TOWNS and load_pattern(language, "locative").search(text[max(0, site.start - 40) : site.start]):
        return False  # "in Cairo's old town"
    adjective = load_pattern(language, "adjective")
    return bool(adjective.match(text, site.end) or adjective.match(text, site.start))


def _first_of_list(sites: Sequence[Place], number: int, text: str, language: str) -> int:
    """Of "in Fiji, Tonga and Samoa" the first, whichever is nearest to the trigger."""
    between = load_pattern(language, "list")
    while number and between.fullmatch(text[sites[number - 1].end : sites[number].start]):
        number -= 1
    return number


def _finest_of_chain(sites: Sequence[Place], number: int, text: str, language: str) -> Place:
    """Of "Alep, en Syrie" the town, whichever of the two was chosen."""
    chain, between = [sites[number]], load_pattern(language, "chain")
    for site in sites[number + 1 :]:
        if site.kind in _ACTING and re.fullmatch(
            r"[ ,(]*(?:the |la |le |l')?", text[chain[-1].end : site.start], re.IGNORECASE
        ):
            break  # "En France, l'Élysée a annoncé"
        if not between.fullmatch(text[chain[-1].end : site.start]) or site.country != chain[0].country:
            break
        chain.append(site)
    for site in reversed(sites[:number]):
        if not between.fullmatch(text[site.end : chain[0].start]) or site.country != chain[0].country:
            break
        chain.insert(0, site)
    return min(chain, key=lambda site: (_FINEST_FIRST.index(site.precision), site.start))
