"""The events of one article: its tellings put together where type, status, date, place and parties can be one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.interval import Interval
from pipeline.merge.drawing import draw_together
from pipeline.merge.sameness import dates_can_be_one, lengths_can_be_one, places_can_be_one, statuses_can_be_one
from pipeline.types import Actor, Clue, DateBasis, Event, EventType, Mention, Place, Role, Status, date_by

# The clues of speakers who were named before.
_UNNAMED = {Clue.PRONOUN, Clue.BODY}
# The clues of two acts that are never one.
_DENIAL_ADMISSION = ("frame=reject", "frame=admit")


# Of these, a sentence often names one side only.
_ONE_SIDED = (EventType.STRIKE, EventType.DRONE_INCIDENT)


def merge_mentions(mentions: Sequence[Mention]) -> list[Event]:
    """The events of one article in the order of their first telling, those told in the title alone last.

    The body comes first, each telling to the nearest event before it; then the title, to the first event it fits. What
    does not `tell` only joins an event told before it.
    """
    groups: list[_Group] = []
    telling = [mention for mention in mentions if mention.tells]
    for mention in telling:
        if not _in_title(mention):
            _add(mention, sorted(groups, key=_last_told, reverse=True), groups)
    for mention in telling:
        if _in_title(mention):
            _add(mention, iter(groups), groups)
    for mention in mentions:
        if not mention.tells:
            _append(mention, groups)
    events = [draw_together(sorted(group.mentions, key=_rank)) for group in groups]
    return _tie(events)


class _Group:
    """The tellings of one event, and what they say, each thing once: a long text tells the same a thousand times."""

    def __init__(self, first: Mention) -> None:
        self.event_type = first.event_type
        self.mentions: list[Mention] = []
        self.starts: list[int] = []  # sorted
        self.statuses: set[Status] = set()
        self.intervals: dict[Interval, Mention] = {}
        self.dates: dict[Interval, Mention] = {}  # those of the words, not of publication
        self.places: dict[tuple[object, ...], Place] = {}
        self.speakers: set[str] = set()
        self.states: set[str] = set()  # of those who speak
        self.triggers: set[str] = set()
        self.acts: set[str] = set()
        self.countries: set[str] = set()
        self.append(first)

    def append(self, mention: Mention) -> None:
        if mention.event_type is not self.event_type:
            self.event_type = EventType.DRONE_INCIDENT
            self.mentions = [_by_drone(held) for held in self.mentions]
            mention = _by_drone(mention)
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        self.statuses.add(mention.status)
        if mention.interval is not None:
            self.intervals.setdefault(mention.interval, mention)
        if mention.interval is not None and _is_dated(mention):
            self.dates.setdefault(mention.interval, mention)
        if (place := mention.place) is not None:
            self.places.setdefault((place.latitude, place.longitude, place.precision), place)
        self.speakers.update(actor.name for actor in _speakers(mention))
        self.states.update(actor.country for actor in _speakers(mention) if actor.country)
        self.triggers.add(mention.trigger.lower())
        self.acts.update(clue for clue in _DENIAL_ADMISSION if clue in mention.clues)
        self.countries.update(mention.countries)


def _last_told(group: _Group) -> int:
    return group.starts[-1]


def _in_title(mention: Mention) -> bool:
    return Clue.TITLE in mention.clues


def _add(mention: Mention, candidates: Iterable[_Group], groups: list[_Group]) -> None:
    """Put a telling with the first candidate that it fits, into a group of its own where there is none."""
    group = next((group for group in candidates if _same_event(group, mention)), None)
    if group is None:
        groups.append(_Group(mention))
    else:
        group.append(mention)


def _append(mention: Mention, groups: Sequence[_Group]) -> None:
    """Put what only repeats or adds to an event with the last one before it that it fits, nowhere if there is none.

    The costs of an attack, which name neither its parties nor its place, fit by their type.
    """
    costs = Clue.AFTERMATH in mention.clues
    before = [
        group
        for group in groups
        if group.starts[0] < mention.start
        and (_attacks_alike(group, mention) if costs else _same_event(group, mention))
    ]
    if before:
        max(before, key=lambda group: group.starts[bisect_left(group.starts, mention.start) - 1]).append(mention)


def _attacks_alike(group: _Group, mention: Mention) -> bool:
    """Of one type, or attacks of which one is told with its drones and one without."""
    return group.event_type is mention.event_type or {group.event_type, mention.event_type} == set(_ONE_SIDED)


def _same_event(group: _Group, mention: Mention) -> bool:
    if not _types_can_be_one(group, mention) or _told_apart(group, mention):
        return False
    if not all(statuses_can_be_one(status, mention.status) for status in group.statuses):
        return False
    if not all(lengths_can_be_one(held, mention) for held in group.intervals.values()):
        return False
    if _is_dated(mention) and not all(dates_can_be_one(held, mention) for held in group.dates.values()):
        return False
    if not all(places_can_be_one(place, mention.place) for place in group.places.values()):
        return False
    return _parties_can_be_one(group, mention, dated=bool(group.dates) or _is_dated(mention))


def _told_apart(group: _Group, mention: Mention) -> bool:
    """Whether one sentence tells both as two: "une frappe en réponse à l'attaque de mardi"."""
    if mention.start not in group.starts:
        return False
    beside = [held for held in group.mentions if held.start == mention.start]
    return any(Clue.APART in one.clues for one in (mention, *beside))


def _types_can_be_one(group: _Group, mention: Mention) -> bool:
    """Of one type, or an attack told before that is told again with or without its drones: "L'attaque a tué ...", "this
    attack with a drone"."""
    if group.event_type is mention.event_type:
        return True
    told_again = Clue.DEFINITE in mention.clues and not _is_dated(mention)
    return told_again and _attacks_alike(group, mention)


