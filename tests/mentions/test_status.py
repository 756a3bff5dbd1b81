"""Happened, planned, ongoing, claimed, denied: from negation, tense and the verbs above."""

import pytest

from tests.mentions.telling import tell

STATUS = [
    ("fr", "Les deux présidents se sont rencontrés lundi à Oslo.", "talks", "happened"),
    ("fr", "Les deux présidents se rencontreront lundi prochain à Oslo.", "talks", "planned"),
    ("fr", "Le président finlandais doit se rendre mardi prochain à Riga.", "visit", "planned"),
    ("fr", "Le président finlandais va se rendre à Riga mardi prochain.", "visit", "planned"),
    ("fr", "Le ministre finlandais est attendu à Riga mardi prochain.", "visit", "planned"),
    ("fr", "L'armée aurait bombardé lundi un village de la frontière.", "strike", "claimed"),
    ("fr", "L'armée n'a pas bombardé le village lundi.", "strike", "denied"),
    ("fr", "Le gouvernement nie avoir bombardé le village lundi.", "strike", "denied"),
    ("fr", "Le gouvernement dément avoir frappé l'hôpital lundi.", "strike", "denied"),
    ("fr", "Des hommes armés auraient enlevé hier un ingénieur près de la frontière.", "other", "claimed"),
    ("fr", "Le président a annulé lundi sa visite à Riga.", "visit", "denied"),
    ("en", "President Niemi cancelled his visit to Riga on Monday.", "visit", "denied"),
    ("en", "The two presidents met in Oslo on Monday.", "talks", "happened"),
    ("en", "The two presidents will meet in Oslo next Monday.", "talks", "planned"),
    ("en", "President Niemi is scheduled to travel to Riga next Tuesday.", "visit", "planned"),
    ("en", "The army did not bomb the village on Monday.", "strike", "denied"),
    ("en", "The government denied bombing the village on Monday.", "strike", "denied"),
]


@pytest.mark.parametrize(("language", "sentence", "event_type", "status"), STATUS, ids=[row[1] for row in STATUS])
def test_status(language: str, sentence: str, event_type: str, status: str) -> None:
    told = [mention for mention in tell(sentence, language) if mention.event_type == event_type]
    assert [mention.status.value for mention in told] == [status]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Les deux présidents pourraient se rencontrer lundi."),
        ("fr", "S'ils se rencontrent lundi, un communiqué suivra."),
        ("fr", "Le secrétaire général appelle à une trêve."),
        ("en", "The two presidents might meet on Monday."),
        ("en", "The minister called for a truce."),
    ],
)
def test_what_is_only_possible_or_wished_is_no_event(language: str, sentence: str) -> None:
    assert not [m for m in tell(sentence, language) if m.event_type in ("talks", "agreement")]


def test_a_gerund_has_the_status_of_the_verb_above() -> None:
    [visit] = [
        m
        for m in tell("The king looks forward to welcoming President Sato on 20 June.", "en")
        if m.event_type == "visit"
    ]
    assert visit.status.value == "planned"
