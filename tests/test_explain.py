"""Why, on demand: what decided is written for what was taken and what was not, and cannot disagree with what was taken."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.annotate import annotate_lines
from pipeline.commands import ALL_READ
from pipeline.decisions.linear import BARE_MODELS
from pipeline.encoder import load_encoder
from pipeline.errors import ArticleError

TEXT = (
    "The French and German ministers met in Geneva on Friday for talks.\n\n"
    "Their guests from Peru had received a letter. In May 2023 the Chilean president visited Lima."
)
KEYS = [
    "start", "end", "trigger", "trigger_start", "trigger_end", "event_type", "frame", "admitted", "probability",
    "threshold", "displaced_by", "reasons", "date", "status", "countries", "place",
]  # fmt: skip

needs_bare_models = pytest.mark.skipif(
    not BARE_MODELS.is_file(), reason=f"no {BARE_MODELS.name}; run scripts/train_decisions.py without --logits"
)


def annotate(layers: Sequence[str] = ("mentions",), **options: Any) -> dict[str, Any]:
    line = json.dumps({"id": "a", "text": TEXT, "language": "en", "dct": "2024-05-05"}).encode()
    (answer,) = annotate_lines([line], layers, **options)
    assert not isinstance(answer, ArticleError)
    return answer


@pytest.fixture(scope="module")
def explained() -> dict[str, Any]:
    return annotate(explain=True)


def test_nothing_is_explained_that_nobody_asked_for() -> None:
    assert list(annotate()) == ["id", "mentions"]


def test_what_was_not_taken_is_explained_too(explained: dict[str, Any]) -> None:
    decisions = explained["decisions"]
    assert {one["admitted"] for one in decisions} == {True, False}
    assert [one["trigger_start"] for one in decisions] == sorted(one["trigger_start"] for one in decisions)


def test_each_decision_has_the_fields_that_are_promised(explained: dict[str, Any]) -> None:
    for one in explained["decisions"]:
        assert list(one) == KEYS
        assert TEXT[one["trigger_start"] : one["trigger_end"]] == one["trigger"]
        assert list(one["date"]) == ["text", "date_start", "date_end", "ground", "probability"]
        assert 1 <= len(one["reasons"]) <= 5
        weights = [abs(reason["weight"]) for reason in one["reasons"]]
        assert weights == sorted(weights, reverse=True)


def test_the_admitted_ones_are_the_mentions(explained: dict[str, Any]) -> None:
    admitted = [one for one in explained["decisions"] if one["admitted"]]
    assert len(admitted) == len(explained["mentions"])
    for one, mention in zip(admitted, explained["mentions"], strict=True):
        for name in ("start", "end", "trigger_start", "event_type", "status"):
            assert one[name] == mention[name]
        assert one["probability"] == mention["confidence"]
        assert (one["date"]["date_start"], one["date"]["date_end"]) == (mention["date_start"], mention["date_end"])
        assert one["date"]["ground"] == mention["date_ground"]
        assert [country["country"] for country in one["countries"]] == mention["countries"]
        assert (one["place"] or {}).get("name") == (mention["place"] or {}).get("name")


def test_admitted_is_what_reaches_the_threshold_and_is_not_displaced(explained: dict[str, Any]) -> None:
    for one in explained["decisions"]:
        assert one["admitted"] == (one["probability"] >= one["threshold"] and one["displaced_by"] is None)


def test_a_date_in_the_clause_says_so(explained: dict[str, Any]) -> None:
    met = next(one for one in explained["decisions"] if one["trigger"] == "met" and one["admitted"])
    assert met["date"]["text"].endswith("Friday")
    assert (met["date"]["date_start"], met["date"]["ground"]) == ("2024-05-03", "clause")


def test_decisions_come_whatever_the_layers() -> None:
    answer = annotate(["timexes"], explain=True)
    assert list(answer) == ["id", "timexes", "decisions"]
    assert answer["decisions"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(f"---\nlanguage: en\npublished: 2024-05-05\n---\n\n{TEXT}\n", encoding="utf-8")
    return path


def test_extract_writes_the_decisions_beside_the_events(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = article.with_name("events.csv")
    assert main(["extract", str(article), "--explain", "--output", str(output)]) == ALL_READ
    beside = article.with_name("events.explain.jsonl")
    decisions = [json.loads(line) for line in beside.read_text(encoding="utf-8").splitlines()]
    assert {one["article_id"] for one in decisions} == {"a"}
    assert [list(one) for one in decisions] == [["article_id", *KEYS]] * len(decisions)
    assert {one["admitted"] for one in decisions} == {True, False}
    assert capsys.readouterr().out == ""


def test_a_place_for_the_decisions_is_checked_before_anything_is_read(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.extract", lambda *_args, **_options: pytest.fail("it was read"))
    article.with_name("events.explain.jsonl").mkdir()
    assert main(["extract", str(article), "--explain", "--output", str(article.with_name("events.csv"))]) == 2
    assert "events.explain.jsonl: is a folder" in capsys.readouterr().err


def test_extract_to_stdout_writes_the_decisions_behind_the_events(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(article), "--explain"]) == ALL_READ
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    is_decision = ["decision" in record for record in records]
    assert is_decision == sorted(is_decision)
    assert {True, False} == set(is_decision)


@needs_bare_models
@pytest.mark.parametrize("command", ["extract", "annotate"])
def test_without_the_encoder_the_run_says_so_once(
    article: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    documents = article.with_suffix(".jsonl")
    line = json.dumps({"id": "a", "text": TEXT, "language": "en", "dct": "2024-05-05"})
    documents.write_text(f"{line}\n{line}\n", encoding="utf-8")
    path = article if command == "extract" else documents
    assert main([command, str(path), "--no-encoder", "--explain"]) == ALL_READ
    out, err = capsys.readouterr()
    assert err.count("note: without the encoder") == 1
    assert "--no-encoder was given" in err
    assert '"encoder' not in out


@needs_bare_models
def test_a_machine_without_onnxruntime_decides_as_with_no_encoder(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["extract", str(article), "--no-encoder"]) == ALL_READ
    asked = capsys.readouterr().out
    missing = load_encoder(article.parent)
    monkeypatch.setattr("pipeline.encoder.load_encoder", lambda: missing)
    assert main(["extract", str(article)]) == ALL_READ
    out, err = capsys.readouterr()
    assert out == asked
    assert "note: without the encoder" in err
    assert "is missing" in err


def test_timexes_say_nothing_of_an_encoder(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = article.with_suffix(".jsonl")
    documents.write_text(json.dumps({"id": 1, "text": TEXT, "language": "en"}), encoding="utf-8")
    assert main(["annotate", str(documents), "--layers", "timexes", "--no-encoder"]) == ALL_READ
    assert capsys.readouterr().err == ""
