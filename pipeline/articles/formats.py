"""What a file is that is no plain text, by its first bytes or else its suffix, so that it can be named."""

from __future__ import annotations

import json

# How far a reader of the file's head has to look.
_HEAD = 1_000

_WEB_PAGE = "a web page (HTML)"
_TABLE = "a table"
_OFFICE = "an office document"
_ARCHIVE = "an archive"
_PICTURE = "a picture"
_JSON = "a file of JSON"

_FIRST_BYTES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"PK\x03\x04", f"{_OFFICE} or {_ARCHIVE} (zip)"),
    (b"PAR1", f"{_TABLE} (Parquet)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x1f\x8b", f"{_ARCHIVE} (gzip)"),
    (b"BZh", f"{_ARCHIVE} (bzip2)"),
    (b"\xfd7zXZ\0", f"{_ARCHIVE} (xz)"),
    (b"7z\xbc\xaf\x27\x1c", f"{_ARCHIVE} (7z)"),
    (b"\x89PNG", f"{_PICTURE} (PNG)"),
    (b"\xff\xd8\xff", f"{_PICTURE} (JPEG)"),
    (b"GIF8", f"{_PICTURE} (GIF)"),
)
_FIRST_TAGS = (
    (b"<!doctype html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
    (b"<head", _WEB_PAGE),
    (b"<rss", "a feed (RSS)"),
    (b"<feed", "a feed (Atom)"),
    (b"<?xml", "a file of XML"),
)
_SUFFIXES = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml"), _WEB_PAGE),
    **dict.fromkeys((".csv", ".tsv", ".xls", ".xlsx", ".ods", ".parquet"), _TABLE),
    **dict.fromkeys((".doc", ".docx", ".odt", ".pptx", ".odp"), _OFFICE),
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".7z", ".tar", ".tgz"), _ARCHIVE),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"), _PICTURE),
    **dict.fromkeys((".json", ".jsonl", ".geojson"), _JSON),
    **dict.fromkeys((".xml", ".rss", ".atom"), "a file of XML"),
    ".rtf": "a document in RTF",
    ".pdf": "a PDF",
    ".epub": "a book (EPUB)",
    ".eml": "an e-mail",
    ".ics": "a calendar",
}


def find_format(raw: bytes, suffix: str) -> str | None:
    """The format of a file with these bytes and this suffix, with its article ("a PDF"); None for plain text."""
    for first, name in _FIRST_BYTES:
        if raw.startswith(first):
            return name
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for tag, name in _FIRST_TAGS:
        if head.startswith(tag):
            return name
    return _SUFFIXES.get(suffix.lower()) or (_JSON if _is_json(raw) else None)


def _is_json(raw: bytes) -> bool:
    """Whether the first line, or the whole, is an object or a list of JSON; "[Paris] ..." is prose."""
    body = raw.removeprefix(b"\xef\xbb\xbf").strip()
    if not body.startswith((b"{", b"[")):
        return False
    for part in (body.split(b"\n", 1)[0], body):
        try:
            json.loads(part)
        except (ValueError, RecursionError):
            continue
        return True
    return False
