"""Article files: what is read from them, and how each bad one is named while the rest goes on."""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.articles import Reading, read_articles

ENGLISH = "The two ministers met in Geneva on Thursday and agreed to meet again.\n"
FRENCH = "Les deux ministres se sont rencontrés jeudi à Genève et se reverront.\n"


def read_one(
    tmp_path: Path, content: str | bytes, name: str = "piece.txt", published: dt.date | None = None
) -> Reading:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_articles([path], published)


def reason(reading: Reading) -> str:
    assert not reading.articles
    assert len(reading.unreadable) == 1
    return reading.unreadable[0].reason


def test_front_matter_tells_everything(tmp_path):
    head = '---\ntitle: "Genève : on se parle"\npublished: 2024-05-03\nlanguage: fr\npublisher: Us\nurl: https://us.example/1\n---\n'
    (article,) = read_one(tmp_path, head + "\n" + FRENCH).articles
    assert (article.article_id, article.title, article.published) == (
        "piece",
        "Genève : on se parle",
        dt.date(2024, 5, 3),
    )
    assert (article.language, article.publisher, article.url) == ("fr", "Us", "https://us.example/1")
    assert article.text == FRENCH


def test_without_front_matter_title_and_language_are_found(tmp_path):
    reading = read_one(tmp_path, "Ministers meet\n\n" + ENGLISH)
    (article,) = reading.articles
    assert (article.title, article.language, article.published) == ("Ministers meet", "en", None)
    assert "no publication date" in reading.warnings[0]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-03", dt.date(2024, 5, 3)),
        ("2024-05-03T23:30:00+02:00", dt.date(2024, 5, 3)),
        ("2024-05-03 08:00:00", dt.date(2024, 5, 3)),
        ("'2024-05-03'", dt.date(2024, 5, 3)),
        ("20240503", dt.date(2024, 5, 3)),
    ],
)
def test_published_forms(tmp_path, value, day):
    (article,) = read_one(tmp_path, f"---\npublished: {value}\n---\n{ENGLISH}").articles
    assert article.published == day


@pytest.mark.parametrize("value", ["2024-13-45", "yesterday", "03/05/2024", "2024", "0001-01-01", "9999-12-31"])
def test_wrong_published_is_named_and_counts_as_missing(tmp_path, value):
    reading = read_one(tmp_path, f"---\npublished: {value}\n---\n{ENGLISH}")
    assert reading.articles[0].published is None
    assert value in reading.warnings[0]
    assert "no publication date" in reading.warnings[1]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-05-03-geneva.txt", dt.date(2024, 5, 3)),
        ("geneva_20240503.txt", dt.date(2024, 5, 3)),
        ("geneva.2024.05.03.txt", dt.date(2024, 5, 3)),
        ("2024-05-geneva.txt", None),
        ("dossier-20241399.txt", None),
        ("120240503.txt", None),
        ("2024-05-03-to-2024-05-04.txt", None),
    ],
)
def test_date_in_the_name(tmp_path, name, day):
    assert read_one(tmp_path, ENGLISH, name).articles[0].published == day


def test_order_of_clues_for_the_day(tmp_path):
    given = dt.date(2020, 1, 1)
    assert read_one(tmp_path, ENGLISH, "a.txt", given).articles[0].published == given
    assert read_one(tmp_path, ENGLISH, "2021-01-01.txt", given).articles[0].published == dt.date(2021, 1, 1)
    told = f"---\npublished: 2022-01-01\n---\n{ENGLISH}"
    assert read_one(tmp_path, told, "2021-01-01.txt", given).articles[0].published == dt.date(2022, 1, 1)


@pytest.mark.parametrize(
    "raw",
    [
        f"---\r\nlanguage: en\r\n---\r\n\r\n{ENGLISH}".encode().replace(b"week.\n", b"week.\r\n"),
        b"\xef\xbb\xbf" + f"---\nlanguage: en\n---\n\n \t\n{ENGLISH}".encode(),
        f"--- \nlanguage: en\n---\t\n{ENGLISH}".encode(),
        f"\n\n{ENGLISH}".encode(),
    ],
)
def test_text_starts_at_the_first_line_with_words(tmp_path, raw):
    assert read_one(tmp_path, raw).articles[0].text == ENGLISH


def test_line_endings_count_once(tmp_path):
    assert read_one(tmp_path, b"The first line is here.\r\nThe second line is there.\rThe third.").articles[0].text == (
        "The first line is here.\nThe second line is there.\nThe third."
    )


