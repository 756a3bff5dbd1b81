"""The options for a site and what is asked of each. The sentences are our own."""

from __future__ import annotations

from pipeline.candidates import find_candidates
from pipeline.decisions.case import Case, open_cases
from pipeline.decisions.sites import SiteOption, as_site, site_options
from pipeline.resources import load_model
from pipeline.run import find_evidence
from pipeline.types import Article, GeoPrecision, Place, PlaceKind


def cases(text: str, language: str) -> list[Case]:
    article = Article("a", text, language)
    evidence = find_evidence(article, load_model(language)(text))
    return open_cases(find_candidates(evidence.reading), evidence)


def options(text: str, language: str, kind: str) -> list[SiteOption]:
    return site_options(next(case for case in cases(text, language) if case.candidate.frame.type == kind))


def by_name(found: list[SiteOption]) -> dict[str, SiteOption]:
    return {option.place.name: option for option in found if option.place is not None}


def test_every_place_is_an_option_once_and_none_is_the_last() -> None:
    text = "Lavrov was in Cairo on Monday. He met the Polish minister in Geneva. Geneva was quiet."
    found = options(text, "en", "talks")
    assert [option.place.name for option in found if option.place] == ["Cairo", "Poland", "Geneva"]
    assert found[-1].place is None
    assert "site:own" in by_name(found)["Geneva"].features
    assert "site:own" not in by_name(found)["Cairo"].features


def test_a_place_right_behind_a_weekday_is_located() -> None:
    found = options("Le président kényan a reçu vendredi à Paris le chancelier allemand.", "fr", "talks")
    assert "site:located=True" in by_name(found)["Paris"].features


def test_a_state_that_a_town_of_the_sentence_lies_in_is_coarser() -> None:
    found = by_name(options("Two drones hit a depot in Odesa, in Ukraine, on Sunday.", "en", "drone_incident"))
    assert "site:coarser than a place beside" in found["Ukraine"].features
    assert "site:in the state located here" in found["Odesa"].features


def test_a_capital_named_only_as_such_is_an_option() -> None:
    found = by_name(options("Des drones ont frappé la capitale ukrainienne dans la nuit.", "fr", "drone_incident"))
    assert found["Kiev"].place.precision is GeoPrecision.CITY


def test_no_pin_is_finer_than_the_text() -> None:
    people = Place(0, 7, "Russian", PlaceKind.DEMONYM, "Russia", "RUS", 60.0, 90.0, GeoPrecision.COUNTRY)
    site = as_site(people, "Russian drones", "en")
    assert site is not None
    assert site.precision is GeoPrecision.COUNTRY
    alliance = Place(0, 4, "NATO", PlaceKind.ORGANISATION, "NATO")
    assert as_site(alliance, "NATO met", "en") is None
    continent = Place(3, 9, "Africa", PlaceKind.REGION, "Africa", None, 5.0, 20.0, GeoPrecision.REGION)
    assert as_site(continent, "in Africa", "en") is None
    north = as_site(
        Place(28, 32, "Mali", PlaceKind.COUNTRY, "Mali", "MLI", 17.0, -4.0, GeoPrecision.COUNTRY),
        "Des combats dans le nord du Mali",
        "fr",
    )
    assert north is not None
    assert north.precision is GeoPrecision.REGION


def test_who_says_so_or_gives_a_figure_is_no_site() -> None:
    for text, language in (
        ("Ten drones hit Quito, Lima said, while Santiago put the number at nine.", "en"),
        ("Dix drones ont frappé Quito, tandis que Lima parle de neuf appareils.", "fr"),
        ("Ten drones hit Quito, according to Lima.", "en"),
        ("Dix drones ont frappé Quito, selon Lima.", "fr"),
    ):
        assert set(by_name(options(text, language, "drone_incident"))) == {"Quito"}
