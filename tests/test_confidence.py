"""The veto and the confidence."""

from dataclasses import replace

import pytest

from pipeline import confidence
from pipeline.types import Actor, ActorKind, EventType, Mention

TALKS = Mention("a", 0, 10, "Ils parlent", EventType.TALKS, "CONSULT", "parlent", 4, 11, clues=("told=yes", "lead"))


@pytest.fixture
def untrained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "load_confidence", lambda: None)


@pytest.mark.usefixtures("untrained")
def test_without_a_model_the_rules_decide() -> None:
    named = replace(TALKS, clues=("told=no",))
    assert confidence.weigh_mentions([TALKS, named]) == [TALKS]


@pytest.mark.usefixtures("untrained")
def test_a_statement_needs_a_speaker() -> None:
    statement = replace(TALKS, event_type=EventType.STATEMENT)
    unknown = Actor(0, 3, "Ils", "Dupont", ActorKind.PERSON)
    minister = replace(unknown, country="FRA")
    said = replace(statement, actors=(minister,))
    assert confidence.weigh_mentions([statement, replace(statement, actors=(unknown,)), said]) == [said]


def test_a_model_weighs_the_clues(monkeypatch: pytest.MonkeyPatch) -> None:
    model = confidence.Confidence({"lead": 2.0, "told=no": -3.0}, bias=0.0, threshold=0.5)
    monkeypatch.setattr(confidence, "load_confidence", lambda: model)
    [kept] = confidence.weigh_mentions([TALKS, replace(TALKS, clues=("told=no",))])
    assert kept.confidence == pytest.approx(0.881, abs=0.001)
