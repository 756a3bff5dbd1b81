"""Figures with unit and qualifier, in digits and in words."""

import pytest

from pipeline.document import parse_articles
from pipeline.folding import fold
from pipeline.reading.quantities import find_quantities
from pipeline.types import Article

FIGURES = [
    ("fr", "L'armée a libéré 157 militaires russes.", [(157, "militaires russes", "exact")]),
    ("fr", "Environ 2 700 civils ont fui la ville.", [(2700, "civils", "about")]),
    ("fr", "Au moins 2\u202f700 civils ont fui la ville.", [(2700, "civils", "at_least")]),
    ("fr", "Sept civils sont rentrés chez eux.", [(7, "civils", "exact")]),
    ("fr", "Une centaine de soldats ont été échangés.", [(100, "soldats", "about")]),
    ("en", "The governor said 190 were dead.", [(190, "dead", "exact")]),
    ("en", "The militia claimed 190 were dead.", [(190, "dead", "exact")]),
    ("en", "Peru brought home 40 of its soldiers.", [(40, "soldiers", "exact")]),
    ("fr", "Le Pérou a récupéré 40 de ses soldats.", [(40, "soldats", "exact")]),
    ("en", "The blast killed five.", [(5, "killed", "exact")]),
    ("fr", "La frappe a tué entre 60 et 90 soldats.", [(60, "soldats", "exact"), (90, "soldats", "exact")]),
    (
        "en",
        "They freed 135 unjustly detained political prisoners.",
        [(135, "unjustly detained political prisoners", "exact")],
    ),
    ("fr", "Le pont a coûté 3,5 millions de dollars.", [(3_500_000, "dollars", "exact")]),
    ("en", "Nearly 900 prisoners went home.", [(900, "prisoners", "about")]),
    ("en", "More than 2,700 civilians fled.", [(2700, "civilians", "at_least")]),
    ("en", "Seventeen rockets hit the base.", [(17, "rockets", "exact")]),
    ("en", "Up to forty soldiers were freed.", [(40, "soldiers", "at_most")]),
    ("en", "Forty-two soldiers were freed.", [(42, "soldiers", "exact")]),
    ("fr", "Soixante-douze soldats ont été libérés.", [(72, "soldats", "exact")]),
    ("fr", "Deux cent cinquante soldats ont été libérés.", [(250, "soldats", "exact")]),
    ("fr", "Trois mille deux cents civils ont fui.", [(3200, "civils", "exact")]),
    ("fr", "L'armée a tué cent vingt et un rebelles.", [(121, "rebelles", "exact")]),
    ("fr", "Plus d'un million de réfugiés sont arrivés.", [(1_000_000, "réfugiés", "at_least")]),
    ("fr", "Deux millions de personnes ont manifesté.", [(2_000_000, "personnes", "exact")]),
    ("fr", "Deux milliers de personnes ont manifesté.", [(2000, "personnes", "about")]),
    (
        "fr",
        "Neuf marins ont péri et quatre sont portés disparus.",
        [(9, "marins", "exact"), (4, "disparus", "exact")],
    ),
    ("fr", "Vingt civils ont été tués, dont sept près du port.", [(20, "civils", "exact"), (7, "civils", "exact")]),
    (
        "fr",
        "La milice a pris 40 otages, 12 d'entre eux ont été libérés.",
        [(40, "otages", "exact"), (12, "otages", "exact")],
    ),
    ("fr", "Quelque 30 pour cent des soldats sont partis.", [(30, "%", "about")]),
    ("en", "Two hundred and five soldiers were freed.", [(205, "soldiers", "exact")]),
    ("en", "Three thousand five hundred people fled.", [(3500, "people", "exact")]),
    ("en", "About a hundred tanks crossed the border.", [(100, "tanks", "about")]),
    ("en", "Two dozen soldiers were freed.", [(24, "soldiers", "about")]),
    ("en", "Thirty people died and six are missing.", [(30, "people", "exact"), (6, "missing", "exact")]),
    ("en", "They took 40 hostages, 12 of whom were freed.", [(40, "hostages", "exact"), (12, "hostages", "exact")]),
    ("fr", "Le Pérou a libéré 1'300 soldats.", [(1300, "soldats", "exact")]),
    ("fr", "Le Pérou a libéré 1\u2019300 soldats.", [(1300, "soldats", "exact")]),
    ("fr", "Le Pérou a libéré 1.300 soldats.", [(1300, "soldats", "exact")]),
    ("fr", "Le Pérou a libéré 1 300 soldats.", [(1300, "soldats", "exact")]),
    (
        "en",
        "Lima counted 15 prisoners, while Quito put the number at nine.",
        [(15, "prisoners", "exact"), (9, "prisoners", "exact")],
    ),
    (
        "fr",
        "Lima a rendu 15 prisonniers ; Quito en évoque neuf.",
        [(15, "prisonniers", "exact"), (9, "prisonniers", "exact")],
    ),
    ("fr", "Quatre-vingt-dix-sept soldats ont été libérés.", [(97, "soldats", "exact")]),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), FIGURES, ids=[row[1] for row in FIGURES])
def test_quantities(language: str, sentence: str, expected: list[tuple[float, str, str]]) -> None:
    [(_, doc)] = parse_articles([Article("a", sentence, language)])
    found = find_quantities(next(doc.sents), language)
    assert [(q.value, q.unit, q.qualifier.value) for q in found] == expected
    assert all(fold(sentence[q.start : q.end]) == q.text for q in found)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le suspect est âgé de 42 ans."),
        ("fr", "Des centaines de soldats ont été échangés."),
        ("fr", "La résolution 2735 a été adoptée."),
        ("en", "Resolution No. 2735 was adopted."),
        ("en", "The 47-year-old minister spoke."),
    ],
)
def test_a_number_that_counts_nothing_is_no_quantity(language: str, sentence: str) -> None:
    [(_, doc)] = parse_articles([Article("a", sentence, language)])
    assert find_quantities(next(doc.sents), language) == []


def test_a_unit_ends_where_a_date_begins() -> None:
    text = "The rebels freed 23 soldiers last month."
    [(_, doc)] = parse_articles([Article("a", text, "en")])
    [quantity] = find_quantities(next(doc.sents), "en", [(text.index("last"), len(text) - 1)])
    assert quantity.unit == "soldiers"
