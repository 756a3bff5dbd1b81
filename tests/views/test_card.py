from __future__ import annotations

import json
from typing import Any

import pytest

from tests.views.invented import invented_table
from views.card import card_html, mark_sentence
from views.texts import load_texts

EN, FR = load_texts("en"), load_texts("fr")


@pytest.fixture(scope="module")
def events() -> dict[str, dict[str, Any]]:
    return {row["event_id"]: row for row in invented_table().to_dict("records")}


def test_the_quote_marks_its_date_and_its_place(events: dict[str, dict[str, Any]]) -> None:
    html = card_html(events["drone"], EN)
    assert '<mark class="date">Le 14 mars 2023</mark>, un drone est tombé' in html
    assert 'port de <mark class="place">Constanța</mark>.' in html


def test_every_telling_stands_with_its_source(events: dict[str, dict[str, Any]]) -> None:
    html = card_html(events["drone"], EN)
    assert "Other tellings (1)" in html
    assert (
        '<a href="https://pier.example/drone" target="_blank" rel="noopener noreferrer">Drone falls into harbour</a>'
        in html
    )
    assert "The Pier · published 16 March 2023 · in English" in html
    assert '<mark class="date">on Tuesday</mark>' in html


def test_how_the_date_was_found_is_told_in_the_language_of_the_page(events: dict[str, dict[str, Any]]) -> None:
    assert "« in May 2024 » lu tel quel." in card_html(events["talks"], FR)
    assert "“in May 2024” read as written." in card_html(events["talks"], EN)


def test_words_of_an_article_are_escaped(events: dict[str, dict[str, Any]]) -> None:
    html = card_html(events["unhurt"], EN)
    assert "&lt;b&gt;No one&lt;/b&gt; was hurt &amp; nothing burnt." in html
    assert "<b>" not in html


def test_only_web_addresses_become_links(events: dict[str, dict[str, Any]]) -> None:
    assert "javascript:" not in card_html(events["talks"], EN)
    assert "Norway and Chile meet in Geneva · The Pier" in card_html(events["talks"], EN)


def test_an_event_without_a_date_or_a_place_says_so(events: dict[str, dict[str, Any]]) -> None:
    html = card_html(events["warehouse"], FR)
    assert "Le texte ne dit pas quand." in html
    assert "Le texte ne dit pas où." in html
    assert "Article sans titre · date de publication inconnue · en français" in html


def test_a_season_is_not_made_finer(events: dict[str, dict[str, Any]]) -> None:
    assert "été 2022, à la saison près" in card_html(events["ship"], FR)
    assert "mer, pas un point" in card_html(events["ship"], FR)


@pytest.mark.parametrize("shift", [0, 100])
def test_marks_follow_the_offsets_of_the_article(shift: int) -> None:
    sentence = "À 𝄞 midi, on a vu Rome lundi."
    at = sentence.index("lundi")
    telling = {
        "sentence": sentence,
        "start": shift,
        "timex": {"start": shift + at, "end": shift + at + 5, "text": "lundi"},
        "place": {"start": shift + at - 5, "end": shift + at - 1, "text": "Rome"},
    }
    assert mark_sentence(telling) == (
        'À 𝄞 midi, on a vu <mark class="place">Rome</mark> <mark class="date">lundi</mark>.'
    )


def test_words_that_stand_in_another_sentence_are_not_marked() -> None:
    telling = {"sentence": "On l'a vu.", "start": 50, "timex": {"start": 3, "end": 8, "text": "lundi"}, "place": None}
    assert mark_sentence(telling) == "On l&#x27;a vu."


def test_a_place_inside_the_words_of_the_date_is_marked_once() -> None:
    telling = {
        "sentence": "Au sommet de Rome, rien.",
        "start": 0,
        "timex": {"start": 3, "end": 17, "text": "sommet de Rome"},
        "place": {"start": 13, "end": 17, "text": "Rome"},
    }
    assert mark_sentence(telling) == 'Au <mark class="date">sommet de Rome</mark>, rien.'


def test_the_details_are_not_needed_twice(events: dict[str, dict[str, Any]]) -> None:
    tellings = json.loads(events["drone"]["details"])["mentions"]
    assert card_html(events["drone"], EN).count("<blockquote") == len(tellings) == 2


def test_a_state_is_named_in_the_language_of_the_page(events: dict[str, dict[str, Any]]) -> None:
    actors = [{"name": "Poland", "role": "actor", "country": "POL", "kind": "state"}]
    actors += [{"name": "M. Kowalski", "role": "recipient", "country": "POL", "kind": "person"}]
    event = events["talks"] | {"details": json.dumps(json.loads(events["talks"]["details"]) | {"actors": actors})}
    assert "Pologne (agit); M. Kowalski (concerné)" in card_html(event, FR)


def test_a_headline_that_only_repeats_the_quote_is_left_to_the_quote(events: dict[str, dict[str, Any]]) -> None:
    assert "<h3" not in card_html(events["denied-fault"], EN)
    assert "<h3" in card_html(events["talks"], EN)


@pytest.mark.parametrize("details", [None, "", "{broken", '{"mentions": [], "actors": [], "quantities": []}'])
def test_a_row_without_details_still_shows_its_sentence(events: dict[str, dict[str, Any]], details: str | None) -> None:
    event = {**events["drone"], "details": details}
    assert "un drone est tombé" in card_html(event, EN)


@pytest.mark.parametrize(
    "url", ["https://[example.org/a", "http://[", "https://ex℀mple.org/", "https://", "//x.example"]
)
def test_an_address_that_is_none_is_no_link(events: dict[str, dict[str, Any]], url: str) -> None:
    details = json.dumps({"mentions": [{"sentence": "S.", "title": "A title", "url": url}]})
    html = card_html(events["drone"] | {"details": details}, EN)
    assert "A title" in html
    assert "<a " not in html


def test_a_title_that_turns_the_line_turns_only_itself(events: dict[str, dict[str, Any]]) -> None:
    details = json.dumps({"mentions": [{"sentence": "S.", "title": "A \u2069\u202etitle", "publisher": "شبكة"}]})
    html = card_html(events["drone"] | {"details": details}, EN)
    assert "<figcaption><bdi>A \u202etitle</bdi> · <bdi>شبكة</bdi> · " in html


@pytest.mark.parametrize(
    "details",
    ["", "{", "[]", "5", '{"mentions": 5, "actors": 5}', '{"mentions": [{"sentence": 5}]}', '{"mentions": [[]]}'],
)
def test_details_of_any_kind_leave_the_row_s_own_sentence(events: dict[str, dict[str, Any]], details: str) -> None:
    html = card_html(events["talks"] | {"details": details}, EN)
    assert "Delegations of Norway and Chile met in Geneva in May 2024." in html
    assert "The Pier" in html
