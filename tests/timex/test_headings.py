"""The hours of a live report are of the day that stands above them."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday
LONG = "The water of the lake keeps rising behind the dam and nobody knows how long it is going to hold. " * 12


@pytest.mark.parametrize("spans", [False, True])
@pytest.mark.parametrize(
    ("language", "heading", "hour", "other"),
    [("en", "Tuesday, June 10", "11:20 a.m.", "9:05 a.m."), ("fr", "## Mardi 10 juin :", "11 h 20", "9 h 05")],
)
def test_an_hour_that_opens_its_line_is_of_the_heading(
    language: str, heading: str, hour: str, other: str, spans: bool
) -> None:
    text = f"{heading}\n\n{hour} - {LONG}\n\n{other} - {LONG}"
    values = [timex.value for timex in find_timexes(text, language, PUBLISHED, spans=spans)]
    assert values == ["2025-06-10", "2025-06-10T11:20", "2025-06-10T09:05"]


def test_an_hour_inside_a_line_is_not() -> None:
    text = f"Tuesday, June 10\n\n{LONG}The bridge fell at 11:20 a.m. today."
    values = [timex.value for timex in find_timexes(text, "en", PUBLISHED, spans=True)]
    assert values == ["2025-06-10", "2025-06-12T11:20"]
