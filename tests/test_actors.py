"""Who takes part: forms, names and kinds. The sentences are our own."""

from __future__ import annotations

import pytest

from pipeline.actors import find_actors, find_people
from pipeline.types import Actor, ActorKind
from tests.actor_texts import mark_places, parse


def actors(text: str, language: str = "fr") -> list[Actor]:
    found = find_actors(parse(text, language), mark_places(text), language)
    assert all(text[actor.start : actor.end] == actor.text for actor in found)
    return found


def names(text: str, language: str = "fr") -> list[str]:
    return [actor.name for actor in actors(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La Russie et l'Ukraine reprennent leurs discussions.", ["Russia", "Ukraine"]),
        ("fr", "Les forces russes ont reculé.", ["Russia"]),
        ("fr", "Le ministère russe de la Défense dément.", ["Russia"]),
        ("fr", "Le ministère de la Défense de la Russie dément.", ["Russia"]),
        ("fr", "Les ministres français et allemand se sont vus à Genève.", ["France", "Germany"]),
        ("fr", "Les armées russe et ukrainienne se font face.", ["Russia", "Ukraine"]),
        ("fr", "Le Kremlin refuse, Kiev accepte.", ["Russia", "Ukraine"]),
        ("fr", "Un accord entre Moscou et Kiev a été signé.", ["Russia", "Ukraine"]),
        ("fr", "Une frappe israélienne a visé le port.", ["Israel"]),
        ("fr", "Les Russes ont quitté la salle.", ["Russia"]),
        ("fr", "L'OTAN a abattu deux appareils.", ["NATO"]),
        ("fr", "Moscou et Kiev avaient signé un traité.", ["Russia", "Ukraine"]),
        ("fr", "Moscou, Paris et Nairobi ont signé jeudi une déclaration.", ["Russia", "France", "Kenya"]),
        ("fr", "Jeudi, Paris et Nairobi ont tenu des pourparlers.", ["France", "Kenya"]),
        ("fr", "Moscou et l'OTAN ont signé un pacte.", ["Russia", "NATO"]),
        ("en", "Kyiv, Moscow and Paris signed a declaration.", ["Ukraine", "Russia", "France"]),
        ("en", "Russia and Ukraine resumed their discussions.", ["Russia", "Ukraine"]),
        ("en", "Russia's defence ministry denied it.", ["Russia"]),
        ("en", "The French and German foreign ministers travelled to Istanbul.", ["France", "Germany"]),
        ("en", "Russian and Ukrainian delegations sat down in Istanbul.", ["Russia", "Ukraine"]),
        ("en", "The Kremlin refused while Kyiv accepted.", ["Russia", "Ukraine"]),
        ("en", "A deal between Moscow and Kyiv was signed.", ["Russia", "Ukraine"]),
        ("en", "NATO jets shot down two aircraft.", ["NATO"]),
        ("en", "Hamas accepted.", ["Hamas"]),
    ],
)
def test_states_and_organisations_are_named_once_whatever_stands_for_them(
    language: str, text: str, expected: list[str]
) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois personnes ont été tuées à Kiev."),
        ("fr", "Les combats continuent en Ukraine."),
        ("fr", "Des bombes ont explosé à Moscou et Kiev."),
        ("fr", "Un journaliste français a été relâché."),
        ("fr", "L'ancien président français est mort."),
        ("fr", "Une réunion se tient à la Maison Blanche."),
        ("en", "Three people were killed in Kyiv."),
        ("en", "Fighting goes on in Ukraine."),
        ("en", "A French journalist was released."),
        ("en", "A former German chancellor died."),
    ],
)
def test_a_place_where_something_happens_takes_no_part(language: str, text: str) -> None:
    assert names(text, language) == []


def test_a_stranger_is_known_by_office_and_keeps_it() -> None:
    (actor,) = actors("L'envoyé spécial kényan Otieno Wanjala est arrivé à Genève.")
    assert (actor.name, actor.kind, actor.country) == ("Otieno Wanjala", ActorKind.PERSON, "KEN")
    assert actor.office == "envoyé spécial kényan"
    assert actor.text == "envoyé spécial kényan Otieno Wanjala"


def test_an_office_may_stand_behind_the_name() -> None:
    found = actors("Otieno Wanjala, the Kenyan foreign minister, arrived in Istanbul.", "en")
    assert {(actor.name, actor.country) for actor in found} == {("Otieno Wanjala", "KEN")}


def test_the_country_may_stand_behind_the_name() -> None:
    found = actors("President Otieno Wanjala of Kenya will speak.", "en")
    assert (found[0].name, found[0].country) == ("Otieno Wanjala", "KEN")


def test_an_ambassador_belongs_to_the_country_that_sends() -> None:
    (actor,) = actors("L'ambassadeur de France en Russie, Paul Verneuil, a été convoqué.")
    assert (actor.name, actor.country) == ("Paul Verneuil", "FRA")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le ministre kényan Otieno Wanjala est arrivé. M. Wanjala a signé. Wanjala repart lundi. Le ministre kényan est content.",
        ),
        (
            "en",
            "Kenyan minister Otieno Wanjala arrived. Mr Wanjala signed. Wanjala leaves on Monday. The Kenyan minister is happy.",
        ),
    ],
)
def test_all_forms_of_a_person_have_one_name(language: str, text: str) -> None:
    assert names(text, language) == ["Otieno Wanjala"] * 4


