"""What the words around a place say of its being an event's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.places.patterns import load_pattern
from pipeline.types import EventType, Mention, Place, PlaceKind, Role

TOO_FAR = 3.0  # cost from which a place is not the event's
_HAS_GOAL = (EventType.STRIKE, EventType.DRONE_INCIDENT, EventType.VISIT, EventType.OTHER)
_ATTACKS = (EventType.STRIKE, EventType.DRONE_INCIDENT)
_JOURNEYS = (EventType.VISIT, EventType.TALKS)
_SAID = (EventType.STATEMENT, EventType.SANCTION)
_TOWNS = (PlaceKind.CITY, PlaceKind.CAPITAL)
_NAMED = (*_TOWNS, PlaceKind.REGION)
_REACH = 300  # characters before a place that may say something of it: every pattern ends there
_WORDS_BETWEEN = 2  # between a town and the trigger that it stands before like an adjective


def cost_of_words(mention: Mention, site: Place, roles: Sequence[Role], text: str, language: str) -> float:
    """What the words right before a place say of it: nothing to pay for "in", the most where they say nothing."""
    before, kind = words_before(mention, site, text), mention.event_type
    if site.kind is PlaceKind.DEMONYM:
        return 0.7
    if _hosts(site, mention, text, language) or _suffers(site, mention, text, language):
        return 0.3
    if kind is EventType.SANCTION and load_pattern(language, "post").search(before):
        return 0.3
    if kind in _JOURNEYS and load_pattern(language, "leaving").search(before):
        return 0.3
    if kind in _ATTACKS and load_pattern(language, "origin").search(before):
        return TOO_FAR
    if kind is EventType.VISIT and _is_left(site, mention, text, language):
        return 2.0
    given = _is_given_to(site, before, language)
    if _is_matter(mention, site, before, language) or (given and site.kind is PlaceKind.CAPITAL):
        return TOO_FAR
    if load_pattern(language, "locative").search(before) and not given:
        return 0.0
    if _is_named_after(site, mention, text, language):
        return 0.3
    if kind in _HAS_GOAL and load_pattern(language, "goal").search(before):
        return 0.4
    if kind is EventType.VISIT and before.rstrip().endswith(":"):
        return 0.5
    if site.kind in _TOWNS and (_is_chained(before) or _stands_on(site, mention, text, language)):
        return 0.5
    if Role.LOCATION in roles or (kind in (EventType.STRIKE, EventType.VISIT) and Role.RECIPIENT in roles):
        return 0.8
    return TOO_FAR


def words_before(mention: Mention, site: Place, text: str) -> str:
    """The words of the mention's sentence right before a place."""
    return text[max(mention.start, site.start - _REACH) : site.start]


def _hosts(site: Place, mention: Mention, text: str, language: str) -> bool:
    """Whether a place has guests: "Paris hosted a conference"."""
    if mention.event_type in _SAID or mention.event_type is EventType.STRIKE:
        return False
    return bool(load_pattern(language, "host").match(text, site.end, mention.end))


def _suffers(site: Place, mention: Mention, text: str, language: str) -> bool:
    """Whether a town is what the trigger strikes: "Kyiv was hit"."""
    if mention.event_type not in _ATTACKS or site.kind not in _TOWNS:
        return False
    return bool(load_pattern(language, "patient").fullmatch(text, site.end, mention.trigger_start))


def _is_left(site: Place, mention: Mention, text: str, language: str) -> bool:
    """Whether a journey starts at a place, or goes home to it after a stop that the sentence tells."""
    before = words_before(mention, site, text)
    if load_pattern(language, "departure").search(before):
        return True
    stops = load_pattern(language, "stop").search(text, site.end, mention.end)
    return stops is not None and bool(load_pattern(language, "homeward").search(before))


def _is_matter(mention: Mention, site: Place, before: str, language: str) -> bool:
    """Whether a meeting or a pact is about a country: "a conference on Libya"."""
    if mention.event_type not in (EventType.TALKS, EventType.AGREEMENT, EventType.STATEMENT) or site.kind in _TOWNS:
        return False
    return bool(load_pattern(language, "matter").search(before))


def _is_given_to(site: Place, before: str, language: str) -> bool:
    """Whether the words before make a receiver: French says "en Ukraine" but "à l'Ukraine"; "des armes à Kiev"."""
    pattern = {PlaceKind.COUNTRY: "receiver", PlaceKind.CAPITAL: "given"}.get(site.kind)
    return pattern is not None and bool(load_pattern(language, pattern).search(before))


def _is_chained(before: str) -> bool:
    return before.rstrip().endswith(("(", " -", "—", "–", ":"))


def _stands_on(site: Place, mention: Mention, text: str, language: str) -> bool:
    """Whether a town stands before the trigger as an adjective does: "a Kabul car bombing", not "Kabul attacks"."""
    if _acts(site, mention, text):
        return False
    named = load_pattern(language, "adjunct").match(text, site.end, mention.trigger_end)
    return bool(named) and len(text[site.end : mention.trigger_start].split()) <= _WORDS_BETWEEN


def _acts(site: Place, mention: Mention, text: str) -> bool:
    """Whether a capital stands for the government that does it: it ends the subject or one of a list of them."""
    acting = [role for role in mention.roles if role.role is Role.ACTOR and role.start <= site.start < role.end]
    return any(site.end >= role.end or re.match(r",? (?:and|et) |, ", text[site.end : role.end]) for role in acting)


def _is_named_after(site: Place, mention: Mention, text: str, language: str) -> bool:
    """Whether the event bears the place's name: "les accords d'Évian", "the battle of Aleppo"."""
    if site.kind not in _NAMED and not load_pattern(language, "suffered").fullmatch(mention.trigger):
        return False
    return bool(load_pattern(language, "named").fullmatch(text[mention.trigger_end : site.start]))
