"""Events to a DataFrame and back; the columns are declared here and nowhere else.

The frame holds one row an event: the columns of `COLUMNS` in their order, then `details`, a JSON text with what does
not fit a cell (the mentions with their offsets, the actors with their roles, the quantities one by one). CSV leaves
`details` out; JSON lines unfold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.records import actor_record, quantity_record, telling_record
from pipeline.types import Article, Event, Mention

DETAILS = "details"
LIST_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its pandas dtype and what it holds, in a line for docs/columns.md.

    Days are counted in milliseconds, the coarsest that Parquet keeps.
    """

    name: str
    dtype: str
    meaning: str


COLUMNS: tuple[Column, ...] = (
    Column(
        "event_id", "str", "stable: later articles never change it, nor older ones where the same file is written again"
    ),
    Column(
        "event_type", "str", "drone_incident, talks, exchange, visit, agreement, strike, sanction, statement, other"
    ),
    Column("plover_type", "str", "the PLOVER code, for readers of POLECAT and ICEWS"),
    Column("status", "str", "happened, planned, ongoing, claimed, denied"),
    Column("date_start", "datetime64[ms]", "the earliest possible day; empty where the text gives none"),
    Column("date_end", "datetime64[ms]", "the latest possible day, inclusive"),
    Column("date_precision", "str", "day, week, month, quarter, season, year, range, unknown"),
    Column("date_basis", "str", "explicit, relative, narrative, publication, none"),
    Column("date_text", "str", "the words that date it"),
    Column("headline", "str", "a short line for people, in the article's language"),
    Column("actors", "str", 'display names, "; " between; roles are in the JSON lines'),
    Column("countries", "str", 'ISO 3166-1 alpha-3, "; " between: those taking part or affected'),
    Column("location", "str", "the name of the place of the event"),
    Column("location_country", "str", "its country, ISO 3166-1 alpha-3; empty at sea"),
    Column("latitude", "float64", "degrees, WGS 84; empty without a pin"),
    Column("longitude", "float64", "degrees, WGS 84; empty without a pin"),
    Column("geo_precision", "str", "point, city, region, sea, country, none"),
    Column("quantities", "str", 'figures with their units, "; " between'),
    Column("sentence", "str", "the sentence that tells it best, verbatim"),
    Column("source_title", "str", "the title of that sentence's article"),
    Column("source_url", "str", "its address"),
    Column("publisher", "str", "its publisher"),
    Column("published", "datetime64[ms]", "its day of publication (document creation time)"),
    Column("language", "str", "its language, ISO 639-1"),
    Column("sources", "int64", "how many articles tell the event"),
    Column("confidence", "float64", "0 to 1"),
)
COLUMN_NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
DATE_COLUMNS: tuple[str, ...] = tuple(column.name for column in COLUMNS if column.dtype.startswith("datetime"))
TEXT_COLUMNS: tuple[str, ...] = tuple(column.name for column in COLUMNS if column.dtype == "str")


def events_table(events: Iterable[Event], articles: Mapping[str, Article]) -> pd.DataFrame:
    """One row an event, sorted by first day (undated last) and id; `articles` by `article_id` hold their sources."""
    rows = [_row(event, articles) for event in events]
    table = pd.DataFrame(rows, columns=[*COLUMN_NAMES, DETAILS])
    table = table.astype({**{column.name: column.dtype for column in COLUMNS}, DETAILS: "str"})
    return table.sort_values(["date_start", "date_end", "event_id"], na_position="last", ignore_index=True)


def row_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the table as the object of the JSON lines: dates ISO or null, lists unfolded from `details`."""
    record: dict[str, Any] = {}
    for name in COLUMN_NAMES:
        value = row[name]
        if name in DATE_COLUMNS:
            record[name] = None if pd.isna(value) else value.date().isoformat()  # "%Y" writes no zeros before 525
        elif name in ("latitude", "longitude"):
            record[name] = None if pd.isna(value) else float(value)
        elif name == "sources":
            record[name] = int(value)
        elif name == "confidence":
            record[name] = float(value)
        elif name == "countries":
            record[name] = split_list(value)
        else:
            record[name] = str(value)
    details: dict[str, Any] = json.loads(row[DETAILS])
    return record | details


def table_records(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """`row_record` of every row, in the table's order."""
    columns = [str(name) for name in table.columns]
    return (row_record(dict(zip(columns, row, strict=True))) for row in table.itertuples(index=False, name=None))


def split_list(cell: str) -> list[str]:
    """The parts of a cell of `actors`, `countries` or `quantities`."""
    return cell.split(LIST_SEPARATOR) if cell else []


def _row(event: Event, articles: Mapping[str, Article]) -> dict[str, Any]:
    best = event.mentions[0]
    article = articles[best.article_id]
    place = event.place
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "plover_type": event.plover_type,
        "status": event.status.value,
        "date_start": event.interval.first if event.interval else None,
        "date_end": event.interval.last if event.interval else None,
        "date_precision": event.date_precision.value,
        "date_basis": event.date_basis.value,
        "date_text": event.date_text,
        "headline": event.headline,
        "actors": LIST_SEPARATOR.join(dict.fromkeys(actor.name for actor in event.actors)),
        "countries": LIST_SEPARATOR.join(event.countries),
        "location": place.name if place else "",
        "location_country": (place.country or "") if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.precision.value if place else "none",
        "quantities": LIST_SEPARATOR.join(dict.fromkeys(quantity.text for quantity in event.quantities)),
        "sentence": best.sentence,
        "source_title": article.title,
        "source_url": article.url,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "sources": len({mention.article_id for mention in event.mentions}),
        "confidence": round(event.confidence, 3),
        DETAILS: json.dumps(_details(event, articles), ensure_ascii=False),
    }


def _details(event: Event, articles: Mapping[str, Article]) -> dict[str, Any]:
    return {
        "actors": [actor_record(actor) for actor in event.actors],
        "quantities": [quantity_record(quantity) for quantity in event.quantities],
        "mentions": [_telling(mention, articles[mention.article_id]) for mention in event.mentions],
    }


def _telling(mention: Mention, article: Article) -> dict[str, Any]:
    return telling_record(mention) | {
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
    }