def test_an_office_that_two_people_hold_stays_open() -> None:
    text = "Le ministre Paul Verneuil et le ministre Otieno Wanjala se sont vus. Le ministre a souri."
    assert names(text) == ["Paul Verneuil", "Otieno Wanjala"]


def test_a_town_is_nobody_though_the_model_says_so() -> None:
    assert names("Les délégués sont à Abou Dabi pour trois jours.") == []


def test_a_surname_may_be_a_town() -> None:
    assert names("Mr Jack London arrived. London spoke.", "en")[0] == "Jack London"


def test_people_are_found_before_the_places_are_known() -> None:
    text = "Le président Otieno Wanjala a reçu M. Verneuil."
    spans = find_people(parse(text, "fr"))
    assert [text[start:end] for start, end in spans] == ["Otieno Wanjala"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Vladimir Poutine est arrivé à Istanbul.", "Vladimir Putin"),
        ("en", "Vladimir Putin arrived in Istanbul.", "Vladimir Putin"),
        ("fr", "M. Zelensky est arrivé à Istanbul.", "Volodymyr Zelensky"),
        ("en", "Zelenskyy arrived in Istanbul.", "Volodymyr Zelensky"),
        ("fr", "Ursula von der Leyen est arrivée à Istanbul.", "Ursula von der Leyen"),
        ("en", "Xi Jinping arrived in Istanbul. Xi left.", "Xi Jinping"),
    ],
)
def test_known_people_have_one_name_in_both_languages(language: str, text: str, expected: str) -> None:
    assert set(names(text, language)) == {expected}


def test_a_surname_that_many_bear_needs_a_fitting_office() -> None:
    assert names("Prime Minister Johnson arrived in Istanbul.", "en") == ["Boris Johnson"]
    assert names("The Kenyan minister Johnson arrived in Istanbul.", "en") == ["Johnson"]


def test_another_first_name_is_another_person() -> None:
    assert names("Le président Otieno Poutine est arrivé à Istanbul.") == ["Otieno Poutine"]


def test_an_office_without_a_name_is_its_only_holder_in_the_article() -> None:
    text = "Volodymyr Zelensky est à Genève. Le président ukrainien parlera lundi."
    assert names(text) == ["Volodymyr Zelensky"] * 2
    assert names("Le président ukrainien parlera lundi.") == ["Ukraine"]


def test_a_people_before_a_name_tells_the_country() -> None:
    (actor,) = actors("L'Américaine Brigitte Lemoine a été relâchée.")
    assert (actor.name, actor.country) == ("Brigitte Lemoine", "USA")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Un Su-27 russe a touché un MQ-9 des États-Unis.", ["Russia", "United States"]),
        ("en", "A Russian Su-27 fighter damaged a US MQ-9 drone.", ["Russia", "United States"]),
        ("fr", "Des avions de l'OTAN ont décollé.", ["NATO"]),
    ],
)
def test_a_machine_stands_for_its_owner(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_a_short_name_is_an_organisation_only_where_it_was_named() -> None:
    assert names("L'OTAN se réunit. L'Alliance a protesté.") == ["NATO", "NATO"]
    assert names("L'Alliance a protesté.") == []


def test_an_acronym_is_another_name_of_what_it_stands_behind() -> None:
    text = "Le Front national du Sud (FNS) a signé un texte. Le FNS a ensuite rendu ses armes."
    assert len(set(names(text))) <= 1


def test_capitals_of_a_title_make_no_name() -> None:
    text = "Readout of President Otieno Wanjala Call with Allies\n\nPresident Otieno Wanjala spoke to the press."
    assert set(names(text, "en")) == {"Otieno Wanjala"}


def test_lists_of_nations_are_split() -> None:
    text = "Les gouvernements russe, polonais et turc ont protesté."
    assert names(text) == ["Russia", "Poland", "Türkiye"]
    text = "Les ambassadeurs de la Russie, de la Pologne et de la Turquie ont été convoqués."
    assert names(text) == ["Russia", "Poland", "Türkiye"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "MACON, Ga. (AP) -- The Polish army shot down a drone on Friday.", ["Poland"]),
        ("en", "OSLO, Nov. 3 (NATO) - The Polish army shot down a drone.", ["Poland"]),
        ("fr", "OSLO, 3 nov (OTAN) \u2013 Le président polonais a reçu la presse.", ["Poland"]),
        ("fr", "Le président polonais a reçu la presse. (OTAN)", ["Poland"]),
        ("fr", "Le général de l'alliance atlantique (OTAN) a rencontré le président polonais.", ["NATO", "Poland"]),
    ],
)
def test_the_agency_of_a_dateline_is_no_actor(language: str, text: str, expected: list[str]) -> None:
    assert [name for name in names(text, language) if name in ("AP", "NATO", "Poland")] == expected
