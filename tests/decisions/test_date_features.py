"""What speaks for and against a date: which features hold of which timex of a candidate."""

from __future__ import annotations

import pytest

from pipeline.decisions.dates import date_options
from tests.decisions.dated_cases import case_of, cases_of


def features(case, first):
    """Those of the options that begin on a day, as its own timex has them."""
    found = [
        set(option.features)
        for option in date_options(case)
        if option.timex is not None and option.interval is not None and str(option.interval.first) == first
    ]
    assert found, f"no option begins on {first}"
    return found[0]


def absence(case):
    return set(date_options(case)[-1].features)


def test_the_only_date_of_the_sentence():
    assert "date:only date" in features(case_of("They met on 4 June 2024.", "en", "talks", "met"), "2024-06-04")


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "They met on 4 June 2024 and dined on 7 June 2024.", "met"),
        ("fr", "Ils se sont rencontrés le 4 juin 2024 et ont dîné le 7 juin 2024.", "rencontrés"),
    ],
)
def test_the_nearest_of_two_dates(language, text, trigger):
    case = case_of(text, language, "talks", trigger)
    assert "date:nearest by words=True" in features(case, "2024-06-04")
    assert "date:nearest by words=False" in features(case, "2024-06-07")


def test_a_date_that_another_trigger_claims():
    text = "The army shelled the town on 4 June 2024 and the envoys met on 7 June 2024."
    case = case_of(text, "en", "talks", "met")
    assert "date:claimed by another=True" in features(case, "2024-06-04")
    assert "date:claimed by another=False" in features(case, "2024-06-07")


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "Since 4 June 2024 the army has shelled the town.", "shelled"),
        ("fr", "Depuis le 4 juin 2024, l'armée bombarde la ville.", "bombarde"),
    ],
)
def test_a_word_that_bounds(language, text, trigger):
    assert "date:since_words" in features(case_of(text, language, "strike", trigger), "2024-06-04")


def test_days_to_come_and_days_long_past():
    text = "The envoys met on 20 June 2024, not on 4 June 2019."
    case = case_of(text, "en", "talks", "met")
    assert "date:when=to come" in features(case, "2024-06-20")
    assert "date:when=past" in features(case, "2019-06-04")


def test_a_year_that_describes_a_noun():
    case = case_of("The envoys met about the 2019 ruling.", "en", "talks", "met")
    assert "date:describes a noun:long=True" in features(case, "2019-01-01")


def test_what_the_sentence_of_a_date_tells():
    text = "The army shelled the town on 4 June 2024. The envoys met nearby."
    assert "date:tells=other type" in features(case_of(text, "en", "talks", "met"), "2024-06-04")
    text = "The envoys met on 4 June 2024. Others met nearby."
    case = cases_of(text, "en")[-1]
    assert "date:tells=same word" in features(case, "2024-06-04")


def test_no_date_knows_what_the_paragraph_is_dated_by():
    text = "The pact was signed on 4 June 2019. The envoys met again."
    assert "none:paragraph=past" in absence(case_of(text, "en", "talks", "met"))
    assert "none:paragraph=no" in absence(case_of("The envoys met again.", "en", "talks", "met"))


@pytest.mark.parametrize(
    ("language", "text", "kind", "trigger", "name"),
    [
        ("en", "It is her second visit to Peru since the end of the junta on 4 June 2024.", "visit", "visit", "since_words"),
        ("en", "They met in Oslo after the death of king Idris al-Senussi on 4 June 2024.", "talks", "met", "after_words"),
        ("fr", "Sa première visite au Pérou depuis la chute de la junte le 4 juin 2024.", "visit", "visite", "since_words"),
        ("fr", "Ils se sont rencontrés après la mort du vieux roi le 4 juin 2024.", "talks", "rencontrés", "after_words"),
    ],
)  # fmt: skip
def test_a_date_of_a_noun_that_only_places_the_event_in_time(language, text, kind, trigger, name):
    assert f"date:dates a noun of {name}" in features(case_of(text, language, kind, trigger), "2024-06-04")


@pytest.mark.parametrize(
    ("language", "text", "kind", "trigger"),
    [
        ("en", "They have met every week since 4 June 2024.", "talks", "met"),
        ("en", "The envoys left after the talks in Oslo on 4 June 2024.", "talks", "talks"),
        ("en", "Since the junta fell, they met once, in Oslo, on 4 June 2024.", "talks", "met"),
        ("fr", "Après la mort du roi, ils se sont rencontrés le 4 juin 2024.", "talks", "rencontrés"),
    ],
)
def test_a_date_that_is_not_of_such_a_noun(language, text, kind, trigger):
    found = features(case_of(text, language, kind, trigger), "2024-06-04")
    assert not [name for name in found if "dates a noun of" in name]
