"""A file of events back to the table, by its suffix."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import EventsError
from pipeline.spreadsheet import unguard_cells
from pipeline.table import COLUMN_NAMES, COLUMNS, DATE_COLUMNS, DETAILS, LIST_SEPARATOR, TEXT_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

_NO_DETAILS: dict[str, list[Any]] = {"actors": [], "quantities": [], "mentions": []}


def read_events(path: Path) -> pd.DataFrame:
    """The table of a .parquet, .jsonl or .csv file that `write_events` wrote.

    CSV holds no details: its rows come back without mentions, roles and single quantities. Raises EventsError, which
    names the file, where it is missing, no regular file (a pipe never ends), of another suffix or not such a table.
    """
    import pyarrow as pa

    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise EventsError(f"{path}: unknown suffix {path.suffix!r}; events are read from {', '.join(_READERS)}")
    try:
        if path.exists() and not path.is_file():
            raise EventsError(f"{path}: is no regular file; events are read from regular files alone")
        table = read(path)
    except OSError as error:
        raise EventsError(f"{path}: cannot be opened ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, pa.ArrowException) as error:
        raise EventsError(f"{path}: is no table of events ({error}); extract it again") from error
    missing = [name for name in (*COLUMN_NAMES, DETAILS) if name not in table.columns]
    if missing:
        raise EventsError(f"{path}: lacks the columns {', '.join(missing)}; extract it again")
    try:
        return table[[*COLUMN_NAMES, DETAILS]].astype({**{c.name: c.dtype for c in COLUMNS}, DETAILS: "str"})
    except (ValueError, TypeError, OverflowError) as error:  # OverflowError: a number that 64 bits do not hold
        raise EventsError(f"{path}: a column holds what it should not ({error}); extract it again") from error


def _read_parquet(path: Path) -> pd.DataFrame:
    import pandas as pd

    return pd.read_parquet(path)


def _read_csv(path: Path) -> pd.DataFrame:
    import pandas as pd

    texts = dict.fromkeys((*TEXT_COLUMNS, *DATE_COLUMNS), "str")
    table = pd.read_csv(path, dtype=texts, keep_default_na=False, na_values={"latitude": [""], "longitude": [""]})
    table = unguard_cells(table, [name for name in TEXT_COLUMNS if name in table.columns])
    for name in set(DATE_COLUMNS) & set(table.columns):
        table[name] = pd.to_datetime(table[name].replace("", None), format="%Y-%m-%d")
    table[DETAILS] = json.dumps(_NO_DETAILS)
    return table


def _read_json_lines(path: Path) -> pd.DataFrame:
    import pandas as pd

    with path.open(encoding="utf-8") as lines:
        rows = [_row(json.loads(line)) for line in lines if line.strip()]
    table = pd.DataFrame(rows, columns=[*COLUMN_NAMES, DETAILS])
    for name in DATE_COLUMNS:
        table[name] = pd.to_datetime(table[name], format="%Y-%m-%d")
    return table


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of `table.row_record`."""
    for name in DATE_COLUMNS:
        if not isinstance(record[name], str | None):  # pandas would take 2025 for a day
            raise ValueError(f"{name} is {record[name]!r}, no day")
    details = {name: record[name] for name in _NO_DETAILS}
    return {
        **{name: record[name] for name in COLUMN_NAMES},
        "actors": _cell(actor["name"] for actor in details["actors"]),
        "countries": LIST_SEPARATOR.join(record["countries"]),
        "quantities": _cell(quantity["text"] for quantity in details["quantities"]),
        DETAILS: json.dumps(details, ensure_ascii=False),
    }


def _cell(names: Iterable[str]) -> str:
    return LIST_SEPARATOR.join(dict.fromkeys(names))


_READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".parquet": _read_parquet,
    ".jsonl": _read_json_lines,
    ".csv": _read_csv,
}
