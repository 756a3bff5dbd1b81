"""How right the events are on an annotated set, how far the confidence can be trusted, and how fast they come.

    python -m benchmarks.events [GOLD_DIR] [--write]

Prints Markdown tables: precision, recall and F1 by type, the fields of the matched events, the confidence model under
five-fold cross-validation over articles with its reliability, and articles a CPU-second of the whole line beside the
bare spaCy pipelines in the same run. `--write` puts them into docs/accuracy.md between its marks.
"""

from __future__ import annotations

import argparse
import datetime as dt
import platform
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.confidence import load_confidence, weigh_mentions
from scripts.train_confidence import (
    FOLDS,
    STRENGTH,
    Told,
    by_article,
    cross_validate,
    line,
    read_told,
    reliability_lines,
    score,
)

from pipeline.document import parse_articles
from pipeline.evaluation import Evaluation
from pipeline.run import extract_events
from pipeline.types import Article

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
START, END = "<!-- measured: python -m benchmarks.events -->", "<!-- end -->"


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    ask.add_argument("gold", type=Path, nargs="?", default=ROOT.parent / "shared" / "gold" / "dev")
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    told = read_told(args.gold)
    text = "\n".join(_report(told))
    print(text)
    if args.write:
        page = PAGE.read_text(encoding="utf-8")
        held = re.sub(f"{START}.*{END}", lambda _: f"{START}\n\n{text}\n\n{END}", page, flags=re.DOTALL)
        PAGE.write_text(held, encoding="utf-8")


def _report(told: Told) -> Iterator[str]:
    model = load_confidence()
    result = score(told, lambda _, mentions: weigh_mentions(mentions, model))
    events = result.counts["all"].gold
    yield f"{dt.date.today()}, {_machine()}; {len(told.articles)} articles, {events} annotated events."  # noqa: DTZ011
    yield ""
    yield from _figures(result)
    yield ""
    threshold = model.threshold if model else 0.0
    crossed = by_article(cross_validate(told, FOLDS, STRENGTH), threshold)
    yield f"- rules alone: {line(score(told, lambda _, mentions: weigh_mentions(mentions, None)))}"
    yield f"- with the confidence model, {FOLDS}-fold cross-validation: {line(score(told, crossed))}"
    yield f"- with the model as shipped, trained on this set: {line(result)}"
    yield ""
    yield "Of the events of a class of confidence (cross-validated), this share is annotated:"
    yield ""
    yield from reliability_lines(told, crossed)
    yield ""
    yield from _speed(list(told.articles.values()))


def _figures(result: Evaluation) -> Iterator[str]:
    yield "| events | annotated | extracted | precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for group in ["all", "core", *sorted(set(result.counts) - {"all", "core"})]:
        c = result.counts[group]
        yield f"| {group} | {c.gold} | {c.extracted} | {c.precision:.2f} | {c.recall:.2f} | {c.f1:.2f} |"
    yield ""
    yield "| of the matched events | right | out of |"
    yield "| --- | --- | --- |"
    for name, (share, matched) in sorted(result.fields.items()):
        yield f"| {name} | {share:.2f} | {matched} |"
    yield f"| right_row_f1 (over all) | {result.right_row_f1:.2f} | |"


def _speed(articles: Sequence[Article]) -> Iterator[str]:
    """CPU seconds of this process, models loaded before."""
    for _ in parse_articles(articles[:2]):
        pass
    extract_events(articles[:2])
    started = time.process_time()
    for _ in parse_articles(articles):
        pass
    bare = len(articles) / (time.process_time() - started)
    started = time.process_time()
    extract_events(articles)
    whole = len(articles) / (time.process_time() - started)
    yield f"Articles a CPU-second: {bare:.1f} through the bare spaCy pipelines, {whole:.1f} through the whole line."


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
