"""An event to which further tellings come, one event after the other, without a look at all that came before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from pipeline.merge.drawing import actor_key, finest_place, quantity_key
from pipeline.types import Actor, DateBasis, Event, Mention, Quantity, Status

# A text that names no day of a week knows less than the day of publication of one that tells it as news.
WEEK = 7


class Merged:
    """The event of several articles; `event` holds what it is compared by, `drawn` all that its tellings say."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self._mentions: list[Mention] = []  # none until another event joins
        self._actors: dict[object, Actor] = {}
        self._quantities: dict[object, Quantity] = {}

    def join(self, other: Event, known_ids: Collection[str]) -> None:
        """Take up the tellings of `other`: the finer date and place; its id only where that alone is known.

        Where the one is the plan of the other, the tellings of what happened come first.
        """
        own = self.event
        dated = other if _vagueness(other) < _vagueness(own) else own
        is_plan = plan_came_true(own, other) and own.status is Status.PLANNED
        first, second = (other, own) if is_plan else (own, other)
        if is_plan or not self._mentions:
            held = self._mentions or list(own.mentions)
            self._mentions, self._actors, self._quantities = [], {}, {}
            self._add([*other.mentions, *held] if is_plan else [*held, *other.mentions])
        else:
            self._add(other.mentions)
        keeps_id = other.event_id not in known_ids or own.event_id in known_ids
        self.event = replace(
            first,
            event_id=own.event_id if keeps_id else other.event_id,
            interval=dated.interval,
            date_precision=dated.date_precision,
            date_basis=dated.date_basis,
            date_text=dated.date_text,
            countries=tuple(dict.fromkeys((*own.countries, *other.countries))),
            place=finest_place((first.place, second.place)),
            confidence=max(own.confidence, other.confidence),
        )

    def drawn(self) -> Event:
        """The event with every actor, figure and telling."""
        if not self._mentions:
            return self.event
        return replace(
            self.event,
            actors=tuple(self._actors.values()),
            quantities=tuple(self._quantities.values()),
            mentions=tuple(self._mentions),
        )

    def _add(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            self._mentions.append(mention)
            for quantity in mention.quantities:
                self._quantities.setdefault(quantity_key(quantity), quantity)
            for actor in mention.actors:
                self._actors.setdefault(actor_key(actor), actor)


def plan_came_true(a: Event, b: Event) -> bool:
    """What one article announces for a day and a later one tells of the same day."""
    return {a.status, b.status} == {Status.PLANNED, Status.HAPPENED} and a.interval == b.interval


def _vagueness(event: Event) -> tuple[int, int]:
    """How much worse the date is than others: of the text before of publication, unless it is vaguer than a week; then
    the longer."""
    days = event.interval.days if event.interval else 0
    if event.date_basis is DateBasis.PUBLICATION:
        return 1, days
    return (0 if days <= WEEK else 2), days
