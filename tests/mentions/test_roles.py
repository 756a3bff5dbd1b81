"""Who does what to whom, as the frames have it."""

import pytest

from pipeline.types import Role
from tests.mentions.telling import tell

FILLED = [
    ("fr", "Des pourparlers entre le Pérou et le Chili se sont tenus lundi à Quito.", "talks", Role.PARTICIPANT, "le Pérou et le Chili"),
    ("en", "Talks between Peru and Chile were held in Quito on Monday.", "talks", Role.PARTICIPANT, "Peru and Chile"),
    ("fr", "Le ministre norvégien a rencontré lundi son homologue chilien.", "talks", Role.PARTICIPANT, "son homologue chilien"),
    ("fr", "Lundi, la ville de Tarma a été bombardée par l'aviation.", "strike", Role.RECIPIENT, "la ville de Tarma"),
    ("fr", "Lundi, la ville de Tarma a été bombardée par l'aviation.", "strike", Role.ACTOR, "l'aviation"),
    ("en", "The town was bombed by the air force on Monday.", "strike", Role.RECIPIENT, "The town"),
    ("en", "The town was bombed by the air force on Monday.", "strike", Role.ACTOR, "the air force"),
    ("en", "Warplanes bombed the town on Monday.", "strike", Role.ACTOR, "Warplanes"),
    ("fr", "Une trêve a été signée lundi sous la médiation du Qatar.", "agreement", Role.MEDIATOR, "la médiation du Qatar"),
    ("fr", "Le chancelier allemand s'est rendu mercredi à Ankara.", "visit", Role.LOCATION, "Ankara"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence", "event_type", "role", "words"), FILLED, ids=[f"{row[3]}: {row[4]}" for row in FILLED]
)
def test_words_fill_their_role(language, sentence, event_type, role, words):
    held = [
        sentence[span.start : span.end]
        for mention in tell(sentence, language)
        for span in mention.roles
        if mention.event_type == event_type and span.role is role
    ]
    # French prepositions hang on their noun, so they are in its phrase.
    assert words in [
        phrase.removeprefix("entre ").removeprefix("par ").removeprefix("sous ").removeprefix("à ") for phrase in held
    ]


def test_of_what_is_reciprocal_nobody_only_acts():
    [talks] = tell("Les ministres turc et grec se sont entretenus mercredi.")
    assert {span.role for span in talks.roles} == {Role.PARTICIPANT}
