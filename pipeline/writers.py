"""The table to a file, by its suffix."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pipeline.calendar_file import calendar_lines
from pipeline.errors import OutputError
from pipeline.replacing import check_place, replacing
from pipeline.spreadsheet import guard_cells
from pipeline.table import COLUMN_NAMES, TEXT_COLUMNS, table_records

if TYPE_CHECKING:
    import pandas as pd


def write_events(table: pd.DataFrame, path: Path) -> None:
    """Write the events as .csv, .parquet, .jsonl, .geojson or .ics, whichever `path` ends in.

    A file that stood there is replaced only once the new one is whole (see `replacing`). Raises OutputError.
    """
    check_output(path)
    write = _WRITERS[path.suffix.lower()]
    with replacing(path) as beside:
        write(table, beside)


def write_lines(records: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write objects as JSON lines, as `write_events` writes a file. Raises OutputError."""
    with replacing(path) as beside:
        _write_lines(records, beside)


def check_output(path: Path) -> None:
    """Raise OutputError where it is plain before the run that `path` cannot be written."""
    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise OutputError(f"{path}: unknown suffix {suffix!r}; use one of {', '.join(_WRITERS)}")
    check_place(path)


def write_csv(table: pd.DataFrame, path: Path | TextIO) -> None:
    """Write the events as comma-separated values, to a file or a stream: the columns of `COLUMNS`, days as ISO dates.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. `read_events`
    takes the apostrophe away.
    """
    texts = table[list(TEXT_COLUMNS)]
    # Python before 3.13 writes a lone carriage return without quotes, and readers end the row there.
    returns = any(texts[name].str.contains("\r", regex=False).any() for name in TEXT_COLUMNS)
    guard_cells(table, TEXT_COLUMNS).to_csv(
        path,
        columns=list(COLUMN_NAMES),
        index=False,
        encoding="utf-8",
        lineterminator="\n",
        date_format="%Y-%m-%d",
        quoting=csv.QUOTE_NONNUMERIC if returns else csv.QUOTE_MINIMAL,
    )


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


def _write_json_lines(table: pd.DataFrame, path: Path) -> None:
    _write_lines(table_records(table), path)


def _write_lines(records: Iterable[Mapping[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _write_geojson(table: pd.DataFrame, path: Path) -> None:
    """RFC 7946. An event without a pin is a feature without a geometry: it is not left out."""
    collection = {"type": "FeatureCollection", "features": [_feature(record) for record in table_records(table)]}
    path.write_text(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _feature(record: dict[str, Any]) -> dict[str, Any]:
    longitude, latitude = record["longitude"], record["latitude"]
    pinned = longitude is not None and latitude is not None
    return {
        "type": "Feature",
        "id": record["event_id"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if pinned else None,
        "properties": record,
    }


def _write_calendar(table: pd.DataFrame, path: Path) -> None:
    path.write_text(
        "".join(line + "\r\n" for line in calendar_lines(table_records(table))), encoding="utf-8", newline=""
    )


_WRITERS: dict[str, Callable[[pd.DataFrame, Path], None]] = {
    ".csv": write_csv,
    ".parquet": _write_parquet,
    ".jsonl": _write_json_lines,
    ".geojson": _write_geojson,
    ".ics": _write_calendar,
}
SUFFIXES = tuple(_WRITERS)
