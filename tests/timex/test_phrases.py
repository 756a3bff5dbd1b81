"""Some 450 phrases of our own in French and English, and 60 in Spanish, with the days they mean."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2026, 2, 6)  # a Friday
PHRASES = [
    pytest.param(
        path.stem, *(part.strip() for part in line.split("|")), id=f"{path.stem}: {line.split('|')[0].strip()}"
    )
    for path in sorted((Path(__file__).parent / "phrases").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "phrase", "days"), PHRASES)
def test_a_phrase_means_these_days(language: str, phrase: str, days: str) -> None:
    assert "; ".join(_days(phrase, language)) == days


def _days(phrase: str, language: str) -> list[str]:
    found = find_timexes(phrase, language, PUBLISHED, spans=True)
    return [
        timex.value
        if timex.interval is None
        else str(timex.interval.first if timex.interval.days == 1 else timex.interval)
        for timex in found
    ]


def test_the_tables_are_as_long_as_promised() -> None:
    languages = [param.values[0] for param in PHRASES]
    assert languages.count("fr") + languages.count("en") >= 400
    assert languages.count("es") >= 60
