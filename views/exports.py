"""The events in view as a CSV of the contract's columns, as the command line writes it."""

from __future__ import annotations

import io

import pandas as pd

from pipeline.writers import write_csv


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """UTF-8 without a byte order mark: the columns of `COLUMNS` in their order, the rows in theirs, days as ISO dates.

    Safe to open in a spreadsheet: see `write_csv`. What does not fit a cell (`details`) is in the JSON lines that the
    command line writes.
    """
    text = io.StringIO()
    write_csv(rows, text)
    return text.getvalue().encode("utf-8")
