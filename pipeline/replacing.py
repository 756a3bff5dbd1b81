"""A file that is written beside its place and moved there whole, whatever ends the writing."""

from __future__ import annotations

import fcntl
import itertools
import os
import re
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from pipeline.errors import OutputError

# Of the name of the file to be replaced; with four bytes a character and the rest it stays below 255 bytes.
_NAME_LENGTH = 60

_KINDS = {
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}

# The files that this process is writing, for `_end`.
_UNFINISHED: set[Path] = set()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to write to; moved to `path` at the end, removed where anything fails.

    The mode of a file that stood there is kept, its owner where the system allows it; a link stays, the file it leads
    to is replaced. SIGTERM and SIGHUP remove the file beside before they end the process; what SIGKILL leaves is
    removed at the next write to `path`. Raises OutputError for what is no regular file and for what the file system
    refuses (no permission, disk full).
    """
    check_place(path)
    target = Path(os.path.realpath(path))
    try:
        _sweep(target)
        old = target.stat() if target.exists() else None
        with _ended_cleanly(), _part(target, private=old is not None) as (part, descriptor):
            yield part
            os.fsync(descriptor)
            if old:
                with suppress(PermissionError):  # of another owner; before the mode, which a change of owner cuts
                    os.fchown(descriptor, old.st_uid, old.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
            part.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error


def check_place(path: Path) -> None:
    """Raise OutputError where no file can be put at `path`, or something else than a regular file is there."""
    target = Path(os.path.realpath(path))
    folder = target.parent
    try:
        if target.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it")
        if not folder.is_dir():
            raise OutputError(f"{path}: there is no folder {folder}; make it first")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OutputError(f"{path}: no permission to write in {folder}; choose another place")
        kind = stat.S_IFMT(target.stat().st_mode)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}); choose another place") from error
    if kind != stat.S_IFREG:
        what = _KINDS.get(kind, "something else")
        raise OutputError(f"{path}: is no regular file but {what}; only regular files are replaced, name another")


def _sweep(target: Path) -> None:
    """Remove what writers of `target` left that were killed. A writer at work holds a lock on its file."""
    pattern = re.compile(re.escape(f".{target.name[:_NAME_LENGTH]}.") + r"\d+\.part")
    with suppress(OSError):  # a folder that may be written in and not listed
        for part in target.parent.iterdir():
            if pattern.fullmatch(part.name):
                _remove_if_left(part)


def _remove_if_left(part: Path) -> None:
    with suppress(OSError):  # locked, of another owner, just gone, or no regular file
        descriptor = os.open(part, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _is_at(part, descriptor):
                    part.unlink()
        finally:
            os.close(descriptor)


@contextmanager
def _ended_cleanly() -> Iterator[None]:
    """SIGTERM and SIGHUP remove the unfinished files first; a program's own handlers, and `nohup`, are left alone."""
    taken = []
    if threading.current_thread() is threading.main_thread():  # no other may set handlers
        taken = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    try:
        for number in taken:
            signal.signal(number, _end)
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    """Remove the unfinished files here, where no exception can come in between, and end as the signal would have."""
    for part in tuple(_UNFINISHED):
        with suppress(OSError):
            part.unlink()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


@contextmanager
def _part(target: Path, *, private: bool) -> Iterator[tuple[Path, int]]:
    """A new file beside `target`, locked while it is open, removed at the end if it is still there.

    Its number is the process's, or the next one free: threads, and containers that share a folder, have the same.
    `private`: nobody else may read it until it gets the mode of the old file.
    """
    for number in itertools.count(os.getpid()):
        part = target.with_name(f".{target.name[:_NAME_LENGTH]}.{number}.part")
        _UNFINISHED.add(part)  # before it is made, or a signal between the two would leave it
        try:
            descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
        except FileExistsError:
            _UNFINISHED.discard(part)
            continue
        except OSError:
            _UNFINISHED.discard(part)
            raise
        try:
            with suppress(OSError):  # a file system without locks: nothing is swept there either
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if _is_at(part, descriptor):  # else another writer swept it before the lock
                yield part, descriptor
                return
        finally:
            part.unlink(missing_ok=True)
            _UNFINISHED.discard(part)
            os.close(descriptor)


def _is_at(part: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.lstat(part), os.fstat(descriptor))
    except FileNotFoundError:
        return False