def test_indent_of_the_first_line_is_text(tmp_path):
    assert read_one(tmp_path, f"\n  {ENGLISH}").articles[0].text == f"  {ENGLISH}"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        (" \n\n\t", "empty"),
        ("---\ntitle: x\n---\n\n", "no text below its front matter"),
        ("Des négociations à Genève".encode("cp1252"), "not UTF-8 (line 1)"),
        (ENGLISH.encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture (PNG)"),
        (b"a" * 5_000_000, "more than 0.5 MB"),
        (
            f"---\ntitle: Genève : on parle\n---\n{FRENCH}",
            "not YAML (line 2); put quotes around a value that holds ':'",
        ),
        (f"---\ntitle: x\nlanguage: fr\nurl: a: b\n---\n{FRENCH}", "not YAML (line 4)"),
        (
            f'---\ntitle: x\npublisher: "Nous\nlanguage: fr\n---\n{FRENCH}',
            "not YAML (line 3); close the quotation mark",
        ),
        (f"---\ntitle: x\n\npublished 2025-01-01\nurl: x\n---\n{FRENCH}", "not YAML (line 4); write the line as `key:"),
        (f"---\ntitle: x\n\tlanguage: fr\n---\n{FRENCH}", "not YAML (line 3); put spaces in the place of tabs"),
        (f"---\ntitle: x\npublisher: [a, b\nurl: x\n---\n{FRENCH}", "not YAML (line 3)"),
        (f"---\ntitle: 'L'été'\nurl: x\n---\n{FRENCH}", "not YAML (line 2); put the whole value in quotes"),
        (f"---\n- a\n- b\n---\n{FRENCH}", "key: value"),
        (f"---\ntitle: x\n{FRENCH}", "not closed"),
        (f"---\ntitle: {'[' * 5000}\n---\n{FRENCH}", "not YAML"),
        ("---\nlanguage: de\n---\nDie Minister trafen sich in Genf.\n", "'de'"),
        ("Die Minister trafen sich am Donnerstag in Genf und sprachen miteinander.\n", "'de'"),
        ("1 2 3\n", "language is not clear"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, content, words):
    assert words in reason(read_one(tmp_path, content))


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-BE", "fr_CA"])
def test_language_tags(tmp_path, tag):
    assert read_one(tmp_path, f"---\nlanguage: {tag}\n---\n{FRENCH}").articles[0].language == "fr"


def test_an_address_that_is_none_is_dropped_and_named(tmp_path):
    reading = read_one(tmp_path, f"---\nurl: javascript:alert(1)\npublished: 2024-01-01\n---\n{ENGLISH}")
    assert reading.articles[0].url == ""
    assert "no web address" in reading.warnings[0]


def test_front_matter_runs_no_code(tmp_path):
    reading = read_one(tmp_path, f"---\ntitle: !!python/object/apply:os.getcwd []\nlanguage: en\n---\n{ENGLISH}")
    assert reading.articles[0].title == ENGLISH.strip()


def test_a_folder_of_mixed_things(tmp_path):
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/deep/b.txt", ".git/d.txt", "README.md", ".hidden.txt", "map.svg"):
        (tmp_path / name).write_text(ENGLISH)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\0")
    reading = read_articles([tmp_path, tmp_path / "b.txt", tmp_path / "gone"], dt.date(2024, 1, 1))
    folder = tmp_path.name
    assert [article.article_id for article in reading.articles] == ["a", f"{folder}/b", "c", "deep/b"]
    assert [unreadable.path.name for unreadable in reading.unreadable] == ["gone", "bad.txt"]
    assert reading.warnings == (
        f"3 files passed over, articles end in .txt or .md: "
        f"{tmp_path}/.hidden.txt, {tmp_path}/README.md, {tmp_path}/map.svg",
    )


def test_ids_of_files_that_differ_in_their_suffix_only(tmp_path):
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text(ENGLISH)
    assert [article.article_id for article in read_articles([tmp_path]).articles] == ["a.md", "a.txt"]


def test_a_closed_folder_is_named(tmp_path, monkeypatch):
    def closed(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", closed)
    assert (
        str(read_articles([tmp_path]).unreadable[0]) == f"{tmp_path}: the folder cannot be opened (Permission denied)"
    )


def test_an_explicit_file_is_read_whatever_its_suffix(tmp_path):
    assert read_one(tmp_path, ENGLISH, "piece.text").articles[0].article_id == "piece"


def test_a_name_that_is_no_utf8_gives_an_id_that_is(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(ENGLISH)
    assert read_articles([tmp_path]).articles[0].article_id == "caf\ufffd"


def test_accents_apart_from_their_letters_are_told(tmp_path):
    reading = read_one(tmp_path, f"---\npublished: 2024-05-05\n---\n{unicodedata.normalize('NFD', FRENCH)}")
    assert "Unicode form NFC" in reading.warnings[0]


def test_a_title_is_one_line(tmp_path):
    assert read_one(tmp_path, f'---\ntitle: "One\n\n  two"\n---\n{ENGLISH}').articles[0].title == "One two"


@pytest.mark.parametrize(
    "url", ["https://[example.org/a", "http://[", "https://exa\u2100mple.org/a", "http://a.example:port/", "http:///a"]
)
def test_an_address_that_cannot_be_taken_apart_is_dropped_and_named(tmp_path, url):
    reading = read_one(tmp_path, f'---\nurl: "{url}"\npublished: 2024-01-01\n---\n{ENGLISH}')
    assert reading.articles[0].url == ""
    assert f"`url: {url}` is no web address" in reading.warnings[0]


@pytest.mark.parametrize("url", ["HTTPS://EXAMPLE.ORG/A", "http://[::1]:8080/a", "https://été.example/ä"])
def test_an_address_of_any_form_is_kept(tmp_path, url):
    reading = read_one(tmp_path, f'---\nurl: "{url}"\npublished: 2024-01-01\n---\n{ENGLISH}')
    assert (reading.articles[0].url, reading.warnings) == (url, ())


def test_metadata_hold_no_control_characters_and_no_half_characters(tmp_path):
    head = '---\ntitle: "A\\r\\ud800\\x1b b"\npublisher: "c\\r\\nd \\ud83d\\ude00"\n---\n'
    (article,) = read_one(tmp_path, head + ENGLISH).articles
    assert (article.title, article.publisher) == ("A \ufffd b", "c d \U0001f600")


def test_a_title_found_in_the_text_holds_no_control_characters(tmp_path):
    assert read_one(tmp_path, f"Ministers\x1b meet\n\n{ENGLISH}").articles[0].title == "Ministers meet"


@pytest.mark.parametrize("before", ["\n", " \n\n", "\ufeff\ufeff", "\ufeff\n\ufeff"])
def test_front_matter_below_a_blank_line_or_a_second_mark_is_read_with_a_note(tmp_path, before):
    reading = read_one(tmp_path, f"{before}---\ntitle: One\npublished: 2024-01-01\n---\n\n{ENGLISH}")
    assert (reading.articles[0].title, reading.articles[0].text) == ("One", ENGLISH)
    assert "before its front matter" in reading.warnings[0]


def test_a_key_that_stands_twice_and_a_list_are_noted(tmp_path):
    reading = read_one(tmp_path, f"---\ntitle: A\nTitle: B\npublisher: [a]\npublished: 2024-01-01\n---\n{ENGLISH}")
    assert (reading.articles[0].title, reading.articles[0].publisher) == ("B", "")
    assert ["`title:` stands twice" in reading.warnings[0], "`publisher:` is a list" in reading.warnings[1]] == [
        True
    ] * 2


@pytest.mark.parametrize(("published", "noted"), [("2024-01-01", False), ("2024-01-02", False), ("2024-01-03", True)])
def test_a_day_to_come_is_noted_and_used(tmp_path, published, noted):
    path = tmp_path / "a.txt"
    path.write_text(f"---\npublished: {published}\n---\n{ENGLISH}")
    reading = read_articles([path], today=dt.date(2024, 1, 1))
    assert reading.articles[0].published == dt.date.fromisoformat(published)
    assert any("still to come" in warning for warning in reading.warnings) is noted
    assert not read_articles([path]).warnings


def test_a_text_in_two_languages_is_read_in_one_with_a_note(tmp_path):
    reading = read_one(tmp_path, ENGLISH * 8 + FRENCH * 4, "2024-01-01.txt")
    assert reading.articles[0].language == "en"
    assert "a part of it looks like 'fr'" in reading.warnings[0]
    assert not read_one(tmp_path, ENGLISH * 8 + FRENCH, "2024-01-01.txt").warnings


def test_a_link_to_a_folder_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(f"---\npublished: 2024-01-01\n---\n{ENGLISH}")
    (tmp_path / "again").symlink_to(".")
    reading = read_articles([tmp_path])
    assert len(reading.articles) == 1
    assert reading.warnings == (f"{tmp_path}/again: a link to a folder is not followed; give the folder itself",)


@pytest.mark.parametrize("name", ["map.svg", "table.csv", "page.html"])
def test_a_file_of_another_format_that_is_given_is_named(tmp_path, name):
    assert "which is not read; save its text as .txt" in reason(read_one(tmp_path, ENGLISH, name))
