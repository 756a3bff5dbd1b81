"""The values that the stages hand on, as the objects of JSON lines: dates inclusive, lists as lists."""

from __future__ import annotations

from typing import Any

from pipeline.types import Actor, Mention, Place, Quantity, Timex


def timex_record(timex: Timex) -> dict[str, Any]:
    return {
        "start": timex.start,
        "end": timex.end,
        "type": timex.type.value,
        "value": timex.value,
        "text": timex.text,
        "date_start": timex.interval.first.isoformat() if timex.interval else None,
        "date_end": timex.interval.last.isoformat() if timex.interval else None,
        "precision": timex.precision.value,
        "basis": timex.basis.value,
        "modifier": timex.modifier,
        "explanation": dict(timex.explanation),
    }


def place_record(place: Place) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "kind": place.kind.value,
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision.value,
    }


def mention_record(mention: Mention) -> dict[str, Any]:
    """A mention that stands alone, as `annotate` writes it: what it tells and what the text says of it."""
    return telling_record(mention) | {
        "event_type": mention.event_type,
        "plover_type": mention.plover_type,
        "date_precision": mention.date_precision.value,
        "date_basis": mention.date_basis.value,
        "date_text": mention.date_text,
        "countries": list(mention.countries),
        "actors": [actor_record(actor) for actor in mention.actors],
        "quantities": [quantity_record(quantity) for quantity in mention.quantities],
        "confidence": round(mention.confidence, 3),
    }


def telling_record(mention: Mention) -> dict[str, Any]:
    """A mention as one of the tellings of an event: where it stands and how it tells."""
    return {
        "article_id": mention.article_id,
        "start": mention.start,
        "end": mention.end,
        "sentence": mention.sentence,
        "trigger": mention.trigger,
        "trigger_start": mention.trigger_start,
        "trigger_end": mention.trigger_end,
        "timex": timex_record(mention.timex) if mention.timex else None,
        "date_start": mention.interval.first.isoformat() if mention.interval else None,
        "date_end": mention.interval.last.isoformat() if mention.interval else None,
        "date_ground": mention.date_ground,
        "place": place_record(mention.place) if mention.place else None,
        "status": mention.status.value,
        "attributed_to": mention.attributed_to,
    }


def actor_record(actor: Actor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "role": actor.role.value,
        "country": actor.country,
        "kind": actor.kind.value,
        "office": actor.office or None,
    }


def quantity_record(quantity: Quantity) -> dict[str, Any]:
    value = int(quantity.value) if quantity.value == int(quantity.value) else quantity.value
    return {
        "value": value,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier.value,
        "attributed_to": quantity.attributed_to or None,
        "text": quantity.text,
    }
