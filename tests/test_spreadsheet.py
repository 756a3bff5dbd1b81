"""No text of an article is run by a spreadsheet, none is changed by the guard against it, and numbers stay numbers."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.__main__ import main
from pipeline.readers import read_events
from pipeline.spreadsheet import guard_cells, unguard_cells
from pipeline.table import TEXT_COLUMNS
from pipeline.writers import write_events
from tests.views.invented import invented_table
from views.exports import csv_bytes

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TEXTS = [
    *(f"{start}1+cmd|' /C calc'!A0" for start in RISKY),
    "'=1",
    "''-1",
    "'tis so",
    "'",
    "a=b",
    "a\rb",
    'a "b", c\nd',
]


def written(table: pd.DataFrame, folder) -> str:
    write_events(table, folder / "events.csv")
    return (folder / "events.csv").read_bytes().decode()


@pytest.mark.parametrize("column", TEXT_COLUMNS)
def test_no_cell_of_any_column_of_text_is_run(tmp_path, column):
    table = pd.concat([invented_table()] * 2, ignore_index=True).head(len(TEXTS))
    table = table.assign(**{"event_id": [f"e{number}" for number in range(len(TEXTS))], column: TEXTS})
    rows = list(csv.DictReader(io.StringIO(written(table, tmp_path), newline="")))
    assert [row[column] for row in rows[: len(RISKY)]] == [f"'{text}" for text in TEXTS[: len(RISKY)]]
    assert not [cell for row in rows for name, cell in row.items() if name in TEXT_COLUMNS and cell.startswith(RISKY)]
    assert sorted(read_events(tmp_path / "events.csv")[column]) == sorted(TEXTS)  # it is read back by date


def test_numbers_stay_numbers(tmp_path):
    table = invented_table().head(2).assign(latitude=-12.05, longitude=-77.5, headline="=1")
    rows = list(csv.DictReader(io.StringIO(written(table, tmp_path))))
    assert [(row["latitude"], row["longitude"]) for row in rows] == [("-12.05", "-77.5")] * 2
    back = read_events(tmp_path / "events.csv")
    assert back[["latitude", "longitude"]].to_numpy().tolist() == [[-12.05, -77.5]] * 2


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_gives_the_file_that_the_command_line_writes(tmp_path, text):
    table = invented_table().assign(source_title=text, publisher=text)
    assert csv_bytes(table).decode() == written(table, tmp_path)


@pytest.mark.parametrize("text", TEXTS)
def test_missing_pins_and_days_survive_beside_any_text(tmp_path, text):
    table = invented_table().assign(publisher=text)
    write_events(table, tmp_path / "events.csv")
    pd.testing.assert_frame_equal(
        read_events(tmp_path / "events.csv").drop(columns="details"), table.drop(columns="details")
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.sampled_from([*"'=+-@\t\r\n＝a1 "]), max_size=5), min_size=1, max_size=9))
def test_taking_the_guard_away_gives_back_every_text(texts):
    table = pd.DataFrame({"headline": pd.Series(texts, dtype="str")})
    guarded = guard_cells(table, ["headline"])
    assert not guarded["headline"].str.startswith(RISKY).any()
    pd.testing.assert_frame_equal(unguard_cells(guarded, ["headline"]), table)


def test_an_article_with_a_formula_for_a_title(tmp_path, capsys):
    article = tmp_path / "a.txt"
    article.write_text(
        "---\nlanguage: en\npublished: 2024-05-05\ntitle: '=HYPERLINK(\"https://example.org\")'\npublisher: '@SUM(A1)'\n"
        "---\nThe French and German ministers met in Geneva on Friday for talks.\n"
    )
    assert main(["extract", str(article), "--output", str(tmp_path / "events.csv")]) == 0
    assert main(["extract", str(article), "--output", "-"]) == 0
    text = (tmp_path / "events.csv").read_text()
    assert capsys.readouterr().out == text
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["source_title"], row["publisher"]) == ('\'=HYPERLINK("https://example.org")', "'@SUM(A1)")
