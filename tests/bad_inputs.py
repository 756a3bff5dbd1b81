"""A corpus of bad inputs of `extract`, each made anew beside one good article; `python -m tests.bad_inputs` lists them."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

GOOD = "---\nlanguage: en\npublished: 2024-05-05\n---\n\nThe French and German ministers met in Geneva on Friday for talks.\n"
ENGLISH = "The two ministers met in Geneva on Thursday and agreed to meet again.\n"
FRENCH = "Les deux ministres se sont rencontrés jeudi à Genève et se reverront.\n"

# Makes what is bad in the folder of the good article.
Make = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class BadInput:
    """`words` are of the sentence that is said of it; `alone` names a path to be given in the folder's place."""

    name: str
    make: Make
    code: int
    words: str
    alone: str = ""
    options: tuple[str, ...] = field(default=())


def bad_inputs() -> Iterator[BadInput]:
    """All of them; `code` is the exit code of `extract FOLDER`, where the good article is read whatever else is."""
    yield from _addresses()
    yield from _metadata()
    yield from _front_matters()
    yield from _encodings()
    yield from _formats()
    yield from _languages()
    yield from _files()
    yield from _paths()
    yield from _outputs()


def article(head: str, text: str = ENGLISH) -> str:
    return f"---\nlanguage: en\n{head}\n---\n\n{text}"


def _file(content: str | bytes, name: str = "bad.txt") -> Make:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return lambda folder: (folder / name).write_bytes(raw) and None  # type: ignore[func-returns-value]


def _addresses() -> Iterator[BadInput]:
    for number, url in enumerate(
        [
            "https://[example.org/a", "http://[", "http://]", "https://exa\u2100mple.org/a", "https://a\uff0fb.example/",
            "https://[::1", "https://[v1]/", "https://[zz]/", "http://example.org:port/", "http://example.org:99999/",
            "http://example.org:-1/", "http:///path", "https://", "https://?a", "https://#a", "http://@/", "http://:80/",
            "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/x", "//a.example/x",
            "a.example/x", "mailto:a@b.example", "https://a.example/ b", "not an address",
            "https://[fe80::1%25en0/a", "https://user@[/", "https://\u2488example.org:x/",
        ]
    ):  # fmt: skip
        yield BadInput(
            f"address {number}", _file(article(f"published: 2024-01-01\nurl: {json.dumps(url)}")), 0, "no web address"
        )
    for control in ("\\x1b[31m", "\\x00", "\\x07", "\\r", "\\n", "\\ud800"):
        head = f'published: 2024-01-01\nurl: "https://[{control}.example/a"'
        code, words = (1, "not YAML") if control == "\\x" else (0, "no web address")
        yield BadInput(f"address with {control}", _file(article(head)), code, words)


def _metadata() -> Iterator[BadInput]:
    """Values that are folded: nothing but the missing day is said, and every row stays one row."""
    for key in ("title", "publisher"):
        for sign in (
            "\\ud800",
            "\\udfff",
            "\\ud83d\\ud83d",
            "\\r",
            "\\n",
            "\\x00",
            "\\x07",
            "\\x1b[2J",
            "\\x85",
            "\\u2028",
            "\\x7f",
        ):
            yield BadInput(f"{key} with {sign}", _file(article(f'{key}: "One {sign} two"')), 0, "no publication date")
        yield BadInput(f"{key} of a megabyte less", _file(article(f"{key}: {'a' * 400_000}")), 0, "no publication date")
    for sign in ("\x1b]0;x\x07", "\x0b", "\x0c", "\x08", "\ufeff", "\u202e", "\ufffe", "\U000e0001"):
        yield BadInput(f"text with {sign!r}", _file(f"{sign}{ENGLISH}"), 0, "no publication date")


