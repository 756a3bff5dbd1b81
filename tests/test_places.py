"""Finding places in text: kinds, countries, homonyms, and what is no place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.places import find_places
from pipeline.types import GeoPrecision, Place, PlaceKind

TABLES = Path(__file__).parent / "data"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "places" / "french-forms.tsv"
CARRIERS = {
    "fr": ("{}", "Le rapport sur {} paraîtra demain.", "On a longtemps parlé de {} hier."),
    "en": ("{}", "The report on {} will be out tomorrow.", "There was much talk of {} yesterday."),
}


def forms(path: Path) -> Iterator[tuple[str, str, str | None]]:
    """Kind, form and country of a table of forms."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, form, country = line.split("\t")
            yield {"org": "organisation"}.get(kind, kind), form, None if country == "*" else country


def share_right(path: Path, language: str) -> tuple[float, list[str]]:
    """The share of forms that are right, and those that are wrong: told as something else than they are."""
    right, total, wrong = 0, 0, []
    for kind, form, country in forms(path):
        for carrier in CARRIERS[language]:
            total += 1
            found = [p for p in find_places(carrier.format(form), language) if p.text == form]
            if found and (found[0].kind.value, found[0].country) == (kind, country):
                right += 1
            elif found:
                wrong.append(f"{form}: {found[0].kind} {found[0].country}")
    return right / total, wrong


@pytest.mark.parametrize(("language", "table"), [("fr", "french-forms.tsv"), ("en", "english-forms.tsv")])
def test_our_own_forms_are_right(language: str, table: str) -> None:
    share, wrong = share_right(TABLES / table, language)
    assert wrong == []
    assert share >= 0.98


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/places is not here")
def test_the_shared_french_forms_are_right() -> None:
    share, wrong = share_right(SHARED, "fr")
    assert wrong == []
    assert share >= 0.98


def only(text: str, language: str, **hints: list[tuple[int, int]]) -> Place:
    [place] = find_places(text, language, **hints)
    return place


def test_offsets_hold_with_typographic_apostrophes_and_spaces() -> None:
    text = "À l’issue, la délégation de l’Ukraine a quitté\u00a0Genève."
    assert [text[p.start : p.end] for p in find_places(text, "fr")] == ["Ukraine", "Genève"]


@pytest.mark.parametrize("text", ["", " \n", "Rien ici ne porte de nom.", "Le bourg de Zorblanquin est calme."])
def test_no_known_name_gives_no_place(text: str) -> None:
    assert find_places(text, "fr") == []


def test_the_longest_name_wins() -> None:
    assert only("Nous irons en Corée du Sud.", "fr").country == "KOR"
    assert only("They flew to South Sudan.", "en").country == "SSD"


def test_a_town_in_the_state_named_beside_it() -> None:
    texts = ("She was born in Springfield, Illinois.", "She was born in Springfield, Ill.")
    for text in texts:
        assert find_places(text, "en")[0].latitude == pytest.approx(39.8, abs=0.1)


def test_a_town_in_the_country_named_beside_it() -> None:
    place = find_places("Le train s'est arrêté à Doubno, dans l'ouest de l'Ukraine.", "fr")[0]
    assert (place.country, place.precision) == ("UKR", GeoPrecision.CITY)
    assert find_places("He teaches in Tripoli, Lebanon.", "en")[0].country == "LBN"


def test_the_countries_of_the_text_settle_homonyms() -> None:
    ukrainian = "L'armée ukrainienne tient toujours. À Pokrovsk, les Ukrainiens ont repris une rue à l'armée de Kiev."
    assert {p.country for p in find_places(ukrainian, "fr") if p.text == "Pokrovsk"} == {"UKR"}


def test_neighbouring_towns_settle_homonyms() -> None:
    text = "Fires broke out in Enfield, in Tottenham and in Walthamstow; a man from Edmonton was hurt near Enfield."
    edmonton = next(p for p in find_places(text, "en") if p.text == "Edmonton")
    assert edmonton.country == "GBR"


