"""The scores on the development corpora do not slip; skipped where ../shared is absent."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.timex import find_timexes

CORPORA = Path(__file__).parents[3] / "shared" / "timex"
# The corpora that tell history; the others are news.
NARRATIVE = {"wikiwars-dev"}
FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@pytest.mark.skipif(not CORPORA.is_dir(), reason="../shared/timex is not at hand: no corpora to score on")
@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_the_scores_stand_above_their_floors(corpus: str, tmp_path: Path) -> None:
    gold, found = CORPORA / f"{corpus}.jsonl", tmp_path / "found.jsonl"
    lines = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    style = "narrative" if corpus in NARRATIVE else "news"
    found.write_text("".join(json.dumps(_annotated(line, style)) + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, str(CORPORA / "score.py"), str(gold), str(found), "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert {name: figures[name] for name, floor in FLOORS[corpus].items() if figures[name] < floor} == {}


def _annotated(document: dict[str, str], style: str) -> dict[str, object]:
    timexes = find_timexes(document["text"], document["language"], dt.date.fromisoformat(document["dct"]), style)
    return {
        "id": document["id"],
        "timexes": [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
            | ({"date_start": str(t.interval.first), "date_end": str(t.interval.last)} if t.interval else {})
            for t in timexes
        ],
    }
