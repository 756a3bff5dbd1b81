"""Which actor forms inside a span of text are what the span is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.actors.layout import Layout
from pipeline.actors.words import ActorWords, Group
from pipeline.types import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

# Steps from a form up to the head of its span that keep it the same thing or one of several.
_SAME = {"conj", "appos", "flat", "flat:name", "flat:foreign", "compound", "fixed", "dep", "cc", "amod"}
_OWNED = {"nmod", "poss", "pobj", "prep"}


def holders(layout: Layout, words: ActorWords, actors: Sequence[Actor], start: int, end: int) -> list[Actor]:
    """The actors of a span in text order: its head, what is joined to it, and whose people its head is."""
    found: list[Actor] = []
    root = _root(layout, start, end)
    for actor in actors:
        if actor.start >= end or actor.end <= start:
            continue
        if (
            root is None
            or _heads(layout, words, actor, root, start=start, end=end)
            or _listed(layout, words, actor, found)
        ):
            found.append(actor)
    return found


def _root(layout: Layout, start: int, end: int) -> Token | None:
    """The token of a span that leans on nothing inside it."""
    span = layout.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None else None


def _heads(layout: Layout, words: ActorWords, actor: Actor, root: Token, *, start: int, end: int) -> bool:
    if actor.start <= root.idx < actor.end:
        return True
    form = layout.doc.char_span(max(actor.start, start), min(actor.end, end), alignment_mode="expand")
    if form is None:
        return False
    token: Token = form.root
    while token != root:
        head: Token = token.head
        if head is token or not start <= head.idx < end:
            return False
        owned = token.dep_ in _OWNED or token.dep_.startswith("nmod")
        if not (token.dep_ in _SAME or (owned and _stands_for_owner(layout, words, head))):
            return False
        token = head
    return True


def _stands_for_owner(layout: Layout, words: ActorWords, head: Token) -> bool:
    """Whether the noun is somebody's people or office ("représentants", "delegation"), or a preposition after one."""
    if head.pos_ == "ADP":
        return head.head is head or head.dep_ in {"agent"} or _stands_for_owner(layout, words, head.head)
    index = next(iter(layout.span(head.idx, head.idx + len(head.text))), None)
    if index is None:
        return False
    found = words.heads.longest(layout, index)
    return found is not None and found[1][0] in {Group.OFFICE, Group.PLURAL, Group.BODY}


def _listed(layout: Layout, words: ActorWords, actor: Actor, found: list[Actor]) -> bool:
    """Whether only a comma, "et" and articles part the form from one already found: trust the list over the parse."""
    if not found or found[-1].end > actor.start:
        return False
    between = layout.span(found[-1].end, actor.start)
    text = layout.text[found[-1].end : actor.start]
    if any(sign in text for sign in '.;:!?()\n"«»'):
        return False
    small = words.links | words.conjunctions | words.definite
    return all(layout.words[at].key in small for at in between) and ("," in text or len(between) > 0)
