"""Who took part in each event, and as what: the actors inside the role spans of a mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.actors.clause import (
    find_adjectives,
    find_arguments,
    find_companions,
    find_subject_beside,
    looks_on,
    points_back,
)
from pipeline.actors.layout import Layout
from pipeline.actors.mediation import find_mediators
from pipeline.actors.references import resolve_reference
from pipeline.actors.scene import Scene
from pipeline.actors.syntax import find_holders
from pipeline.actors.words import load_words
from pipeline.types import Actor, ActorKind, EventType, Mention, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Everybody in these takes part; who is named first says nothing (PLOVER's reciprocal events).
_RECIPROCAL = {EventType.TALKS, EventType.AGREEMENT, EventType.EXCHANGE}
_RANK = {Role.MEDIATOR: 0, Role.ACTOR: 1, Role.RECIPIENT: 2, Role.PARTICIPANT: 3, Role.LOCATION: 4}


def assign_actors(mentions: Sequence[Mention], actors: Sequence[Actor], doc: Doc) -> list[Mention]:
    """The mentions with `actors` filled, each with its role.

    A form takes the role of the span of which it is the head, or joined to the head ("Biden and Putin"), or whose
    people the head is ("des représentants de la Russie"); a country that is only the topic or the owner of something
    ("la guerre en Ukraine") takes none. Pronouns and "les deux pays" stand for the last fitting actors where there is
    one way to take them. Where the frames found no role, the subject and agent of the trigger's clause are taken. In
    talks, agreements and exchanges all are participants but who mediates. "La visite" without a word of its own on who
    takes up the actors of the visit told before. One name stands once in a mention.
    """
    ordered = tuple(sorted(actors, key=lambda actor: actor.start))
    scene = Scene(Layout(doc, ()), load_words(doc.lang_), ordered)
    assigned: list[Mention] = []
    for mention in mentions:
        parties = _parties(scene, mention)
        if not parties and points_back(scene, mention):
            parties = _told_before(mention, assigned)
        assigned.append(replace(mention, actors=tuple(parties)))
    return assigned


def _parties(scene: Scene, mention: Mention) -> list[Actor]:
    by_name: dict[str, Actor] = {}
    for actor, told in _roles(scene, mention):
        role = told
        if mention.event_type in _RECIPROCAL and role is not Role.MEDIATOR:
            role = Role.PARTICIPANT
        held = by_name.get(actor.name)
        if held is None or _RANK[role] < _RANK[held.role]:
            by_name[actor.name] = replace(actor, role=role)
    return sorted(by_name.values(), key=lambda actor: actor.start)


def _told_before(mention: Mention, earlier: Sequence[Mention]) -> list[Actor]:
    """The actors of the last mention of the same type, for "La visite a duré trois heures"."""
    same = [told for told in earlier if told.event_type is mention.event_type and told.start < mention.start]
    return list(same[-1].actors) if same else []


def _roles(scene: Scene, mention: Mention) -> Iterator[tuple[Actor, Role]]:
    roles = list(_from_spans(scene, mention)) or list(find_arguments(scene, mention))
    if all(actor.start > mention.trigger_start for actor, _ in roles):
        roles += find_subject_beside(scene, mention)
    roles += find_adjectives(scene, mention)
    if mention.event_type in _RECIPROCAL:
        roles += find_companions(scene, mention)
        roles += [(actor, Role.MEDIATOR) for actor in find_mediators(scene, mention)]
    yield from ((actor, role) for actor, role in roles if not looks_on(scene, mention, actor))


def _from_spans(scene: Scene, mention: Mention) -> Iterator[tuple[Actor, Role]]:
    for span in mention.roles:
        found = find_holders(scene, span.start, span.end)
        if span.role is Role.LOCATION:  # "a rendu visite à son homologue": nobody is a place
            yield from ((actor, Role.RECIPIENT) for actor in found if actor.kind is ActorKind.PERSON)
            continue
        found = found or resolve_reference(scene, span.start, span.end)
        yield from ((actor, span.role) for actor in found)
