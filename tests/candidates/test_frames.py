"""Every frame of every language: its examples hold a candidate of its type, its counterexamples none of its own."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.candidates import Candidate, find_candidates
from pipeline.candidates.frames import load_classes, load_frames
from pipeline.reading import read_document
from pipeline.resources import lexicon_languages, load_lexicon, load_model
from pipeline.types import Article

LANGUAGES = lexicon_languages("triggers")
FRAMES = [(language, frame) for language in LANGUAGES for frame in load_lexicon(language, "triggers")["frames"]]


def sentences(key):
    return [
        pytest.param(language, frame, sentence, id=f"{language}-{frame['name']}-{number}")
        for language, frame in FRAMES
        for number, sentence in enumerate(frame.get(key, []), 1)
    ]


@cache
def candidates(language: str) -> dict[str, list[Candidate]]:
    """By sentence, the candidates of all examples and counterexamples of a language, each an article of its own."""
    wanted = [text for held, frame in FRAMES if held == language for text in _texts(frame)]
    docs = load_model(language).pipe(wanted)
    readings = [read_document(Article(doc.text, doc.text, language), doc) for doc in docs]
    return {reading.article.text: find_candidates(reading) for reading in readings}


def _texts(frame):
    return [*frame.get("examples", []), *frame.get("counterexamples", [])]


@pytest.mark.parametrize(("language", "frame", "sentence"), sentences("examples"))
def test_an_example_holds_a_candidate_of_the_type(language, frame, sentence):
    assert frame["type"] in {one.frame.type for one in candidates(language)[sentence]}


@pytest.mark.parametrize(("language", "frame", "sentence"), sentences("counterexamples"))
def test_a_counterexample_holds_no_candidate_of_the_frame(language, frame, sentence):
    assert frame["name"] not in {one.frame.name for one in candidates(language)[sentence]}


@pytest.mark.parametrize(
    ("language", "frame"), FRAMES, ids=[f"{language}-{frame['name']}" for language, frame in FRAMES]
)
def test_a_frame_shows_what_it_is_for(language, frame):
    assert 2 <= len(frame["examples"]) <= 4
    assert len(frame.get("counterexamples", [])) <= 2
    assert frame.get("verbs") or frame.get("nouns")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_frames_stand_once(language):
    names = [frame["name"] for held, frame in FRAMES if held == language]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_in_a_list(language):
    lexicon = load_lexicon(language, "triggers")
    lists = dict(lexicon["classes"])
    for frame in lexicon["frames"]:
        lists |= {f"{frame['name']}.{key}": frame.get(key, []) for key in ("verbs", "nouns", "company", "sense")}
    twice = {name: sorted({word for word in words if words.count(word) > 1}) for name, words in lists.items()}
    assert not {name: words for name, words in twice.items() if words}


def test_every_language_has_the_same_classes():
    assert {frozenset(load_classes(language)) for language in LANGUAGES} == {frozenset(load_classes("fr"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_triggers_are_in_lower_case(language):
    index = load_frames(language)
    assert [word for kind in index.values() for word in kind if word != word.lower()] == []
