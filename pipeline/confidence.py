"""How sure a telling is: a logistic model over its clues, and the veto of those that are more likely none.

The weights are trained on annotated articles by `scripts/train_confidence.py` and stand in
`data/models/confidence.json`, readable by eye: a weight a clue. Without that file the rules decide alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.errors import ResourceError
from pipeline.resources import DATA
from pipeline.types import Actor, ActorKind, Clue, EventType, Mention

MODEL = DATA / "models" / "confidence.json"
# Types that news of every kind tells; the others make an article one of security or diplomacy.
_ANY_NEWS = (EventType.STATEMENT, EventType.OTHER)
# Frames of acts that parties at home do as well: to commit oneself, to ban.
_OF_EVERYBODY = {"frame=agree", "frame=ban"}
# What an official does in the name of a state by saying it, at home too (guidelines, statement (c)).
_FORMAL_ACTS = {"frame=accuse", "frame=reject", "frame=threaten"}
# Clues of what speaks of an event told elsewhere: "cette frappe", its costs, "À la suite des pourparlers, ...".
_POINTS_BACK = {Clue.DEFINITE, Clue.AFTERMATH, Clue.OPENING}
# Countries, actors and events are counted as clues up to here: one more says nothing more.
_MOST_PARTIES = 2
_MOST_IN_ARTICLE = 4


def weigh_mentions(mentions: Sequence[Mention], model: Confidence | None) -> list[Mention]:
    """The mentions of one article with their confidence (0 to 1); those less likely than the threshold, or without the
    parties that their type needs, do not `tell` any more. Without a model the rules decide alone.

    Where an article tells no event but statements, only those between countries count: the rest is news of another
    kind. What neither tells an event nor points back to one ("cette frappe", "the talks") is left out.
    """
    weighed = []
    article = article_clues(mentions)
    for mention in mentions:
        confidence = model.probability(mention, article) if model else mention.confidence
        likely = model is None or confidence >= model.threshold
        tells = mention.tells and likely and _has_parties(mention)
        weighed.append(replace(mention, tells=tells, confidence=confidence))
    if not any(mention.tells and mention.event_type is not EventType.STATEMENT for mention in weighed):
        weighed = [replace(mention, tells=mention.tells and _crosses_borders(mention)) for mention in weighed]
    return [mention for mention in weighed if mention.tells or _points_back(mention)]


def _points_back(mention: Mention) -> bool:
    """A statement never does: what is said again is another statement."""
    return mention.event_type is not EventType.STATEMENT and not _POINTS_BACK.isdisjoint(mention.clues)


def _has_parties(mention: Mention) -> bool:
    """Whether those take part without whom there is no such event (guidelines).

    A statement is one of a state, an organised party or somebody known to speak for them; talks are between parties,
    not within one government; a visit, a commitment or a ban is somebody's or crosses a border.
    """
    match mention.event_type:
        case EventType.STATEMENT:
            speaks_formally = _crosses_borders(mention) or not _FORMAL_ACTS.isdisjoint(mention.clues)
            in_office = Clue.OFFICIAL in mention.clues and speaks_formally and bool(mention.countries)
            return in_office or Clue.BODY in mention.clues or any(_stands_for_many(actor) for actor in mention.actors)
        case EventType.TALKS:
            bodies = (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP)
            return len(mention.countries) != 1 or any(actor.kind in bodies for actor in mention.actors)
        case EventType.VISIT:
            return _crosses_borders(mention) or bool(mention.actors)
        case EventType.AGREEMENT | EventType.SANCTION if not _OF_EVERYBODY.isdisjoint(mention.clues):
            return _crosses_borders(mention) or any(_stands_for_many(actor) for actor in mention.actors)
    return True


def _crosses_borders(mention: Mention) -> bool:
    return len(mention.countries) > 1


def _stands_for_many(actor: Actor) -> bool:
    return bool(actor.country) or actor.kind is not ActorKind.PERSON


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic regression: the sum of the weights of the clues, plus the bias, through the logistic function."""

    weights: dict[str, float]
    bias: float
    threshold: float

    def probability(self, mention: Mention, article: Sequence[str]) -> float:
        """Of `mention` to be an event, in an article of which the clues are `article`."""
        total = self.bias + sum(self.weights.get(clue, 0.0) for clue in (*mention_clues(mention), *article))
        return 1 / (1 + math.exp(-total))


@cache
def load_confidence() -> Confidence | None:
    """The trained model, None where there is none. Raises ResourceError where its file is broken."""
    if not MODEL.exists():
        return None
    try:
        held = json.loads(MODEL.read_text(encoding="utf-8"))
        weights = {clue: float(weight) for clue, weight in held["weights"].items()}
        return Confidence(weights, float(held["bias"]), float(held["threshold"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ResourceError(f"{MODEL}: not a model ({error}); run scripts/train_confidence.py or delete it") from error


def mention_clues(mention: Mention) -> Iterator[str]:
    """The clues of the mention with those that places and actors add."""
    yield from mention.clues
    countries = min(len(mention.countries), _MOST_PARTIES)
    yield f"countries={countries}"
    yield f"{mention.event_type}:countries={countries}"
    yield f"actors={min(len(mention.actors), _MOST_PARTIES)}"
    yield from sorted({f"actor={_kind(actor)}" for actor in mention.actors})
    yield f"place={mention.place.precision if mention.place else 'no'}"
    yield f"status={mention.status}"


def article_clues(mentions: Sequence[Mention]) -> list[str]:
    """What kind of news the article is: how many countries it speaks of, how many events of security or diplomacy."""
    countries = {country for mention in mentions for country in mention.countries}
    events = sum(mention.tells and mention.event_type not in _ANY_NEWS for mention in mentions)
    return [
        f"article countries={min(len(countries), _MOST_IN_ARTICLE)}",
        f"article events={min(events, _MOST_IN_ARTICLE)}",
    ]


def _kind(actor: Actor) -> str:
    return f"{actor.kind}+country" if actor.country else str(actor.kind)
