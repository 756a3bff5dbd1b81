"""The sentence encoder: its word pieces, and logits that depend on the sentence alone."""

from __future__ import annotations

import shutil
import sys

import numpy as np
import pytest

from pipeline.encoder import TYPES, Encoder, load_encoder
from pipeline.encoder.encoder import FOLDER, LONGEST, MODEL, VOCABULARY, word_pieces
from pipeline.encoder.tokenizer import BOS, EOS, SPECIAL, UNK, Tokenizer, read_tokenizer, write_vocabulary
from pipeline.errors import ResourceError

SENTENCES = {
    "drone_incident": [
        "A drone crossed the border on Tuesday night and was shot down over the river.",
        "Un drone a survolé la centrale dans la nuit de mardi à mercredi avant d'être abattu.",
    ],
    "talks": [
        "The two foreign ministers held talks in Vienna on Monday.",
        "Les deux ministres se sont entretenus lundi à Vienne.",
    ],
    "exchange": [
        "The two sides exchanged ninety prisoners of war on Friday.",
        "Les deux camps ont échangé vendredi quatre-vingt-dix prisonniers de guerre.",
    ],
    "strike": [
        "Two missiles hit the port of the city on Sunday, killing four people.",
        "Deux missiles ont frappé dimanche le port de la ville, tuant quatre personnes.",
    ],
}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return read_tokenizer(VOCABULARY)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: no encoder to test")
    loaded = load_encoder()
    if not isinstance(loaded, Encoder):
        pytest.skip(loaded.reason)
    return loaded


def pieces(tokenizer: Tokenizer, text: str) -> list[str]:
    names = [*SPECIAL, *tokenizer.pieces]
    return [names[number].replace("\u2581", "_") for number in tokenizer.encode(text)]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Le drone a été abattu.", "<s> _Le _drone _a _été _ab attu . </s>"),
        ("The drone crossed it.", "<s> _The _drone _cross ed _it . </s>"),
        ("aujourd'hui", "<s> _aujourd ' hui </s>"),
        ("Kyiv's mayor", "<s> _Ky iv ' s _mayor </s>"),
    ],
)
def test_pieces_are_those_of_the_unigram_model(tokenizer: Tokenizer, text: str, split: str) -> None:
    assert pieces(tokenizer, text) == split.split()


def test_the_most_probable_split_wins() -> None:
    tokenizer = Tokenizer({"\u2581ab": -9.0, "\u2581a": -2.0, "b": -3.0, "\u2581": -1.0, "a": -5.0})
    assert pieces(tokenizer, "ab  b") == ["<s>", "_a", "b", "_", "b", "</s>"]


def test_what_no_piece_covers_is_one_unknown_piece(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("\u6211\u4eec").count(UNK) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l\u2019armée n\u2019a rien dit", "l'armée n'a rien dit"),
        ("120\u202fprisonniers\u00a0!", "120 prisonniers !"),
        ("pri\u00adson\u00adniers", "prisonniers"),
        ("de\ufb01ned", "defined"),
        ("e\u0301change", "échange"),
        ("\ufeffA\u200b drone\n", "A drone"),
    ],
)
def test_typography_changes_nothing(tokenizer: Tokenizer, one: str, other: str) -> None:
    assert word_pieces(tokenizer, one) == word_pieces(tokenizer, other)


def test_long_and_empty_texts(tokenizer: Tokenizer) -> None:
    assert len(word_pieces(tokenizer, "drone " * 500)) == LONGEST
    assert word_pieces(tokenizer, "") == [BOS, EOS]


def test_a_vocabulary_is_read_as_it_was_written(tmp_path) -> None:
    write_vocabulary(tmp_path / "v.xz", [("\u2581a", -1.5), ("#", -2.0), ('"', -3.0)])
    tokenizer = read_tokenizer(tmp_path / "v.xz")
    assert tokenizer.pieces == ("\u2581a", "#", '"')
    assert len(tokenizer) == 7


def test_a_broken_vocabulary_is_named(tmp_path) -> None:
    path = tmp_path / VOCABULARY.name
    for content in (b"no archive", VOCABULARY.read_bytes()[:5000]):
        path.write_bytes(content)
        with pytest.raises(ResourceError, match=str(path)):
            read_tokenizer(path)


def test_without_its_files_there_is_no_encoder_and_a_reason(tmp_path) -> None:
    none = load_encoder(tmp_path)
    assert not none
    assert MODEL.name in none.reason


def test_without_onnxruntime_there_is_no_encoder_and_a_reason(tmp_path, monkeypatch) -> None:
    for path in (MODEL, VOCABULARY):
        (tmp_path / path.name).touch()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    none = load_encoder(tmp_path)
    assert not none
    assert "onnxruntime" in none.reason


def test_a_broken_model_is_named(tmp_path) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: no model is read")
    shutil.copy(FOLDER / VOCABULARY.name, tmp_path)
    (tmp_path / MODEL.name).write_bytes(b"no model")
    with pytest.raises(ResourceError, match=MODEL.name):
        load_encoder(tmp_path)


_TAKEN_FOR_A_VISIT = pytest.mark.xfail(reason="'se sont entretenus à Vienne' is taken for a visit", strict=True)


@pytest.mark.parametrize(
    "event_type", [pytest.param(one, marks=[_TAKEN_FOR_A_VISIT] if one == "talks" else []) for one in SENTENCES]
)
def test_a_plain_sentence_has_its_highest_logit_at_its_type(encoder: Encoder, event_type: str) -> None:
    for sentence in SENTENCES[event_type]:
        assert TYPES[int(encoder.logits([sentence], sentence)[0].argmax())] == event_type


def test_a_sentence_without_an_event_has_low_logits(encoder: Encoder) -> None:
    assert encoder.logits(["The museum is open every day.", "La recette demande deux oeufs."]).max() < 0


def test_logits_depend_on_the_sentence_alone(encoder: Encoder) -> None:
    sentences = [sentence for both in SENTENCES.values() for sentence in both]
    together = encoder.logits([*sentences, "drone " * 300, ""])
    fresh = load_encoder(threads=2)
    assert isinstance(fresh, Encoder)
    for at, sentence in reversed(list(enumerate(sentences))):
        assert np.array_equal(fresh.logits([sentence])[0], together[at])


def test_no_sentences_no_rows(encoder: Encoder) -> None:
    assert encoder.logits([]).shape == (0, len(TYPES))
