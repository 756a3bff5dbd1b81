"""Train the confidence model on annotated articles and say by cross-validation what it brings.

    python scripts/train_confidence.py GOLD_DIR [--folds 5] [--write]

GOLD_DIR is an annotated set as `python -m pipeline evaluate` reads it. A telling is a positive example where an
annotated event of its type stands in its sentence. Folds are made of whole articles, so that no article is judged by
what was learnt from it. The printed figures: the rules alone, the model under cross-validation, the model on what it
was trained on. `--write` puts the model trained on all articles into data/models/confidence.json.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pipeline.articles import read_articles
from pipeline.confidence import MODEL, Confidence, article_clues, mention_clues, weigh_mentions
from pipeline.document import parse_articles
from pipeline.evaluation import Evaluation, evaluate
from pipeline.merge import merge_articles, merge_mentions
from pipeline.run import tell_mentions
from pipeline.table import events_table, row_record
from pipeline.types import Article, Mention

# Clues seen in fewer articles teach the sentences at hand and no others.
RAREST = 4
# Below its threshold the model vetoes what the rules take for told.
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
Weigher = Callable[[str, Sequence[Mention]], list[Mention]]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("gold", type=Path)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--strength", type=float, default=0.3, help="inverse regularization strength C")
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    articles = {article.article_id: article for article in read_articles([args.gold / "articles"]).articles}
    told = {article.article_id: tell_mentions(article, doc) for article, doc in parse_articles(articles.values())}
    labels = {name: _labels(args.gold, articles[name], mentions) for name, mentions in told.items()}

    def score(weigh: Weigher) -> Evaluation:
        events = [
            event for name, mentions in told.items() for event in merge_mentions(weigh(name, mentions), articles[name])
        ]
        table = events_table(merge_articles(events, articles), articles)
        records = [row_record(row) for row in table.to_dict("records")]
        return evaluate(args.gold, {name: article.text for name, article in articles.items()}, records)

    rules = score(lambda _, mentions: weigh_mentions(mentions, None))
    names = sorted(told)
    folds = {name: index % args.folds for index, name in enumerate(names)}
    models = [_train([n for n in names if folds[n] != fold], told, labels, args.strength) for fold in range(args.folds)]
    whole = _train(names, told, labels, args.strength)
    best = None
    for threshold in THRESHOLDS:
        crossed = score(lambda name, mentions, t=threshold: weigh_mentions(mentions, replace(models[folds[name]], threshold=t)))
        print(f"threshold {threshold}", _line(crossed))
        if best is None or crossed.counts["all"].f1 > best[1].counts["all"].f1:
            best = (threshold, crossed)
    threshold, crossed = best
    whole = replace(whole, threshold=threshold)
    fitted = score(lambda _, mentions: weigh_mentions(mentions, whole))
    for title, result in (("rules alone", rules), ("cross-validated", crossed), ("on the training set", fitted)):
        print(f"{title:20}", _line(result))
    print("\n".join(crossed.lines()))
    if args.write:
        MODEL.parent.mkdir(parents=True, exist_ok=True)
        weights = {clue: round(weight, 4) for clue, weight in sorted(whole.weights.items()) if abs(weight) >= 1e-4}
        held = {"bias": round(whole.bias, 4), "threshold": threshold, "weights": weights}
        MODEL.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _line(result: Evaluation) -> str:
    groups = " ".join(
        f"{g} P{result.counts[g].precision:.3f} R{result.counts[g].recall:.3f} F{result.counts[g].f1:.3f}"
        for g in ("all", "core")
    )
    return f"{groups} right rows {result.right_row_f1:.3f}"


def _labels(gold: Path, article: Article, mentions: Sequence[Mention]) -> list[bool]:
    events = json.loads((gold / "events" / f"{article.article_id}.json").read_text(encoding="utf-8"))
    spans = [
        (event["type"], article.text.find(sentence), article.text.find(sentence) + len(sentence))
        for event in events
        for sentence in [event["sentence"], *event.get("other_sentences", [])]
    ]
    return [
        any(kind == m.event_type and min(end, m.end) - max(start, m.start) > 10 for kind, start, end in spans)
        for m in mentions
    ]


def _train(
    names: Sequence[str], told: dict[str, list[Mention]], labels: dict[str, list[bool]], strength: float
) -> Confidence:
    clues = {
        name: [{*mention_clues(m), *article_clues(told[name])} for m in told[name] if "told=yes" in m.clues]
        for name in names
    }
    seen = Counter(clue for held in clues.values() for clue in set[str]().union(*held))
    rows = [{clue: 1.0 for clue in held if seen[clue] >= RAREST} for name in names for held in clues[name]]
    wanted = [
        label
        for name in names
        for mention, label in zip(told[name], labels[name], strict=True)
        if "told=yes" in mention.clues
    ]
    columns = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=5000).fit(columns.fit_transform(rows), wanted)
    weights = dict(zip(columns.get_feature_names_out(), model.coef_[0], strict=True))
    return Confidence({clue: float(weight) for clue, weight in weights.items()}, float(model.intercept_[0]), 0.5)


if __name__ == "__main__":
    main()
