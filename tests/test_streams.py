"""What people are told is safe to show, and a closed stream is told before anything is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.commands import ALL_READ, SOME_NOT_READ, WRONG_USAGE
from pipeline.streams import escaped, say

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "---\nlanguage: en\npublished: 2024-05-05\n{more}---\n\nThe French and German ministers met in Geneva on Friday for talks.\n"
ESCAPES = ["\x1b[2J", "\x1b]0;title\x07", "\x9b2J", "\r", "\n", "\x00", "\x7f", "\u202e", "\u2066", "\u2028", "\udce9"]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE.format(more=""))
    return path


@pytest.mark.parametrize("escape", ESCAPES)
def test_nothing_that_a_terminal_obeys_is_said(escape, capsys):
    say(f"note: {escape}in the title")
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert escape not in line[:-1]
    assert line == f"note: {escape.encode('unicode_escape').decode()}in the title\n"


def test_other_texts_are_said_as_they_are():
    text = "l'été : « déjà vu » – Україна, 北京, 🕊️, soft\u00adhyphen, no\u00a0break"
    assert escaped(text) == text


def test_an_escape_sequence_in_an_address_stays_off_the_terminal(article, capsys):
    article.write_text(ARTICLE.format(more='url: "ftp://example.org/\\e[31mred\\u009b2J"\n'))
    assert main(["extract", str(article)]) == ALL_READ
    err = capsys.readouterr().err
    assert "ftp://example.org/" in err
    assert "\x1b" not in err
    assert "\x9b" not in err


@pytest.mark.parametrize("name", ["\x1b[31mred.txt", "a\nnote: all is well.txt"])
def test_nor_in_the_name_of_a_file(tmp_path, capsys, name):
    (tmp_path / name).write_bytes(b"\0")
    assert main(["extract", str(tmp_path)]) == SOME_NOT_READ
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\nnote: all is well" not in err
    assert main(["extract", str(tmp_path / name), "--output", str(tmp_path / name / "events.csv")]) == WRONG_USAGE
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["extract", "a.txt", "--\x1b[31m"], ["\x1b[31m"], ["annotate", "--layers", "\x1b[31m"]])  # fmt: skip
def test_nor_in_wrong_usage(capsys, arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == WRONG_USAGE
    err = capsys.readouterr().err
    assert "[31m" in err
    assert "\x1b" not in err


@pytest.mark.parametrize("arguments", [["extract", "-"], ["annotate", "--layers", "timexes"], ["annotate", "-"]])
def test_a_closed_stdin_is_told(monkeypatch, capsys, arguments):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(arguments) == WRONG_USAGE
    assert capsys.readouterr().err.startswith("stdin is closed")


def test_a_closed_stdin_that_nobody_needs_does_not_matter(monkeypatch, article, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["extract", str(article)]) == ALL_READ
    assert json.loads(capsys.readouterr().out)["event_type"] == "talks"


@pytest.mark.parametrize("more", [[], ["--output", "-"]])
def test_a_closed_stdout_is_told_before_the_run(monkeypatch, article, capsys, more):
    monkeypatch.setattr("pipeline.run.extract", lambda *_args, **_options: pytest.fail("it was read"))
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["extract", str(article), *more]) == WRONG_USAGE
    assert capsys.readouterr().err.startswith("stdout is closed")


@pytest.mark.parametrize(
    "arguments", [["annotate", "--layers", "timexes"], ["evaluate", "gold"], ["--help"], ["extract", "--help"]]
)
def test_a_closed_stdout_loses_no_output(monkeypatch, capsys, arguments):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(arguments) == WRONG_USAGE
    assert capsys.readouterr().err.startswith("stdout is closed")


def test_a_closed_stdout_does_not_matter_where_there_is_a_file(monkeypatch, article):
    output = article.with_name("events.jsonl")
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["extract", str(article), "--output", str(output)]) == ALL_READ
    assert json.loads(output.read_text())["event_type"] == "talks"


def test_a_closed_stderr_is_told_on_stdout_and_nothing_is_written(monkeypatch, article, capsys):
    output = article.with_name("events.jsonl")
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["extract", str(article), "--output", str(output)]) == WRONG_USAGE
    assert capsys.readouterr().out.startswith("stderr is closed")
    assert not output.exists()


LINE = '{"id": 1, "text": "They met on Friday.", "language": "en"}\n'


@pytest.mark.parametrize(("closed", "told"), [("<&-", "stdin"), (">&-", "stdout"), ("2>&-", "stderr")])
def test_what_the_shell_closes(closed, told):
    command = f'exec "{sys.executable}" -m pipeline annotate --layers timexes {closed}'
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, input=LINE, capture_output=True, text=True, check=False)
    assert done.returncode == WRONG_USAGE
    assert (done.stdout + done.stderr).startswith(f"{told} is closed")
    assert (done.stdout + done.stderr).count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
@pytest.mark.parametrize(("arguments", "code"), [("--help > /dev/full", WRONG_USAGE), ("annotate --layers timexes 2> /dev/full", SOME_NOT_READ)])  # fmt: skip
def test_a_stream_that_takes_nothing(arguments, code):
    """Of results it is a fault; of what is said it is none that could be told, and the results are there."""
    command = f'exec "{sys.executable}" -m pipeline {arguments}'
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, input=f"nonsense\n{LINE}", capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert ("timexes" in done.stdout) == (code == SOME_NOT_READ)
