"""Train the confidence model on annotated articles and say by cross-validation what it brings.

    python -m scripts.train_confidence GOLD_DIR [--folds 5] [--strength 0.2] [--write]

GOLD_DIR is an annotated set as `python -m pipeline evaluate` reads it. A telling is a positive example where an
annotated event of its type stands in its sentence. Folds are made of whole articles, so that no article is judged by
what was learnt from it. The weights are scaled so that the confidence of an event is the share of such events that
are annotated (Platt 1999, on the cross-validated events). The printed figures: the rules alone, the model under
cross-validation, the model on what it was trained on, and how often events of a confidence are right
(cross-validated). `--write` puts the model trained on all articles into data/models/confidence.json.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pipeline.articles import read_articles
from pipeline.confidence import MODEL, Confidence, article_clues, mention_clues, weigh_mentions
from pipeline.document import parse_articles
from pipeline.evaluation import Evaluation, evaluate
from pipeline.gold import Told as Annotated
from pipeline.gold import read_gold
from pipeline.merge import merge_articles, merge_mentions
from pipeline.run import tell_mentions
from pipeline.table import events_table, row_record
from pipeline.types import Article, Event, Mention

FOLDS = 5
# The inverse strength of the regularization (C of scikit-learn): strong, since an annotated set is small.
STRENGTH = 0.2
# Clues seen in fewer tellings teach the sentences at hand and no others.
RAREST = 4
# Below its threshold the model vetoes what the rules take for told.
THRESHOLDS = (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6)
# A veto may cost this much F1: fewer and truer events are worth it.
COST = 0.003
# Sentences that share fewer characters are neighbours, not the same (as the scorer has it).
OVERLAP = 10
# The upper ends of the classes of the reliability table.
CLASSES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

Weigher = Callable[[str, Sequence[Mention]], list[Mention]]


@dataclass(frozen=True, slots=True)
class Told:
    """An annotated set as the line tells it before weighing: by article id, the mentions and whether each is right."""

    gold: Path
    articles: Mapping[str, Article]
    mentions: Mapping[str, Sequence[Mention]]
    labels: Mapping[str, Sequence[bool]]


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    ask.add_argument("gold", type=Path)
    ask.add_argument("--folds", type=int, default=FOLDS)
    ask.add_argument("--strength", type=float, default=STRENGTH, help="inverse regularization strength C")
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    told = read_told(args.gold)
    models = cross_validate(told, args.folds, args.strength)
    crossed = {}
    for threshold in THRESHOLDS:
        crossed[threshold] = score(told, by_article(models, threshold))
        print(f"threshold {threshold:4}", line(crossed[threshold]))
    best = max(result.counts["all"].f1 for result in crossed.values())
    threshold = max(value for value, result in crossed.items() if result.counts["all"].f1 >= best - COST)
    whole = replace(train_whole(told, args.folds, args.strength), threshold=threshold)
    print(f"{'rules alone':20}", line(score(told, lambda _, mentions: weigh_mentions(mentions, None))))
    print(f"{'cross-validated':20}", line(crossed[threshold]))
    print(f"{'on the training set':20}", line(score(told, lambda _, mentions: weigh_mentions(mentions, whole))))
    print("\n".join(reliability_lines(told, by_article(models, threshold))))
    if args.write:
        write_model(whole)


def read_told(gold: Path) -> Told:
    """Read and parse the annotated set once: the slow part."""
    articles = {article.article_id: article for article in read_articles([gold / "articles"]).articles}
    mentions = {article.article_id: tell_mentions(article, doc) for article, doc in parse_articles(articles.values())}
    annotated = dict(read_gold(gold, {name: article.text for name, article in articles.items()}))
    labels = {name: _labels(annotated[name], held) for name, held in mentions.items()}
    return Told(gold, articles, mentions, labels)


def cross_validate(told: Told, folds: int, strength: float) -> dict[str, Confidence]:
    """For each article the model trained and scaled on the other folds."""
    parts = _parts(told, folds)
    raw = _untouched(told, folds, strength)
    models: dict[str, Confidence] = {}
    for part in parts:
        others = [name for name in raw if name not in part]
        models |= {name: scale(raw[name], *fit_scale(told, raw, others)) for name in part}
    return models


def train_whole(told: Told, folds: int, strength: float) -> Confidence:
    """The model of all articles, scaled by their cross-validated events."""
    raw = _untouched(told, folds, strength)
    return scale(train(told, list(told.articles), strength), *fit_scale(told, raw, list(raw)))


def fit_scale(told: Told, models: Mapping[str, Confidence], names: Sequence[str]) -> tuple[float, float]:
    """Slope and offset that make log odds of the events of the articles `names` those of their being annotated."""
    rows = [row for name in names for row in _judged(told, name, by_article(models, 0.0))]
    odds = [[math.log(value / (1 - value))] for value, _ in rows]
    model = LogisticRegression(C=1e6).fit(odds, [right for _, right in rows])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def scale(model: Confidence, slope: float, offset: float) -> Confidence:
    """The model whose log odds are those of `model` times `slope` plus `offset`."""
    weights = {clue: slope * weight for clue, weight in model.weights.items()}
    return Confidence(weights, slope * model.bias + offset, model.threshold)


def train(told: Told, names: Sequence[str], strength: float) -> Confidence:
    """A logistic regression over the clues of what the rules take for told in the articles `names`."""
    examples = [
        ({*mention_clues(mention), *article_clues(told.mentions[name])}, label)
        for name in names
        for mention, label in zip(told.mentions[name], told.labels[name], strict=True)
        if mention.tells
    ]
    seen = Counter(clue for clues, _ in examples for clue in clues)
    rows = [{clue: 1.0 for clue in clues if seen[clue] >= RAREST} for clues, _ in examples]
    columns = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=5000).fit(columns.fit_transform(rows), [y for _, y in examples])
    weights = dict(zip(columns.get_feature_names_out(), model.coef_[0], strict=True))
    return Confidence({clue: float(weight) for clue, weight in weights.items()}, float(model.intercept_[0]), 0.0)


def by_article(models: Mapping[str, Confidence], threshold: float) -> Weigher:
    return lambda name, mentions: weigh_mentions(mentions, replace(models[name], threshold=threshold))


def score(told: Told, weigh: Weigher) -> Evaluation:
    """The figures of the whole line with the mentions weighed by `weigh(article id, mentions)`."""
    table = events_table(merge_articles(_events(told, weigh), told.articles), told.articles)
    records = [row_record(row) for row in table.to_dict("records")]
    return evaluate(told.gold, {name: article.text for name, article in told.articles.items()}, records)


def reliability_lines(told: Told, weigh: Weigher) -> list[str]:
    """How often the events of a class of confidence are annotated: a table in Markdown."""
    rows = [row for name in told.articles for row in _judged(told, name, weigh)]
    lines = ["| confidence | events | mean confidence | annotated |", "| --- | --- | --- | --- |"]
    low = 0.0
    for high in CLASSES:
        held = [(value, ok) for value, ok in rows if low <= value < high or value == high == CLASSES[-1]]
        if held:
            mean, share = (sum(column) / len(held) for column in zip(*held, strict=True))
            lines.append(f"| {low:.1f} to {high:.1f} | {len(held)} | {mean:.2f} | {share:.2f} |")
        low = high
    return lines


def line(result: Evaluation) -> str:
    groups = " ".join(
        f"{g} P{result.counts[g].precision:.3f} R{result.counts[g].recall:.3f} F{result.counts[g].f1:.3f}"
        for g in ("all", "core")
    )
    return f"{groups} right rows {result.right_row_f1:.3f}"


def write_model(model: Confidence) -> None:
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    weights = {clue: round(weight, 4) for clue, weight in sorted(model.weights.items()) if abs(weight) >= 1e-4}
    held = {"bias": round(model.bias, 4), "threshold": model.threshold, "weights": weights}
    MODEL.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _parts(told: Told, folds: int) -> list[list[str]]:
    names = sorted(told.articles)
    return [names[fold::folds] for fold in range(folds)]


def _untouched(told: Told, folds: int, strength: float) -> dict[str, Confidence]:
    """For each article a model that has not seen it."""
    models: dict[str, Confidence] = {}
    for part in _parts(told, folds):
        model = train(told, [name for name in told.articles if name not in part], strength)
        models |= dict.fromkeys(part, model)
    return models


def _judged(told: Told, name: str, weigh: Weigher) -> list[tuple[float, bool]]:
    """The confidence of each event of an article, and whether one of its tellings is annotated."""
    right = {(m.start, m.event_type) for m, ok in zip(told.mentions[name], told.labels[name], strict=True) if ok}
    events = merge_mentions(weigh(name, told.mentions[name]))
    return [(event.confidence, any((m.start, m.event_type) in right for m in event.mentions)) for event in events]


def _labels(events: Sequence[Annotated], mentions: Sequence[Mention]) -> list[bool]:
    """Whether an annotated event of its type stands in the sentence of each mention."""
    spans = [(event.event_type, start, end) for event in events for start, end in event.spans]
    return [
        any(kind == m.event_type and min(end, m.end) - max(start, m.start) > OVERLAP for kind, start, end in spans)
        for m in mentions
    ]


def _events(told: Told, weigh: Weigher) -> list[Event]:
    return [event for name, mentions in told.mentions.items() for event in merge_mentions(weigh(name, mentions))]


if __name__ == "__main__":
    main()
