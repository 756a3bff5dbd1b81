"""What the commands do: results to the file or stdout, what people should know to stderr, an exit code back."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ArticleError, EventsError
from pipeline.streams import open_stdin, open_stdout, say

if TYPE_CHECKING:
    from pipeline.encoder import Encoder, NoEncoder
    from pipeline.run import Extraction, Progress

ALL_READ = 0
SOME_NOT_READ = 1
WRONG_USAGE = 2

_STDOUT = Path("-")


def extract_command(
    paths: Sequence[Path],
    output: Path | None,
    published: dt.date | None,
    style: str,
    today: dt.date | None = None,
    *,
    encoder: bool = True,
    explain: bool = False,
) -> int:
    """Extract the events of `paths` to `output`, or as JSON lines to stdout where there is none.

    Of the paths `-` is one article on stdin; as the output `-` is CSV on stdout. A day of publication
    after `today` is warned of. `encoder` may be used; `explain` writes what decided about each candidate too:
    beside the output, or to stdout behind the events.
    """
    from pipeline.articles import STDIN
    from pipeline.replacing import check_place
    from pipeline.table import table_records
    from pipeline.writers import check_output, write_csv, write_events, write_lines

    to_file = output is not None and output != _STDOUT
    if output and to_file:
        check_output(output)
        if explain:
            check_place(_explanations_of(output))
    else:
        open_stdout()
    if STDIN in paths:
        open_stdin()
    extraction = _extract(
        paths, published, style, _known_ids(output), today, encoder=_load_encoder(encoder), explain=explain
    )
    if not extraction.articles:
        return _nothing_read(extraction, paths)
    if output and to_file:
        write_events(extraction.table, output)
        if explain:
            write_lines(extraction.decisions, _explanations_of(output))
    elif output:
        write_csv(extraction.table, open_stdout())
    else:
        for record in table_records(extraction.table):
            print(json.dumps(record, ensure_ascii=False))
    if not to_file:
        for decision in extraction.decisions:
            print(json.dumps({"decision": decision}, ensure_ascii=False))
    _tell(extraction)
    say(_summary(extraction) + (f" -> {output}" if to_file else ""))
    return SOME_NOT_READ if extraction.unreadable else ALL_READ


def annotate_command(
    documents: str, layers: Sequence[str], style: str, *, encoder: bool = True, explain: bool = False
) -> int:
    """Write the layers of each document of a file of JSON lines ("-": stdin) to stdout, line by line; `explain` adds
    what decided about each candidate of an event."""
    from pipeline.annotate import annotate_lines

    open_stdout()
    needed = explain or "mentions" in layers
    bad = 0
    with ExitStack() as stack:
        try:
            lines = open_stdin() if documents == "-" else stack.enter_context(Path(documents).open("rb"))
        except OSError as error:
            say(f"{documents}: cannot be opened ({error.strerror or error})")
            return WRONG_USAGE
        loaded = _load_encoder(encoder) if needed else None
        for answer in annotate_lines(lines, layers, style, encoder=loaded, explain=explain):
            if isinstance(answer, ArticleError):
                bad += 1
                say(f"not read: {'stdin' if documents == '-' else documents}, {answer}")
            else:
                print(json.dumps(answer, ensure_ascii=False), flush=True)
    return SOME_NOT_READ if bad else ALL_READ


def evaluate_command(gold: Path, style: str, as_json: bool, *, encoder: bool = True) -> int:
    """Extract the events of `gold`/articles and print how they compare with `gold`/events."""
    from pipeline.evaluation import evaluate
    from pipeline.table import table_records

    open_stdout()
    articles = gold / "articles"
    extraction = _extract([articles], None, style, frozenset(), encoder=_load_encoder(encoder))
    if not extraction.articles:
        return _nothing_read(extraction, [articles])
    texts = {article.article_id: article.text for article in extraction.articles}
    _tell(extraction)
    evaluation = evaluate(gold, texts, table_records(extraction.table))
    print(json.dumps(evaluation.figures()) if as_json else "\n".join(evaluation.lines()))
    return SOME_NOT_READ if extraction.unreadable else ALL_READ


def _explanations_of(output: Path) -> Path:
    """Where what decided is written beside the events: events.csv -> events.explain.jsonl."""
    return output.with_suffix(".explain.jsonl")


def _load_encoder(wanted: bool) -> Encoder | NoEncoder:
    """The encoder, or why there is none, which is said: the results are others without it."""
    from pipeline.encoder import NoEncoder, load_encoder

    encoder = load_encoder() if wanted else NoEncoder("--no-encoder was given")
    if isinstance(encoder, NoEncoder):
        say(f"note: without the encoder events are decided by words and grammar alone: {encoder.reason}")
    return encoder


def _known_ids(output: Path | None) -> frozenset[str]:
    """The ids of the events in the file to be replaced: they keep them, whatever articles have come."""
    from pipeline.readers import read_events

    if output is None or output == _STDOUT or not output.exists():
        return frozenset()
    try:
        return frozenset(read_events(output)["event_id"])
    except EventsError:  # of a suffix that is not read back, or no table: there is no id to keep
        return frozenset()


def _extract(
    paths: Sequence[Path],
    published: dt.date | None,
    style: str,
    known_ids: frozenset[str],
    today: dt.date | None = None,
    *,
    encoder: Encoder | NoEncoder,
    explain: bool = False,
) -> Extraction:
    from pipeline.run import extract

    with _progress() as progress:
        return extract(
            paths,
            published=published,
            today=today,
            style=style,
            progress=progress,
            known_ids=known_ids,
            encoder=encoder,
            explained=explain,
        )


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on stderr where that is a terminal, silence elsewhere."""
    from tqdm import tqdm

    with tqdm(unit="article", disable=not sys.stderr.isatty(), leave=False, file=sys.stderr) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield advance


def _nothing_read(extraction: Extraction, paths: Sequence[Path]) -> int:
    """Say that there is no article, so nothing is written over an older result."""
    from pipeline.articles import STDIN

    _tell(extraction)
    if extraction.unreadable and any(path == STDIN or os.path.lexists(path) for path in paths):
        say("No article could be read; nothing was written.")
        return SOME_NOT_READ
    names = ", ".join(str(path) for path in paths)
    say(f"There is no article in {names}: nothing was written. Articles are .txt or .md files.")
    return WRONG_USAGE


def _tell(extraction: Extraction) -> None:
    for warning in extraction.warnings:
        say(f"note: {warning}")
    for unreadable in extraction.unreadable:
        say(f"not read: {unreadable}")


def _summary(extraction: Extraction) -> str:
    table = extraction.table
    undated = int(table["date_start"].isna().sum())
    unplaced = int(table["latitude"].isna().sum())
    parts = [f"{_count(len(extraction.articles), 'article')} read", _count(len(table), "event")]
    if extraction.unreadable:
        parts.insert(1, f"{len(extraction.unreadable)} not read")
    return f"{', '.join(parts)} ({undated} without a date, {unplaced} without a pin)"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
