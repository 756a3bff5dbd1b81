"""Numbers in words, as text2num reads them: every French and Spanish one under a thousand, and years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2026, 2, 6)

FRENCH_SMALL = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FRENCH_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"]
SPANISH_SMALL = [
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiún",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
SPANISH_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
SPANISH_HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def french(number: int) -> str:
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{FRENCH_SMALL[hundreds - 1]} cent{'' if rest else 's'}"
        return f"{head} {french(rest)}" if rest else head
    if number < 20:
        return FRENCH_SMALL[number - 1]
    ten = FRENCH_TENS[number // 10 - 2]
    rest = number % 10 + (10 if number // 10 in (7, 9) else 0)
    if not rest:
        return ten + ("s" if number == 80 else "")
    return f"{ten} et {french(rest)}" if rest in (1, 11) and number < 80 else f"{ten}-{french(rest)}"


def spanish(number: int) -> str:
    if number == 100:
        return "cien"
    if number > 100:
        hundred = SPANISH_HUNDREDS[number // 100 - 1]
        return f"{hundred} {spanish(number % 100)}" if number % 100 else hundred
    if number < 30:
        return SPANISH_SMALL[number - 1]
    ten = SPANISH_TENS[number // 10 - 3]
    return f"{ten} y {spanish(number % 10)}" if number % 10 else ten


@pytest.mark.parametrize(
    ("language", "words", "phrase"),
    [
        ("fr", french, "il y a {} jours"),
        ("fr", lambda number: french(number).replace("-", " "), "il y a {} jours"),
        ("fr", lambda number: french(number).replace(" ", "-"), "il y a {} jours"),
        ("es", spanish, "hace {} días"),
    ],
    ids=["fr", "fr, no hyphens", "fr, hyphens only", "es"],
)
def test_every_number_under_a_thousand_counts_its_days(language: str, words: Callable[[int], str], phrase: str) -> None:
    wrong = {}
    for number in range(2, 1000):
        found = find_timexes(phrase.format(words(number)), language, PUBLISHED)
        if [timex.value for timex in found] != [str(PUBLISHED - dt.timedelta(days=number))]:
            wrong[words(number)] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "né le deux mai mil neuf cent quatre-vingt-onze à Lyon", "1991-05-02"),
        ("fr", "en dix-neuf cent quatorze", "1914"),
        ("fr", "en juin deux mille vingt-deux", "2022-06"),
        ("es", "el tres de marzo de mil novecientos noventa y uno", "1991-03-03"),
        ("es", "en mayo de dos mil veintiuno", "2021-05"),
        ("es", "en mil ochocientos doce", "1812"),
        ("en", "on May 4, nineteen hundred and ten", "1910-05-04"),
        ("en", "in nineteen ninety-nine", "1999"),
        ("en", "a hundred and five days ago", "2025-10-24"),
    ],
)
def test_a_year_or_a_number_in_words_has_its_value(language: str, text: str, value: str) -> None:
    assert [timex.value for timex in find_timexes(text, language, PUBLISHED)] == [value]
