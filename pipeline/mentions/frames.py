"""Frames: which words of a sentence tell an event, and of which type.

A frame is a table of `data/lexicon/<language>/frames.toml`, where the keys are explained. The first frame that fits a
word takes it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.mentions.grammar import VERBAL, Grammar, load_grammar, words
from pipeline.resources import load_lexicon
from pipeline.types import EventType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# How far behind a verb the rest of a fixed phrase may stand: "claim [full] responsibility", "mettre [aussi] en garde".
PHRASE_REACH = 5
# How the models call a person; a hint only.
PERSON_LABELS = ("PER", "PERSON")


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of `frames.toml`; the sets hold lemmas."""

    order: int
    name: str
    type: EventType
    plover: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    with_words: frozenset[str]
    also: frozenset[str]
    without: frozenset[str]
    near: frozenset[str]
    agent: bool
    destination: bool
    official: bool
    passive: bool
    reciprocal: bool
    formal: bool
    dated: bool
    patient: bool
    receives: bool
    meets: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event: `verb` is the word itself, or what its noun is the subject or object of."""

    token: Token
    frame: Frame
    verb: Token | None

    @property
    def is_noun(self) -> bool:
        return self.verb != self.token


def find_triggers(sentence: Span, language: str) -> list[Trigger]:
    """The triggers of a sentence in text order, one frame a word."""
    grammar = load_grammar(language)
    lexicon = load_frames(language)
    found = []
    for token in sentence:
        verb: Token | None
        if token.pos_ in VERBAL:
            kind, verb = "verbs", token
        elif token.pos_ in ("NOUN", "PROPN"):
            kind, verb = "nouns", grammar.governor(token)
        else:
            continue
        for phrase, frame in _phrases(token, lexicon[kind]):
            if _is_phrase(token, phrase, grammar, kind) and _fits(token, verb, frame, grammar, sentence):
                found.append(Trigger(token, frame, verb))
                break
    return found


@cache
def load_frames(language: str) -> dict[str, dict[str, list[tuple[str, Frame]]]]:
    """Per kind of word ("verbs", "nouns") and single lemma: the phrases that hold it, with their frames, in order."""
    lexicon = load_lexicon(language, "frames")
    classes = lexicon["classes"]
    index: dict[str, dict[str, list[tuple[str, Frame]]]] = {"verbs": defaultdict(list), "nouns": defaultdict(list)}
    for order, row in enumerate(lexicon["frames"]):
        frame = _frame(order, row, classes)
        for kind, phrases in (("verbs", frame.verbs), ("nouns", frame.nouns)):
            for phrase in phrases:
                plain = phrase.removeprefix("se ").removeprefix("s'")
                for word in {plain.split()[0], plain.split()[-1]} if kind == "nouns" else {plain.split()[0]}:
                    index[kind][word].append((phrase, frame))
    return index


def load_classes(language: str) -> dict[str, list[str]]:
    """The word classes of the frames: `official`, `drone` ..."""
    classes: dict[str, list[str]] = load_lexicon(language, "frames")["classes"]
    return classes


def _frame(order: int, row: dict[str, Any], classes: dict[str, list[str]]) -> Frame:
    def lemmas(key: str) -> frozenset[str]:
        held: set[str] = set()
        for word in row.get(key, []):
            held.update(classes[word[1:]] if word.startswith("@") else [word])
        return frozenset(held)

    flags = {key: bool(row.get(key)) for key in _FLAGS}
    return Frame(
        order=order,
        name=row["name"],
        type=EventType(row["type"]),
        plover=row["plover"],
        verbs=tuple(row.get("verbs", [])),
        nouns=tuple(row.get("nouns", [])),
        with_words=lemmas("with"),
        also=lemmas("also"),
        without=lemmas("without"),
        near=lemmas("near"),
        **flags,
    )


_FLAGS = (
    "agent",
    "destination",
    "official",
    "passive",
    "reciprocal",
    "formal",
    "dated",
    "patient",
    "receives",
    "meets",
)


def _phrases(token: Token, index: dict[str, list[tuple[str, Frame]]]) -> list[tuple[str, Frame]]:
    rows = {row for word in words(token) for row in index.get(word, [])}
    reflexive_first = any(child.lower_ in ("se", "s'") for child in token.children)
    return sorted(rows, key=lambda row: (reflexive_first and not row[0].startswith(("se ", "s'")), row[1].order))


def _is_phrase(token: Token, phrase: str, grammar: Grammar, kind: str) -> bool:
    reflexive = phrase.startswith(("se ", "s'")) and kind == "verbs"
    if reflexive and not grammar.is_reflexive(token):
        return False
    parts = phrase.removeprefix("se ").removeprefix("s'").split() if reflexive else phrase.split()
    if len(parts) == 1:
        return True
    doc = token.doc
    if kind == "verbs":
        ahead = [words(t) for t in doc[token.i + 1 : token.i + 1 + PHRASE_REACH]]
        ahead += [words(c) for c in token.children if c.dep_ in grammar["particle"]]
        return all(any(part in held for held in ahead) for part in parts[1:])
    for start in (token.i, token.i - len(parts) + 1):
        window = doc[max(0, start) : start + len(parts)]
        if len(window) == len(parts) and all(part in words(t) for part, t in zip(parts, window, strict=True)):
            return window.root.i == token.i
    return False


def _fits(token: Token, verb: Token | None, frame: Frame, grammar: Grammar, sentence: Span) -> bool:
    around = grammar.scope(token)
    if verb is not None and verb != token:
        around = sorted({*around, *grammar.scope(verb)}, key=lambda node: node.i)
    elif verb is not None:
        subjects = grammar.subject_words(token)
        inner = [node for c in token.children if c.dep_ in grammar["complement"] for node in grammar.scope(c)]
        around = sorted({*around, *subjects, *inner}, key=lambda node: node.i)
    if frame.with_words and not _holds(around, frame.with_words, token):
        return False
    if frame.also and not _holds(around, frame.also, token):
        return False
    if frame.without and _holds(grammar.scope(token) if verb != token else around, frame.without, token):
        return False
    if frame.near and not _holds(list(sentence), frame.near, token):
        return False
    if frame.passive and not (verb is not None and grammar.is_passive(verb)):
        return False
    if verb == token and frame.patient and not _has_patient(token, grammar):
        return False
    if verb == token and frame.receives and not _receives(token, grammar):
        return False
    if verb == token and frame.meets and not _meets(token, grammar):
        return False
    if verb == token and frame.agent and not _has_agent(token, frame, grammar):
        return False
    return not (verb == token and frame.destination and not _has_destination(token, grammar))


def _has_agent(verb: Token, frame: Frame, grammar: Grammar) -> bool:
    """Somebody who can act: an office, a name, a pronoun, a state; for a passive, whoever it is done to as well."""
    agents = grammar.subjects(verb) + [noun for prep, noun in grammar.obliques(verb) if prep in grammar["agent_words"]]
    official = frozenset(load_classes(grammar.language)["official"])
    for agent in (one for subject in agents for one in grammar.coordinated(subject)):
        held = grammar.scope(agent)
        if any(words(node) & official for node in held):
            return True
        if frame.official:
            return any(node.ent_type_ in PERSON_LABELS for node in held) or agent.pos_ == "PRON"
        if agent.pos_ == "PRON" and agent.lower_ not in grammar["impersonal"]:
            return True
        if any(node.pos_ == "PROPN" for node in held) or words(agent) & grammar["collective"]:
            return True
    # Where the parser finds no subject (it loses some behind long openings), a name before a finite verb must do.
    before = verb.doc[verb.sent.start : verb.i]
    return not agents and not frame.official and any(node.pos_ == "PROPN" for node in before)


def _has_patient(verb: Token, grammar: Grammar) -> bool:
    """Something it is done to: "vise la base", but not "vise à prévenir"."""
    purposes = any(child.dep_ in grammar["complement"] for child in verb.children)
    return not purposes or bool(grammar.objects(verb)) or grammar.is_passive(verb)


def _receives(verb: Token, grammar: Grammar) -> bool:
    """Somebody in office or with a name is received, not an idea or a match."""
    received = [one for goal in grammar.objects(verb) for one in grammar.coordinated(goal)]
    if grammar.is_passive(verb):
        received += grammar.subjects(verb)
    return any(_is_somebody(one, grammar) for one in received)


def _meets(verb: Token, grammar: Grammar) -> bool:
    """Whoever is met can meet: "rencontrer son homologue", not "rencontrer des difficultés"."""
    met = grammar.objects(verb)
    return not met or any(
        _is_somebody(one, grammar) or one.pos_ in ("PROPN", "PRON") or words(one) & grammar["collective"]
        for goal in met
        for one in grammar.coordinated(goal)
    )


def _is_somebody(token: Token, grammar: Grammar) -> bool:
    official = frozenset(load_classes(grammar.language)["official"])
    title = [child for child in token.children if child.dep_ in grammar["modifier"] | {"compound", "amod"}]
    named = token.pos_ == "PROPN" and any(words(child) & official for child in title)
    return bool(words(token) & official) or named or token.ent_type_ in PERSON_LABELS


def _has_destination(verb: Token, grammar: Grammar) -> bool:
    """A name after a preposition of place, or as the object; or a visited site of somebody in office."""
    official = frozenset(load_classes(grammar.language)["official"])
    if any(_is_name(node) for goal in grammar.objects(verb) for node in grammar.scope(goal)):
        return True
    # Not only what hangs on the verb itself: "arrivée lundi à Tunis" is often read as the Monday of Tunis.
    goals = [
        noun
        for node in grammar.scope(verb)
        for preposition, noun in grammar.obliques(node)
        if preposition in grammar["location_words"] and noun.i > verb.i
    ]
    return any(_is_name(node) or words(node) & official for goal in goals for node in grammar.scope(goal))


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.text[:1].isupper() and token.i != token.sent.start)


def _holds(tokens: list[Token], lemmas: frozenset[str], trigger: Token) -> bool:
    held = [words(token) for token in tokens if token != trigger]
    if any(forms & lemmas for forms in held):
        return True
    phrases = [lemma for lemma in lemmas if " " in lemma]
    if not phrases:
        return False
    text = " ".join(token.lemma_.lower() for token in tokens)
    return any(phrase in text for phrase in phrases)