def test_near_ties_are_left_out() -> None:
    assert find_places("Le bateau est arrivé à Brest.", "fr") == []


@pytest.mark.parametrize("text", ["Congo", "Il parle du Congo."])
def test_a_name_of_two_countries_needs_a_hint(text: str) -> None:
    assert find_places(text, "fr") == []


def test_a_name_of_two_countries_with_a_hint() -> None:
    places = find_places("À Kinshasa, on parle du Congo.", "fr")
    assert {p.country for p in places} == {"COD"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Paris Hilton a chanté.", "fr"),
        ("The actor Denzel Washington smiled.", "en"),
        ("Michael Jordan retired early.", "en"),
        ("In March, the court sat again.", "en"),
        ("The Boston Globe was sold.", "en"),
        ("Jane Burton said so. Later Burton left.", "en"),
        ("Il a lu Paris Match.", "fr"),
        ("Selon lui, rien ne presse.", "fr"),
    ],
)
def test_names_of_people_papers_and_months_are_no_places(text: str, language: str) -> None:
    assert find_places(text, language) == []


def test_a_hint_of_a_person_keeps_its_parts_from_being_places() -> None:
    text = "Hier, Sofia Kourtesis a joué."
    assert find_places(text, "fr", people=[(6, 21)]) == []


def test_a_hint_of_just_the_place_is_not_believed() -> None:
    assert only("Pourparlers à Abu Dhabi.", "fr", people=[(14, 23)]).country == "ARE"


def test_acronyms_stand_as_they_are_written() -> None:
    assert find_places("Please tell us who came.", "en") == []
    assert [p.name for p in find_places("The US told the WHO.", "en")] == ["United States", "WHO"]


def test_compound_demonyms_name_two_peoples() -> None:
    assert [p.country for p in find_places("un accord franco-allemand", "fr")] == ["FRA", "DEU"]


def test_kinds_and_points() -> None:
    metonym, group, sea = find_places("Le Kremlin et le Hamas, loin de la mer Noire.", "fr")
    assert (sea.kind, sea.country, sea.precision) == (PlaceKind.SEA, None, GeoPrecision.SEA)
    assert (group.kind, group.country, group.latitude) == (PlaceKind.ORGANISATION, "PSE", None)
    assert (metonym.kind, metonym.country, metonym.precision) == (PlaceKind.METONYM, "RUS", GeoPrecision.POINT)


def test_a_country_is_a_point_of_country_precision() -> None:
    place = only("Il vit en Russie.", "fr")
    assert (place.precision, place.latitude, place.longitude) == (GeoPrecision.COUNTRY, 60.0, 100.0)


@pytest.mark.parametrize(
    ("text", "language", "form", "country"),
    [
        ("Gunmen held a school in the Gedo region.", "en", "Gedo", "SOM"),
        ("The Gedo region of Somalia is dry.", "en", "Gedo", "SOM"),
        ("A convoy left the department of Arauca, Colombia.", "en", "Arauca", "COL"),
        ("Rain fell across Idlib governorate.", "en", "Idlib", "SYR"),
        ("Power failed in the Odesa oblast.", "en", "Odesa", "UKR"),
        ("He was born in Mopti Region.", "en", "Mopti", "MLI"),
        ("Des hommes armés ont quitté la région de Gedo.", "fr", "Gedo", "SOM"),
        ("La route traverse le département d'Arauca, en Colombie.", "fr", "Arauca", "COL"),
        ("La pluie est tombée sur le gouvernorat d'Idleb.", "fr", "Idleb", "SYR"),
        ("La wilaya de Tizi Ouzou est privée d'eau.", "fr", "Tizi Ouzou", "DZA"),
        ("Le canton de Genève a voté.", "fr", "Genève", "CHE"),
    ],
)
def test_a_word_of_kind_makes_a_region_of_a_towns_name(text: str, language: str, form: str, country: str) -> None:
    place = next(p for p in find_places(text, language) if p.text == form)
    assert (place.kind, place.precision, place.country) == (PlaceKind.REGION, GeoPrecision.REGION, country)
    assert place.latitude is not None


