"""The countries that may take part and what is asked of each. The sentences are our own."""

from __future__ import annotations

from pipeline.decisions.parties import party_features
from tests.decisions.test_sites import cases


def features(text: str, language: str, kind: str) -> dict[str, dict[str, float]]:
    return party_features(next(case for case in cases(text, language) if case.candidate.frame.type == kind))


def test_each_country_has_the_relation_of_its_forms() -> None:
    found = features("Russia and Kenya held talks in Geneva on Friday.", "en", "talks")
    assert set(found) == {"RUS", "KEN", "CHE"}
    assert "party:relation=subject" in found["RUS"]
    assert "party:relation=location" in found["CHE"]


def test_a_country_of_another_sentence_is_told_from_one_of_its_own() -> None:
    found = features("Poland was calm. Kenya signed a treaty on Friday.", "en", "agreement")
    assert "party:in own" in found["KEN"]
    assert "party:in own" not in found["POL"]


def test_an_office_that_one_state_has_stands_for_it() -> None:
    assert "VAT" in features("Le pape a rencontré le président du Kenya à Nairobi vendredi.", "fr", "talks")
