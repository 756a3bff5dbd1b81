"""The events in view as a CSV of the contract's columns, safe to open in a spreadsheet."""

from __future__ import annotations

import pandas as pd

from pipeline.table import COLUMN_NAMES, DATE_COLUMNS

# A spreadsheet runs a cell that begins so (OWASP, CSV injection); an apostrophe before it keeps it a text.
_FORMULA = r"^[=+\-@\t\r]"


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """UTF-8 without a byte order mark: the columns of `COLUMNS` in their order, the rows in theirs, days as ISO dates.

    Text cells that begin with `=`, `+`, `-`, `@`, a tab or a carriage return get an apostrophe before them; numbers
    stay numbers. What does not fit a cell (`details`) is in the JSON lines that the command line writes.
    """
    table = rows.loc[:, list(COLUMN_NAMES)].copy()
    for name in table.columns:
        if name in DATE_COLUMNS:
            table[name] = table[name].dt.strftime("%Y-%m-%d")
        elif isinstance(table[name].dtype, pd.StringDtype):
            risky = table[name].str.match(_FORMULA).to_numpy(dtype=bool)
            table[name] = table[name].mask(risky, "'" + table[name])
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")
