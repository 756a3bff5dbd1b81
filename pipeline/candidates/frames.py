"""Frames: families of triggers that may tell an event of a type, from `data/lexicon/<language>/triggers.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.errors import ResourceError
from pipeline.resources import load_lexicon

Kind = Literal["verbs", "nouns"]

_KEYS = {
    "name", "type", "plover", "verbs", "nouns", "company", "sense", "reciprocal", "examples", "counterexamples",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One table of `triggers.toml`; its keys are explained at the top of the French file. Sets hold lemmas, classes
    ("@drone") spelled out; `order` is its place in the file."""

    order: int
    name: str
    type: str
    plover: str
    company: frozenset[str]
    sense: frozenset[str]
    reciprocal: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that trigger a frame: `("mettre", "en", "garde")`; `reflexive` where a verb asks for it: "se rendre"."""

    words: tuple[str, ...]
    reflexive: bool
    frame: Frame


@cache
def load_frames(language: str) -> Mapping[Kind, Mapping[str, Sequence[Phrase]]]:
    """By kind of word and single lemma, the phrases in which a word of that lemma can be the trigger, in file order.

    A verb is the first word of its phrase, a noun the first or the last. Raises ResourceError for a frame with a key
    that is not explained, or without one that it needs.
    """
    index: dict[Kind, dict[str, list[Phrase]]] = {"verbs": defaultdict(list), "nouns": defaultdict(list)}
    pronouns = load_lexicon(language, "syntax")["reflexive_words"]
    for order, row in enumerate(load_lexicon(language, "triggers")["frames"]):
        frame = _frame(order, row, language)
        for words in row.get("verbs", []):
            phrase = _verb_phrase(words, frame, pronouns)
            index["verbs"][phrase.words[0]].append(phrase)
        for words in row.get("nouns", []):
            phrase = Phrase(tuple(words.split()), reflexive=False, frame=frame)
            for end in {phrase.words[0], phrase.words[-1]}:
                index["nouns"][end].append(phrase)
    return index


@cache
def load_classes(language: str) -> Mapping[str, frozenset[str]]:
    """The word classes of the frames (`drone`, `captive`, `official` ...) with their lemmas."""
    return {name: frozenset(words) for name, words in load_lexicon(language, "triggers")["classes"].items()}


def _frame(order: int, row: Mapping[str, Any], language: str) -> Frame:
    try:
        if unknown := set(row) - _KEYS:
            raise KeyError(*sorted(unknown))
        return Frame(
            order=order,
            name=row["name"],
            type=row["type"],
            plover=row.get("plover", ""),
            company=_lemmas(row.get("company", []), language),
            sense=_lemmas(row.get("sense", []), language),
            reciprocal=bool(row.get("reciprocal")),
        )
    except KeyError as error:
        name = row.get("name", f"number {order + 1}")
        raise ResourceError(f"data/lexicon/{language}/triggers.toml, frame {name}: {error}; mend the key") from error


def _lemmas(words: Sequence[str], language: str) -> frozenset[str]:
    classes = load_classes(language)
    return frozenset(lemma for word in words for lemma in (classes[word[1:]] if word.startswith("@") else (word,)))


def _verb_phrase(text: str, frame: Frame, pronouns: Sequence[str]) -> Phrase:
    """`text` without the reflexive pronoun before the verb: "se rendre", "s'entretenir"."""
    prefixes = [pronoun if pronoun.endswith("'") else f"{pronoun} " for pronoun in pronouns]
    prefix = next((prefix for prefix in prefixes if text.startswith(prefix)), "")
    return Phrase(tuple(text.removeprefix(prefix).split()), reflexive=bool(prefix), frame=frame)
