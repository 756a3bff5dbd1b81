"""Words that are written from right to left, or that say they are, beside ours."""

from __future__ import annotations

import pytest

from views.isolation import isolated, isolated_html


@pytest.mark.parametrize("text", ["", "Constanța · 3", "Île-de-France", "北京", "Київ"])
def test_words_from_left_to_right_stay_as_they_are(text: str) -> None:
    assert isolated(text) == isolated_html(text) == text


@pytest.mark.parametrize("text", ["a\u202eb", "شبكة", "שלום", "a\u2067b", "a\u2069b", "a\u200fb"])
def test_what_could_turn_a_line_is_closed_in(text: str) -> None:
    closed = isolated(text)
    assert closed[0] == "\u2068"
    assert closed[-1] == "\u2069"
    assert not set(closed[1:-1]) & set("\u2066\u2067\u2068\u2069")
    assert isolated(closed) == closed
    assert isolated_html(text).startswith("<bdi>")


def test_html_is_escaped_either_way() -> None:
    assert isolated_html("<a>") == "&lt;a&gt;"
    assert isolated_html("<a>\u202e") == "<bdi>&lt;a&gt;\u202e</bdi>"
