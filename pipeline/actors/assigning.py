"""Who took part in each event, and as what: the actors inside the role spans of a mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.actors.layout import Layout
from pipeline.actors.references import resolve_reference
from pipeline.actors.syntax import holders
from pipeline.actors.words import ActorWords, load_words
from pipeline.types import Actor, EventType, Mention, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Everybody in these takes part; who is named first says nothing (PLOVER's reciprocal events).
_RECIPROCAL = {EventType.TALKS, EventType.AGREEMENT, EventType.EXCHANGE}
_RANK = {Role.MEDIATOR: 0, Role.ACTOR: 1, Role.RECIPIENT: 2, Role.PARTICIPANT: 3, Role.LOCATION: 4}


def assign_actors(mentions: Sequence[Mention], actors: Sequence[Actor], doc: Doc) -> list[Mention]:
    """The mentions with `actors` filled, each with its role.

    A form takes the role of the span of which it is the head, or joined to the head ("Biden and Putin"), or whose
    people the head is ("des représentants de la Russie"); a country that is only the topic or the owner of something
    ("la guerre en Ukraine") takes none. Pronouns and "les deux pays" stand for the last fitting actors where there is
    one layout. Where the frames found no role, the subject and agent of the trigger's clause are taken. One name
    stands once in a mention.
    """
    words = load_words(doc.lang_)
    layout = Layout(doc, ())
    ordered = sorted(actors, key=lambda actor: actor.start)
    return [replace(mention, actors=tuple(_parties(mention, ordered, layout, words))) for mention in mentions]


def actor_countries(mention: Mention) -> tuple[str, ...]:
    """The alpha-3 codes of the actors of a mention, each once, in the order of the actors."""
    return tuple(dict.fromkeys(actor.country for actor in mention.actors if actor.country))


def _parties(mention: Mention, actors: Sequence[Actor], layout: Layout, words: ActorWords) -> Iterator[Actor]:
    roles = list(_from_roles(mention, actors, layout, words))
    if not roles:
        roles = list(_from_clause(mention, actors, layout, words))
    roles += _adjectives(mention, actors, layout)
    by_name: dict[str, Actor] = {}
    for actor, found in roles:
        role = found
        if _mediates(actor, mention, layout, words):
            role = Role.MEDIATOR
        elif mention.event_type in _RECIPROCAL and role is not Role.MEDIATOR:
            role = Role.PARTICIPANT
        held = by_name.get(actor.name)
        if held is None or _RANK[role] < _RANK[held.role]:
            by_name[actor.name] = replace(actor, role=role)
    yield from sorted(by_name.values(), key=lambda actor: actor.start)


def _from_roles(
    mention: Mention, actors: Sequence[Actor], layout: Layout, words: ActorWords
) -> Iterator[tuple[Actor, Role]]:
    for span in mention.roles:
        if span.role is Role.LOCATION:
            continue
        found = holders(layout, words, actors, span.start, span.end)
        for actor in found or resolve_reference(layout, words, actors, span.start, span.end):
            yield actor, span.role


def _from_clause(
    mention: Mention, actors: Sequence[Actor], layout: Layout, words: ActorWords
) -> Iterator[tuple[Actor, Role]]:
    """The subject and the agent of the clause, where the frames left the roles open."""
    trigger = next(iter(layout.span(mention.trigger_start, mention.trigger_end)), None)
    if trigger is None:
        return
    verb = _verb(layout.token(trigger))
    for role, token in _arguments(verb):
        start = token.left_edge.idx
        end = token.right_edge.idx + len(token.right_edge.text)
        for actor in holders(layout, words, actors, start, end) or resolve_reference(
            layout, words, actors, token.idx, token.idx + len(token.text)
        ):
            yield actor, role


def _verb(token: Token) -> Token:
    """The verb of the trigger: itself, or the verb whose subject or object the noun is."""
    while token.pos_ not in {"VERB", "AUX"} and token.head is not token and token.dep_ in _INSIDE:
        token = token.head
    return token


_INSIDE = {"obj", "dobj", "nsubj", "nsubj:pass", "nsubjpass", "obl:arg", "conj", "attr", "xcomp"}


def _arguments(verb: Token) -> Iterable[tuple[Role, Token]]:
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    for child in verb.children:
        if child.dep_ in {"nsubj", "csubj"}:
            yield Role.ACTOR, child
        elif child.dep_ in {"nsubj:pass", "nsubjpass"}:
            yield Role.RECIPIENT, child
        elif child.dep_ == "obl:agent":
            yield Role.ACTOR, child
        elif child.dep_ == "agent":
            yield from ((Role.ACTOR, inner) for inner in child.children if inner.dep_ == "pobj")


def _adjectives(mention: Mention, actors: Sequence[Actor], layout: Layout) -> Iterator[tuple[Actor, Role]]:
    """ "une frappe israélienne", "the Russia-Ukraine talks": the states right beside the trigger, inside its phrase."""
    span = layout.span(mention.trigger_start, mention.trigger_end)
    if not span or layout.token(span.start).pos_ not in {"NOUN", "PROPN"}:
        return
    for actor in actors:
        before = _only_joints(layout, actor.end, mention.trigger_start)
        if before or (actor.text[:1].islower() and _only_joints(layout, mention.trigger_end, actor.start)):
            yield actor, Role.ACTOR


def _only_joints(layout: Layout, start: int, end: int) -> bool:
    """Whether nothing parts two spans but a space, a hyphen or the genitive's s."""
    return start <= end and layout.text[start:end] in {"", " ", "-", "'s ", "' "}


def _mediates(actor: Actor, mention: Mention, layout: Layout, words: ActorWords) -> bool:
    """Whether "sous la médiation de" or "brokered by" stands right before the actor, over articles and "de"."""
    if not mention.start <= actor.start < mention.end:
        return False
    span = layout.span(actor.start, actor.end)
    for index in range(max(0, span.start - 6), span.start) if span else ():
        found = words.mediation.longest(layout, index)
        if found is not None and all(
            layout.joined(at + 1) and layout.words[at].key in words.links | words.definite
            for at in range(found[0], span.start)
        ):
            return found[0] == span.start or layout.joined(found[0])
    return False
