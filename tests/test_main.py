"""The command line: exit codes, what goes where, and a sentence for everything that goes wrong."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.commands import ALL_READ, SOME_NOT_READ, WRONG_USAGE

ARTICLE = "---\nlanguage: en\n{published}---\n\nThe French and German ministers met in Geneva on Friday for talks.\n"
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE.format(published="published: 2024-05-05\n"))
    return tmp_path / "in"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.mark.parametrize("suffix", ["csv", "parquet", "jsonl", "geojson", "ics"])
def test_extract_to_a_file(folder, capsys, suffix):
    output = folder.parent / f"events.{suffix}"
    assert run("extract", folder, "--output", output) == ALL_READ
    assert output.stat().st_size > 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "1 article read, 1 event" in err


def test_extract_to_stdout(folder, capsys):
    assert run("extract", folder) == ALL_READ
    (event,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (event["event_type"], event["date_start"]) == ("talks", "2024-05-03")


def test_a_bad_article_is_named_and_the_rest_written(folder, capsys):
    (folder / "b.txt").write_bytes(b"caf\xe9")
    output = folder.parent / "events.jsonl"
    assert run("extract", folder, "--output", output) == SOME_NOT_READ
    assert len(output.read_text().splitlines()) == 1
    assert f"not read: {folder / 'b.txt'}: it is not UTF-8" in capsys.readouterr().err


def test_published_stands_in(folder, capsys):
    (folder / "a.txt").write_text(ARTICLE.format(published=""))
    assert run("extract", folder) == ALL_READ
    out, err = capsys.readouterr()
    assert json.loads(out)["date_start"] is None
    assert "a.txt: no publication date" in err
    assert run("extract", folder, "--published", "2024-05-05") == ALL_READ
    assert json.loads(capsys.readouterr().out)["date_start"] == "2024-05-03"


def test_an_empty_folder(tmp_path, capsys):
    output = tmp_path / "events.csv"
    output.write_text("old")
    (tmp_path / "empty").mkdir()
    assert run("extract", tmp_path / "empty", "--output", output) == WRONG_USAGE
    assert "There is no article in" in capsys.readouterr().err
    assert output.read_text() == "old"


def test_paths_that_do_not_exist(folder, capsys):
    assert run("extract", folder.parent / "gone") == WRONG_USAGE
    assert run("extract", folder.parent / "gone", folder) == SOME_NOT_READ
    assert "gone: no such file or folder" in capsys.readouterr().err


def test_nothing_readable_writes_nothing(folder, capsys):
    (folder / "a.txt").write_bytes(b"\0")
    output = folder.parent / "events.csv"
    assert run("extract", folder, "--output", output) == SOME_NOT_READ
    assert "nothing was written" in capsys.readouterr().err
    assert not output.exists()


@pytest.mark.parametrize("output", ["events.xlsx", "gone/events.csv"])
def test_output_is_checked_before_anything_is_read(folder, capsys, monkeypatch, output):
    monkeypatch.setattr("pipeline.run.extract", lambda *_args, **_options: pytest.fail("it was read"))
    assert run("extract", folder, "--output", folder.parent / output) == WRONG_USAGE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_pipe_as_the_output_is_refused_before_anything_is_read(folder, capsys, monkeypatch):
    monkeypatch.setattr("pipeline.run.extract", lambda *_args, **_options: pytest.fail("it was read"))
    os.mkfifo(folder.parent / "events.csv")
    assert run("extract", folder, "--output", folder.parent / "events.csv") == WRONG_USAGE
    assert "events.csv: is no regular file but a pipe; only regular files are replaced" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["extract"],
        ["extract", ""],
        ["extract", "a.txt", ""],
        ["extract", "a.txt", "--output", ""],
        ["annotate", ""],
        ["evaluate", ""],
        ["nonsense"],
        ["extract", "a.txt", "--published", "yesterday"],
        ["annotate", "--layers", "timexes,smells"],
        ["annotate", "--style", "poetry"],
    ],
)
def test_wrong_usage(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == WRONG_USAGE
    assert "usage: python -m pipeline" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("tomorrow", "'tomorrow' is no ISO date (expected: year-month-day, such as 2025-09-10)"),
        ("2026-13-40", "'2026-13-40' is not in the calendar (expected: year-month-day, such as 2025-09-10)"),
        ("03/05/2024", "such as 2025-09-10"),
        ("", "such as 2025-09-10"),
        ("1066-01-01", "'1066-01-01' is no day of news: those have years from 1600 to 2999"),
    ],
)
def test_a_wrong_day_of_publication_is_told_with_a_right_one(told, words, capsys):
    with pytest.raises(SystemExit) as end:
        main(["extract", "a.txt", "--published", told])
    assert end.value.code == WRONG_USAGE
    assert words in capsys.readouterr().err


def test_an_old_newspaper_has_its_day(folder, capsys):
    (folder / "a.txt").write_text(ARTICLE.format(published=""))
    assert run("extract", folder, "--published", "1788-05-04") == ALL_READ
    assert json.loads(capsys.readouterr().out)["date_start"] == "1788-05-02"


def test_annotate_a_file(tmp_path, capsys):
    documents = tmp_path / "docs.jsonl"
    documents.write_text('{"id": 1, "text": "They met on Friday.", "language": "en", "dct": "2024-05-05"}\nnonsense\n')
    assert run("annotate", documents, "--layers", "timexes") == SOME_NOT_READ
    out, err = capsys.readouterr()
    assert json.loads(out)["timexes"][0]["text"] == "Friday"
    assert f"not read: {documents}, line 2: it is not JSON" in err
    assert run("annotate", tmp_path / "gone.jsonl") == WRONG_USAGE


def test_evaluate(folder, capsys):
    gold = folder.parent
    folder.rename(gold / "articles")
    (gold / "events").mkdir()
    event = {"type": "talks", "date_start": "2024-05-03", "date_end": "2024-05-03", "countries": ["FRA", "DEU", "CHE"], "status": "happened",
             "quantities": [], "sentence": "The French and German ministers met in Geneva on Friday for talks."}  # fmt: skip
    (gold / "events" / "a.json").write_text(json.dumps([event]))
    assert run("evaluate", gold, "--json") == ALL_READ
    assert json.loads(capsys.readouterr().out)["all_f1"] == 1.0
    assert run("evaluate", gold) == ALL_READ
    assert "talks" in capsys.readouterr().out
    assert run("evaluate", gold / "events") == WRONG_USAGE


def test_an_interrupted_run_is_quiet(folder, capsys, monkeypatch):
    def interrupt(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.extract", interrupt)
    assert run("extract", folder) == 128 + signal.SIGINT
    assert capsys.readouterr().err == ""


def test_a_reader_that_goes_away_is_no_error():
    line = json.dumps({"id": 1, "text": "They met on Friday.", "language": "en"}) + "\n"
    command = [sys.executable, "-m", "pipeline", "annotate", "--layers", "timexes"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdin.write(line.encode())
        program.stdin.flush()
        assert program.stdout.readline(), program.stderr.read()
        program.stdout.close()
        try:
            program.stdin.write(line.encode() * 2)
            program.stdin.close()
        except BrokenPipeError:
            pass
        assert program.stderr.read() == b""
        assert program.wait() == 128 + signal.SIGPIPE


@pytest.fixture
def stdin(monkeypatch):
    def hold(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return hold


def test_an_article_on_stdin(stdin, capsys):
    stdin(ARTICLE.format(published="published: 2024-05-05\n").encode())
    assert run("extract", "-") == ALL_READ
    event = json.loads(capsys.readouterr().out)
    assert (event["date_start"], event["mentions"][0]["article_id"]) == ("2024-05-03", "stdin")


def test_stdin_beside_files_is_an_article_of_its_own(folder, stdin, capsys):
    (folder / "stdin.txt").write_text(ARTICLE.format(published="published: 2024-05-05\n"))
    stdin(b"---\nlanguage: en\n---\nNorway and Chile signed a treaty in Oslo in May 2021.")
    assert run("extract", "-", folder / "stdin.txt", "-", "--published", "2024-05-05") == ALL_READ
    out, err = capsys.readouterr()
    told = [mention["article_id"] for line in out.splitlines() for mention in json.loads(line)["mentions"]]
    assert set(told) == {"stdin", "in/stdin"}
    assert "2 articles read" in err


@pytest.mark.parametrize(("content", "words"), [(b"", "it is empty"), (b"caf\xe9", "it is not UTF-8"), (b"a" * 500_001, "more than 0.5 MB")])  # fmt: skip
def test_what_cannot_be_read_on_stdin_is_named(stdin, capsys, content, words):
    stdin(content)
    assert run("extract", "-") == SOME_NOT_READ
    err = capsys.readouterr().err
    assert f"not read: stdin: {words}" in err or f"not read: stdin: it has {words}" in err
    assert "nothing was written" in err


def test_events_as_csv_on_stdout(folder, capsys):
    assert run("extract", folder, "--output", "-") == ALL_READ
    out, err = capsys.readouterr()
    output = folder.parent / "events.csv"
    assert run("extract", folder, "--output", output) == ALL_READ
    assert out == output.read_text(encoding="utf-8")
    assert "1 article read, 1 event" in err
    assert not Path("-").exists()


def test_help_shows_an_example(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    assert re.search(
        r"examples:\n +python -m pipeline extract data/articles --output events.csv\n", capsys.readouterr().out
    )


@pytest.mark.parametrize("command", ["extract", "annotate", "evaluate"])
def test_help_shows_an_example_that_is_right_usage(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    example = re.search(r"example:\n +(.+)", capsys.readouterr().out)
    assert example
    words = shlex.split(example[1].split("|")[-1])
    assert words[:3] == ["python", "-m", "pipeline"]
    from pipeline.__main__ import _parser

    assert _parser().parse_args(words[3:]).command


def test_the_summary_goes_without_a_terminal(folder):
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "extract", folder],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == ALL_READ
    assert b"%|" not in done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["event_type"] == "talks"


def test_a_path_that_is_no_utf8_can_be_named(folder):
    bad = folder / os.fsdecode(b"caf\xe9.txt")
    bad.write_bytes(b"\0")
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "extract", folder], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == SOME_NOT_READ
    assert b"caf\\udce9.txt: it is a binary file" in done.stderr


def test_an_event_keeps_its_id_in_a_file_that_is_written_again(folder):
    output = folder.parent / "events.csv"
    (folder / "a.txt").rename(folder / "b.txt")
    assert run("extract", folder, "--output", output) == ALL_READ
    before = output.read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    (folder / "a.txt").write_text(ARTICLE.format(published="published: 2024-05-04\n"))
    assert run("extract", folder, "--output", output) == ALL_READ
    rows = output.read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == [before]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_a_full_disk_behind_stdout_is_a_sentence(folder):
    command = [sys.executable, "-m", "pipeline", "extract", str(folder)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, text=True, check=False)
    assert done.returncode == WRONG_USAGE
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
