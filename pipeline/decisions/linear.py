"""One mechanism for all decisions: typed features, weighed by a linear model, with a probability and reasons."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.errors import ResourceError
from pipeline.resources import DATA

MODELS = DATA / "models" / "decisions.json"
# Those for a run without the encoder.
BARE_MODELS = DATA / "models" / "decisions-no-encoder.json"

# The names of features with their values: 1 for what holds, else a number of about -3 to 3.
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature that spoke for (`weight` above 0) or against a choice."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights of one decision. `probability` is calibrated on cross-validated decisions of annotated articles."""

    weights: Mapping[str, float]
    bias: float = 0.0
    threshold: float = 0.5

    def score(self, features: Features) -> float:
        """The log odds of a choice; features that the model has never seen weigh nothing."""
        weights = self.weights
        return self.bias + sum(weights.get(name, 0.0) * value for name, value in features.items())

    def probability(self, features: Features) -> float:
        """Of a yes, where each case is decided for itself."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score(features)))))

    def choose(self, options: Sequence[Features]) -> tuple[int, float]:
        """The number of the likeliest of `options`, one of which holds, and its probability."""
        shares = self.shares(options)
        best = shares.index(max(shares))
        return best, shares[best]

    def shares(self, options: Sequence[Features]) -> list[float]:
        """The probability of each of `options`, one of which holds."""
        scores = [self.score(option) for option in options]
        top = max(scores)
        odds = [math.exp(score - top) for score in scores]
        whole = sum(odds)
        return [one / whole for one in odds]

    def reasons(self, features: Features, most: int = 5) -> tuple[Reason, ...]:
        """What weighed most, the heaviest first."""
        weighed = (Reason(name, self.weights.get(name, 0.0) * value) for name, value in features.items())
        return tuple(
            sorted((one for one in weighed if one.weight), key=lambda one: (-abs(one.weight), one.feature))[:most]
        )


@cache
def load_decisions(*, encoded: bool = True) -> Mapping[str, Linear]:
    """The trained models by the name of their decision, those trained with the encoder's logits or without. Raises
    ResourceError where the file is missing or broken."""
    path = MODELS if encoded else BARE_MODELS
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {name: Linear(row["weights"], row["bias"], row["threshold"]) for name, row in held.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ResourceError(f"{path}: no models of decisions ({error}); run scripts/train_decisions.py") from error