def _front_matters() -> Iterator[BadInput]:
    for number, (head, words) in enumerate(
        [
            ("title: One\ntitle: Two", "`title:` stands twice"), ("title: One\nTITLE: Two", "`title:` stands twice"),
            ("published: 2024-01-01\npublished: 2024-01-02", "`published:` stands twice"),
            ("url: https://a.example/\nurl: https://b.example/", "`url:` stands twice"),
            ("language: en", "`language:` stands twice"),
            ("title: [a, b]", "is a list"), ("title: {a: b}", "is a list or a mapping"), ("published: [2024-01-01]", "is a list"),
            ("publisher:\n  - a\n  - b", "is a list"), ("url: [https://a.example/]", "is a list"),
            ("title: &a [*a]", "is a list"), ("title: &a {b: *a}", "is a list"), ("[a, b]: c", "a key"), ("? {a: b}\n: c", "a key"), ("'': c", "a key"),
            ("published: 2999-01-01", "still to come"), ("published: 2998-12-31T10:00:00Z", "still to come"),
            ("published: 9999-12-31", "no day of news"), ("published: 0001-01-01", "no day of news"), ("published: yesterday", "no ISO date"),
            ("published: 2024-13-45", "not in the calendar"), ("published: 2023-02-29", "not in the calendar"), ("published: 20240", "no ISO date"),
            ('published: "2024\\ud800"', "no ISO date"), ("published: ~", "no ISO date"), ("published:", "no publication date"),
        ]
    ):  # fmt: skip
        yield BadInput(f"front matter remarked on {number}", _file(article(head)), 0, words)
    for number, head in enumerate(
        [
            "title: a: b", 'title: "a', "title: 'a", "title", "title: [a", "title: {a", "title: *a", "title: @a", "title: `a", "title: %a\n%b",
            "\ttitle: a", "title: !!", "title: \x07", 'title: "\\q"', 'title: "\\UFFFFFFFF"', 'title: "\\U00110000"', 'title: "\\xZZ"',
            "title: a\n  b: c", "title: |\na", "? a\n? [", "a: &a b\n&a", "title: " + "[" * 3000, "title: " + "{a: " * 2000, "- a", "...\na: b",
            "%YAML 9.9", "<<: *a", "title: >9x\n a", "title: a\n...\nb", "title: &",
        ]
    ):  # fmt: skip
        yield BadInput(f"broken front matter {number}", _file(f"---\n{head}\n---\n\n{ENGLISH}"), 1, "its front matter")
    yield BadInput("unclosed front matter", _file(f"---\ntitle: a\n{ENGLISH}"), 1, "not closed")
    yield BadInput("front matter alone", _file("---\ntitle: a\n---\n"), 1, "no text below")
    for name, before in (
        ("a blank line", "\n"),
        ("blank lines", " \n\t\n"),
        ("a second mark", "\ufeff\ufeff"),
        ("a mark and a line", "\ufeff\n\ufeff"),
    ):
        yield BadInput(
            f"{name} before the front matter", _file(before + article("title: a")), 0, "before its front matter"
        )
    yield BadInput("a rule before the text", _file(f"\n---\n{ENGLISH}"), 0, "is read as text")


