from __future__ import annotations

import csv
import io

import pandas as pd

from pipeline.table import COLUMN_NAMES
from tests.views.invented import invented_table
from views.exports import csv_bytes


def rows_of(table: pd.DataFrame) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_bytes(table).decode("utf-8"))))


def test_the_columns_of_the_contract_and_the_rows_in_their_order() -> None:
    table = invented_table().iloc[[4, 0]]
    rows = rows_of(table)
    assert list(rows[0]) == list(COLUMN_NAMES)
    assert [row["event_id"] for row in rows] == ["visit", "ship"]


def test_days_are_iso_and_missing_ones_empty() -> None:
    rows = {row["event_id"]: row for row in rows_of(invented_table())}
    assert (rows["swap"]["date_start"], rows["swap"]["date_end"]) == ("2023-11-24", "2023-11-30")
    assert (rows["unhurt"]["date_start"], rows["unhurt"]["latitude"]) == ("", "")


def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe() -> None:
    table = invented_table().head(5).assign(headline=["=1+1", "@SUM(A1)", "-2", "+3", "a=b"])
    assert [row["headline"] for row in rows_of(table)] == ["'=1+1", "'@SUM(A1)", "'-2", "'+3", "a=b"]


def test_numbers_stay_numbers() -> None:
    rows = {row["event_id"]: row for row in rows_of(invented_table())}
    assert rows["visit"]["latitude"] == "-12.05"


def test_quotes_and_line_breaks_survive() -> None:
    table = invented_table().head(1).assign(sentence='Il dit : "non",\nputs il part.')
    assert rows_of(table)[0]["sentence"] == 'Il dit : "non",\nputs il part.'


def test_no_row_gives_the_header_alone() -> None:
    assert csv_bytes(invented_table().iloc[:0]).decode() == ",".join(COLUMN_NAMES) + "\n"
