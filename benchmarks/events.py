"""How right the events are on an annotated set, how far the confidence can be trusted, and how fast they come.

    python -m benchmarks.events [GOLD_DIR] [--more DIR ...] [--logits FILE] [--write]

GOLD_DIR is an annotated set as `python -m pipeline evaluate` reads it, each DIR another one that is learnt from and not
judged by (data/training unless told otherwise); FILE the encoder's logits of sentences it has
not seen (`python -m scripts.train_encoder WHEEL GOLD_DIR --oof FILE`). Prints Markdown tables: precision, recall and F1
by type and the fields of the matched events under cross-validation over articles, with the encoder where FILE is given
and without it else; the reliability of the confidence; the models as shipped on the set they were trained on; and
articles a CPU-second of the whole line, with and without the encoder, beside the bare spaCy pipelines in the same run.
`--write` puts them into docs/accuracy.md between its marks.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import platform
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.encoder import Encoder, NoEncoder, load_encoder
from pipeline.evaluation import Evaluation, evaluate
from pipeline.resources import load_model
from pipeline.run import extract_events
from pipeline.table import events_table, table_records
from pipeline.types import Article, Event
from scripts.folds import FOLDS
from scripts.train_decisions import TRAINING, cross_validate, fit_scale, groups, read_examples, read_logits, score

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
START, END = "<!-- measured: python -m benchmarks.events -->", "<!-- end -->"
# Documents that spaCy reads at once; articles that are read before the time is taken.
BATCH, WARM = 8, 4
# Classes of confidence, by their lower ends in tenths.
CLASSES = range(10)


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    ask.add_argument("gold", type=Path, nargs="?", default=ROOT.parent / "shared" / "gold" / "dev")
    ask.add_argument("--logits", type=Path, help="JSON lines of scripts/train_encoder.py --oof")
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--more", type=Path, nargs="*", default=[TRAINING], help="annotated sets to learn from only")
    args = ask.parse_args()
    text = "\n".join(_report(args.gold, args.more, args.logits))
    print(text)
    if args.write:
        page = PAGE.read_text(encoding="utf-8")
        held = re.sub(f"{START}.*{END}", lambda _: f"{START}\n\n{text}\n\n{END}", page, flags=re.DOTALL)
        PAGE.write_text(held, encoding="utf-8")


def _report(gold: Path, more: Sequence[Path], logits: Path | None) -> Iterator[str]:
    known = read_logits(logits) if logits else {}
    examples = read_examples(gold, known)
    taught = [example for folder in more for example in read_examples(folder, known)]
    crossed, judged = cross_validate(examples, taught, FOLDS)
    results = {group: score(gold, examples, crossed, names) for group, names in groups(examples).items()}
    parts = {group: len(names) for group, names in groups(examples).items()}
    yield f"{dt.date.today()}, {_machine()}; {len(examples)} articles, {results['all'].counts['all'].gold} annotated events."  # noqa: DTZ011, E501
    yield ""
    told = "with the encoder, whose logits come from models that have not seen the article" if logits else "no encoder"
    yield f"Cross-validated, {FOLDS} folds of whole articles ({told}):"
    yield ""
    yield from _parts(results, parts)
    yield ""
    yield from _types(results["all"])
    yield ""
    yield "Of the events of a class of confidence (cross-validated), this share is annotated:"
    yield ""
    yield from _reliability(judged)
    yield ""
    yield from _shipped([one.article for one in examples], gold)


def _parts(results: Mapping[str, Evaluation], articles: Mapping[str, int]) -> Iterator[str]:
    """The parts of the set side by side: the whole, the articles the first rules were written on, and the others."""
    yield "| | " + " | ".join(f"{group} ({articles[group]} articles)" for group in results) + " |"
    yield "| --- |" + " --- |" * len(results)
    kinds: dict[str, Callable[[Evaluation], str]] = {"events, P / R / F1": lambda one: _line(one, "all")}
    kinds["core events, P / R / F1"] = lambda one: _line(one, "core")
    kinds["right rows, F1"] = lambda one: f"{one.right_row_f1:.2f}"
    for name in results["all"].fields:
        kinds[name] = lambda one, name=name: _field(one, name)  # type: ignore[misc]
    for label, cell in kinds.items():
        yield f"| {label} | " + " | ".join(cell(one) for one in results.values()) + " |"


def _line(result: Evaluation, group: str) -> str:
    if group not in result.counts:
        return ""
    count = result.counts[group]
    return f"{count.precision:.2f} / {count.recall:.2f} / {count.f1:.2f}"


def _field(result: Evaluation, name: str) -> str:
    share, matched = result.fields.get(name, (math.nan, 0))
    return f"{share:.2f} of {matched}" if matched else ""


def _types(result: Evaluation) -> Iterator[str]:
    yield "| events | annotated | extracted | precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for group in ["all", "core", *sorted(set(result.counts) - {"all", "core"})]:
        c = result.counts[group]
        yield f"| {group} | {c.gold} | {c.extracted} | {c.precision:.2f} | {c.recall:.2f} | {c.f1:.2f} |"


def _reliability(judged: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Of the admitted candidates, by tenths of their calibrated confidence, how many are annotated."""
    slope, offset = fit_scale(judged)
    sure = [(1 / (1 + math.exp(-(slope * odds + offset))), right) for odds, right in judged]
    yield "| confidence | mentions | mean confidence | annotated |"
    yield "| --- | --- | --- | --- |"
    for tenth in CLASSES:
        held = [(p, right) for p, right in sure if min(int(p * 10), 9) == tenth]
        if held:
            mean, share = (sum(column) / len(held) for column in zip(*held, strict=True))
            yield f"| {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} | {len(held)} | {mean:.2f} | {share:.2f} |"


