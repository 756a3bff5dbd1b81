"""What decided about each candidate of an article, admitted or not, as objects of JSON lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.decisions.deciding import Decided, joining_threshold, tell, weigh_countries, weigh_sites
from pipeline.decisions.linear import Features, Linear
from pipeline.types import Mention


def explain(settled: Sequence[Decided], models: Mapping[str, Linear]) -> list[dict[str, Any]]:
    """One object a candidate, in the order of `settled`, which `settle` gives: what the candidate is, whether it is
    admitted as a mention, and of each decision the choice, its probability and what weighed most.

    A candidate is admitted where its `probability` reaches `threshold` and no likelier one displaced it.
    """
    threshold = round(joining_threshold(models), 3)
    return [_explain(one, threshold, models) for one in settled]


def _explain(one: Decided, threshold: float, models: Mapping[str, Linear]) -> dict[str, Any]:
    mention = tell(one)
    return {
        "start": mention.start,
        "end": mention.end,
        "trigger": mention.trigger,
        "trigger_start": mention.trigger_start,
        "trigger_end": mention.trigger_end,
        "event_type": mention.event_type,
        "frame": mention.frame,
        "admitted": one.admitted,
        "probability": round(one.confidence, 3),
        "threshold": threshold,
        "displaced_by": one.displaced_by.candidate.token.text if one.displaced_by else None,
        "reasons": _reasons(models["admission"], one.features),
        "date": _date(mention, one),
        "status": mention.status.value,
        "countries": [
            {"country": country, "probability": round(probability, 3), "reasons": _reasons(models["party"], features)}
            for country, probability, features in weigh_countries(one.case, models["party"])
        ],
        "place": _place(one, models["site"]),
    }


def _date(mention: Mention, one: Decided) -> dict[str, Any]:
    return {
        "text": mention.date_text,
        "date_start": mention.interval.first.isoformat() if mention.interval else None,
        "date_end": mention.interval.last.isoformat() if mention.interval else None,
        "ground": mention.date_ground,
        "probability": round(one.date_sure, 3),
    }


def _place(one: Decided, model: Linear) -> dict[str, Any] | None:
    option, probability = weigh_sites(one.case, model)
    if option.place is None:
        return None
    return {
        "name": option.place.name,
        "country": option.place.country,
        "precision": option.place.precision.value,
        "text": option.place.text,
        "probability": round(probability, 3),
        "reasons": _reasons(model, option.features),
    }


def _reasons(model: Linear, features: Features) -> list[dict[str, Any]]:
    return [{"feature": one.feature, "weight": round(one.weight, 3)} for one in model.reasons(features)]
