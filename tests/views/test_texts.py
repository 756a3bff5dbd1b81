from __future__ import annotations

import datetime as dt
import re
import string
import tomllib
from typing import Any

import pandas as pd
import pytest

from pipeline.event_types import load_event_types
from pipeline.resources import DATA
from pipeline.rows import Fault
from pipeline.types import DatePrecision, GeoPrecision, Role, Status
from tests.views.invented import invented_table
from views.countries import country_name
from views.dates import format_period, iso_periods
from views.listing import listing
from views.palette import DARK, LIGHT, Palette
from views.texts import choose_language, load_texts, page_languages

EN, FR = load_texts("en"), load_texts("fr")


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


@pytest.mark.parametrize("language", page_languages())
def test_every_language_has_the_same_texts_with_the_same_fields(language: str) -> None:
    ours, english = flat(load_texts(language).table), flat(EN.table)
    assert set(ours) == set(english)
    fields = string.Formatter()
    for name, text in english.items():
        if isinstance(text, str):
            expected = {field for _, field, _, _ in fields.parse(text) if field}
            assert {field for _, field, _, _ in fields.parse(ours[name]) if field} == expected, name


@pytest.mark.parametrize("language", page_languages())
def test_every_code_has_a_word(language: str) -> None:
    texts = load_texts(language)
    for group, codes in {
        "types": load_event_types(),
        "statuses": Status,
        "precision": DatePrecision,
        "geo": GeoPrecision,
        "roles": Role,
    }.items():
        assert {str(code) for code in codes} <= set(texts.labels(group)), group


def test_every_fault_of_a_row_is_told_in_the_words_of_the_reader() -> None:
    assert EN.labels("source.faults") == {fault.name.lower(): fault.value for fault in Fault}
    assert not set(EN.labels("source.faults").values()) & set(FR.labels("source.faults").values())


@pytest.mark.parametrize(
    ("asked", "browser", "language"),
    [("fr", "en-GB", "fr"), (None, "fr-CA", "fr"), ("tlh", "fr", "fr"), (None, "de-DE", "en"), (None, None, "en")],
)
def test_the_language_is_the_one_asked_for_else_the_browsers(
    asked: str | None, browser: str | None, language: str
) -> None:
    assert choose_language(asked, browser) == language


def test_counts_follow_the_grammar_of_the_language() -> None:
    assert [EN.count("head.events", n) for n in (0, 1, 1204)] == ["0 events", "1 event", "1,204 events"]
    assert [FR.count("head.events", n) for n in (0, 1, 1204)] == ["0 événement", "1 événement", "1 204 événements"]


@pytest.mark.parametrize(
    ("first", "last", "english", "french"),
    [
        ("2023-03-14", "2023-03-14", "14 March 2023", "14 mars 2023"),
        ("2024-02-01", "2024-02-01", "1 February 2024", "1er février 2024"),
        ("2024-05-01", "2024-05-31", "May 2024", "mai 2024"),
        ("2027-01-01", "2027-12-31", "2027", "2027"),
        ("2022-06-01", "2022-08-31", "summer 2022", "été 2022"),
        ("2023-12-01", "2024-02-29", "winter 2023–24", "hiver 2023-24"),
        ("2024-01-01", "2024-03-31", "January – March 2024", "janvier – mars 2024"),
        ("2024-03-11", "2024-03-17", "week of 11 March 2024", "semaine du 11 mars 2024"),
        ("2023-11-24", "2023-11-30", "24–30 November 2023", "24–30 novembre 2023"),
        ("2025-05-30", "2025-06-01", "30 May – 1 June 2025", "30 mai – 1er juin 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025", "30 décembre 2024 – 2 janvier 2025"),
    ],
)
def test_a_period_reads_in_its_shortest_form(first: str, last: str, english: str, french: str) -> None:
    ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert format_period(*ends, EN) == english
    assert format_period(*ends, FR) == french


def test_no_date_reads_as_none() -> None:
    assert format_period(None, None, FR) == "sans date"


def test_the_tables_dates_sort_as_text() -> None:
    table = invented_table()
    periods = iso_periods(table["date_start"], table["date_end"]).tolist()
    dated = [period for period in periods if period]
    assert dated == sorted(dated)
    assert dated[:4] == ["2022-06-01 – 08-31", "2023-03-14", "2023-03-15", "2023-11-24 – 11-30"]
    assert periods[-2:] == ["", ""]


def test_the_listing_speaks_the_language_of_the_page() -> None:
    rows = listing(invented_table(), FR)
    assert rows.loc[6, "countries"] == "Suisse, Chili, Norvège"
    assert rows.loc[6, "type"] == "Pourparlers"


@pytest.mark.parametrize("turning", ["\u202e", "\u2067", "\u05d0"])
def test_an_actor_that_turns_the_line_turns_no_other(turning: str) -> None:
    rows = listing(invented_table().assign(actors=f"Chile; {turning}A; Peru"), EN)
    closed = turning.replace("\u2067", "")
    assert rows["actors"].unique().tolist() == [f"Chile, \u2068{closed}A\u2069, Peru"]


@pytest.mark.parametrize("column", ["headline", "location", "publisher", "event_type", "status", "countries"])
def test_words_that_turn_a_cell_are_closed_in(column: str) -> None:
    rows = listing(invented_table().assign(**{column: "a\u202eb", "geo_precision": "city"}), EN)
    assert rows[column.removeprefix("event_")].unique().tolist() == ["\u2068a\u202eb\u2069"]


def test_a_country_without_a_name_keeps_its_code() -> None:
    assert country_name("POL", "fr") == "Pologne"
    assert country_name("QQQ", "en") == "QQQ"


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two hex colours."""
    lights = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("..", colour[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_words_and_marks_stand_out_from_the_page(colours: Palette) -> None:
    for words in (colours.ink, colours.muted):
        for ground in (colours.paper, colours.panel, colours.stripe, colours.water):
            assert contrast(words, ground) >= 4.5
    for status in Status:
        for ground in (colours.paper, colours.stripe, colours.land):
            assert contrast(colours.status(status), ground) >= 3
    assert contrast(colours.ink, colours.date_mark) >= 4.5
    assert contrast(colours.ink, colours.place_mark) >= 4.5


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_of_the_page_is_the_palette_of_the_charts(theme: str, colours: Palette) -> None:
    config = tomllib.loads((DATA.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][theme]
    assert config["backgroundColor"] == colours.paper
    assert config["secondaryBackgroundColor"] == colours.panel
    assert config["textColor"] == colours.ink
    assert config["borderColor"] == colours.line


def test_an_unknown_status_is_drawn_like_what_happened() -> None:
    assert LIGHT.status("rumoured") == LIGHT.happened
    assert pd.notna(EN.label("statuses", "rumoured"))
