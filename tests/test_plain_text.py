"""The plain copy of an article: words that signs and line ends hide are whole, and every offset leads back."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from pipeline.annotate import annotate_lines
from pipeline.plain_text import plain_text
from pipeline.run import extract, extract_events
from pipeline.types import Article


def plain(text: str, language: str = "en") -> str:
    return plain_text(Article("a", text, language)).article.text


@pytest.mark.parametrize(
    ("language", "text", "copy"),
    [
        ("en", "They met in Hel-\nsinki on Mon-\n   day.", "They met in Helsinki on Monday."),
        ("fr", "Le mi-\nnistre est arrivé di-\nmanche.", "Le ministre est arrivé dimanche."),
        ("fr", "Le vice-\nprésident, Jean-\nMarc Roe, a-t-\nil dit", "Le vice-président, Jean-Marc Roe, a-t-il dit"),
        ("en", "a truce of 2024-\n2025 and a 12-\nday one", "a truce of 2024-2025 and a 12-day one"),
        ("en", "long-range guns; the cease-\nfire; a ceasefire", "long-range guns; the ceasefire; a ceasefire"),
        ("en", "a drone-\nmaker, the drone-maker", "a drone-maker, the drone-maker"),
        ("en", "Pe\u00adru and Chi\u00ad\nle; Fin\u200bland", "Peru and Chile; Finland"),
        ("en", "the \ufb01rst of\ufb01ce in \uff30\uff41\uff52\uff49\uff53", "the first office in Paris"),
        ("fr", "Les <b>d&eacute;l&eacute;gu&eacute;s</b> &agrave; G&ecirc;nes", "Les délégués à Gênes"),
        ("en", "Two <a\nhref='x'>dele&shy;gates</a>; 2 < 3 > 1 &unknown;", "Two delegates; 2 < 3 > 1 &unknown;"),
        ("en", "said Ambassador\n   to the press", "said Ambassador to the press"),
    ],
)
def test_words_are_whole(language, text, copy):
    assert plain(text, language) == copy


@pytest.mark.parametrize(
    "text",
    [
        "Talks in Oslo\n\nThe ministers met.",
        "Talks in Oslo\nThe ministers met.",
        "- bread\n- wine",
        "Peru\nChile\nNorway\nFinland\nDenmark",
        "One -\ntwo",
    ],
)
def test_what_hides_nothing_stays(text):
    article = Article("a", text, "en")
    assert plain_text(article).article is article or plain(text) == text.replace("-\ntwo", "- two")


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister of Norway travelled to see the envoy Marta\n    Lindqvist in Oslo.",
        "A column of thirty signs: Marta\nLindqvist has no room on it nor\nKonstantin Andreyev, who comes\nlate.",
    ],
)
def test_a_name_goes_on_behind_the_end_of_a_line(text):
    assert "Marta Lindqvist" in plain(text)


def test_offsets_lead_back():
    text = "In O\u00adslo, the \ufb01rst Wed-\n  nesday, a caf&eacute;."
    copy = plain_text(Article("a", text, "en"))
    for word, written in {
        "Oslo": "O\u00adslo",
        "first": "\ufb01rst",
        "Wednesday": "Wed-\n  nesday",
        "nesday,": "nesday,",
        "café": "caf&eacute;",
    }.items():
        start = copy.article.text.index(word)
        assert text[slice(*copy.span(start, start + len(word)))] == written


def test_an_event_is_quoted_from_the_article():
    text = "The Finnish foreign minister met her Danish coun-\nterpart Lars\n  Ras\u00admussen in Copen-\nhagen on Wed-\nnesday."
    [event] = extract_events([Article("a", text, "en", published=dt.date(2025, 10, 20))])
    assert event.headline.endswith("in Copenhagen on Wednesday.")
    [mention] = [one for one in event.mentions if one.trigger == "met"]
    assert (mention.interval.first, mention.place.name) == (dt.date(2025, 10, 15), "Copenhagen")
    assert "Lars Rasmussen" in {actor.name for actor in mention.actors}
    assert mention.sentence == text
    found = [mention.timex, mention.place, *mention.actors]
    assert all(text[one.start : one.end] == one.text for one in found)
    assert text[mention.trigger_start : mention.trigger_end] == "met"


def test_layers_are_those_of_the_text_given():
    text = "Le chef de la diplomatie est arrivé à Hel-\nsinki mer-\ncredi."
    line = json.dumps({"id": 1, "text": text, "language": "fr", "dct": "2025-10-20"}).encode()
    [answer] = annotate_lines([line], ["timexes", "places", "mentions"], explain=True)
    spans = [answer["timexes"][0], answer["places"][0]]
    assert [one["text"] for one in spans] == ["mer-\ncredi", "Hel-\nsinki"]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in spans)
    decisions = answer["decisions"]
    assert decisions
    assert all(text[one["trigger_start"] : one["trigger_end"]] == one["trigger"] for one in decisions)


def test_no_figure_counts_tags(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(
        "---\nlanguage: fr\npublished: 2025-08-15\n---\n"
        "<p>Quatre drones russes ont &eacute;t&eacute; abattus mardi au-dessus d'<i>Odessa</i>.</p>\n<p>Il pleut.</p>\n"
    )
    extraction = extract([path])
    assert [note for note in extraction.warnings if "page.txt: it looks like HTML markup (<p>)" in note]
    [event] = extraction.events
    assert [(one.value, one.unit) for one in event.quantities] == [(4, "drones russes")]
    assert (event.interval.first, event.place.country) == (dt.date(2025, 8, 12), "UKR")
    assert event.headline == "Quatre drones russes ont été abattus mardi au-dessus d'Odessa."
    assert extraction.articles[0].title == event.headline
