"""Who mediates: "sous la médiation du Qatar", "brokered by", "Turkey mediated", "ont servi de médiatrices"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.actors.scene import Scene
from pipeline.actors.syntax import find_holders, join_right
from pipeline.types import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 6  # words from "médiation" to the mediator's name
_VERBAL = {"VERB", "AUX"}


def find_mediators(scene: Scene, mention: Mention) -> Iterator[Actor]:
    """The actors that the sentence of a mention calls mediators of what it tells."""
    for actor in scene.within(mention.start, mention.end):
        if _named_so(scene, actor):
            yield from join_right(scene, actor)
    for index in scene.layout.span(mention.start, mention.end):
        verb = _mediating(scene, scene.layout.token(index), scene.layout.words[index].key)
        if verb is not None:
            yield from _doers(scene, verb)


def _named_so(scene: Scene, actor: Actor) -> bool:
    """Whether "sous la médiation de" or "brokered by" stands right before the form, over articles and "de"."""
    layout, words = scene.layout, scene.words
    span = layout.span(actor.start, actor.end)
    for index in range(max(0, span.start - _REACH), span.start) if span else ():
        found = words.mediation.longest(layout, index)
        if found is None or not all(layout.joined(at) for at in range(found[0], span.start + 1)):
            continue
        if all(layout.words[at].key in words.links | words.definite for at in range(found[0], span.start)):
            return True
    return False


def _doers(scene: Scene, verb: Token) -> Iterator[Actor]:
    """The subject of a verb, and who does it "avec", "together with" the subject."""
    for subject in (child for child in verb.children if child.dep_ == "nsubj"):
        yield from find_holders(scene, subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge.text))
    for actor in scene.within(verb.sent.start_char, verb.sent.end_char):
        root = scene.root(actor)
        if root is not None and scene.before(actor) in scene.words.together and _verb(root) == verb:
            yield actor


def _verb(token: Token) -> Token:
    while token.pos_ not in _VERBAL and token.head != token:
        token = token.head
    return token


def _mediating(scene: Scene, token: Token, key: str) -> Token | None:
    """The verb that says so: "mediated", or the one over "mediator" ("served as mediators")."""
    if token.pos_ == "VERB" and token.lemma_.lower() in scene.words.mediating:
        return token
    if key not in scene.words.mediators:
        return None
    verb = _verb(token)
    return verb if verb.pos_ in _VERBAL else None
