"""The veto and the confidence."""

from dataclasses import replace

import pytest

from pipeline import confidence
from pipeline.types import Actor, ActorKind, Clue, EventType, Mention

TALKS = Mention("a", 0, 10, "Ils parlent", EventType.TALKS, "CONSULT", "parlent", 4, 11, clues=("lead",))


def test_without_a_model_the_rules_decide() -> None:
    named = replace(TALKS, tells=False, clues=())
    assert confidence.weigh_mentions([TALKS, named], None) == [TALKS]


def test_a_statement_needs_a_speaker() -> None:
    statement = replace(TALKS, event_type=EventType.STATEMENT, countries=("FRA", "DEU"))
    unknown = Actor(0, 3, "Ils", "Dupont", ActorKind.PERSON)
    minister = replace(unknown, country="FRA")
    said = replace(statement, actors=(minister,))
    assert confidence.weigh_mentions([statement, replace(statement, actors=(unknown,)), said], None) == [said]


def test_an_official_at_home_speaks_by_a_formal_act() -> None:
    strike = replace(TALKS, event_type=EventType.STRIKE, countries=("FRA",))
    said = replace(TALKS, event_type=EventType.STATEMENT, countries=("FRA",), clues=("subject=official",))
    accused = replace(said, clues=("subject=official", "frame=accuse"))
    body = replace(said, clues=("subject=body",))
    assert confidence.weigh_mentions([strike, said, accused, body], None) == [strike, accused, body]


def test_statements_alone_make_no_event_of_domestic_news() -> None:
    minister = Actor(0, 3, "Ils", "Dupont", ActorKind.PERSON, "FRA")
    statement = replace(TALKS, event_type=EventType.STATEMENT, actors=(minister,), countries=("FRA",))
    strike = replace(TALKS, event_type=EventType.STRIKE, countries=("FRA",))
    assert confidence.weigh_mentions([statement], None) == []
    assert confidence.weigh_mentions([statement, strike], None) == [statement, strike]


def test_what_points_back_is_kept_without_telling() -> None:
    repeated = replace(TALKS, tells=False, clues=(Clue.DEFINITE,))
    assert [mention.tells for mention in confidence.weigh_mentions([repeated], None)] == [False]


def test_a_model_weighs_the_clues() -> None:
    model = confidence.Confidence({"lead": 2.0}, bias=0.0, threshold=0.6)
    [kept] = confidence.weigh_mentions([TALKS, replace(TALKS, clues=())], model)
    assert kept.confidence == pytest.approx(0.881, abs=0.001)
