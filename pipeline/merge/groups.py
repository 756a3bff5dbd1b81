"""The groups of tellings of an article by what a telling must share with one: sentence, party, trigger, day.

A long article tells thousands of events; each telling is compared with the few groups that it can join, the one told
last first.
"""

from __future__ import annotations

import heapq
from bisect import insort
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.interval import Interval
from pipeline.merge.sameness import VAGUEST_DAYS
from pipeline.types import Actor, Clue, DateBasis, EventType, Mention, Place, Role, Status

# The clues of two acts that are never one.
DENIAL_ADMISSION = ("frame=reject", "frame=admit")
# Attacks: of these a sentence often names one side only, and one may be told with its drones and without.
ATTACKS = (EventType.STRIKE, EventType.DRONE_INCIDENT)
# The clues of speakers who were named before.
UNNAMED = {Clue.PRONOUN, Clue.BODY}
# What has no parties of its own kind: somebody must be in both.
SPOKEN = (EventType.STATEMENT, EventType.OTHER)


class Group:
    """The tellings of one event, and what they say, each thing once: a long text tells the same a thousand times."""

    def __init__(self, number: int, first: Mention) -> None:
        self.number = number
        self.event_type = first.event_type
        self.mentions: list[Mention] = []
        self.starts: list[int] = []  # sorted
        self.apart: dict[int, bool] = {}  # per start: whether one told there is told as one of two
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
            if self.event_type is not EventType.DRONE_INCIDENT:
                self.event_type = EventType.DRONE_INCIDENT
                self.mentions = [_by_drone(held) for held in self.mentions]
            mention = _by_drone(mention)
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        self.apart[mention.start] = self.apart.get(mention.start, False) or Clue.APART in mention.clues
        self.statuses.add(mention.status)
        if mention.interval is not None:
            self.intervals.setdefault(mention.interval, mention)
        if mention.interval is not None and is_dated(mention):
            self.dates.setdefault(mention.interval, mention)
        if (place := mention.place) is not None:
            self.places.setdefault((place.latitude, place.longitude, place.precision), place)
        self.speakers.update(actor.name for actor in speakers(mention))
        self.states.update(actor.country for actor in speakers(mention) if actor.country)
        self.triggers.add(mention.trigger.lower())
        self.acts.update(clue for clue in DENIAL_ADMISSION if clue in mention.clues)
        self.countries.update(mention.countries)


class Nearest:
    """The groups told up to some place of the text, to be asked which a telling can join; the last told come first."""

    def __init__(self) -> None:
        self._shelves: dict[Hashable, dict[Group, int]] = {}  # in the order of the last telling, which is the value
        self._keys: dict[Group, set[Hashable]] = {}
        self._last: dict[Group, int] = {}

    def touch(self, group: Group, start: int) -> None:
        """`group` is told at an offset, which is not before that of any group so far."""
        keys = _keys(group)
        for key in self._keys.get(group, set()) - keys:
            del self._shelves[key][group]
        self._keys[group] = keys
        self._last[group] = start
        for key in keys:
            shelf = self._shelves.setdefault(key, {})
            shelf.pop(group, None)
            shelf[group] = start
        self._shelves.setdefault(("start", _kind(group.event_type), start), {})[group] = start

    def groups(self, mention: Mention, beside: Iterable[Group] = ()) -> Iterator[Group]:
        """The groups told so far, the last told first and of those of one sentence the one that was made first; without
        some that `mention` cannot join. `beside` are those that its own sentence goes on to tell."""
        ways = [self._held(keys) for keys in (_party_keys(mention), _date_keys(mention)) if keys is not None]
        ways.append(self._held([("type", _kind(mention.event_type))]))
        shelves = min(ways, key=lambda way: sum(map(len, way)))
        held = {group: self._last[group] for group in beside if group in self._last}
        shelves.append(dict(sorted(held.items(), key=lambda item: item[1])))
        seen: set[Group] = set()
        for _, _, group in heapq.merge(*map(_last_first, shelves)):
            if group not in seen:
                seen.add(group)
                yield group

    def alike(self, mention: Mention) -> Iterator[Group]:
        """The same, of the type of `mention` alone."""
        for shelf in self._held([("type", _kind(mention.event_type))]):
            for _, _, group in _last_first(shelf):
                yield group

    def _held(self, keys: Iterable[Hashable]) -> list[dict[Group, int]]:
        return [shelf for key in keys if (shelf := self._shelves.get(key))]


