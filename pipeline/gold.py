"""Reads the events that people annotated; what is wrong with a file is told with its event and the way out.

GOLD_DIR/events holds a `<id>.json` for each article: a list of objects with `type`, `date_start`, `date_end`,
`countries`, `lat`, `lon`, `quantities`, `status` and `sentence` (with `other_sentences`) or `spans`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import GoldError
from pipeline.event_types import load_event_types
from pipeline.types import Status

Span = tuple[int, int]
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Told:
    """One event in one article, gold or extracted. `days` are inclusive, `spans` the sentences that tell it."""

    event_type: str
    days: Days | None
    countries: frozenset[str]
    status: str
    point: tuple[float, float] | None
    figures: frozenset[float]
    spans: tuple[Span, ...]


def read_gold(gold: Path, texts: Mapping[str, str]) -> Iterator[tuple[str, list[Told]]]:
    """The annotated events of each article of the folder `gold`, by article id.

    `texts` are the articles' texts by id; sentences without `spans` are found in them. Raises GoldError.
    """
    paths = {path.stem: path for path in sorted((gold / "events").glob("*.json"))}
    if not paths:
        raise GoldError(f"{gold}: holds no events/*.json; name a folder with articles/ and events/")
    for article_id in sorted(texts.keys() - paths.keys()):
        missing = gold / "events" / f"{article_id}.json"
        raise GoldError(f"{missing}: is missing, and its article is there; write [] into it where nothing is told")
    for article_id, path in paths.items():
        told = []
        for number, event in enumerate(_read_list(path), start=1):
            try:
                told.append(_told(event, texts.get(article_id)))
            except GoldError as error:
                raise GoldError(f"{path}: event {number}{_named(event)}: {error}") from error
        yield article_id, told


def days_of(event: Mapping[str, Any]) -> Days | None:
    """The first and the last day of an event; None for one without a date. Raises GoldError."""
    start, end = (_day(event, name) for name in ("date_start", "date_end"))
    first, last = start or end, end or start
    if first is None or last is None:
        return None
    if last < first:
        raise GoldError(f"its date_end, {last}, lies before its date_start, {first}; change them over")
    return first, last


def figures_of(event: Mapping[str, Any]) -> frozenset[float]:
    """The values of an event's quantities. Raises GoldError."""
    quantities = event.get("quantities") or []
    if not isinstance(quantities, list) or not all(isinstance(quantity, dict) for quantity in quantities):
        raise GoldError('its quantities are no list of objects {"value", "unit"}')
    values = (quantity.get("value") for quantity in quantities)
    return frozenset(float(value) for value in values if isinstance(value, int | float))


def _read_list(path: Path) -> list[Any]:
    try:
        events = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError(f"{path}: cannot be opened ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8; save it again as UTF-8") from error
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}: is not JSON (line {error.lineno}, column {error.colno}: {error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path}: is not JSON ({error})") from error
    if not isinstance(events, list):
        raise GoldError(f"{path}: is no list of annotated events; put its events between [ and ]")
    return events


def _named(event: object) -> str:
    """The beginning of an event's sentence, by which a person finds it in the file."""
    sentence = event.get("sentence") if isinstance(event, dict) else None
    return f" ({_short(sentence)})" if isinstance(sentence, str) else ""


def _short(sentence: str) -> str:
    longest = 50
    return f'"{sentence}"' if len(sentence) <= longest else f'"{sentence[:longest]}..."'


def _told(event: Any, text: str | None) -> Told:
    if not isinstance(event, dict):
        raise GoldError("it is no object with a type, dates and a sentence")
    point = tuple(_degrees(event, name) for name in ("lat", "lon"))
    latitude, longitude = point
    return Told(
        event_type=_one_of(event, "type", list(load_event_types())),
        days=days_of(event),
        countries=frozenset(_texts(event, "countries")),
        status=_one_of(event, "status", [one.value for one in Status]),
        point=None if latitude is None or longitude is None else (latitude, longitude),
        figures=figures_of(event),
        spans=tuple(_spans(event, text)),
    )


def _one_of(event: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
    value = event.get(name)
    if not isinstance(value, str) or value not in known:
        told = f"its {name} is {json.dumps(value, ensure_ascii=False)}" if name in event else f"it has no {name}"
        raise GoldError(f"{told}; write one of {', '.join(known)}")
    return value


def _texts(event: Mapping[str, Any], name: str) -> list[str]:
    values = event.get(name)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise GoldError(f"its {name} are no list of strings; write [] where there are none")
    return values


def _day(event: Mapping[str, Any], name: str) -> dt.date | None:
    told = event.get(name)
    if told is None or told == "":
        return None
    try:
        return dt.date.fromisoformat(str(told)[:10])
    except ValueError:
        shown = json.dumps(told, ensure_ascii=False)
        raise GoldError(f"its {name} is {shown}, no ISO date such as 2025-09-10; null is for none") from None


def _degrees(event: Mapping[str, Any], name: str) -> float | None:
    value = event.get(name)
    if value is not None and not isinstance(value, int | float):
        raise GoldError(f"its {name} is {json.dumps(value, ensure_ascii=False)}, no number of degrees")
    return value


def _spans(event: Mapping[str, Any], text: str | None) -> Iterator[Span]:
    if "spans" in event:
        yield from _checked(event["spans"], text)
        return
    if not isinstance(event.get("sentence"), str):
        raise GoldError("it has neither a sentence nor spans; quote the sentence of the article that tells it")
    if text is None:
        raise GoldError("its article is missing or was not read, so its sentence cannot be found there")
    for sentence in [event["sentence"], *_texts({"other_sentences": [], **event}, "other_sentences")]:
        at = text.find(sentence)
        if at < 0:
            raise GoldError(f"this is not in the article's text: {_short(sentence)}; quote it verbatim")
        yield at, at + len(sentence)


def _checked(spans: Any, text: str | None) -> Iterator[Span]:
    """The spans, each a pair of offsets within the text."""
    for span in spans if isinstance(spans, list) else [spans]:
        pair = isinstance(span, list) and len(span) == len(("start", "end")) and all(type(at) is int for at in span)
        if not pair or not 0 <= span[0] < span[1] or (text is not None and span[1] > len(text)):
            raise GoldError(f"its span {json.dumps(span)} is no pair of offsets [start, end] within the article's text")
        yield span[0], span[1]
