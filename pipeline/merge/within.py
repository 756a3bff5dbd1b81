"""The events of one article: its tellings put together where type, status, date, place and parties can be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.merge.drawing import draw_together
from pipeline.merge.sameness import dates_can_be_one, places_can_be_one, statuses_can_be_one
from pipeline.types import Actor, DateBasis, Event, EventType, Mention, Role


def merge_mentions(mentions: Sequence[Mention]) -> list[Event]:
    """The events of one article in the order of their first telling, those told in the title alone last.

    The body comes first, each telling to the nearest event before it; then the title, to the first event it fits. What
    does not `tell` only joins an event told before it.
    """
    groups: list[list[Mention]] = []
    telling = [mention for mention in mentions if mention.tells]
    for mention in telling:
        if not _in_title(mention):
            _add(mention, reversed(groups), groups)
    for mention in telling:
        if _in_title(mention):
            _add(mention, iter(groups), groups)
    for mention in mentions:
        if not mention.tells:
            _append(mention, groups)
    events = [draw_together(sorted(group, key=_rank)) for group in groups]
    return [_tie(event, events) for event in events]


def _in_title(mention: Mention) -> bool:
    return "position=title" in mention.clues


def _add(mention: Mention, candidates: Iterable[list[Mention]], groups: list[list[Mention]]) -> None:
    """Put a telling with the first candidate that it fits, into a group of its own where there is none."""
    group = next((group for group in candidates if _same_event(group, mention)), None)
    if group is None:
        groups.append([mention])
    else:
        group.append(mention)


def _append(mention: Mention, groups: Sequence[list[Mention]]) -> None:
    """Put what only repeats or adds to an event with the last one before it that it fits, nowhere if there is none.

    The costs of an attack, which name neither its parties nor its place, fit by their type.
    """
    costs = "aftermath" in mention.clues
    before = [
        group
        for group in groups
        if any(held.start < mention.start for held in group)
        and (group[0].event_type is mention.event_type if costs else _same_event(group, mention))
    ]
    if before:
        max(before, key=lambda group: max(held.start for held in group if held.start < mention.start)).append(mention)


def _same_event(group: Sequence[Mention], mention: Mention) -> bool:
    if group[0].event_type is not mention.event_type:
        return False
    if not all(statuses_can_be_one(held.status, mention.status) for held in group):
        return False
    dated = [held for held in group if _is_dated(held)]
    if _is_dated(mention) and not all(dates_can_be_one(held, mention) for held in dated):
        return False
    if not all(places_can_be_one(held.place, mention.place) for held in group):
        return False
    return _parties_can_be_one(group, mention, dated=bool(dated) or _is_dated(mention))


def _is_dated(mention: Mention) -> bool:
    """By its words: the day of publication stands in only until another telling gives a date."""
    return mention.interval is not None and mention.date_basis is not DateBasis.PUBLICATION


def _parties_can_be_one(group: Sequence[Mention], mention: Mention, *, dated: bool) -> bool:
    """No new country; for statements and what has no type of its own, the same speaker or the same sentence; undated
    commitments of the same parties are one only where they are told in the same words."""
    if mention.event_type in (EventType.STATEMENT, EventType.OTHER):
        names = {actor.name for one in group for actor in _speakers(one)}
        same_sentence = any(one.start == mention.start for one in group)
        return same_sentence or any(actor.name in names for actor in _speakers(mention))
    if not dated and mention.event_type is EventType.AGREEMENT and mention.tells:
        return any(one.start == mention.start or one.trigger.lower() == mention.trigger.lower() for one in group)
    held, own = {country for one in group for country in one.countries}, set(mention.countries)
    return not held or not own or own <= held or held <= own


def _rank(mention: Mention) -> tuple[bool, bool, bool, int]:
    """The telling with its own date first, the body before the title, the earlier before the later."""
    return not mention.tells, not _is_dated(mention), _in_title(mention), mention.start


def _tie(event: Event, events: Sequence[Event]) -> Event:
    """An undated event whose sentence opens with a dated one ("À la suite des pourparlers, ...") has its date
    (guidelines)."""
    if event.interval is not None:
        return event
    sentences = {mention.start for mention in event.mentions if mention.tells}
    for other in events:
        opens = any("opening" in mention.clues and mention.start in sentences for mention in other.mentions)
        if other is not event and opens and other.interval is not None:
            return replace(
                event,
                interval=other.interval,
                date_precision=other.date_precision,
                date_basis=DateBasis.NARRATIVE,
                date_text=other.date_text,
            )
    return event


def _speakers(mention: Mention) -> list[Actor]:
    """Who does it: of a statement those who speak, not those who are spoken to or accused."""
    acting = [actor for actor in mention.actors if actor.role is Role.ACTOR]
    return acting if mention.event_type is EventType.STATEMENT else list(mention.actors)