def _by_drone(mention: Mention) -> Mention:
    return replace(mention, event_type=EventType.DRONE_INCIDENT)


def _is_dated(mention: Mention) -> bool:
    """By its words: the day of publication stands in only until another telling gives a date."""
    return mention.interval is not None and mention.date_basis is not DateBasis.PUBLICATION


def _parties_can_be_one(group: _Group, mention: Mention, *, dated: bool) -> bool:
    """No new country; for statements and what has no type of its own, the same speaker or the same sentence; undated
    commitments of the same parties are one only where they are told in the same words."""
    if mention.event_type in (EventType.STATEMENT, EventType.OTHER):
        return mention.start in group.starts or _speaks_on(group, mention)
    if not dated and mention.event_type is EventType.AGREEMENT and mention.tells:
        return mention.start in group.starts or mention.trigger.lower() in group.triggers
    held, own = group.countries, set(mention.countries)
    if not held or not own or own <= held or held <= own:
        return True
    # One sentence names who strikes, another what is hit: told in the same word they are one, if no date parts them.
    undated = not group.dates or not _is_dated(mention)
    return mention.event_type in _ONE_SIDED and undated and mention.trigger.lower() in group.triggers


def _speaks_on(group: _Group, mention: Mention) -> bool:
    """Whether the same speak: by name, a statement also as "il" or "le ministère". A title that names the state means
    all who speak for it (guidelines: one actor)."""
    speakers = _speakers(mention)
    if mention.event_type is EventType.STATEMENT:
        if not group.acts.isdisjoint(_opposites(mention)):
            return False
        if not speakers and not _UNNAMED.isdisjoint(mention.clues):
            return True
        if _in_title(mention) and {actor.country for actor in speakers} & group.states:
            return True
    return any(actor.name in group.speakers for actor in speakers)


def _opposites(mention: Mention) -> set[str]:
    """The clues of the acts that this cannot be as well: to deny and to admit are two (guidelines)."""
    return {other for one, other in (_DENIAL_ADMISSION, _DENIAL_ADMISSION[::-1]) if one in mention.clues}


def _rank(mention: Mention) -> tuple[bool, bool, bool, int]:
    """The telling with its own date first, the body before the title, the earlier before the later."""
    return not mention.tells, not _is_dated(mention), _in_title(mention), mention.start


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


def _speakers(mention: Mention) -> list[Actor]:
    """Who does it: of a statement those who speak, not those who are spoken to or accused."""
    acting = [actor for actor in mention.actors if actor.role is Role.ACTOR]
    return acting if mention.event_type is EventType.STATEMENT else list(mention.actors)
