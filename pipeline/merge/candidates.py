"""The events of several articles by what makes them one with another: type, countries, days, place, parties.

Events that agree in all of it but their parties form a class: a class is compared once, however many events it holds.
"""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.event_types import load_event_types
from pipeline.merge.joining import plan_came_true
from pipeline.merge.sameness import VAGUEST_DAYS, dates_can_be_one, places_can_be_one, statuses_can_be_one
from pipeline.types import Event

# A type, a country, and one of the days or of the months of a date of so many days.
_Day = tuple[str, str, int, int]


class Candidates:
    """The dated events told so far, each under its number, to be asked for the first that another can be one with."""

    def __init__(self) -> None:
        self._by_day: dict[_Day, dict[_Class, None]] = defaultdict(dict)
        self._classes: dict[object, _Class] = {}
        self._class_of: dict[int, _Class] = {}
        self._names: dict[int, set[str]] = defaultdict(set)
        self._of_article: dict[str, set[int]] = defaultdict(set)

    def put(self, number: int, event: Event, added: Event) -> None:
        """Keep `event` under `number`; `added` are the tellings that have come to it, itself where it is new."""
        for mention in added.mentions:
            self._of_article[mention.article_id].add(number)
        names = self._names[number]
        new = {actor.name for actor in added.actors} - names
        held = self._class_of.get(number)
        if held is not None and held.key != _class_key(event):
            self._class_of.pop(number).remove(number, names)
            held = None
        names |= new
        if held is None and event.interval is not None:
            held = self._class_of[number] = self._class(event)
            insort(held.numbers, number)
            new = names
        if held is not None:
            for name in new:
                insort(held.by_name[name], number)

    def first(self, event: Event) -> int | None:
        """The lowest number of an event that can be one with `event`, None where there is none; never of one article.
        Undated ones cannot."""
        own: set[int] = set().union(*(self._of_article[mention.article_id] for mention in event.mentions))
        near = {one: None for day in _days(event) for one in self._by_day.get(day, ())}
        best: int | None = None
        for one in near:
            if best is not None and one.numbers and one.numbers[0] >= best:
                continue
            if one.can_hold(event):
                found = one.first(event, own)
                best = found if best is None or (found is not None and found < best) else best
        return best

    def _class(self, event: Event) -> _Class:
        key = _class_key(event)
        if key not in self._classes:
            self._classes[key] = one = _Class(key, event)
            for day in _days(event):
                self._by_day[day][one] = None
        return self._classes[key]


@dataclass(eq=False, slots=True)
class _Class:
    """The numbers of events that are like `event` in all but their parties, sorted: all, and those with an actor."""

    key: object
    event: Event
    numbers: list[int] = field(default_factory=list)
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def remove(self, number: int, names: set[str]) -> None:
        self.numbers.remove(number)
        for name in names:
            self.by_name[name].remove(number)

    def can_hold(self, event: Event) -> bool:
        """Whether `event` can be one with those of the class, as far as its parties allow it."""
        held = self.event
        if not statuses_can_be_one(held.status, event.status) and not plan_came_true(held, event):
            return False
        if not dates_can_be_one(held, event):
            return False
        shared = len(set(held.countries) & set(event.countries))
        if not shared or shared < min(len(held.countries), len(event.countries), 2):
            return False
        return places_can_be_one(held.place, event.place)

    def first(self, event: Event, own: set[int]) -> int | None:
        """The lowest number whose parties allow it, none of `own`."""
        if not _needs_party(self.event, event):
            return next((number for number in self.numbers if number not in own), None)
        named = (self.by_name.get(actor.name, ()) for actor in event.actors)
        found = (next((number for number in numbers if number not in own), None) for numbers in named)
        return min((number for number in found if number is not None), default=None)


def _needs_party(a: Event, b: Event) -> bool:
    """Whether somebody must be in both: of what has no type of its own; and a month and a day in it are one date for
    much that happens in one country."""
    if load_event_types()[a.event_type].any_news:
        return True
    return a.interval != b.interval and len(set(a.countries) & set(b.countries)) == 1


def _class_key(event: Event) -> object:
    place = event.place
    pin = (place.latitude, place.longitude, place.precision) if place is not None else None
    return event.event_type, event.status, event.interval, frozenset(event.countries), pin


def _days(event: Event) -> Iterator[_Day]:
    """Where to look for other tellings of an event: its type, its countries and the days of its date; nowhere if it
    has none of them. The longest dates are one only with those of their length, which meet in some month."""
    if event.interval is None:
        return
    first, count = event.interval.first, event.interval.days
    if count <= VAGUEST_DAYS:
        days = [(1, first.toordinal() + number) for number in range(count)]
    else:
        last = event.interval.last
        days = [(count, number) for number in range(_month(first), _month(last) + 1)]
    yield from ((event.event_type, country, *day) for country in event.countries for day in days)


def _month(day: dt.date) -> int:
    return 12 * day.year + day.month
