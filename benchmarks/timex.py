"""Dates: our scores beside the peers that install from PyPI, and characters a second, in one run.

    python benchmarks/timex.py [CORPUS.jsonl...] [--scorer SCORE.py] [--style news|narrative]

A corpus is a file of lines {"id", "text", "language", "dct", "timexes"}; the scorer stands beside it as score.py unless
told otherwise. dateparser is always there; parsedatetime, timexy and Recognizers-Text (pip install parsedatetime timexy
recognizers-text-suite) take part where they are installed. Every tagger runs in a process of its own, on one core;
seconds are those of the processor. Characters a second are told twice: for the corpus read once, loading included, and
for the corpus repeated to two million characters (or for twenty seconds), loading included once; what a tagger keeps in
mind of a text it has read counts for it there, as it does in a long run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "timex"
FIGURES = ("strict", "relaxed", "value", "date", "day")
# The corpus is repeated up to so many characters, or for so many seconds.
ENOUGH_CHARACTERS, ENOUGH_SECONDS = 2_000_000, 20

Tagger = Callable[[str, str, dt.date | None], Iterator[dict[str, Any]]]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    ask.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS.jsonl", help="default: those of ../shared/timex")
    ask.add_argument("--scorer", type=Path, help="default: score.py beside the corpus")
    ask.add_argument("--style", default="news", choices=("news", "narrative"))
    ask.add_argument("--tagger", choices=TAGGERS, help=argparse.SUPPRESS)
    args = ask.parse_args()
    if args.tagger:
        return _tag(args.tagger, args.corpora[0], args.style)
    corpora = args.corpora or sorted(CORPORA.glob("*.jsonl"))
    if not corpora:
        print(f"no corpora: {CORPORA} is not at hand, and none is named")
        return 0
    print("| corpus | tagger | " + " | ".join(FIGURES) + " | characters a second, once | repeated | MB |")
    print("| --- " * (5 + len(FIGURES)) + "|")
    for corpus in corpora:
        scorer = args.scorer or corpus.parent / "score.py"
        for name in TAGGERS:
            print(_row(name, corpus, scorer, args.style), flush=True)
    return 0


def _row(name: str, corpus: Path, scorer: Path, style: str) -> str:
    """One line of the table: the tagger runs in a process of its own and is scored on what it writes."""
    command = [sys.executable, __file__, str(corpus), "--tagger", name, "--style", style]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        reason = run.stderr.strip().splitlines()[-1] if run.stderr.strip() else f"exit {run.returncode}"
        return f"| {corpus.stem} | {name} | {reason} |"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as found:
        found.write(run.stdout)
        found.flush()
        score = [sys.executable, str(scorer), str(corpus), found.name, "--json"]
        figures = json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)
    cost = json.loads(run.stderr.strip().splitlines()[-1])
    cells = [f"{figures[figure]:.1f}" for figure in FIGURES]
    cells += [f"{cost['once']:,.0f}", f"{cost['repeated']:,.0f}", f"{cost['megabytes']:.0f}"]
    return f"| {corpus.stem} | {name} | {' | '.join(cells)} |"


def _tag(name: str, corpus: Path, style: str) -> int:
    """In the child: tag the corpus to stdout, the cost to stderr."""
    lines = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
    characters = sum(len(line["text"]) for line in lines)
    start = time.process_time()
    try:
        tagger = TAGGERS[name](style)
    except ImportError as error:
        print(f"not installed ({error.name})", file=sys.stderr)
        return 1
    found = [
        {"id": line["id"], "timexes": list(tagger(line["text"], line["language"], _date(line.get("dct"))))}
        for line in lines
    ]
    once = characters / (time.process_time() - start)
    repeated = _repeat(tagger, lines, characters, start)
    for document in found:
        print(json.dumps(document))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"once": once, "repeated": repeated, "megabytes": megabytes}), file=sys.stderr)
    return 0


def _repeat(tagger: Tagger, lines: list[dict[str, Any]], characters: int, start: float) -> float:
    """Characters a second since `start`, when the corpus has been read again and again after the first time."""
    read = characters
    while read < ENOUGH_CHARACTERS and time.process_time() - start < ENOUGH_SECONDS:
        for line in lines:
            list(tagger(line["text"], line["language"], _date(line.get("dct"))))
        read += characters
    return read / (time.process_time() - start)


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None


def _ours(style: str) -> Tagger:
    sys.path.insert(0, str(ROOT))
    from pipeline.timex import find_timexes

    def tag(text: str, language: str, dct: dt.date | None) -> Iterator[dict[str, Any]]:
        for timex in find_timexes(text, language, dct, style):
            line: dict[str, Any] = {"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value}
            if timex.interval is not None:
                line |= {"date_start": str(timex.interval.first), "date_end": str(timex.interval.last)}
            yield line

    return tag


def _dateparser(style: str) -> Tagger:
    from dateparser.search import search_dates

    def tag(text: str, language: str, dct: dt.date | None) -> Iterator[dict[str, Any]]:
        base = dt.datetime.combine(dct or dt.date(2000, 1, 1), dt.time())
        end = 0
        for form, moment in search_dates(text, languages=[language], settings={"RELATIVE_BASE": base}) or []:
            start = text.find(form, end)
            if start >= 0:
                end = start + len(form)
                yield {"start": start, "end": end, "type": "DATE", "value": moment.date().isoformat()}

    return tag


def _parsedatetime(style: str) -> Tagger:
    import parsedatetime

    calendars = {language: parsedatetime.Calendar() for language in ("en",)}

    def tag(text: str, language: str, dct: dt.date | None) -> Iterator[dict[str, Any]]:
        base = dt.datetime.combine(dct or dt.date(2000, 1, 1), dt.time())
        if language in calendars:
            for moment, _, start, end, _ in calendars[language].nlp(text, sourceTime=base) or ():
                yield {"start": start, "end": end, "type": "DATE", "value": moment.date().isoformat()}

    return tag


def _timexy(style: str) -> Tagger:
    import spacy
    import timexy  # noqa: F401  it registers its component

    pipes: dict[str, Any] = {}

    def tag(text: str, language: str, dct: dt.date | None) -> Iterator[dict[str, Any]]:
        if language not in pipes:
            pipes[language] = spacy.blank(language)
            pipes[language].add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
        for entity in pipes[language](text).ents:
            value = entity.kb_id_.partition('value="')[2].partition('"')[0]
            yield {"start": entity.start_char, "end": entity.end_char, "type": "DATE", "value": value}

    return tag


def _recognizers(style: str) -> Tagger:
    from recognizers_date_time import recognize_datetime

    cultures = {"en": "en-us", "fr": "fr-fr", "es": "es-es"}

    def tag(text: str, language: str, dct: dt.date | None) -> Iterator[dict[str, Any]]:
        base = dt.datetime.combine(dct or dt.date(2000, 1, 1), dt.time())
        for result in recognize_datetime(text, cultures[language], reference=base):
            first = ((result.resolution or {}).get("values") or [{}])[0]
            value = first.get("value") or first.get("start") or first.get("timex") or ""
            yield {"start": result.start, "end": result.end + 1, "type": "DATE", "value": value.split(" ")[0]}

    return tag


TAGGERS: dict[str, Callable[[str], Tagger]] = {
    "find_timexes": _ours,
    "dateparser.search": _dateparser,
    "parsedatetime": _parsedatetime,
    "timexy": _timexy,
    "Recognizers-Text": _recognizers,
}

if __name__ == "__main__":
    sys.exit(main())
