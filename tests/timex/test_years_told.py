"""Years of news: one told in an aside stays there, a history goes on in its own."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The port, opened in 1974, burnt down on June 3.", "2025-06-03"),
        ("en", "Ghana, which joined the bloc in 1975, left it on May 20.", "2025-05-20"),
        ("en", "The mayor (in office since 2003) resigned on May 20.", "2025-05-20"),
        ("en", "The mine – closed in 2010 – was flooded on May 20.", "2025-05-20"),
        ("fr", "L'usine, fondée en 1921, a brûlé le 3 juin.", "2025-06-03"),
        ("fr", "Le chanteur (né en 1950) est mort le 3 juin.", "2025-06-03"),
        # A year that the sentence is about holds for its days.
        ("en", "In 1998, he was arrested on March 3.", "1998-03-03"),
        ("en", "On that day in 1998, on March 3, he was arrested.", "1998-03-03"),
    ],
)
def test_a_year_in_an_aside_stays_there(language: str, text: str, day: str) -> None:
    *_, last = find_timexes(text, language, PUBLISHED)
    if "that day" in text:
        last = next(timex for timex in find_timexes(text, language, PUBLISHED) if "March" in timex.text)
    assert last.value == day


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Le 4 mars 2019, le barrage cède. Le 20 mai, la commission rend son rapport.", "2019-05-20"),
        ("fr", "Le 4 mars 2019, le barrage cède. En avril, la ville est évacuée. Le 9 juin, on rebâtit.", "2019-06-09"),
        ("en", "On March 4, 2019, the dam gave way. On May 20, the inquiry began.", "2019-05-20"),
        ("en", "In March 2019, the dam gave way. In May, the inquiry began.", "2019-05"),
        # Not of a year so near that the day can be of this one, not behind what is of these days, not inside a sentence.
        ("en", "On March 4, 2024, the dam gave way. On May 20, the inquiry began.", "2025-05-20"),
        ("en", "On March 4, 2019, the dam gave way. On Monday the court met. On May 20, it ruled.", "2025-05-20"),
        ("en", "On March 4, 2019, the dam gave way. The court of Lima ruled on May 20.", "2025-05-20"),
    ],
)
def test_a_history_told_goes_on_in_its_year(language: str, text: str, value: str) -> None:
    *_, last = find_timexes(text, language, PUBLISHED)
    assert last.value == value
