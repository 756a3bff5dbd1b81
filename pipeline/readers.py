"""A file of events back to the table, by its suffix: cells are checked, rows that are no event left out and told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import EventsError
from pipeline.spreadsheet import unguard_cells
from pipeline.table import COLUMN_NAMES, DETAILS, LIST_SEPARATOR, TEXT_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.rows import LeftOut


@dataclass(frozen=True, slots=True, eq=False)
class EventsRead:
    """The events of a file, and the rows that are none, by reason."""

    table: pd.DataFrame
    left_out: tuple[LeftOut, ...]


def read_events(path: Path) -> pd.DataFrame:
    """The table of a .parquet, .jsonl or .csv file; see `read_checked` for what it leaves out and raises."""
    return read_checked(path).table


def read_checked(path: Path) -> EventsRead:
    """The events of a .parquet, .jsonl or .csv file that `write_events`, or anybody else, wrote.

    CSV holds no details: its rows come back without mentions, roles and single quantities. Raises EventsError, which
    names the file and the way out, where it is missing, of another suffix, not a file with rows, or lacks a column;
    single rows that cannot be read are left out (see `cast_rows`).
    """
    import pyarrow as pa

    from pipeline.rows import cast_rows, merge_left_out

    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise EventsError(f"{path}: unknown suffix {path.suffix!r}; events are read from {', '.join(_READERS)}")
    try:
        if path.exists() and not path.is_file():
            raise EventsError(f"{path}: is no regular file; events are read from regular files alone")
        table, unread = read(path)
    except OSError as error:
        raise EventsError(f"{path}: cannot be opened ({error.strerror or error}); extract it again") from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, pa.ArrowException) as error:
        raise EventsError(f"{path}: is no table of events ({error}); extract it again") from error
    names = [str(name) for name in table.columns]
    missing = [name for name in COLUMN_NAMES if name not in names]
    if missing:
        raise EventsError(f"{path}: lacks the columns {', '.join(missing)}; extract it again")
    twice = [name for name in (*COLUMN_NAMES, DETAILS) if names.count(name) > 1]
    if twice:
        raise EventsError(f"{path}: has the columns {', '.join(twice)} more than once; extract it again")
    checked, left_out = cast_rows(table)
    return EventsRead(checked, merge_left_out((*left_out, *unread)))


def _read_parquet(path: Path) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        # Whatever index the file's pandas kept is no column of ours, and its other columns are not needed.
        held = file.read(columns=[name for name in (*COLUMN_NAMES, DETAILS) if name in file.schema_arrow.names])
    return held.to_pandas(ignore_metadata=True, date_as_object=False), ()


def _read_csv(path: Path) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    import pandas as pd

    table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", index_col=False)
    return unguard_cells(table, [name for name in TEXT_COLUMNS if name in table.columns]), ()


def _read_json_lines(path: Path) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    import pandas as pd

    rows: list[dict[str, Any]] = []
    unread: list[LeftOut] = []
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                rows.append(_row(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                unread.append(_left_out(error, number))
    if unread and not rows:
        raise ValueError(f"line {unread[0].first}: {unread[0].reason}")
    return pd.DataFrame(rows, columns=[*COLUMN_NAMES, DETAILS], dtype="object"), tuple(unread)


def _left_out(error: Exception, number: int) -> LeftOut:
    """Without the place in the line, so that one reason is told once."""
    from pipeline.rows import Fault, LeftOut

    if isinstance(error, KeyError):
        return LeftOut(Fault.LACKS, 1, number, str(error.args[0]))
    return LeftOut(Fault.NO_JSON if isinstance(error, json.JSONDecodeError) else Fault.NO_OBJECT, 1, number)


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of `table.row_record`."""
    details = {name: record[name] for name in ("actors", "quantities", "mentions")}
    return {
        **{name: record[name] for name in COLUMN_NAMES},
        "actors": _cell(actor["name"] for actor in details["actors"]),
        "countries": LIST_SEPARATOR.join(record["countries"]),
        "quantities": _cell(quantity["text"] for quantity in details["quantities"]),
        DETAILS: json.dumps(details, ensure_ascii=False),
    }


def _cell(names: Iterable[str]) -> str:
    return LIST_SEPARATOR.join(dict.fromkeys(names))


_READERS: dict[str, Callable[[Path], tuple[pd.DataFrame, tuple[LeftOut, ...]]]] = {
    ".parquet": _read_parquet,
    ".jsonl": _read_json_lines,
    ".csv": _read_csv,
}
SUFFIXES = tuple(_READERS)
