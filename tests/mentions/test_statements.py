"""Which words of whom are statements, and which only give the source of a sentence (gold guidelines, `statement`)."""

import pytest

from tests.mentions.telling import tell, types

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
]


@pytest.mark.parametrize(("language", "sentence"), SAYS, ids=[row[1][:50] for row in SAYS])
def test_a_formal_or_dated_act_is_a_statement(language: str, sentence: str) -> None:
    assert "statement" in types(tell(QUIET[language] + sentence, language))


@pytest.mark.parametrize(("language", "sentence"), SAYS_NOT, ids=[row[1][:50] for row in SAYS_NOT])
def test_what_is_no_act_of_its_speaker_is_none(language: str, sentence: str) -> None:
    assert "statement" not in types(tell(QUIET[language] + sentence, language))