def speakers(mention: Mention) -> list[Actor]:
    """Who does it: of a statement those who speak, not those who are spoken to or accused."""
    acting = [actor for actor in mention.actors if actor.role is Role.ACTOR]
    return acting if mention.event_type is EventType.STATEMENT else list(mention.actors)


def is_dated(mention: Mention) -> bool:
    """By its words: the day of publication stands in only until another telling gives a date."""
    return mention.interval is not None and mention.date_basis is not DateBasis.PUBLICATION


def _by_drone(mention: Mention) -> Mention:
    return replace(mention, event_type=EventType.DRONE_INCIDENT)


def _last_first(shelf: dict[Group, int]) -> Iterator[tuple[int, int, Group]]:
    """The groups with what sorts them; those of one sentence in the order in which they were made."""
    for start, told in groupby(reversed(shelf.items()), key=lambda item: item[1]):
        yield from sorted((-start, group.number, group) for group, _ in told)


def _kind(event_type: EventType) -> EventType:
    """One for both sorts of attacks."""
    return ATTACKS[0] if event_type in ATTACKS else event_type


def _keys(group: Group) -> set[Hashable]:
    """Under what a group is found, the sentences in which it is told left out."""
    kind = _kind(group.event_type)
    keys: set[Hashable] = {("type", kind)}
    if group.event_type in SPOKEN:
        keys |= {("speaker", kind, name) for name in group.speakers}
        keys |= {("state", kind, state) for state in group.states}
    else:
        keys |= {("country", kind, country) for country in group.countries or ("",)}
        keys |= {("trigger", kind, trigger) for trigger in group.triggers}
    keys |= {("day", kind, *day) for interval in group.dates for day in _days(interval)}
    return keys if group.dates else keys | {("undated", kind)}


def _party_keys(mention: Mention) -> Collection[Hashable] | None:
    """Where all stand whose parties or words let `mention` join; None where those of any group may."""
    kind = _kind(mention.event_type)
    beside: list[Hashable] = [("start", kind, mention.start)]
    if mention.event_type in SPOKEN:
        speaking = speakers(mention)
        if mention.event_type is EventType.STATEMENT and not speaking and not UNNAMED.isdisjoint(mention.clues):
            return None
        states = {actor.country for actor in speaking if actor.country} if Clue.TITLE in mention.clues else set()
        return [
            *beside,
            *(("speaker", kind, actor.name) for actor in speaking),
            *(("state", kind, state) for state in states),
        ]
    if not mention.countries:
        return None
    words: list[Hashable] = [("trigger", kind, mention.trigger.lower())]
    if mention.event_type is EventType.AGREEMENT:
        words += beside
    elif mention.event_type not in ATTACKS:
        words = []
    return [*words, *(("country", kind, country) for country in ("", *mention.countries))]


def _date_keys(mention: Mention) -> Collection[Hashable] | None:
    """Where all stand whose dates let `mention` join; None where it has no date of its words."""
    if mention.interval is None or not is_dated(mention):
        return None
    kind = _kind(mention.event_type)
    return [("undated", kind), *(("day", kind, *day) for day in _days(mention.interval))]


def _days(interval: Interval) -> Iterator[tuple[int, int]]:
    """The days of a date; of one too long to be a vaguer one of another its length and its months."""
    if interval.days <= VAGUEST_DAYS:
        yield from ((1, interval.first.toordinal() + number) for number in range(interval.days))
    else:
        first, last = (12 * day.year + day.month for day in (interval.first, interval.last))
        yield from ((interval.days, number) for number in range(first, last + 1))
