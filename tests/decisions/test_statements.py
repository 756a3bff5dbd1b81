"""Which words of whom are statements, and which only give the source of a sentence (gold guidelines, `statement`)."""

import pytest

from tests.decisions.telling import tells, tells_not, types_told

QUIET = {"fr": "La journée a été calme dans les rues.\n\n", "en": "The day was quiet in the streets.\n\n"}

SAYS = [
    ("fr", "Lima a affirmé mardi avoir abattu lundi l'avion qui a frappé le port."),
    ("fr", "La coalition a reconnu le 3 juin avoir mené ce raid."),
    ("fr", "Le ministre Novak a ensuite estimé que l'amende chilienne était illégale."),
    ("en", "Norway said after the vote that it would appeal."),
    ("fr", "La présidence vient de condamner le coup de force."),
    ("fr", "C'est le ministre norvégien qui a dénoncé la fraude."),
    ("fr", "Le Pérou, le Chili et les Farc ont annoncé lundi leur intention de coopérer."),
    ("en", "Norway condemned the ruling."),
    ("fr", "Le ministère a annoncé mardi que le sommet se tiendra le 3 juillet à Oslo."),
    ("en", "The president called for a larger army, state media reported on Monday."),
]
SAYS_NOT = [
    ("fr", "Les otages ont été libérés mardi, a déclaré à Lima le ministre Novak."),
    ("fr", "« La note a été remise », a annoncé le ministère péruvien."),
    ("fr", "Le président Novak a ordonné une frappe contre la base."),
    ("en", "President Novak ordered a strike on the base."),
    ("fr", "Le Pérou n'a jamais revendiqué l'attaque."),
    ("en", "The Norwegian army did not respond to requests for comment."),
    ("en", "Anna Novak, an expert at a think-tank, warned of a war with Norway."),
    ("en", "An aide to Novak, who spoke on condition of anonymity, denied the attack."),
    ("en", "The United States condemns the arrest."),
    ("fr", "Lima a rappelé son droit de refuser l'accord."),
    ("fr", "Les otages sont libres, a annoncé le gouvernement du Tchad."),
    ("fr", "Les otages ont été libérés lundi, a annoncé le gouvernement du Tchad."),
]


@pytest.fixture(scope="module")
def told() -> dict[str, set[str]]:
    return types_told(tuple((language, QUIET[language] + text) for language, text in (*SAYS, *SAYS_NOT)))


def statements(held: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(language, sentence, "statement") for language, sentence in held]


@pytest.mark.parametrize(("language", "sentence", "event_type"), tells(statements(SAYS)))
def test_a_formal_or_dated_act_is_a_statement(told, language: str, sentence: str, event_type: str) -> None:
    assert event_type in told[QUIET[language] + sentence]


@pytest.mark.parametrize(("language", "sentence", "event_type"), tells_not(statements(SAYS_NOT)))
def test_what_is_no_act_of_its_speaker_is_none(told, language: str, sentence: str, event_type: str) -> None:
    assert event_type not in told[QUIET[language] + sentence]
