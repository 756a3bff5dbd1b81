"""Which actor forms inside a span of text are what the span is about."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.actors.scene import Scene
from pipeline.actors.words import Group
from pipeline.types import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

# Steps from a form up to the head of its span that keep it the same thing or one of several.
_SAME = {"conj", "appos", "flat", "flat:name", "flat:foreign", "compound", "fixed", "dep", "cc", "amod"}
_OWNED = {"nmod", "poss", "pobj", "prep"}
# Nouns whose doings are their owner's: "les négociateurs de la Russie", "aircraft of the alliance".
_OWNED_NOUNS = {Group.OFFICE, Group.PLURAL, Group.BODY, Group.MATERIAL}
# A form that is one of these is no part of a subject that follows it.
_OBJECTS = {"obj", "dobj", "iobj", "pobj", "obl:arg", "obl:mod", "obl:agent", "nmod", "obl"}


def find_holders(scene: Scene, start: int, end: int) -> list[Actor]:
    """The actors of a span of characters in text order: its head, what is joined to it, whose people its head is.

    A list goes on over the ends of the span where the model cut it: "La Russie et | l'Ukraine ont procédé".
    """
    inside = scene.touching(start, end)
    if not inside:
        return _open_list(scene, start, end)
    span = scene.tokens(start, end)
    found: list[Actor] = []
    for actor in inside:
        heads = span is None or _heads(scene, actor, span.root, start, end)
        if heads or (found and _listed(scene, found[-1], actor)):
            found.append(actor)
    return join_list(scene, found)


def join_list(scene: Scene, found: list[Actor], *, linked: bool = False) -> list[Actor]:
    """The actors with those that a list joins to the first of them, and behind "entre" to the last.

    `linked` tells that "et" has been passed already: only commas may follow further left.
    """
    if not found:
        return []
    joined = list(found)
    linked = linked or any(_listed(scene, a, b) and not _comma(scene, a, b) for a, b in pairwise(found))
    at = scene.position(joined[0].start)
    while at > 0 and _listed(scene, scene.actors[at - 1], joined[0]):
        left = scene.actors[at - 1]
        comma = _comma(scene, left, joined[0])
        if comma is not linked or (_objective(scene, left) and not scene.opens(left)):
            break
        two_lists = (
            at > 1 and _listed(scene, scene.actors[at - 2], left) and not _comma(scene, scene.actors[at - 2], left)
        )
        if comma and two_lists:  # "A et B, C et D"
            break
        linked = True
        at -= 1
        joined.insert(0, left)
    if scene.before(joined[0]) in scene.words.pairs or _genitives(scene, joined[-1]):
        return joined[:-1] + join_right(scene, joined[-1])
    return joined


def _genitives(scene: Scene, last: Actor) -> bool:
    """Whether a list goes on with the preposition it has: "les ambassadeurs de l'Inde, | de la Chine et du Japon"."""
    after = scene.position(last.start) + 1
    before = scene.before(last)
    if after == len(scene.actors) or before not in scene.words.genitives:
        return False
    between = scene.layout.span(last.end, scene.actors[after].start)
    return any(scene.layout.words[at].key in scene.words.genitives for at in between)


def join_right(scene: Scene, first: Actor) -> list[Actor]:
    """An actor with those that a list joins to it on the right."""
    joined = [first]
    at = scene.position(first.start)
    while at + 1 < len(scene.actors) and _listed(scene, joined[-1], scene.actors[at + 1]):
        at += 1
        joined.append(scene.actors[at])
    return joined


def _open_list(scene: Scene, start: int, end: int) -> list[Actor]:
    """The actors before a span that only ends their list: "la Pologne, la Lettonie et | d'autres pays"."""
    keys = [scene.layout.words[at].key for at in scene.layout.span(start, end)][:2]
    behind = scene.ended(start)
    if not behind or not scene.words.others & set(keys):
        return []
    left = scene.actors[behind - 1]
    between = [scene.layout.words[at].key for at in scene.layout.span(left.end, start)]
    return join_list(scene, [left], linked=True) if len(between) == 1 and between[0] in scene.words.conjunctions else []


def _heads(scene: Scene, actor: Actor, root: Token, start: int, end: int) -> bool:
    """Whether the way from a form up to the head of the span leads over words that stand for it or list it."""
    if actor.start <= root.idx < actor.end:
        return True
    form = scene.tokens(max(actor.start, start), min(actor.end, end))
    if form is None:
        return False
    token: Token = form.root
    while token != root:
        head: Token = token.head
        if head == token or not start <= head.idx < end:
            return False
        owned = token.dep_ in _OWNED or token.dep_.startswith("nmod")
        if not (token.dep_ in _SAME or (owned and _stands_for_owner(scene, head))):
            return False
        token = head
    return True


def _stands_for_owner(scene: Scene, head: Token) -> bool:
    """Whether the noun is somebody's people or office ("représentants", "delegation"), or a preposition after one."""
    if head.pos_ == "ADP":
        return head.head == head or head.dep_ == "agent" or _stands_for_owner(scene, head.head)
    index = next(iter(scene.layout.span(head.idx, head.idx + len(head.text))), None)
    if index is None:
        return False
    if scene.layout.words[index].key in scene.words.transparent:
        return True
    found = scene.words.heads.longest(scene.layout, index)
    return found is not None and found[1][0] in _OWNED_NOUNS


def _listed(scene: Scene, left: Actor, right: Actor) -> bool:
    """Whether only a comma, "et" and articles part two forms: trust the list over the parse."""
    if left.end > right.start:
        return False
    text = _between(scene, left, right)
    if any(sign in text for sign in '.;:!?()\n"«»') or text.count(",") > 1:
        return False
    words = scene.words
    keys = [scene.layout.words[at].key for at in scene.layout.span(left.end, right.start)]
    small = words.links | words.conjunctions | words.definite | words.determiners
    conjunctions = sum(key in words.conjunctions for key in keys)
    return all(key in small for key in keys) and conjunctions + ("," in text) == 1


def _between(scene: Scene, left: Actor, right: Actor) -> str:
    return scene.layout.text[left.end : right.start]


def _comma(scene: Scene, left: Actor, right: Actor) -> bool:
    return "," in _between(scene, left, right)


def _objective(scene: Scene, actor: Actor) -> bool:
    root = scene.root(actor)
    return root is None or root.dep_ in _OBJECTS
