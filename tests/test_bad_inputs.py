"""Every bad input of `tests.bad_inputs`: a code, a sentence, and neither the article beside it nor an old file lost."""

from __future__ import annotations

import csv
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.commands import WRONG_USAGE
from tests.bad_inputs import GOOD, BadInput, bad_inputs

INPUTS = tuple(bad_inputs())
SECONDS = 60
LONGEST_CELL = 500_000  # a title may fill its file; the csv module stops at 131,072 characters


@contextmanager
def no_hang() -> Iterator[None]:
    """What waits for ever, as for the writer of a FIFO, fails."""

    def end(*_: object) -> None:
        pytest.fail(f"it hangs: more than {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def rows_of(path: Path) -> list[dict[str, str]]:
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    finally:
        csv.field_size_limit(before)


def test_there_are_many():
    assert len(INPUTS) >= 150
    assert len({bad.name for bad in INPUTS}) == len(INPUTS)


@pytest.mark.parametrize("bad", INPUTS, ids=lambda bad: bad.name)
def test_a_bad_input(tmp_path, capsys, monkeypatch, bad: BadInput):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    bad.make(folder)
    output = tmp_path / "events.csv"
    output.write_text("old\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    paths = ["good.txt", "" if bad.alone == "<empty>" else bad.alone] if bad.alone else ["."]
    options = bad.options if "--output" in bad.options else (*bad.options, "--output", str(output))
    with no_hang():
        try:
            code = main(["extract", *paths, *options])
        except SystemExit as end:  # argparse ends so where the usage is wrong
            code = int(end.code or 0)
    err = capsys.readouterr().err
    assert (code, bad.words in err) == (bad.code, True), err
    assert "Traceback" not in err
    if code == WRONG_USAGE:
        assert output.read_text(encoding="utf-8") == "old\n"
    else:
        rows = rows_of(output)
        assert GOOD.splitlines()[-1] in [row["sentence"] for row in rows]
        assert all(len(row) == 26 and None not in row.values() for row in rows)
    assert not list(tmp_path.glob(".*.part"))
