"""Words that stand for actors named before: "elle", "les deux pays", "the two leaders"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.actors.scene import Scene
from pipeline.types import Actor, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PARTIES = {ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION}
_PRONOUNS = {"he", "she", "they"}
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubjpass"}
# How many sentences back a pair is looked for, the sentence of the reference included.
_BACK = 4


def resolve_reference(scene: Scene, start: int, end: int) -> list[Actor]:
    """The actors that a reference inside a span of characters stands for; none where it is not safe.

    A relative pronoun is what its clause hangs on. Several are the last ones named together: exactly two for "les
    deux pays". A pronoun is the subject of the clause or sentence before, if that is one actor of fitting gender.
    """
    antecedent = _antecedent(scene, start, end)
    if antecedent:
        return antecedent
    for index in scene.layout.span(start, end):
        found = scene.words.references.longest(scene.layout, index)
        if found is None:
            continue
        at = scene.layout.words[index].start
        before = _others(scene, index, scene.actors[: scene.ended(at)])
        people = [actor for actor in before if actor.kind is ActorKind.PERSON]
        if found[1] in _PRONOUNS:
            return _subject_before(scene, before, index, found[1])
        if not _definite(scene, index):
            continue
        match found[1]:
            case "two_parties":
                return _together(scene, _parties(before), at, exactly=2)
            case "two_people":
                return _together(scene, people, at, exactly=2)
            case "many_parties":
                return _together(scene, _parties(before), at, exactly=None)
            case "many_people":
                return _together(scene, people, at, exactly=None)
    return []


def _antecedent(scene: Scene, start: int, end: int) -> list[Actor]:
    """The actor on which the relative clause of "qui", "who" hangs."""
    span = scene.tokens(start, end)
    if span is None or len(span) > 1 or span.root.pos_ not in {"PRON", "DET"}:
        return []
    verb = span.root.head
    if verb.dep_ not in {"acl:relcl", "relcl"}:
        return []
    return list(scene.touching(verb.head.idx, verb.head.idx + 1))


def _others(scene: Scene, index: int, before: Sequence[Actor]) -> list[Actor]:
    """Without those of the reference's own clause: in "La Turquie reçoit les deux ministres" she is neither."""
    clause = _clause(scene.layout.token(index))
    near = before[scene.position(clause.sent.start_char) :]
    same = {actor.name for actor in near if (root := scene.root(actor)) is not None and _clause(root) == clause}
    return [actor for actor in before if actor.name not in same]


def _clause(token: Token) -> Token:
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _definite(scene: Scene, index: int) -> bool:
    """Whether the words point back: "les deux pays", "both sides", not "dans deux pays"."""
    determiners = scene.words.determiners
    if scene.layout.words[index].key in determiners:
        return True
    return scene.layout.joined(index) and scene.layout.words[index - 1].key in determiners


def _parties(actors: Sequence[Actor]) -> list[Actor]:
    return [actor for actor in actors if actor.kind in _PARTIES]


def _together(scene: Scene, actors: Sequence[Actor], at: int, *, exactly: int | None) -> list[Actor]:
    """The distinct actors of the nearest sentence that names as many as are asked for."""
    least = 2 if exactly is None else exactly
    for sentence in _sentences_back(scene, at):
        named = {a.name: a for a in actors if sentence.start_char <= a.start < sentence.end_char}
        if len(named) >= least:
            return list(named.values()) if exactly is None or len(named) == exactly else []
    everybody = {actor.name: actor for actor in actors}
    return list(everybody.values()) if exactly is not None and len(everybody) == exactly else []


def _sentences_back(scene: Scene, at: int) -> list[Span]:
    sentences = scene.layout.sentences
    behind = bisect_left(sentences, at, key=lambda sentence: sentence.start_char)
    return sentences[max(0, behind - _BACK) : behind][::-1]


def _subject_before(scene: Scene, before: Sequence[Actor], index: int, pronoun: str) -> list[Actor]:
    token = scene.layout.token(index)
    if token.dep_.startswith("expl"):  # "il y a", "il s'agit"
        return []
    for sentence in _sentences_back(scene, token.idx)[:2]:
        subjects = [
            actor
            for actor in before
            if sentence.start_char <= actor.start < sentence.end_char and _subject_of(scene, actor) is not None
        ]
        if not subjects:
            continue
        # The subject of the main clause before those of the others: "lorsque A régnait, B a tenté ... Il"
        main = [actor for actor in subjects if (verb := _subject_of(scene, actor)) is not None and verb.dep_ == "ROOT"]
        names = {actor.name: actor for actor in main or subjects}
        if pronoun == "they":
            return list(names.values()) if len(names) > 1 else []
        fits = [actor for actor in names.values() if _agrees(scene, actor, pronoun)]
        return fits if len(fits) == 1 and len(names) == 1 else []
    return []


def _subject_of(scene: Scene, actor: Actor) -> Token | None:
    """The verb whose subject the form is, alone or in a list; None where it is no subject."""
    token = scene.root(actor)
    if token is None:
        return None
    while token.dep_ in {"conj", "appos", "flat:name", "compound"} and token.head != token:
        token = token.head
    return token.head if token.dep_ in _SUBJECTS else None


def _agrees(scene: Scene, actor: Actor, pronoun: str) -> bool:
    """Whether gender allows it: English "he" and "she" are people, French agrees with the noun."""
    if scene.layout.doc.lang_ == "en":
        return actor.kind is ActorKind.PERSON
    root = scene.root(actor)
    genders = root.morph.get("Gender", []) if root is not None else []
    return not genders or (genders[0] == "Fem") == (pronoun == "she")
