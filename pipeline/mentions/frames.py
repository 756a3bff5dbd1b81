"""Frames: which words can tell an event, of which type, and on what conditions.

A frame is a table of `data/lexicon/<language>/frames.toml`; the keys are explained at the top of the French one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.errors import ResourceError
from pipeline.resources import load_lexicon
from pipeline.types import EventType

Kind = Literal["verbs", "nouns"]

# The keys of a frame: its words, what they must stand with, and conditions that hold or do not.
_WORDS = ("verbs", "nouns")
_COMPANY = ("with", "also", "without", "near", "nowhere", "subject", "no_subject", "object", "no_object")
_FLAGS = (
    "agent",
    "dated",
    "destination",
    "direct",
    "finite",
    "formal",
    "intransitive",
    "meets",
    "official",
    "partner",
    "passive",
    "past",
    "patient",
    "named",
    "receives",
    "reciprocal",
)
_KEYS = {"name", "type", "plover", *_WORDS, *_COMPANY, *_FLAGS}


@dataclass(frozen=True, slots=True)
class Frame:
    """One table of `frames.toml`, in its words: the sets hold lemmas, classes ("@drone") spelled out.

    `order` is its place in the file: of two frames that fit a word the earlier takes it.
    """

    order: int
    name: str
    type: EventType
    plover: str
    with_words: frozenset[str]
    also: frozenset[str]
    without: frozenset[str]
    near: frozenset[str]
    nowhere: frozenset[str]
    subject: frozenset[str]
    no_subject: frozenset[str]
    object: frozenset[str]
    no_object: frozenset[str]
    agent: bool
    dated: bool
    destination: bool
    direct: bool
    finite: bool
    formal: bool
    intransitive: bool
    meets: bool
    official: bool
    partner: bool
    passive: bool
    past: bool
    patient: bool
    named: bool
    receives: bool
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
    for order, row in enumerate(load_lexicon(language, "frames")["frames"]):
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
def load_class(language: str, name: str) -> frozenset[str]:
    """The lemmas of a word class of the frames: `official`, `drone` ..."""
    return frozenset(load_lexicon(language, "frames")["classes"][name])


def _frame(order: int, row: Mapping[str, Any], language: str) -> Frame:
    def lemmas(key: str) -> frozenset[str]:
        held: set[str] = set()
        for word in row.get(key, []):
            held |= load_class(language, word[1:]) if word.startswith("@") else {word}
        return frozenset(held)

    try:
        if unknown := set(row) - _KEYS:
            raise KeyError(*sorted(unknown))
        return Frame(
            order=order,
            name=row["name"],
            type=EventType(row["type"]),
            plover=row["plover"],
            with_words=lemmas("with"),
            also=lemmas("also"),
            without=lemmas("without"),
            near=lemmas("near"),
            nowhere=lemmas("nowhere"),
            subject=lemmas("subject"),
            no_subject=lemmas("no_subject"),
            object=lemmas("object"),
            no_object=lemmas("no_object"),
            **{key: bool(row.get(key)) for key in _FLAGS},
        )
    except (KeyError, ValueError) as error:
        name = row.get("name", f"number {order + 1}")
        raise ResourceError(f"data/lexicon/{language}/frames.toml, frame {name}: {error}; mend the key") from error


def _verb_phrase(text: str, frame: Frame, pronouns: Sequence[str]) -> Phrase:
    """`text` without the reflexive pronoun before the verb: "se rendre", "s'entretenir"."""
    prefixes = [pronoun if pronoun.endswith("'") else f"{pronoun} " for pronoun in pronouns]
    prefix = next((prefix for prefix in prefixes if text.startswith(prefix)), "")
    return Phrase(tuple(text.removeprefix(prefix).split()), reflexive=bool(prefix), frame=frame)
