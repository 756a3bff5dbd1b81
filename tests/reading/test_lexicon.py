"""The tables of data/lexicon: every key is read and explained, every label is the model's, no word is dead or twice."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import decisions
from pipeline.candidates import frames
from pipeline.candidates.frames import load_frames
from pipeline.errors import ResourceError
from pipeline.resources import DATA, LANGUAGES, load_lexicon, load_model

PIPELINE = Path(decisions.__file__).parents[1]
READERS = {
    "syntax": ("reading", "candidates", "decisions", "actors"),
    "numbers": ("reading",),
    "locating": ("decisions",),
    "actors": ("actors",),
}


def source(packages: tuple[str, ...]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for name in packages for path in (PIPELINE / name).glob("*.py"))


# Keys of `syntax.toml` that hold labels of the parser, not words.
LABELS = {
    "acting", "agent", "party",
    "adjective", "adverbial", "auxiliary", "case", "complement", "coordination", "copula", "mark", "modifier", "naming", "object", "oblique",
    "adverb", "apposition", "determiner", "inserted", "root", "particle", "passive_auxiliary", "passive_subject", "perfect_auxiliary", "preposition",
    "reduced", "reflexive", "relative", "subject", "subject_sharing",
}  # fmt: skip
# Keys that hold endings of words.
ENDINGS = {"future_endings", "conditional_endings", "lemma_endings"}
# Forms that are looked up in the text, not among the tokens, or that the tokenizer gives only beside another word.
NOT_ALONE = {"soi-disant", "d'ici", "d'", "n'", "s'", "c'", "qu'", "jusqu'", "'m", "'d"}


def lists(held: object, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words below `held`, with the keys that lead to it."""
    if isinstance(held, dict):
        for key, value in held.items():
            yield from lists(value, f"{path}.{key}")
    elif isinstance(held, list) and held and isinstance(held[0], dict):
        for row in held:
            yield from lists(row, f"{path}.{row['name']}")
    elif isinstance(held, list):
        yield path, held


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["syntax", "numbers"])
def test_no_list_holds_a_word_twice(language, name):
    twice = {
        path: [word for word, n in Counter(words).items() if n > 1]
        for path, words in lists(load_lexicon(language, name))
    }
    assert not {path: words for path, words in twice.items() if words}


def test_languages_have_the_same_keys():
    for name in ("syntax", "numbers", "locating"):
        assert len({frozenset(load_lexicon(language, name)) for language in LANGUAGES}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READERS)
def test_every_key_is_read(language, name):
    read = source(READERS[name])
    assert not [key for key in load_lexicon(language, name) if f'"{key}"' not in read]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_that_a_frame_names_is_there(language):
    lexicon = load_lexicon(language, "triggers")
    named = {word[1:] for _, words in lists(lexicon["frames"]) for word in words if word.startswith("@")}
    assert named <= set(lexicon["classes"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_those_of_the_model(language):
    known = set(load_model(language).get_pipe("parser").labels)
    syntax = load_lexicon(language, "syntax")
    assert {label for key in LABELS for label in syntax[key]} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_held_against_tokens_are_tokens(language):
    model = load_model(language)
    syntax = load_lexicon(language, "syntax")
    entries = {entry for key, held in syntax.items() if key not in LABELS | ENDINGS for entry in held}
    words = {word for entry in entries for word in entry.split()}
    assert not {word for word in words - NOT_ALONE if len(model.make_doc(word)) != 1}


TRIGGERS = ("verbs", "nouns", "company", "sense")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_frames_are_cut_as_the_tokenizer_cuts_them(language):
    model = load_model(language)
    rows = load_lexicon(language, "triggers")["frames"]
    words = {word for row in rows for key in TRIGGERS for word in row.get(key, []) if not word.startswith("@")}
    plain = {word.removeprefix("s'") for word in words}
    assert not {word for word in plain if [token.text for token in model.make_doc(word)] != word.split()}


def test_every_key_of_a_frame_is_explained():
    head = (DATA / "lexicon" / "fr" / "triggers.toml").read_text(encoding="utf-8").split("[classes]")[0]
    for language in LANGUAGES:
        for row in load_lexicon(language, "triggers")["frames"]:
            assert all(re.search(rf"^# ([\w, ]+, )?{key}\b", head, re.MULTILINE) for key in row)


def test_a_key_that_nobody_knows_is_an_error_that_names_it(monkeypatch):
    row = {"name": "leap", "type": "other", "plover": "", "verbs": ["leap"], "pasive": True}
    monkeypatch.setattr(
        frames, "load_lexicon", lambda language, name: {"frames": [row], "classes": {}, "reflexive_words": []}
    )
    with pytest.raises(ResourceError, match=r"frame leap: .*pasive"):
        load_frames.__wrapped__("fr")
