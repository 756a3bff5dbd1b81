"""What the words around a date say of its tense, and names that hold a date's word."""

import datetime as dt

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "La trêve sera signée le 20 juin.", "2025-06-20"),
        ("fr", "Les otages seront libérés lundi.", "2025-06-16"),
        ("en", "They signed the treaty in Lima on Friday, ending years of war.", "2025-06-06"),
        ("en", "The siege starting Monday will be long.", "2025-06-16"),
    ],
)
def test_the_verb_with_its_participle_tells_the_tense(language: str, text: str, day: str) -> None:
    [timex, *_] = find_timexes(text, language, PUBLISHED, spans=True)
    assert timex.interval is not None
    assert timex.interval.first.isoformat() == day


def test_a_first_name_is_no_feast() -> None:
    assert find_timexes("Le ministre Jean-Noël Martin a parlé.", "fr", PUBLISHED) == []
