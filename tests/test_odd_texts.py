"""Texts that no newsroom writes: whatever a file holds, the line comes to its end, and the time grows as the text does.

No test measures time: a step that takes the square of its text's length would run here for minutes.
"""

from __future__ import annotations

import json

import pytest

from pipeline.annotate import annotate_lines
from pipeline.run import extract

HEAD = "---\nlanguage: {language}\npublished: 2025-09-10\n---\n\n"
SIZE = 100_000
TOWNS = "Paris Geneva Kharkiv Moscow Berlin London Warsaw Lima Oslo Minsk "
ENDLESS = {
    "one word": "a" * SIZE,
    "one name": "Ab" * (SIZE // 2),
    "one number": "9" * SIZE,
    "one decimal": "9." * (SIZE // 2),
    "hyphens": "a-" * (SIZE // 2),
    "full stops": "." * SIZE,
    "brackets": "(" * (SIZE // 2) + ")" * (SIZE // 2),
    "quotation marks": "«" * (SIZE // 4) + "»" * (SIZE // 4),
    "lines": "\n" * SIZE,
    "blank lines": " \n" * (SIZE // 2),
    "one blank line": "\n" + " " * SIZE + "\n",
    "an address": "https://news.example/" + "a/" * (SIZE // 2),
}


def told(folder, text: str, language: str = "en") -> list[str]:
    """The types of the events of a text."""
    path = folder / "odd.txt"
    path.write_text(HEAD.format(language=language) + text, encoding="utf-8")
    extraction = extract([path])
    assert not extraction.unreadable
    return list(extraction.table["event_type"])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("row", ENDLESS.values(), ids=ENDLESS)
def test_a_row_of_signs_without_an_end(tmp_path, row, language):
    assert told(tmp_path, f"Geneva {row} Geneva", language) == []


@pytest.mark.parametrize(
    "part",
    [TOWNS, TOWNS.replace(" ", ", "), "1 22 333 4,444 ", "1999, 2024 ", "(a ( « b ", "Norway and Chile and ", "met\nParis\n"],
    ids=lambda part: part[:6],
)  # fmt: skip
def test_a_text_without_a_sentence_comes_to_its_end(tmp_path, part):
    told(tmp_path, part * (8_000 // len(part)))


def test_what_happens_in_a_text_without_a_full_stop_is_found(tmp_path):
    text = "the French and German ministers met in Geneva on Friday and then " * 50
    assert "talks" in told(tmp_path, text)


def test_an_event_beside_an_endless_word_is_found(tmp_path):
    text = f"{'A' * SIZE} French and German ministers met in Geneva on Friday for talks."
    assert told(tmp_path, text) == ["talks"]


@pytest.mark.parametrize("row", ENDLESS.values(), ids=ENDLESS)
def test_a_line_of_annotate_comes_to_its_end(row):
    line = json.dumps({"id": 1, "text": f"In May 2024 in Geneva {row}", "language": "en"}).encode()
    (answer,) = annotate_lines([line], ["timexes", "places"])
    assert isinstance(answer, dict)
    assert answer["timexes"][0]["text"] == "May 2024"
    assert answer["places"][0]["text"] == "Geneva"
