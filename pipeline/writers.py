"""The table to a file, by its suffix; a file is written beside its place and moved there whole."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pipeline.calendar_file import calendar_lines
from pipeline.errors import OutputError
from pipeline.table import COLUMN_NAMES, table_records

if TYPE_CHECKING:
    import pandas as pd


def write_events(table: pd.DataFrame, path: Path) -> None:
    """Write the events as .csv, .parquet, .jsonl, .geojson or .ics, whichever `path` ends in.

    A file that stood there is replaced only once the new one is whole. Raises OutputError.
    """
    check_output(path)
    write = _WRITERS[path.suffix.lower()]
    with replacing(path) as beside:
        write(table, beside)


def check_output(path: Path) -> None:
    """Raise OutputError where it is plain before the run that `path` cannot be written."""
    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise OutputError(f"{path}: unknown suffix {suffix!r}; use one of {', '.join(_WRITERS)}")
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise OutputError(f"{path}: there is no folder {folder}; make it first")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{path}: no permission to write in {folder}; choose another place")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; moved to `path` at the end, removed where anything fails.

    Raises OutputError for what the file system refuses (no permission, disk full).
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield beside
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        beside.unlink(missing_ok=True)


def write_csv(table: pd.DataFrame, path: Path | TextIO) -> None:
    """Write the events as comma-separated values, to a file or a stream."""
    table.to_csv(
        path, columns=list(COLUMN_NAMES), index=False, encoding="utf-8", lineterminator="\n", date_format="%Y-%m-%d"
    )


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


def _write_json_lines(table: pd.DataFrame, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in table_records(table))


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
