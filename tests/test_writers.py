"""The table to files and back: nothing is lost on the way, and a failed write leaves what was there."""

from __future__ import annotations

import csv
import errno
import json
import os
from pathlib import Path

import pandas as pd
import pytest

from pipeline import readers
from pipeline.commands import _known_ids
from pipeline.errors import EventsError, OutputError
from pipeline.readers import read_events
from pipeline.table import COLUMN_NAMES, COLUMNS, DETAILS
from pipeline.writers import SUFFIXES, check_output, write_events
from tests.views.invented import two_events


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl"])
def test_there_and_back(tmp_path, suffix):
    path = tmp_path / f"events{suffix}"
    write_events(two_events(), path)
    pd.testing.assert_frame_equal(read_events(path), two_events())


def test_parquet_has_the_declared_types_for_any_reader(tmp_path):
    path = tmp_path / "events.parquet"
    write_events(two_events(), path)
    found = pd.read_parquet(path).dtypes.astype(str).to_dict()
    assert found == {**{column.name: column.dtype for column in COLUMNS}, DETAILS: "str"}
    assert two_events().dtypes.astype(str).to_dict() == found


def test_csv_there_and_back_without_details(tmp_path):
    path = tmp_path / "events.csv"
    write_events(two_events(), path)
    back = read_events(path)
    pd.testing.assert_frame_equal(back.drop(columns=DETAILS), two_events().drop(columns=DETAILS))
    assert json.loads(back[DETAILS][0]) == {"actors": [], "quantities": [], "mentions": []}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_table_without_rows(tmp_path, suffix):
    path = tmp_path / f"events{suffix}"
    write_events(two_events().iloc[:0], path)
    assert path.stat().st_size > 0 or suffix == ".jsonl"
    if suffix in (".csv", ".parquet", ".jsonl"):
        assert list(read_events(path).columns) == [*COLUMN_NAMES, DETAILS]
        assert read_events(path).empty


def test_csv_holds_the_columns_of_the_contract(tmp_path):
    path = tmp_path / "events.csv"
    write_events(two_events(), path)
    assert b"\r" not in path.read_bytes()
    with path.open(encoding="utf-8", newline="") as lines:
        dated, undated = csv.DictReader(lines)
    assert tuple(dated) == COLUMN_NAMES
    assert (dated["date_start"], dated["date_end"], dated["published"]) == ("2024-05-01", "2024-05-31", "2024-06-02")
    assert (undated["date_start"], undated["latitude"], undated["quantities"]) == ("", "", "trois blessés")


def test_geojson_hides_nothing(tmp_path):
    path = tmp_path / "events.geojson"
    write_events(two_events(), path)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [feature["geometry"] for feature in features] == [{"type": "Point", "coordinates": [6.15, 46.2]}, None]
    assert features[1]["properties"]["quantities"][0]["value"] == 3


def test_calendar(tmp_path):
    path = tmp_path / "events.ics"
    write_events(two_events(), path)
    raw = path.read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 1
    assert {"UID:e-2", "DTSTART;VALUE=DATE:20240501", "DTEND;VALUE=DATE:20240601", "DTSTAMP:20240602T000000Z"} <= set(
        lines
    )
    assert "SUMMARY:Suisse\\, France : pourparlers" in lines
    assert "X-WR-CALDESC:1 events without a date are not in this calendar" in lines
    (description,) = [line for line in lines if line.startswith("DESCRIPTION:")]
    assert "precision month" in description
    assert "\\nstatus: happened\\n" in description


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("events.xlsx", "unknown suffix '.xlsx'"),
        ("events", "unknown suffix"),
        ("gone/events.csv", "no folder"),
        ("sub.csv", "is a folder"),
    ],
)
def test_output_that_cannot_be_written_is_told_before(tmp_path, name, words):
    (tmp_path / "sub.csv").mkdir()
    with pytest.raises(OutputError, match=words):
        check_output(tmp_path / name)


def test_a_folder_without_permission(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="no permission"):
        check_output(tmp_path / "events.csv")


@pytest.mark.parametrize("failing", ["to_csv", "fsync"])
def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch, failing):
    path = tmp_path / "events.csv"
    path.write_text("old")

    def full(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    table = two_events()
    monkeypatch.setattr(*((pd.DataFrame, "to_csv") if failing == "to_csv" else (os, "fsync")), full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_events(table, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "events.csv"
    link.symlink_to(tmp_path / "real" / "kept.csv")
    write_events(two_events(), link)
    assert link.is_symlink()
    assert (tmp_path / "real" / "kept.csv").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xml", b"", "unknown suffix"),
        ("gone.csv", None, "cannot be opened"),
        ("a.parquet", b"not parquet", "no table of events"),
        ("a.jsonl", b"{\n", "no table of events"),
        ("a.jsonl", b'{"event_id": "x"}\n', "no table of events"),
        ("a.jsonl", b"[1]\n", "no table of events"),
        ("a.csv", b"", "no table of events"),
        ("a.csv", b"a,b\n1,2\n", "lacks the columns"),
        ("a.csv", "é".encode("cp1252"), "no table of events"),
    ],
)
def test_files_that_are_no_events(tmp_path, name, content, words):
    path: Path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EventsError, match=words):
        read_events(path)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl"])
def test_a_pipe_is_not_read(tmp_path, monkeypatch, suffix):
    """It would never end; nor would a device."""
    os.mkfifo(tmp_path / "pipe")
    path = tmp_path / f"events{suffix}"
    path.symlink_to("pipe")
    monkeypatch.setitem(readers._READERS, suffix, lambda _: pytest.fail("it was read"))
    with pytest.raises(EventsError, match="is no regular file"):
        read_events(path)
    assert _known_ids(path) == frozenset()


def test_a_name_that_is_too_long_cannot_be_opened(tmp_path):
    with pytest.raises(EventsError, match="cannot be opened"):
        read_events(tmp_path / f"{'a' * 300}.csv")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_years_have_four_digits_in_every_file(tmp_path, suffix):
    table = two_events()
    days = [pd.Timestamp("0525-01-01").as_unit("ms"), pd.NaT]
    table["date_start"] = table["date_end"] = table["published"] = pd.Series(days, dtype="datetime64[ms]")
    path = tmp_path / f"events{suffix}"
    write_events(table, path)
    if suffix == ".parquet":
        assert read_events(path)["date_start"].dt.year[0] == 525
    else:
        assert ("DTSTART;VALUE=DATE:05250101" if suffix == ".ics" else "0525-01-01") in path.read_text(encoding="utf-8")
