"""Which figures are offered to which event, and who gives them."""

import pytest

from pipeline.candidates import find_candidates
from pipeline.decisions.case import open_cases
from pipeline.decisions.evidence import Evidence
from pipeline.decisions.figures import assign_figures
from pipeline.decisions.linear import Linear
from pipeline.document import parse_articles
from pipeline.reading import read_document
from pipeline.timex import find_timexes
from pipeline.types import Article

# Takes figures of the sentence that tells the event, and of those behind it none that tells another.
MODEL = Linear({"figure:ahead": 2.0, "figure:after": 2.0, "figure:tells=0:of the type=False": 2.0}, bias=-1.0)


def figures(language: str, text: str, event_type: str) -> list[tuple[float, str]]:
    [(article, doc)] = parse_articles([Article("a", text, language)])
    timexes = find_timexes(text, language, None, "news", spans=True)
    evidence = Evidence(read_document(article, doc), timexes, (), ())
    cases = open_cases(find_candidates(evidence.reading), evidence)
    found = zip(cases, assign_figures(cases, MODEL), strict=True)
    own = [quantity for case, held in found if case.candidate.frame.type == event_type for quantity in held]
    return list(dict.fromkeys((quantity.value, quantity.attributed_to) for quantity in own))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Peru and Chile exchanged 40 prisoners on Monday. The men walk with 12 doctors.", [(40, ""), (12, "")]),
        ("fr", "Le Pérou et le Chili ont échangé 40 prisonniers lundi.", [(40, "")]),
    ],
)
def test_figures_of_the_sentence_and_of_those_behind(
    language: str, text: str, expected: list[tuple[float, str]]
) -> None:
    assert figures(language, text, "exchange") == expected


def test_figures_three_sentences_behind_are_of_nothing() -> None:
    text = "Peru and Chile exchanged prisoners on Monday. It was warm. The sun was out. There were 55,000 dead before."
    assert figures("en", text, "exchange") == []


def test_a_figure_keeps_who_gives_it() -> None:
    text = "Lima said that it had exchanged 40 prisoners on Monday."
    assert (40, "Lima") in figures("en", text, "exchange")


@pytest.mark.parametrize(
    ("language", "text", "event_type", "expected"),
    [
        (
            "en",
            "Peru said it exchanged 40 prisoners with Chile on Monday, while Chile spoke of 42 soldiers.",
            "exchange",
            (42, "Chile"),
        ),
        (
            "fr",
            "Le Pérou dit avoir échangé 40 prisonniers lundi, tandis que Santiago parle de 42 soldats.",
            "exchange",
            (42, "Santiago"),
        ),
        ("fr", "Des drones ont frappé le port lundi, tuant trois marins.", "drone_incident", (3, "")),
        ("fr", "Des drones ont frappé le port lundi, faisant trois morts.", "drone_incident", (3, "")),
        ("fr", "Trois marins ont été libérés lundi, a fait savoir le ministère.", "exchange", (3, "le ministère")),
    ],
)
def test_a_figure_is_given_by_the_side_whose_clause_it_stands_in(
    language: str, text: str, event_type: str, expected: tuple[float, str]
) -> None:
    assert expected in figures(language, text, event_type)
