"""Which words tell an event of which type, and which only look as if they did."""

import pytest

from tests.mentions.telling import tell, types

TELLS = [
    ("fr", "Un drone russe a survolé lundi une base militaire en Lituanie.", "drone_incident"),
    ("fr", "Mardi, la défense antiaérienne a abattu deux drones au-dessus de la ville.", "drone_incident"),
    ("fr", "Les ministres turc et grec se sont entretenus mercredi à Athènes.", "talks"),
    ("fr", "Des pourparlers entre l'Arménie et l'Azerbaïdjan se sont tenus lundi à Tbilissi.", "talks"),
    ("fr", "Bakou et Erevan ont échangé mardi trente prisonniers de guerre.", "exchange"),
    ("fr", "Le groupe armé a libéré dimanche quatre otages.", "exchange"),
    ("fr", "Le chancelier allemand s'est rendu mercredi à Ankara.", "visit"),
    ("fr", "La ministre norvégienne est arrivée lundi à Tunis.", "visit"),
    ("fr", "Le Pérou et le Chili ont signé lundi un accord sur la pêche.", "agreement"),
    ("fr", "L'aviation a bombardé mardi un dépôt de munitions près du port.", "strike"),
    ("fr", "Le Conseil a adopté mercredi de nouvelles sanctions contre la junte.", "sanction"),
    ("fr", "La Norvège a expulsé lundi trois diplomates.", "sanction"),
    ("fr", "Le président serbe a condamné mardi cette décision.", "statement"),
    ("fr", "La Corée du Nord a procédé lundi à un tir de missile balistique.", "other"),
    ("fr", "Une munition rôdeuse a frappé lundi un dépôt près du port.", "drone_incident"),
    ("fr", "Une salve de roquettes a touché lundi le port.", "strike"),
    ("fr", "Le gouvernement a déclaré lundi deux diplomates persona non grata.", "sanction"),
    ("fr", "Le Parlement chilien a entériné lundi le traité avec le Pérou.", "agreement"),
    ("fr", "Les deux ministres ont eu lundi un échange téléphonique.", "talks"),
    ("en", "Peru and Chile signed a cease-fire on Monday.", "agreement"),
    ("en", "A counter-offensive began on Monday.", "strike"),
    ("en", "A drone crashed on Monday near a military base in Estonia.", "drone_incident"),
    ("en", "The foreign ministers of Peru and Chile met on Tuesday in Lima.", "talks"),
    ("en", "Armenia and Azerbaijan held talks in Tbilisi on Monday.", "talks"),
    ("en", "The two countries swapped forty prisoners on Wednesday.", "exchange"),
    ("en", "The rebels released three hostages on Sunday.", "exchange"),
    ("en", "Chancellor Weber travelled to Ankara on Wednesday.", "visit"),
    ("en", "Peru and Chile signed a fishing treaty on Monday.", "agreement"),
    ("en", "Warplanes bombed an ammunition depot near the port on Tuesday.", "strike"),
    ("en", "Norway imposed sanctions on the junta on Wednesday.", "sanction"),
    ("en", "Norway expelled three diplomats on Monday.", "sanction"),
    ("en", "President Novak condemned the decision on Tuesday.", "statement"),
]

TELLS_NOT = [
    ("fr", "Le musée propose chaque été une visite guidée de la vieille ville.", "visit"),
    ("fr", "Les deux universités ont des échanges de marchandises et d'œuvres d'art.", "exchange"),
    ("fr", "L'entreprise pourrait fournir des drones à l'armée.", "drone_incident"),
    ("fr", "La réforme vise à attirer des touristes sur la côte.", "strike"),
    ("fr", "Elle s'est rendue à l'évidence.", "visit"),
    ("fr", "Ce texte est le fruit d'une réunion entre experts.", "talks"),
    ("en", "The firm could supply drones to the army.", "drone_incident"),
    ("en", "The plan is meant to meet the needs of families.", "talks"),
    ("en", "The two museums exchange works of art.", "exchange"),
    ("en", "If the leaders meet, the market may calm down.", "talks"),
]


@pytest.mark.parametrize(("language", "sentence", "event_type"), TELLS, ids=[row[1][:40] for row in TELLS])
def test_a_sentence_tells_an_event_of_its_type(language: str, sentence: str, event_type: str) -> None:
    assert event_type in types(tell(sentence, language))


@pytest.mark.parametrize(("language", "sentence", "event_type"), TELLS_NOT, ids=[row[1][:40] for row in TELLS_NOT])
def test_a_sentence_that_only_looks_like_it_tells_none(language: str, sentence: str, event_type: str) -> None:
    assert event_type not in types(tell(sentence, language))


def test_what_is_announced_is_the_event_and_not_the_announcement() -> None:
    assert types(tell("La Russie et l'Ukraine ont annoncé lundi un échange de prisonniers.")) == ["exchange"]


def test_an_announcement_of_what_has_a_date_of_its_own_is_an_event_too() -> None:
    told = types(tell("Le ministère a annoncé mardi que le sommet se tiendra le 3 juillet à Oslo."))
    assert "talks" in told
    assert "statement" in told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le Yémen a tiré lundi des missiles et des drones sur le port."),
        ("en", "The army launched drones and missiles at the port on Monday."),
    ],
)
def test_drones_and_missiles_together_are_a_strike(language: str, sentence: str) -> None:
    assert types(tell(sentence, language)) == ["strike"]


def test_an_attack_by_drones_is_no_strike_as_well() -> None:
    assert set(types(tell("Une attaque de drones a tué lundi trois soldats sur leur base."))) == {"drone_incident"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The army bombed Beirut on Tuesday."),
        ("en", "Russia shelled Kharkiv on Monday."),
        ("fr", "La Russie a frappé Kharkiv mardi."),
    ],
)
def test_a_named_place_is_hit_without_more_words(language: str, sentence: str) -> None:
    assert types(tell(sentence, language)) == ["strike"]


def test_the_dead_of_a_strike_are_no_second_event() -> None:
    told = tell("Missiles hit an air base near the port on Tuesday, killing 31 people, the ministry said.", "en")
    assert "other" not in types(told)
