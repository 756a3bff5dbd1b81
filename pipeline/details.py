"""The `details` of a row: a JSON text with what does not fit a cell, read back whoever wrote it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

NO_DETAILS = json.dumps({"actors": [], "quantities": [], "mentions": []})


def read_details(cell: object) -> dict[str, list[dict[str, Any]]]:
    """The `actors` and `mentions` of a cell, each with the fields that the evidence card shows; never raises.

    What an older version did not write is empty. An actor without a name, a mention without a sentence, and words
    without their offsets are dropped; of a cell that is no such JSON nothing is left.
    """
    try:
        details = json.loads(cell) if isinstance(cell, str) else None
    except (ValueError, RecursionError):
        details = None
    return {
        "actors": [_actor(actor) for actor in _objects(details, "actors") if _text(actor, "name")],
        "mentions": [_mention(mention) for mention in _objects(details, "mentions") if _text(mention, "sentence")],
    }


def _objects(details: object, name: str) -> list[Mapping[str, Any]]:
    held = details.get(name) if isinstance(details, dict) else None
    return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []


def _actor(actor: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _text(actor, name) for name in ("name", "role", "country", "kind")}


def _mention(mention: Mapping[str, Any]) -> dict[str, Any]:
    texts = ("sentence", "title", "url", "publisher", "language", "attributed_to", "date_ground")
    return {
        **{name: _text(mention, name) for name in texts},
        **{name: _day(mention.get(name)) for name in ("published", "date_start", "date_end")},
        "start": start if isinstance(start := mention.get("start"), int) else 0,
        "timex": _words(mention.get("timex")),
        "place": _words(mention.get("place")),
    }


def _words(words: object) -> dict[str, Any] | None:
    """Words of the text with their offsets, and how their meaning was found, by language."""
    if not isinstance(words, dict) or not all(isinstance(words.get(name), int) for name in ("start", "end")):
        return None
    told = words.get("explanation")
    explanation = {key: text for key, text in told.items() if isinstance(text, str)} if isinstance(told, dict) else {}
    return {"start": words["start"], "end": words["end"], "text": _text(words, "text"), "explanation": explanation}


def _day(value: object) -> str | None:
    try:
        return dt.date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def _text(held: Mapping[str, Any], name: str) -> str:
    """A field as text, without the halves of surrogate pairs that JSON can name and no page can hold."""
    value = held.get(name)
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
