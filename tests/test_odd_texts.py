"""Texts that no newsroom writes: whatever a file holds, the line comes to its end, and the time grows as the text does.

No test measures time: a step that takes the square of its text's length would run here for minutes.
"""

from __future__ import annotations

import pytest

from pipeline.run import extract

HEAD = "---\nlanguage: {language}\npublished: 2025-09-10\n---\n\n"


def told(folder, text: str, language: str = "en") -> list[str]:
    """The types of the events of a text."""
    path = folder / "odd.txt"
    path.write_text(HEAD.format(language=language) + text, encoding="utf-8")
    extraction = extract([path])
    assert not extraction.unreadable
    return list(extraction.table["event_type"])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "word",
    ["a" * 400_000, "Ab" * 200_000, "9" * 400_000, "9." * 20_000, "." * 400_000, "(" * 20_000, "\n" * 400_000, " " * 400_000],
    ids=lambda word: word[:2],
)  # fmt: skip
def test_one_endless_word(tmp_path, word, language):
    assert told(tmp_path, f"Geneva {word} Geneva", language) == []
