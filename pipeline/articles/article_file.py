"""One article file to an `Article`: its front matter, its text and what had to be found because nobody tells it."""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.articles.finding import STDIN
from pipeline.articles.formats import find_format
from pipeline.articles.front_matter import one_line, split_front_matter
from pipeline.articles.language import find_language, find_parts, normalize_language
from pipeline.articles.publication import normalize_day
from pipeline.errors import ArticleError
from pipeline.markup import find_markup, without_markup
from pipeline.resources import LANGUAGES
from pipeline.types import Article

# No news article comes near; a larger file is something else, and the parser needs some 4 GB of memory a megabyte.
MAX_BYTES = 500_000

_TITLE_LENGTH = 200
_LEADING_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_COMBINING = re.compile(r"[A-Za-z][\u0300-\u036f]")
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)

# A day that has begun east of here is no day to come.
_TIME_ZONES = dt.timedelta(days=1)


def read_article(
    path: Path, article_id: str, published: dt.date | None = None, today: dt.date | None = None
) -> tuple[Article, tuple[str, ...]]:
    """The article of a file (`-`: of stdin), and remarks on what it lacks or tells wrongly.

    `published` is used where neither the front matter nor the file's name tells a day; one after `today` is
    remarked on. Raises ArticleError, its text without the path, where the file is no regular file, no UTF-8 text, too
    large, empty, in a language without a model, or where its front matter cannot be read.
    """
    meta, text, told = split_front_matter(_read_text(path))
    text = _LEADING_BLANK_LINES.sub("", text)
    if not text.strip():
        raise ArticleError("it holds no text below its front matter" if meta else "it is empty")
    remarks = list(told)
    if _COMBINING.search(text):
        remarks.append(
            "its accents stand apart from their letters, so words may be missed; save it in Unicode form NFC"
        )
    if markup := next(find_markup(text), None):
        remarks.append(
            f"it looks like HTML markup ({text[markup[0] : markup[1]]}), which is passed over; save its text as .txt"
        )
    article = Article(
        article_id=article_id,
        text=text,
        language=_language(meta, text, remarks),
        title=meta.get("title") or _first_line(text),
        published=_published(meta, path, published, today, remarks),
        publisher=meta.get("publisher", ""),
        url=_url(meta, remarks),
    )
    return article, tuple(remarks)


def _read_text(path: Path) -> str:
    """The file's text without a byte order mark, every line ending one newline (as `open` reads it)."""
    raw = _read_bytes(path)
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        raise ArticleError("it is UTF-32, not UTF-8; save it again as UTF-8")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArticleError("it is UTF-16, not UTF-8; save it again as UTF-8")
    if form := find_format(raw, path.suffix):
        raise ArticleError(f"it is {form}, which is not read; save its text as .txt in UTF-8")
    if b"\0" in raw:
        raise ArticleError("it is a binary file, not text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ArticleError(
            f"it is not UTF-8 (line {line}); save it again as UTF-8, "
            "or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(path: Path) -> bytes:
    try:
        if path == STDIN:
            raw = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""  # the shell closes it with `<&-`
        else:
            raw = _read_regular_file(path)
    except OSError as error:
        raise ArticleError(f"it cannot be opened ({error.strerror or error})") from error
    if len(raw) > MAX_BYTES:
        raise ArticleError(f"it has more than {MAX_BYTES / 1e6:g} MB, the most of an article; give each its own file")
    return raw


def _read_regular_file(path: Path) -> bytes:
    """Looked at before it is opened, as to open a device can move it, and after, as it can be another file by then."""
    no_file = "it is no regular file; to read what a pipe or a device gives, put it on stdin: extract -"
    if not stat.S_ISREG(path.stat().st_mode):
        raise ArticleError(no_file)
    # Without O_NONBLOCK the opening of a FIFO waits for its writer.
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ArticleError(no_file)
        return file.read(MAX_BYTES + 1)


def _language(meta: Mapping[str, str], text: str, remarks: list[str]) -> str:
    """The language told or found, with a remark where a good part of the text is in another."""
    parts = find_parts(text)
    language = _whole_language(meta, text, parts)
    other = next((name for name in parts if name != language), None)
    if other:
        remarks.append(
            f"a part of it looks like {other!r} and all of it is read as {language!r}; give each its own file"
        )
    return language


def _whole_language(meta: Mapping[str, str], text: str, parts: Mapping[str, int]) -> str:
    told = meta.get("language", "")
    if told:
        language = normalize_language(told)
        if language not in LANGUAGES:
            raise ArticleError(f"its language is {told!r}; there are models for {' and '.join(LANGUAGES)} only")
        return language
    found = find_language(text) or next((name for name in parts if name in LANGUAGES), None)
    if found is None:
        raise ArticleError("its language is not clear; add `language: fr` or `language: en` to the front matter")
    if found not in LANGUAGES:
        raise ArticleError(
            f"it looks like {found!r} and there are models for {' and '.join(LANGUAGES)} only; "
            "if that is wrong, add `language:` to the front matter"
        )
    return found


def _published(
    meta: Mapping[str, str], path: Path, otherwise: dt.date | None, today: dt.date | None, remarks: list[str]
) -> dt.date | None:
    """The day found, with a remark where there is none or where it is after `today`."""
    published = _day_told(meta, path, otherwise, remarks)
    if published is None:
        remarks.append(
            "no publication date, so 'yesterday' or 'Thursday' stay unresolved; "
            "add `published:` to the front matter or give --published"
        )
    elif today is not None and published > today + _TIME_ZONES:
        remarks.append(f"its day of publication, {published}, is still to come; dates are counted from it all the same")
    return published


def _day_told(meta: Mapping[str, str], path: Path, otherwise: dt.date | None, remarks: list[str]) -> dt.date | None:
    """The most certain clue first: the front matter, a date in the file's name, `otherwise`; never the present day."""
    told = meta.get("published", "")
    if told:
        try:
            return normalize_day(told)
        except ValueError as error:
            remarks.append(f"its `published:` was not used: {error}")
    return _date_in_name(path.stem) or otherwise


def _date_in_name(stem: str) -> dt.date | None:
    """The one full date in a file's name, None where there is none or where two differ."""
    dates = set()
    for year, _, month, day in _DATE_IN_NAME.findall(stem):
        try:
            dates.add(dt.date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return dates.pop() if len(dates) == 1 else None


def _url(meta: Mapping[str, str], remarks: list[str]) -> str:
    url = meta.get("url", "")
    if url and not _is_web_address(url):
        remarks.append(f"`url: {url}` is no web address and was not used")
        return ""
    return url


def _is_web_address(url: str) -> bool:
    """Whether `urlsplit` takes it too, as what links to it does: "https://[example.org/a" and one with "℀" fail."""
    try:
        parts = urlsplit(url)
        return bool(_WEB_ADDRESS.fullmatch(url) and parts.hostname and (parts.port is None or parts.port >= 0))
    except ValueError:
        return False


def _first_line(text: str) -> str:
    line = without_markup(text.split("\n", 1)[0]).strip().split("\n", 1)[0]
    return one_line(line.lstrip("# "))[:_TITLE_LENGTH].rstrip()
