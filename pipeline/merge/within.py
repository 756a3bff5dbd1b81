"""The events of one article: its tellings put together where type, status, date, place and parties can be one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from pipeline.merge.drawing import draw_together
from pipeline.merge.groups import ATTACKS, DENIAL_ADMISSION, UNNAMED, Group, Nearest, is_dated, speakers
from pipeline.merge.sameness import dates_can_be_one, lengths_can_be_one, places_can_be_one, statuses_can_be_one
from pipeline.types import Clue, Event, EventType, Mention, date_by


def merge_mentions(mentions: Sequence[Mention]) -> list[Event]:
    """The events of one article in the order of their first telling, those told in the title alone last.

    The body comes first, each telling to the nearest event before it; then the title, to the first event it fits. What
    does not `tell` only joins an event told before it. `mentions` stand in text order.
    """
    groups: list[Group] = []
    telling = [mention for mention in mentions if mention.tells]
    nearest = Nearest()
    for mention in telling:
        if not _in_title(mention):
            nearest.touch(_add(mention, nearest.groups(mention), groups), mention.start)
    for mention in telling:
        if _in_title(mention):
            _add(mention, iter(groups), groups)
    _append([mention for mention in mentions if not mention.tells], groups)
    events = [draw_together(sorted(group.mentions, key=_rank)) for group in groups]
    return _tie(events)


def _in_title(mention: Mention) -> bool:
    return Clue.TITLE in mention.clues


def _add(mention: Mention, candidates: Iterable[Group], groups: list[Group]) -> Group:
    """Put a telling with the first candidate that it fits, into a group of its own where there is none."""
    group = next((group for group in candidates if _same_event(group, mention)), None)
    if group is None:
        group = Group(len(groups), mention)
        groups.append(group)
    else:
        group.append(mention)
    return group


def _append(mentions: Sequence[Mention], groups: Sequence[Group]) -> None:
    """Put each that only repeats or adds to an event with the last one before it that it fits, nowhere if there is
    none.

    The costs of an attack, which name neither its parties nor its place, fit by their type.
    """
    nearest = Nearest()
    told = deque(sorted((start, group.number) for group in groups for start in group.starts))
    for mention in mentions:
        while told and told[0][0] < mention.start:
            start, number = told.popleft()
            nearest.touch(groups[number], start)
        beside = [groups[number] for _, number in _told_at(mention.start, told)]
        if Clue.AFTERMATH in mention.clues:
            fitting = (group for group in nearest.alike(mention) if _attacks_alike(group, mention))
        else:
            fitting = (group for group in nearest.groups(mention, beside) if _same_event(group, mention))
        group = next(fitting, None)
        if group is not None:
            group.append(mention)
            told.appendleft((mention.start, group.number))


def _told_at(start: int, told: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of `told`, which are sorted and none before `start`, that start there."""
    return takewhile(lambda one: one[0] == start, told)


def _attacks_alike(group: Group, mention: Mention) -> bool:
    """Of one type, or attacks of which one is told with its drones and one without."""
    return group.event_type is mention.event_type or {group.event_type, mention.event_type} == set(ATTACKS)


def _same_event(group: Group, mention: Mention) -> bool:
    if not _types_can_be_one(group, mention) or _told_apart(group, mention):
        return False
    if not all(statuses_can_be_one(status, mention.status) for status in group.statuses):
        return False
    if not all(lengths_can_be_one(held, mention) for held in group.intervals.values()):
        return False
    if is_dated(mention) and not all(dates_can_be_one(held, mention) for held in group.dates.values()):
        return False
    if not all(places_can_be_one(place, mention.place) for place in group.places.values()):
        return False
    return _parties_can_be_one(group, mention, dated=bool(group.dates) or is_dated(mention))


def _told_apart(group: Group, mention: Mention) -> bool:
    """Whether one sentence tells both as two: "une frappe en réponse à l'attaque de mardi"."""
    if mention.start not in group.apart:
        return False
    return group.apart[mention.start] or Clue.APART in mention.clues


def _types_can_be_one(group: Group, mention: Mention) -> bool:
    """Of one type, or an attack told before that is told again with or without its drones: "L'attaque a tué ...", "this
    attack with a drone"."""
    if group.event_type is mention.event_type:
        return True
    told_again = Clue.DEFINITE in mention.clues and not is_dated(mention)
    return told_again and _attacks_alike(group, mention)


def _parties_can_be_one(group: Group, mention: Mention, *, dated: bool) -> bool:
    """No new country; for statements and what has no type of its own, the same speaker or the same sentence; undated
    commitments of the same parties are one only where they are told in the same words."""
    if mention.event_type in (EventType.STATEMENT, EventType.OTHER):
        return mention.start in group.apart or _speaks_on(group, mention)
    if not dated and mention.event_type is EventType.AGREEMENT and mention.tells:
        return mention.start in group.apart or mention.trigger.lower() in group.triggers
    held, own = group.countries, set(mention.countries)
    if not held or not own or own <= held or held <= own:
        return True
    # One sentence names who strikes, another what is hit: told in the same word they are one, if no date parts them.
    undated = not group.dates or not is_dated(mention)
    return mention.event_type in ATTACKS and undated and mention.trigger.lower() in group.triggers


def _speaks_on(group: Group, mention: Mention) -> bool:
    """Whether the same speak: by name, a statement also as "il" or "le ministère". A title that names the state means
    all who speak for it (guidelines: one actor)."""
    speaking = speakers(mention)
    if mention.event_type is EventType.STATEMENT:
        if not group.acts.isdisjoint(_opposites(mention)):
            return False
        if not speaking and not UNNAMED.isdisjoint(mention.clues):
            return True
        if _in_title(mention) and {actor.country for actor in speaking} & group.states:
            return True
    return any(actor.name in group.speakers for actor in speaking)


def _opposites(mention: Mention) -> set[str]:
    """The clues of the acts that this cannot be as well: to deny and to admit are two (guidelines)."""
    return {other for one, other in (DENIAL_ADMISSION, DENIAL_ADMISSION[::-1]) if one in mention.clues}


def _rank(mention: Mention) -> tuple[bool, bool, bool, int]:
    """The telling with its own date first, the body before the title, the earlier before the later."""
    return not mention.tells, not is_dated(mention), _in_title(mention), mention.start


def _tie(events: Sequence[Event]) -> list[Event]:
    """An undated event whose sentence opens with a dated one ("À la suite des pourparlers, ...") has its date
    (guidelines)."""
    openings: dict[int, int] = {}
    for number, event in enumerate(events):
        if event.interval is not None:
            for mention in event.mentions:
                if Clue.OPENING in mention.clues:
                    openings.setdefault(mention.start, number)
    tied: list[Event] = []
    for event in events:
        sentences = {mention.start for mention in event.mentions if mention.tells} & openings.keys()
        if event.interval is not None or not sentences:
            tied.append(event)
            continue
        other = events[min(openings[start] for start in sentences)]
        tied.append(date_by(event, other))
    return tied
