"""What is dated by what is told beside it: hours later, the day after a dated event, the night, on its heels."""

import datetime as dt

import pytest

from pipeline.timex import find_timexes
from pipeline.types import DateBasis

PUBLISHED = dt.date(2026, 2, 6)  # a Friday


def _days(language: str, text: str) -> list[str]:
    found = find_timexes(text, language, PUBLISHED, spans=True)
    return [str(timex.interval) if timex.interval else timex.value for timex in found]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Trois jours après la visite du 3 janvier, il partit.", ["Trois jours après", "3 janvier"]),
        ("fr", "Au lendemain de la visite du 3 janvier, il partit.", ["Au lendemain", "3 janvier"]),
        ("en", "Three days after the visit of 3 January he left.", ["Three days after", "3 January"]),
        ("en", "He left a day after Monday's raid.", ["a day after", "Monday"]),
        ("en", "He left a day after Monday.", ["a day after Monday"]),
    ],
)
def test_what_is_counted_from_a_dated_event_and_its_date_stand_apart(
    language: str, text: str, words: list[str]
) -> None:
    assert [timex.text for timex in find_timexes(text, language, PUBLISHED, spans=True)] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Au lendemain de la visite du roi, un accord fut signé."),
        ("fr", "À la veille de la visite du roi, un accord fut signé."),
        ("en", "On the eve of the visit a deal was signed."),
        ("en", "The day after the visit a deal was signed."),
        ("fr", "Son parti fut interdit dans la foulée."),
        ("en", "Shortly afterwards, his party was banned."),
        ("en", "Joint statement on the Fifth Round of the talks."),
        ("en", "They agreed on the second phase."),
    ],
)
def test_what_follows_on_something_undated_is_of_no_day(language: str, text: str) -> None:
    assert _days(language, text) == []


def test_a_span_too_long_to_count_days_from_gives_none() -> None:
    assert _days("fr", "Trois jours après le scrutin de 2020, il partit.") == ["P3D", "2020-01-01..2020-12-31"]
    assert _days("en", "Two years after the vote of 2020 he left.")[0] == "2022-01-01..2022-12-31"


def test_an_event_with_a_verb_of_its_own_does_not_lend_its_day() -> None:
    assert _days("en", "Three days after the raid police arrested two men on Tuesday.")[0] == "P3D"
    assert _days("fr", "Trois jours après le raid la police a arrêté deux hommes mardi.")[0] == "P3D"


@pytest.mark.parametrize(
    ("text", "expected", "basis"),
    [
        ("Le pont a sauté mardi. Plus tôt dans la journée, il avait plu.", "2026-02-03", DateBasis.NARRATIVE),
        ("Le pont a sauté mardi. Personne n'est mort. Plus tôt dans la journée, il avait plu.", "2026-02-03", "narrative"),
        ("Plus tôt dans la journée, il avait plu.", "2026-02-06", DateBasis.RELATIVE),
        # Two days told before: neither.
        ("Il plut lundi, puis jeudi. Plus tôt dans la journée, il avait gelé.", "2026-02-06", DateBasis.RELATIVE),
        # Another paragraph, further up: not that day.
        ("Il plut lundi.\n\nUn pont céda. On compta dix morts.\n\nIl gela.\n\nIl neigea dans la journée.", "2026-02-06", "relative"),
    ],
)  # fmt: skip
def test_a_part_of_the_day_is_of_the_day_told_beside_it(text: str, expected: str, basis: str) -> None:
    *_, last = find_timexes(text, "fr", PUBLISHED, spans=True)
    assert (str(last.interval and last.interval.first), last.basis) == (expected, basis)


def test_timex3_knows_nothing_of_it() -> None:
    text = "Le pont a sauté mardi. Dans la foulée, il plut. Trois jours après le raid du 3 janvier, il gela la nuit."
    found = [timex.text for timex in find_timexes(text, "fr", PUBLISHED)]
    assert found == ["mardi", "Trois jours", "3 janvier", "la nuit"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "fr", "Il a exclu tout retrait avant juin.", "2026-06-01..2026-06-30",
            marks=pytest.mark.xfail(reason="a deadline after a verb of the past is read as past"),
        ),
        pytest.param(
            "en", "The visit, the first in ten years, will end.", "P10Y",
            marks=pytest.mark.xfail(reason="'the first in ten years' before a verb of the future is read as a moment"),
        ),
        pytest.param(
            "fr", "La rencontre lundi des deux rois, première du genre, ouvrira la voie à un pacte.",
            "2026-02-02..2026-02-02",
            marks=pytest.mark.xfail(reason="nothing but the sense tells a meeting held from one to come"),
        ),
        pytest.param(
            "fr", "La gare a été visée jeudi dans la nuit.", "2026-02-05..2026-02-06",
            marks=pytest.mark.xfail(reason="a day and its night side by side are two timexes"),
        ),
    ],
)  # fmt: skip
def test_known_misses(language: str, text: str, expected: str) -> None:
    assert _days(language, text) == [expected]