@pytest.mark.parametrize(
    ("text", "language", "form", "precision"),
    [
        ("The northern region of Ghana is dry.", "en", "Ghana", GeoPrecision.COUNTRY),
        ("Kuwait state television showed it.", "en", "Kuwait", GeoPrecision.COUNTRY),
        ("He began a state visit in Baku.", "en", "Baku", GeoPrecision.CITY),
        ("They met in the city of Mopti.", "en", "Mopti", GeoPrecision.CITY),
        ("La région de Mopti et la ville de Mopti.", "fr", "Mopti", GeoPrecision.REGION),
        ("Ils vivent dans la ville de Mopti.", "fr", "Mopti", GeoPrecision.CITY),
        ("L'État du Koweït a voté.", "fr", "Koweït", GeoPrecision.COUNTRY),
    ],
)
def test_a_word_of_kind_tells_of_its_own_name_only(
    text: str, language: str, form: str, precision: GeoPrecision
) -> None:
    assert next(p for p in find_places(text, language) if p.text == form).precision is precision


def test_a_region_and_its_town_are_told_apart_in_one_text() -> None:
    places = find_places("De la région de Kharkiv, ils ont gagné la ville de Kharkiv.", "fr")
    assert [p.precision for p in places] == [GeoPrecision.REGION, GeoPrecision.CITY]


def test_a_square_is_no_part_of_a_towns_longer_name() -> None:
    assert {p.country for p in find_places("A clinic opened in Maidan Shahr, Afghanistan.", "en")} == {"AFG"}
    assert only("Crowds filled the Maidan.", "en").country == "UKR"


@pytest.mark.parametrize(
    ("text", "country"),
    [("La Maison-Blanche a démenti.", "USA"), ("L'Élysée a démenti.", "FRA"), ("La Havane dort.", "CUB")],
)
def test_an_article_that_opens_a_sentence_is_no_part_of_a_towns_name(text: str, country: str) -> None:
    assert only(text, "fr").country == country


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("Debris fell on Brzozowa-Wola, in eastern Poland.", "en", "Wola"),
        ("Un engin est tombé à Novo-Bordeaux, dans le sud.", "fr", "Bordeaux"),
        ("The seaplane sank in Lake Lucerne near the shore.", "en", "Lake Lucerne"),
        ("Rangers searched Mount Vernon and Lake Geneva.", "en", "Lake Geneva"),
        ("Kenya called it a breach of the Geneva Conventions.", "en", "Geneva"),
        ("Lawmakers ratified the Rome Statute.", "en", "Rome"),
        ("Une violation de la convention de Genève.", "fr", "Genève"),
        ("The Republic opened its doors to a Roman Catholic mission.", "en", "Roman"),
        ("Le feu a pris dans l'église Saint-Marc.", "fr", "Saint-Marc"),
        ("François Hollande est parti. Hollande y tenait.", "fr", "Hollande"),
    ],
)
def test_a_part_of_another_name_is_no_place(text: str, language: str, form: str) -> None:
    assert form not in {place.text for place in find_places(text, language)}


def test_a_state_of_the_union_is_not_the_country_of_its_name() -> None:
    plant = find_places("She toured a plant in Augusta, Georgia, and one in Macon, Georgia.", "en")
    assert {place.country for place in plant} == {"USA"}
    [town, country] = find_places("They met in Batumi, Georgia.", "en")
    assert (town.country, country.country) == ("GEO", "GEO")


def test_a_town_spelt_otherwise_is_found_where_nobody_shares_its_name() -> None:
    [port] = [p for p in find_places("Le port d'Izmaïl brûle. La Roumanie s'inquiète.", "fr") if p.text == "Izmaïl"]
    assert port.country == "UKR"
