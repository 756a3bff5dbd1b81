"""What is read from outside, with anything in it: front matter, articles, tables of events.

The default suite tries a few dozen of each; `make fuzz` (FUZZ_SECONDS=600) draws new ones in each test until that time is over.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.articles.front_matter import split_front_matter
from pipeline.errors import ArticleError, EventsError
from pipeline.readers import read_events
from pipeline.run import extract
from pipeline.table import COLUMN_NAMES, DETAILS
from pipeline.writers import SUFFIXES, write_events
from tests.bad_inputs import ENGLISH, FRENCH, GOOD
from tests.views.invented import two_events

FUZZ_SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
FUZZ = settings(max_examples=100 if FUZZ_SECONDS else 30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# What YAML, addresses and days are made of.
PIECES = st.sampled_from(
    [
        "---", "\n", "\r", "\ufeff", ": ", "- ", "? ", "[", "]", "{", "}", "&a", "*a", "<<", "!!", "|", ">", "%", "@", "#", "\\", '"', "'",
        '"\\ud800"', '"\\U00110000"', "title", "published", "language", "publisher", "url", "en", "fr", "2025-09-10", "2999-01-01", "0001-01-01",
        "https://", "https://[", "example.org", ":99999", "/", "\u2100", "\x00", "\x1b", "\x85", "\u2028", "\t", " ", "~", "1e9", "0x", ".inf",
    ]
)  # fmt: skip
ANYTHING = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join)
PROSE = st.lists(
    st.one_of(
        st.sampled_from([ENGLISH, FRENCH, "on 3 May 2024 ", "il y a 3000 ans ", "1,500 years ago ", "attacked ", "Geneva "]),
        ANYTHING,
    ),
    max_size=6,
).map("".join)  # fmt: skip
LINES = st.lists(
    st.tuples(st.sampled_from(["title", "published", "language", "publisher", "url"]), ANYTHING), max_size=5
)
VALUES = st.one_of(
    st.text(max_size=20), PIECES, st.integers(), st.floats(), st.none(), st.booleans(),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip
READ_BACK = st.sampled_from([".csv", ".jsonl", ".parquet"])


def keep_trying(check: Callable[[], None]) -> None:
    """Call `check`, which Hypothesis fills, once, and with new examples until FUZZ_SECONDS are over."""
    end = time.monotonic() + FUZZ_SECONDS
    check()
    while time.monotonic() < end:
        check()


def test_front_matter_of_anything():
    @FUZZ
    @given(ANYTHING, ANYTHING)
    def check(head: str, body: str) -> None:
        for raw in (head + body, f"---\n{head}\n---\n{body}"):
            try:
                meta, text, remarks = split_front_matter(raw)
            except ArticleError:
                continue
            assert raw.endswith(text)
            assert all(remarks)
            for value in meta.values():
                value.encode("utf-8")
                assert value.isprintable() or not any(sign in value for sign in "\x00\x1b\x85\r\n\u2028")

    keep_trying(check)


def test_an_article_of_anything_beside_a_good_one():
    """Read or named; the good article's event is in every file, and those that are read back hold every row."""

    @FUZZ
    @given(st.one_of(st.binary(max_size=200), st.builds(_article, LINES, PROSE)), st.sampled_from(SUFFIXES))
    @example(
        _article(
            [("url", "https://[example.org/a"), ("publisher", '"a\\rb"')], "Soldiers attacked Rome 1,500 years ago."
        ),
        ".ics",
    )
    def check(content: bytes, suffix: str) -> None:
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "good.txt").write_text(GOOD, encoding="utf-8")
            (folder / "odd.txt").write_bytes(content)
            extraction = extract([folder])
            assert len(extraction.articles) + len(extraction.unreadable) == 2
            assert GOOD.splitlines()[-1] in set(extraction.table["sentence"])
            output = folder / f"events{suffix}"
            write_events(extraction.table, output)
            if suffix in (".csv", ".jsonl", ".parquet"):
                assert list(read_events(output)["event_id"]) == list(extraction.table["event_id"])

    keep_trying(check)


def test_a_table_of_anything_is_read_or_named():
    @FUZZ
    @given(READ_BACK, st.one_of(st.binary(max_size=200), ANYTHING.map(lambda text: text.encode("utf-8", "replace"))))
    def check(suffix: str, content: bytes) -> None:
        _read(suffix, content)

    keep_trying(check)


def test_a_table_with_a_fault_is_read_or_named():
    """A whole table of which bytes are lost or others."""
    with TemporaryDirectory() as name:
        whole = {}
        for suffix in (".csv", ".jsonl", ".parquet"):
            write_events(two_events(), Path(name, f"events{suffix}"))
            whole[suffix] = Path(name, f"events{suffix}").read_bytes()

    @FUZZ
    @given(READ_BACK, st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8))
    def check(suffix: str, place: float, lost: int, added: bytes) -> None:
        raw = whole[suffix]
        at = int(place * len(raw))
        _read(suffix, raw[:at] + added + raw[at + lost :])

    keep_trying(check)


def test_a_table_with_wrong_values_is_read_or_named():
    """Rows of JSON lines and CSV with values of any kind in some columns."""
    with TemporaryDirectory() as name:
        write_events(two_events(), Path(name, "events.jsonl"))
        row = json.loads(Path(name, "events.jsonl").read_text(encoding="utf-8").splitlines()[0])

    @FUZZ
    @given(st.dictionaries(st.sampled_from(sorted(row)), VALUES, min_size=1, max_size=4))
    @example({"sources": 10**30})
    @example({"date_end": 0})
    def check(wrong: dict[str, object]) -> None:
        _read(".jsonl", json.dumps(row | wrong).encode())
        cells = {column: str((row | wrong)[column]) for column in COLUMN_NAMES}
        _read(".csv", pd.DataFrame([cells]).to_csv(index=False).encode("utf-8", "replace"))

    keep_trying(check)


def _article(lines: list[tuple[str, str]], text: str) -> bytes:
    head = "\n".join(f"{key}: {value}" for key, value in lines)
    return f"---\n{head}\n---\n\n{text}".encode("utf-8", "replace")


def _read(suffix: str, content: bytes) -> None:
    """Read a file of this content: a whole table, or the one error that is ours."""
    with TemporaryDirectory() as name:
        path = Path(name, f"events{suffix}")
        path.write_bytes(content)
        with suppress(EventsError):
            assert list(read_events(path).columns) == [*COLUMN_NAMES, DETAILS]
