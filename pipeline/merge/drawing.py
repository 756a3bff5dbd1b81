"""What the tellings of one event say together: the finest date and place, every party and figure once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from pipeline.headline import headline
from pipeline.types import Actor, DateBasis, Event, GeoPrecision, Mention, Place, Quantity

# From the finest to the coarsest, as the type lists them.
_PRECISIONS = tuple(GeoPrecision)


def draw_together(mentions: Sequence[Mention]) -> Event:
    """The event of `mentions`, of which the first tells it best and at least one `tells`.

    Those that do not tell add figures and a date, but neither parties nor a place: theirs may be of something else.
    """
    best = mentions[0]
    dated = [mention for mention in mentions if mention.interval is not None]
    date = min(dated, key=_vagueness, default=best)
    telling = [mention for mention in mentions if mention.tells]
    return Event(
        event_id=_event_id(mentions),
        event_type=best.event_type,
        plover_type=best.plover_type,
        status=best.status,
        interval=date.interval,
        date_precision=date.date_precision,
        date_basis=date.date_basis,
        date_text=date.date_text,
        headline=headline(best),
        actors=actors_once(telling),
        countries=tuple(dict.fromkeys(country for mention in telling for country in mention.countries)),
        place=finest_place(mention.place for mention in telling),
        quantities=quantities_once(mentions),
        mentions=tuple(mentions),
        confidence=max(mention.confidence for mention in telling),
    )


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


def _vagueness(mention: Mention) -> tuple[bool, int]:
    return mention.date_basis is DateBasis.PUBLICATION, mention.interval.days if mention.interval else 0


def _event_id(mentions: Iterable[Mention]) -> str:
    """From the earliest words that tell it and the name of their file: 12 hexadecimal digits. The folder, which an
    article's id gains beside a file of the same name, does not count."""
    first = min(mentions, key=lambda mention: (mention.article_id, mention.start, mention.trigger_start))
    name = first.article_id.rpartition("/")[2]
    key = f"{name}\n{first.event_type}\n{first.sentence}\n{first.trigger_start - first.start}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
