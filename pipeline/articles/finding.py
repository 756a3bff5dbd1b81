"""Paths to the article files they mean, each with its `article_id`."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ARTICLE_SUFFIXES = (".txt", ".md")

# Standard input, as a path and as the file it would be. A file of this name is `./-`.
STDIN = Path("-")
_STDIN_FILE = Path("/stdin")

# Files that stand beside articles and tell about them.
_NOT_ARTICLES = ("readme", "licence", "license", "licences", "licenses", "changelog")
_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Found:
    """`files` are pairs of path and `article_id`, `closed` of path and the reason why nothing can be found there;
    `unfollowed` are links to folders inside a folder, which can lead in a circle."""

    files: tuple[tuple[Path, str], ...]
    closed: tuple[tuple[Path, str], ...]
    passed_over: tuple[Path, ...]
    unfollowed: tuple[Path, ...]


def find_files(paths: Sequence[Path]) -> Found:
    """The article files of `paths`: a file as it is given, whatever its suffix, a folder recursively, `-` for stdin.

    Of a folder the `.txt` and `.md` files are articles; hidden files, a README or LICENCE and other suffixes are passed
    over. A file that two paths lead to is read once.
    """
    files: dict[Path, Path] = {}
    closed: list[tuple[Path, str]] = []
    passed_over: list[Path] = []
    unfollowed: list[Path] = []
    for path in paths:
        if path == STDIN:
            files.setdefault(_STDIN_FILE, path)
            continue
        mode = _mode(path)
        if isinstance(mode, str):
            closed.append((path, mode))
        elif stat.S_ISDIR(mode):
            for inside in _walk(path, closed, unfollowed):
                if _is_article(inside):
                    files.setdefault(_real(inside), inside)
                else:
                    passed_over.append(inside)
        else:
            files.setdefault(_real(path), path)
    ids = _article_ids(list(files))
    return Found(
        files=tuple((path, ids[resolved]) for resolved, path in files.items()),
        closed=tuple(closed),
        passed_over=tuple(path for path in passed_over if _real(path) not in files),
        unfollowed=tuple(unfollowed),
    )


def passed_over_text(paths: Sequence[Path]) -> str:
    """One sentence on the files of a folder that are not articles."""
    names = ", ".join(str(path) for path in paths[:_NAMED_AT_MOST])
    more = f" and {len(paths) - _NAMED_AT_MOST} more" if len(paths) > _NAMED_AT_MOST else ""
    files = "1 file" if len(paths) == 1 else f"{len(paths)} files"
    return f"{files} passed over, articles end in {' or '.join(ARTICLE_SUFFIXES)}: {names}{more}"


def _mode(path: Path) -> int | str:
    """What the file system says it is, or the reason why it says nothing."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name with a null character
        address = str(path).lower().startswith(("http:", "https:"))
        return (
            "a web address, which is not read; save its text as .txt in UTF-8" if address else "no such file or folder"
        )
    except OSError as error:
        return f"it cannot be opened ({error.strerror or error})"


def _real(path: Path) -> Path:
    """The path without links. `Path.resolve` raises RuntimeError where links lead in a circle; opening names that."""
    return Path(os.path.realpath(path))


def _walk(folder: Path, closed: list[tuple[Path, str]], unfollowed: list[Path]) -> Iterator[Path]:
    """Every file below `folder`, by name; hidden folders are not entered, links to folders not followed."""

    def note(error: OSError) -> None:
        closed.append((Path(error.filename), f"the folder cannot be opened ({error.strerror})"))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        unfollowed += [Path(parent, name) for name in folders if Path(parent, name).is_symlink()]
        yield from (Path(parent, name) for name in sorted(names))


def _is_article(path: Path) -> bool:
    return (
        path.suffix.lower() in ARTICLE_SUFFIXES
        and not path.name.startswith(".")
        and path.stem.lower() not in _NOT_ARTICLES
    )


def _article_ids(paths: Sequence[Path]) -> dict[Path, str]:
    """The file's name without suffix; as many folders before it as it takes to tell two alike apart.

    Two files of one folder that differ in the suffix alone keep it.
    """
    ids = dict.fromkeys(paths, "")
    unsettled = list(paths)
    parts = {path: path.with_suffix("").parts[1:] for path in paths}
    twins = Counter(parts.values())
    for path in paths:
        if twins[parts[path]] > 1:
            parts[path] = path.parts[1:]
    depth = 1
    while unsettled:
        for path in unsettled:
            ids[path] = _readable("/".join(parts[path][-depth:]))
        taken = Counter(ids.values())
        unsettled = [path for path in unsettled if taken[ids[path]] > 1 and depth < len(parts[path])]
        depth += 1
    return ids


def _readable(name: str) -> str:
    """A name whose bytes are no UTF-8 with marks in their place, so that it can be written to any file."""
    return os.fsencode(name).decode("utf-8", "replace")
