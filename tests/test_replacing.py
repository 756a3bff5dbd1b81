"""A file is replaced whole or not at all, whatever ends the writer, and only where a regular file stood."""

from __future__ import annotations

import os
import random
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import OutputError
from pipeline.replacing import check_place, replacing
from pipeline.writers import write_events
from tests.views.invented import two_events

ROOT = Path(__file__).resolve().parents[1]
MOMENTS = 30


def write(path: Path, text: str) -> None:
    with replacing(path) as part:
        part.write_text(text)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# ---- what is replaced


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_link_to_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def make_device(path: Path) -> None:
    """The null device once more, not the machine's own: root, whom nothing stops, would lose it with this test."""
    try:
        os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root makes devices")


def make_link_to_device(path: Path) -> None:
    make_device(path.with_name("null"))
    path.symlink_to("null")


def make_link_to_link(path: Path) -> None:
    make_device(path.with_name("null"))
    path.with_name("link").symlink_to("null")
    path.symlink_to("link")


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


def make_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


MAKERS = [
    make_pipe,
    make_link_to_pipe,
    make_device,
    make_link_to_device,
    make_link_to_link,
    make_socket,
    make_link_to_itself,
]


@pytest.mark.parametrize("make", MAKERS)
def test_what_is_no_regular_file_is_refused_and_left(tmp_path, monkeypatch, make):
    monkeypatch.chdir(tmp_path)  # the name of a socket may have 100 bytes
    path = Path("events.csv")
    make(path)
    before = sorted((file.name, file.lstat().st_mode, file.lstat().st_ino) for file in tmp_path.iterdir())
    with pytest.raises(OutputError, match=r"is no regular file but a (pipe|device|socket)|cannot be written"):
        write_events(two_events(), path)
    with pytest.raises(OutputError):
        write(path, "new")
    assert sorted((file.name, file.lstat().st_mode, file.lstat().st_ino) for file in tmp_path.iterdir()) == before


