"""Texts of our own with their places marked by hand, for the tests of the actors."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from pipeline.folding import fold
from pipeline.resources import load_model
from pipeline.types import Place, PlaceKind

C, D, K, M, G, T = (
    PlaceKind.COUNTRY,
    PlaceKind.DEMONYM,
    PlaceKind.CAPITAL,
    PlaceKind.METONYM,
    PlaceKind.ORGANISATION,
    PlaceKind.CITY,
)  # fmt: skip

# The forms of places in the tests below: country None where the form gives none.
FORMS: dict[str, tuple[PlaceKind, str | None, str]] = {
    "Russie": (C, "RUS", "Russie"), "Russia": (C, "RUS", "Russia"), "Ukraine": (C, "UKR", "Ukraine"),
    "États-Unis": (C, "USA", "États-Unis"), "US": (C, "USA", "United States"), "United States": (C, "USA", "United States"),
    "Pologne": (C, "POL", "Pologne"), "Poland": (C, "POL", "Poland"), "Turquie": (C, "TUR", "Turquie"), "Turkey": (C, "TUR", "Turkey"),
    "Qatar": (C, "QAT", "Qatar"), "France": (C, "FRA", "France"), "Germany": (C, "DEU", "Germany"), "Mali": (C, "MLI", "Mali"),
    "Syrie": (C, "SYR", "Syrie"), "Iran": (C, "IRN", "Iran"), "Israel": (C, "ISR", "Israel"), "Switzerland": (C, "CHE", "Switzerland"),
    "Kenya": (C, "KEN", "Kenya"), "Australia": (C, "AUS", "Australia"), "Suisse": (C, "CHE", "Suisse"),
    "russe": (D, "RUS", "Russie"), "russes": (D, "RUS", "Russie"), "Russes": (D, "RUS", "Russie"), "ukrainien": (D, "UKR", "Ukraine"),
    "ukrainienne": (D, "UKR", "Ukraine"), "ukrainiennes": (D, "UKR", "Ukraine"), "ukrainiens": (D, "UKR", "Ukraine"),
    "français": (D, "FRA", "France"), "française": (D, "FRA", "France"), "allemand": (D, "DEU", "Allemagne"), "allemands": (D, "DEU", "Allemagne"),
    "américain": (D, "USA", "États-Unis"), "américaine": (D, "USA", "États-Unis"), "turc": (D, "TUR", "Turquie"), "polonais": (D, "POL", "Pologne"),
    "israélienne": (D, "ISR", "Israël"), "kényan": (D, "KEN", "Kenya"),
    "Américaine": (D, "USA", "États-Unis"),
    "Russian": (D, "RUS", "Russia"), "Ukrainian": (D, "UKR", "Ukraine"), "French": (D, "FRA", "France"), "German": (D, "DEU", "Germany"),
    "Polish": (D, "POL", "Poland"), "Israeli": (D, "ISR", "Israel"), "Turkish": (D, "TUR", "Turkey"), "Kenyan": (D, "KEN", "Kenya"),
    "Moscou": (K, "RUS", "Moscou"), "Kiev": (K, "UKR", "Kiev"), "Moscow": (K, "RUS", "Moscow"), "Kyiv": (K, "UKR", "Kyiv"),
    "Paris": (K, "FRA", "Paris"), "Abou Dabi": (K, "ARE", "Abou Dabi"), "Nairobi": (K, "KEN", "Nairobi"),
    "Kremlin": (M, "RUS", "Kremlin"), "Maison Blanche": (M, "USA", "Maison Blanche"), "White House": (M, "USA", "White House"),
    "OTAN": (G, None, "NATO"), "NATO": (G, None, "NATO"), "ONU": (G, None, "UN"), "Hamas": (G, "PSE", "Hamas"),
    "Genève": (T, "CHE", "Genève"), "Istanbul": (T, "TUR", "Istanbul"), "London": (T, "GBR", "London"),
}  # fmt: skip


@cache
def parse(text: str, language: str) -> Doc:
    """The document of a text."""
    return load_model(language)(fold(text))


def mark_places(text: str) -> list[Place]:
    """The forms above wherever they stand in a text as whole words, the longest first."""
    found: list[Place] = []
    for form, (kind, country, name) in sorted(FORMS.items(), key=lambda item: -len(item[0])):
        for match in re.finditer(rf"\b{re.escape(form)}\b", text):
            if all(match.end() <= place.start or place.end <= match.start() for place in found):
                found.append(Place(match.start(), match.end(), form, kind, name, country))
    return sorted(found, key=lambda place: place.start)
