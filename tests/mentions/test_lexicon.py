"""The tables of data/lexicon: every key is read and explained, every label is the model's, no word is dead or twice."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pipeline.mentions import frames
from pipeline.mentions.frames import load_frames

from pipeline.errors import ResourceError
from pipeline.resources import DATA, LANGUAGES, load_lexicon, load_model

MENTIONS = Path(frames.__file__).parent
READERS = ("mentions", "reading", "candidates", "decisions")
SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for package in READERS for path in (MENTIONS.parent / package).glob("*.py")
)

# Keys of `syntax.toml` that hold labels of the parser, not words.
LABELS = {
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
@pytest.mark.parametrize("name", ["frames", "syntax", "numbers"])
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
def test_every_key_of_locating_is_read(language):
    places = "\n".join(path.read_text(encoding="utf-8") for path in (MENTIONS.parent / "places").glob("*.py"))
    assert not [key for key in load_lexicon(language, "locating") if f'"{key}"' not in places]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_of_the_frames_is_used(language):
    lexicon = load_lexicon(language, "frames")
    named = {word for row in lexicon["frames"] for held in row.values() if isinstance(held, list) for word in held}
    asked = set(re.findall(r'load_class\([^)]*"(\w+)"\)', SOURCE))
    assert not [name for name in lexicon["classes"] if f"@{name}" not in named and name not in asked]


@pytest.mark.parametrize("key", load_lexicon("fr", "syntax"))
def test_every_key_of_syntax_is_read(key):
    assert f'"{key}"' in SOURCE


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_frames_are_cut_as_the_tokenizer_cuts_them(language):
    model = load_model(language)
    words = {word for _, held in lists(load_lexicon(language, "frames")) for word in held if not word.startswith("@")}
    plain = {word.removeprefix("s'") for word in words}
    assert not {word for word in plain if [token.text for token in model.make_doc(word)] != word.split()}


def test_every_key_of_a_frame_is_explained():
    head = (DATA / "lexicon" / "fr" / "frames.toml").read_text(encoding="utf-8").split("[classes]")[0]
    for language in LANGUAGES:
        for row in load_lexicon(language, "frames")["frames"]:
            assert all(re.search(rf"^# ([\w, ]+, )?{key}\b", head, re.MULTILINE) for key in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_have_names_of_their_own_and_known_classes(language):
    lexicon = load_lexicon(language, "frames")
    assert len({row["name"] for row in lexicon["frames"]}) == len(lexicon["frames"])
    named = {word[1:] for _, words in lists(lexicon["frames"]) for word in words if word.startswith("@")}
    assert named <= set(lexicon["classes"])


def test_a_key_that_nobody_knows_is_an_error_that_names_it(monkeypatch):
    row = {"name": "leap", "type": "other", "plover": "", "verbs": ["leap"], "pasive": True}
    monkeypatch.setattr(
        frames, "load_lexicon", lambda language, name: {"frames": [row], "classes": {}, "reflexive_words": []}
    )
    with pytest.raises(ResourceError, match=r"frame leap: .*pasive"):
        load_frames.__wrapped__("fr")