def _encodings() -> Iterator[BadInput]:
    for encoding, words in (
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-16-le", "binary"),
        ("utf-32-be", "binary"),
        ("cp1252", "not UTF-8"),
        ("latin-1", "not UTF-8"),
        ("cp037", "not UTF-8"),
    ):
        yield BadInput(encoding, _file(FRENCH.encode(encoding)), 1, words)
    yield BadInput("UTF-32 of the other order", _file(b"\0\0\xfe\xff" + FRENCH.encode("utf-32-be")), 1, "UTF-32")
    yield BadInput("UTF-16 of the other order", _file(b"\xfe\xff" + FRENCH.encode("utf-16-be")), 1, "UTF-16")
    for number, raw in enumerate(
        [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", ENGLISH.encode() + b"\xe2\x80"]
    ):
        yield BadInput(f"no UTF-8 {number}", _file(raw), 1, "not UTF-8")
    for number, content in enumerate(["", "\n", " \t\n\n", "\ufeff", "\ufeff\ufeff"]):
        yield BadInput(f"empty {number}", _file(content), 1, "it is empty")
    yield BadInput("null characters", _file(b"a\0b"), 1, "binary")
    yield BadInput("too large", _file(b"a" * 600_000), 1, "more than 0.5 MB")


def _formats() -> Iterator[BadInput]:
    office = io.BytesIO()
    with zipfile.ZipFile(office, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    for name, raw, words in [
        ("a web page", f"<!DOCTYPE html><p>{ENGLISH}".encode(), "HTML"), ("a bare web page", f"\n<HTML><p>{ENGLISH}".encode(), "HTML"),
        ("a web page with a mark", f"\ufeff<html>{ENGLISH}".encode(), "HTML"), ("XML", b"<?xml version='1.0'?><a/>", "XML"),
        ("a feed", b"<rss><channel/></rss>", "RSS"), ("RTF", b"{\\rtf1 text}", "RTF"), ("PDF", b"%PDF-1.7\n", "PDF"), ("an old office document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        ("an office document", office.getvalue(), "office"), ("gzip", gzip.compress(b"a"), "gzip"), ("a picture", b"\xff\xd8\xff\xe0", "JPEG"), ("Parquet", b"PAR1", "Parquet"),
        ("SQLite", b"SQLite format 3\0", "SQLite"), ("JSON", b'{\n"text": "a"}', "JSON"), ("JSON lines", b'{"text": "a"}\n{"text": "b"}\n', "JSON"), ("a list of JSON", b"[1, 2]", "JSON"),
    ]:  # fmt: skip
        yield BadInput(f"{name} in a .txt", _file(raw), 1, words)
    for suffix, words in (
        (".html", "HTML"),
        (".HTM", "HTML"),
        (".csv", "a table"),
        (".xlsx", "a table"),
        (".jsonl", "JSON"),
        (".rtf", "RTF"),
        (".pdf", "PDF"),
        (".docx", "office"),
        (".odt", "office"),
        (".epub", "EPUB"),
        (".eml", "e-mail"),
    ):
        yield BadInput(f"{suffix} given", _file(ENGLISH, f"bad{suffix}"), 1, words, alone=f"bad{suffix}")
        yield BadInput(f"{suffix} in the folder", _file(ENGLISH, f"bad{suffix}"), 0, "passed over")


def _languages() -> Iterator[BadInput]:
    yield BadInput("two languages", _file(ENGLISH * 3 + FRENCH * 3), 0, "looks like")
    yield BadInput("the other language than told", _file(article("title: a", FRENCH * 4)), 0, "looks like 'fr'")
    yield BadInput(
        "German", _file("Die Minister trafen sich am Donnerstag in Genf und sprachen miteinander.\n"), 1, "'de'"
    )
    yield BadInput("figures", _file("1 2 3\n"), 1, "not clear")
    for told in ("de", "klingon", "english", "\\ud800", "e n"):
        yield BadInput(f"language {told}", _file(f'---\nlanguage: "{told}"\n---\n{ENGLISH}'), 1, "its language is")


def _files() -> Iterator[BadInput]:
    yield BadInput("a FIFO", lambda folder: os.mkfifo(folder / "bad.txt"), 1, "no regular file")
    yield BadInput("a FIFO given", lambda folder: os.mkfifo(folder / "bad"), 1, "no regular file", alone="bad")
    yield BadInput("a link to a FIFO", _links_to_a_fifo, 1, "no regular file")
    yield BadInput("a socket", _socket, 1, "no regular file")
    for device in ("null", "zero", "full", "random", "tty"):
        yield BadInput(
            f"the device {device}",
            lambda folder, to=device: (folder / "bad.txt").symlink_to(f"/dev/{to}"),
            1,
            "no regular file",
        )  # type: ignore[misc]
        yield BadInput(f"the device {device} given", lambda _: None, 1, "no regular file", alone=f"/dev/{device}")
    yield BadInput("a link in a circle", _links_in_a_circle, 1, "symbolic links")
    yield BadInput("a link in a circle given", _links_in_a_circle, 1, "symbolic links", alone="bad.txt")
    yield BadInput("a link to itself", lambda folder: (folder / "bad.txt").symlink_to("bad.txt"), 1, "symbolic links")
    yield BadInput("a link to nothing", lambda folder: (folder / "bad.txt").symlink_to("gone.txt"), 1, "No such file")
    yield BadInput(
        "a folder that holds a link to itself",
        lambda folder: (folder / "bad.txt").symlink_to("."),
        0,
        "is not followed",
    )
    yield BadInput("a folder called .txt", lambda folder: (folder / "bad.txt").mkdir(), 0, "1 article read")
    yield BadInput(
        "a folder without articles given", lambda folder: (folder / "bad").mkdir(), 0, "1 article read", alone="bad"
    )


def _links_to_a_fifo(folder: Path) -> None:
    os.mkfifo(folder / ".fifo")
    (folder / "bad.txt").symlink_to(".fifo")


def _socket(folder: Path) -> None:
    here = os.open(folder, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:  # a path of 108 characters at most, so by the folder's number
            made.bind(f"/proc/self/fd/{here}/bad.txt")
    finally:
        os.close(here)


def _links_in_a_circle(folder: Path) -> None:
    (folder / "bad.txt").symlink_to("other.txt")
    (folder / "other.txt").symlink_to("bad.txt")


def _paths() -> Iterator[BadInput]:
    for name, path, words in [
        ("a name of 300 characters", "a" * 300 + ".txt", "too long"), ("a path of 5,000 characters", "a/" * 2500, "too long"), ("a null character", "a\0b.txt", "no such file"),
        ("nothing there", "gone.txt", "no such file"), ("half a character", "a\udc80.txt", "no such file"), ("below a file", "good.txt/a.txt", "no such file"),
        ("an address", "https://example.org/a", "web address"), ("an address in capitals", "HTTPS://EXAMPLE.ORG/A", "web address"), ("an escape sequence", "a\x1b[31m.txt", "no such file"),
    ]:  # fmt: skip
        yield BadInput(name, lambda _: None, 1, words, alone=path)
    yield BadInput("an empty path", lambda _: None, 2, "path is empty", alone="<empty>")


def _outputs() -> Iterator[BadInput]:
    for output, words in (
        ("", "path is empty"),
        ("events.xlsx", "unknown suffix"),
        ("gone/events.csv", "no folder"),
        (".", "unknown suffix"),
        ("folder.csv", "is a folder"),
    ):
        yield BadInput(
            f"output {output!r}", lambda folder: (folder / "folder.csv").mkdir(), 2, words, options=("--output", output)
        )
    for published in ("", "2024-13-45", "9999-12-31", "yesterday"):
        yield BadInput(
            f"--published {published!r}",
            lambda _: None,
            2,
            "such as 2025-09-10" if published[:4] != "9999" else "no day of news",
            options=("--published", published),
        )


if __name__ == "__main__":
    for number, bad in enumerate(bad_inputs(), start=1):
        print(number, bad.name, bad.words, sep="\t")  # noqa: T201