def test_a_name_that_is_too_long_is_an_error_of_ours(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        check_place(tmp_path / f"{'a' * 300}.csv")


@pytest.mark.parametrize("letter", ["a", "é"])
def test_a_name_as_long_as_the_file_system_takes(tmp_path, letter):
    path = tmp_path / f"{letter * (250 // len(letter.encode()))}.csv"
    write(path, "new")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_link_stays_and_the_file_behind_it_is_replaced(tmp_path):
    (tmp_path / "real").mkdir()
    kept, link, chain = tmp_path / "real" / "kept.csv", tmp_path / "link.csv", tmp_path / "chain.csv"
    kept.write_text("old")
    kept.chmod(0o640)
    link.symlink_to(kept)
    chain.symlink_to(link)
    write(chain, "new")
    assert (chain.is_symlink(), link.is_symlink(), kept.is_symlink()) == (True, True, False)
    assert (kept.read_text(), mode(kept)) == ("new", 0o640)
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["chain.csv", "kept.csv", "link.csv", "real"]


# ---- its mode


@pytest.mark.parametrize("old", [0o600, 0o640, 0o444, 0o666, 0o755])
def test_the_mode_of_the_old_file_is_kept(tmp_path, old):
    path = tmp_path / "events.csv"
    path.write_text("old")
    path.chmod(old)
    with replacing(path) as part:
        assert mode(part) == 0o600, "nobody may read it before it has the old file's mode"
        part.write_text("new")
    assert (path.read_text(), mode(path)) == ("new", old)


def test_a_new_file_has_the_mode_of_any_other(tmp_path):
    (tmp_path / "other").touch()
    write(tmp_path / "events.csv", "new")
    assert mode(tmp_path / "events.csv") == mode(tmp_path / "other")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_of_the_old_file_is_kept(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("old")
    os.chown(path, 12345, 54321)
    write(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 54321)


# ---- what is left beside it


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_nothing_is_left_of_a_writing_that_fails(tmp_path, error):
    path = tmp_path / "events.csv"
    path.write_text("old")

    def fail() -> None:
        with replacing(path) as part:
            part.write_text("half")
            raise error

    with pytest.raises(error):
        fail()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("events.csv", "old")]


def test_what_dead_writers_left_is_swept_by_the_next(tmp_path):
    for number in (1, os.getpid(), 4_000_000_000):
        (tmp_path / f".events.csv.{number}.part").write_text("half")
    write(tmp_path / "events.csv", "new")
    assert [file.name for file in tmp_path.iterdir()] == ["events.csv"]


def test_writers_at_work_and_files_of_others_are_left_alone(tmp_path):
    path = tmp_path / "events.csv"
    others = [".events.csv.part", ".other.csv.12.part", ".events.csv.12.part.txt", "events.csv.12.part", ".eventsXcsv.1.part"]  # fmt: skip
    for name in others:
        (tmp_path / name).write_text("another's")
    os.mkfifo(tmp_path / ".events.csv.12.part")
    (tmp_path / ".events.csv.13.part").symlink_to(".other.csv.12.part")
    before = sorted(file.name for file in tmp_path.iterdir())
    with replacing(path) as first:
        first.write_text("first")
        write(path, "second")
        assert first.read_text() == "first"
        assert path.read_text() == "second"
    assert path.read_text() == "first"
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([*before, "events.csv"])


def test_threads_that_write_one_file_do_not_meet(tmp_path):
    path = tmp_path / "events.csv"
    threads = [threading.Thread(target=write, args=(path, str(number) * 10_000)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [file.name for file in tmp_path.iterdir()] == ["events.csv"]
    assert len(set(path.read_text())) == 1
    assert len(path.read_text()) == 10_000


# ---- signals


@pytest.mark.parametrize("handler", [signal.SIG_IGN, lambda *_: None])
def test_the_handlers_of_a_program_are_left_alone(tmp_path, handler):
    before = signal.signal(signal.SIGHUP, handler)
    try:
        with replacing(tmp_path / "events.csv") as part:
            part.write_text("new")
            signal.raise_signal(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is handler
    finally:
        signal.signal(signal.SIGHUP, before)
    assert (tmp_path / "events.csv").read_text() == "new"


def test_the_handlers_are_given_back(tmp_path):
    before = signal.getsignal(signal.SIGTERM)
    write(tmp_path / "events.csv", "new")
    assert signal.getsignal(signal.SIGTERM) is before


# Writes two tables in turn until it is killed: for each line on stdin one writer, whose process id and end it prints.
WRITER = """
import itertools, os, sys
import pandas as pd
from pathlib import Path
from pipeline.writers import write_events

tables = [pd.read_parquet(name) for name in sys.argv[1:3]]
write_events(tables[0], Path(sys.argv[3]))  # what is imported at the first writing
for path in map(str.strip, sys.stdin):
    writer = os.fork()
    if not writer:
        for table in itertools.cycle(tables):
            write_events(table, Path(path))
    print(writer, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]), flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_killed_writer_leaves_a_whole_file_and_nothing_else(tmp_path, number):
    tables = [pd.concat([two_events()] * copies, ignore_index=True) for copies in (50, 100)]
    names = [str(tmp_path / "even.parquet"), str(tmp_path / "odd.parquet")]
    whole = []
    for table, name in zip(tables, names, strict=True):
        table.to_parquet(name, index=False)
        begun = time.perf_counter()
        write_events(table, tmp_path / "whole.csv")
        last_writing = time.perf_counter() - begun
        whole.append((tmp_path / "whole.csv").read_bytes())
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "events.csv"
    path.write_bytes(whole[0])
    moments = random.Random(int(number))  # noqa: S311  # the same ones every time
    left = 0
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, *names, str(tmp_path / "first.csv")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writers:
        assert writers.stdin
        assert writers.stdout
        for _ in range(MOMENTS):
            writers.stdin.write(f"{path}\n")
            writers.stdin.flush()
            writer = int(writers.stdout.readline())
            time.sleep(moments.uniform(0, 2 * last_writing))
            os.kill(writer, number)
            assert int(writers.stdout.readline()) == -number
            assert path.read_bytes() in whole
            if number == signal.SIGKILL:  # nobody can clean up then, so the next write does
                left += len(list(path.parent.iterdir())) - 1
                write_events(tables[0], path)
            assert list(path.parent.iterdir()) == [path]
        writers.stdin.close()
    assert left > 0 or number != signal.SIGKILL, "no moment was within a writing"
