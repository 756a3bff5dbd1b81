"""What a telling says of its place without naming one: "by telephone", "the attack", "the same building"."""

from __future__ import annotations

from pipeline.places.patterns import load_pattern
from pipeline.types import EventType, Mention

_ATTACKS = (EventType.STRIKE, EventType.DRONE_INCIDENT)
_DEFINITE = 20  # characters for "the second" before an attack


def is_remote(mention: Mention, text: str, language: str) -> bool:
    """Whether talks are held by telephone or video: nobody meets anywhere."""
    remote = load_pattern(language, "remote")
    return mention.event_type is EventType.TALKS and bool(remote.search(text, mention.start, mention.end))


def refers_to_talks(mention: Mention, text: str, language: str) -> bool:
    """Whether a sentence speaks of a meeting, so that what it tells may have come about there."""
    return bool(load_pattern(language, "meeting").search(text, mention.start, mention.end))


def refers_to_attack(mention: Mention, text: str, language: str) -> bool:
    """Whether an attack is one told before: "the attack", "ces frappes"."""
    if mention.event_type not in _ATTACKS:
        return False
    first = max(mention.start, mention.trigger_start - _DEFINITE)
    return bool(load_pattern(language, "definite").search(text, first, mention.trigger_start))


def hits_again(mention: Mention, text: str, language: str) -> bool:
    """Whether an attack is on what was attacked before or after: "the same building"."""
    if mention.event_type not in _ATTACKS:
        return False
    return bool(load_pattern(language, "same_target").search(text, mention.start, mention.end))


def is_topical(mention: Mention, language: str) -> bool:
    """Whether the trigger is a word like "discuss", whose object is what is talked of."""
    return bool(load_pattern(language, "topical").fullmatch(mention.trigger))