def _shipped(articles: Sequence[Article], gold: Path) -> Iterator[str]:
    """The models as shipped on the articles that they were trained on, and articles a CPU-second of this process.

    Models are loaded before, and the first articles read once to warm up what is made on first use.
    """
    encoder, absent = load_encoder(), NoEncoder("asked for none")
    speeds = {"bare spaCy": len(articles) / _seconds(lambda: _parse(articles), lambda: _parse(articles[:WARM]))}
    rows = []
    for label, chosen in (("with the encoder", encoder), ("without the encoder", absent)):
        if chosen is encoder and not encoder:
            continue
        found: list[Event] = []
        seconds = _seconds(
            lambda chosen=chosen, found=found: found.extend(_extract(articles, chosen)),  # type: ignore[misc]
            lambda chosen=chosen: _extract(articles[:WARM], _fresh(chosen)),  # type: ignore[misc]
        )
        speeds[label] = len(articles) / seconds
        records = table_records(events_table(found, {article.article_id: article for article in articles}))
        result = evaluate(gold, {article.article_id: article.text for article in articles}, records)
        rows.append(
            f"| {label} | {_line(result, 'all')} | {_line(result, 'core')} | {result.right_row_f1:.2f} | "
            f"{result.fields['dated_date_exact'][0]:.2f} |"
        )
    yield "The models as shipped, **trained on this very set** (what they have learnt by heart, not what to expect):"
    yield ""
    yield "| the whole line | events, P / R / F1 | core events, P / R / F1 | right rows, F1 | dated_date_exact |"
    yield "| --- | --- | --- | --- | --- |"
    yield from rows
    yield ""
    yield "Articles a CPU-second: " + ", ".join(f"{label} {speed:.1f}" for label, speed in speeds.items()) + "."


def _fresh(encoder: Encoder | NoEncoder) -> Encoder | NoEncoder:
    """Another of the kind: an encoder knows the sentences that it has read, which would be read for nothing."""
    return load_encoder() if encoder else encoder


def _extract(articles: Sequence[Article], encoder: Encoder | NoEncoder) -> list[Event]:
    return extract_events(articles, encoder=encoder)


def _parse(articles: Sequence[Article]) -> None:
    """The spaCy pipelines alone, with all their components and their own sentences."""
    for language in dict.fromkeys(article.language for article in articles):
        texts = [article.text for article in articles if article.language == language]
        for _ in load_model(language).pipe(texts, batch_size=BATCH):
            pass


def _seconds(work: Callable[[], object], before: Callable[[], object]) -> float:
    before()
    started = time.process_time()
    work()
    return time.process_time() - started


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
