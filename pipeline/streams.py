"""The standard streams of the command line: what is said is safe to show, and a closed one is told."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import BinaryIO, TextIO

from pipeline.errors import StreamError

# Control characters, which a terminal obeys; line separators and marks of direction, which make a line look like
# another; halves of surrogate pairs, which no terminal can show (bytes of a file name that are no UTF-8).
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def say(sentence: str) -> None:
    """Print a sentence for people to stderr, on one line whatever it quotes. Where nobody can read it, go on."""
    try:
        print(escaped(sentence), file=sys.stderr, flush=True)
    except OSError:  # the results matter more than what is said of them
        _drop(sys.stderr)


def escaped(text: str) -> str:
    r"""The text with what is unsafe to show as Python writes it.

    >>> print(escaped("a\x1b[2J title"))
    a\x1b[2J title
    """
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def open_streams() -> None:
    """Write UTF-8 whatever the locale. Raises StreamError where stderr is closed: no fault could be told.

    That sentence goes to stdout, the only place left.
    """
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    if sys.stderr is None:
        sys.stderr = sys.stdout
        raise StreamError("stderr is closed, so that no fault could be told; send it to a file, or to /dev/null")


def open_stdout() -> TextIO:
    """The stream for results. Raises StreamError where the shell closed it (`>&-`)."""
    if sys.stdout is None:
        raise StreamError("stdout is closed, so that the output would be lost; send it to a file")
    return sys.stdout


def open_stdin() -> BinaryIO:
    """The stream of articles or documents. Raises StreamError where the shell closed it (`<&-`)."""
    if sys.stdin is None:
        raise StreamError("stdin is closed, so that nothing can be read from it; name a file")
    return sys.stdin.buffer


def drop_stdout() -> None:
    """Nobody reads our output, or its disk is full: what is left in the buffer would fail once more at exit."""
    _drop(sys.stdout)


def _drop(stream: TextIO | None) -> None:
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
