"""What the mentions of one event say together: its date, status, place, countries and every figure once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from pipeline.headline import headline
from pipeline.types import Actor, DateBasis, Event, GeoPrecision, Mention, Place, Quantity

# From the finest to the coarsest, as the type lists them.
_PRECISIONS = tuple(GeoPrecision)
# A country takes part that mentions with this share of the confidence name: fewer may have it from a sentence nearby.
COUNTRY_SHARE = 0.34

_Said = TypeVar("_Said", bound=Hashable)


def draw_together(mentions: Sequence[Mention]) -> Event:
    """The event of `mentions`, of which the first tells it best.

    Its date is that of the first mention that has one by its own words, else of the first that has any; its status and
    place are those for which the mentions speak together, each weighed by its confidence.
    """
    best = mentions[0]
    date = min(mentions, key=_undated)
    return Event(
        event_id=_event_id(mentions),
        event_type=best.event_type,
        plover_type=best.plover_type,
        status=_weigh((mention.status, mention) for mention in mentions)[0],
        interval=date.interval,
        date_precision=date.date_precision,
        date_basis=date.date_basis,
        date_text=date.date_text,
        headline=headline(best),
        actors=actors_once(mentions),
        countries=_countries(mentions),
        place=_place(mentions),
        quantities=quantities_once(mentions),
        mentions=tuple(mentions),
        confidence=max(mention.confidence for mention in mentions),
    )


def _undated(mention: Mention) -> int:
    """0 for a date of the mention's own words, 1 for that of publication, 2 for none."""
    if mention.interval is None:
        return 2
    return int(mention.date_basis is DateBasis.PUBLICATION)


def _weigh(said: Iterable[tuple[_Said, Mention]]) -> list[_Said]:
    """What is said, that with the most confidence first, of equals the first said."""
    weights: dict[_Said, float] = defaultdict(float)
    for one, mention in said:
        weights[one] += mention.confidence
    return sorted(weights, key=lambda one: -weights[one])


def _countries(mentions: Sequence[Mention]) -> tuple[str, ...]:
    weights: dict[str, float] = defaultdict(float)
    for mention in mentions:
        for country in mention.countries:
            weights[country] += mention.confidence
    least = COUNTRY_SHARE * sum(mention.confidence for mention in mentions)
    return tuple(country for country, weight in weights.items() if weight >= least)


def _place(mentions: Sequence[Mention]) -> Place | None:
    placed = [(mention.place, mention) for mention in mentions if mention.place is not None]
    names = _weigh(((place.name, place.precision), mention) for place, mention in placed)
    return next((place for place, _ in placed if (place.name, place.precision) == names[0]), None)


def actors_once(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """Every actor of `mentions` by its first form."""
    found: dict[str, Actor] = {}
    for mention in mentions:
        for actor in mention.actors:
            found.setdefault(actor_key(actor), actor)
    return tuple(found.values())


def actor_key(actor: Actor) -> str:
    """What is one for all forms of the same actor."""
    return actor.name


def quantities_once(mentions: Iterable[Mention]) -> tuple[Quantity, ...]:
    """Every figure of `mentions`; the same one of two sources stays two."""
    found: dict[tuple[float, str, str], Quantity] = {}
    for mention in mentions:
        for quantity in mention.quantities:
            found.setdefault(quantity_key(quantity), quantity)
    return tuple(found.values())


def quantity_key(quantity: Quantity) -> tuple[float, str, str]:
    """What is one for all tellings of the same figure of the same source."""
    return quantity.value, quantity.unit.lower(), quantity.attributed_to


def finest_place(places: Iterable[Place | None]) -> Place | None:
    """The place with the finest pin, the first of several; None where there is none."""
    named = (place for place in places if place is not None)
    return min(named, key=lambda place: _PRECISIONS.index(place.precision), default=None)


def _event_id(mentions: Iterable[Mention]) -> str:
    """From the earliest words that tell it and the name of their file: 12 hexadecimal digits. The folder, which an
    article's id gains beside a file of the same name, does not count."""
    first = min(mentions, key=lambda mention: (mention.article_id, mention.start, mention.trigger_start))
    name = first.article_id.rpartition("/")[2]
    key = f"{name}\n{first.event_type}\n{first.sentence}\n{first.trigger_start - first.start}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
