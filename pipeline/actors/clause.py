"""Who takes part by the words around the trigger, beside what the frames told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.actors.references import resolve_reference
from pipeline.actors.scene import Scene
from pipeline.actors.syntax import find_holders, join_list, join_right
from pipeline.types import Actor, EventType, Mention, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = {"VERB", "AUX"}
# From a noun that tells the event up to the verb that carries it: "ont procédé à un échange".
_INSIDE = {"obj", "dobj", "nsubj", "nsubj:pass", "nsubjpass", "obl:arg", "conj", "attr", "xcomp"}
_BETWEEN = {"AUX", "ADV", "PART", "PRON"}
_REACH = 8  # tokens between a light verb and its noun
_JOINTS = {"", " ", "-", "'s ", "' "}


def find_arguments(scene: Scene, mention: Mention) -> Iterator[tuple[Actor, Role]]:
    """The subject and the agent of the trigger's clause, for mentions whose frames left the roles open."""
    trigger = _trigger(scene, mention)
    if trigger is None:
        return
    for role, token in _arguments(_verb(trigger)):
        start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text)
        found = find_holders(scene, start, end)
        for actor in found or resolve_reference(scene, token.idx, token.idx + len(token.text)):
            yield actor, role


def find_subject_beside(scene: Scene, mention: Mention) -> Iterator[tuple[Actor, Role]]:
    """The form that stands right before the verb, over auxiliaries and adverbs, whatever the parse says of it."""
    verb = _carrier(scene, mention)
    if verb is None:
        return
    at = verb.i - 1
    while at >= 0 and scene.layout.doc[at].pos_ in _BETWEEN:
        at -= 1
    if at < 0 or scene.layout.doc[at].pos_ == "PUNCT":
        return
    end = scene.layout.doc[at].idx + len(scene.layout.doc[at].text)
    for actor in scene.touching(end - 1, end):
        if mention.start <= actor.start:
            parties = join_list(scene, [actor])
            if not scene.governed(parties[0]):
                yield from ((party, Role.ACTOR) for party in parties)


def find_adjectives(scene: Scene, mention: Mention) -> Iterator[tuple[Actor, Role]]:
    """ "une frappe israélienne", "l'accord de paix israélo-égyptien", "Russia-Ukraine talks": who qualifies it."""
    trigger = _trigger(scene, mention)
    if trigger is None or trigger.pos_ not in {"NOUN", "PROPN"}:
        return
    start, end = mention.trigger_start, mention.trigger_end
    for actor in reversed(scene.actors[scene.position(mention.start) : scene.ended(start)]):
        if scene.layout.text[actor.end : start] not in _JOINTS:
            break
        start = actor.start
        yield actor, Role.ACTOR
    for actor in scene.within(mention.start, mention.end):
        root = scene.root(actor)
        if root is not None and root.dep_ == "poss" and root.head == trigger:
            yield actor, Role.ACTOR
    for actor in (actor for actor in scene.within(end, mention.end) if actor.text[:1].islower()):
        root = scene.root(actor)
        qualifies = root is not None and root.dep_ in {"amod", "conj"} and trigger in (root.head, root.head.head)
        if scene.layout.text[end : actor.start] not in _JOINTS and not qualifies:
            break
        end = actor.end
        yield actor, Role.ACTOR


def find_companions(scene: Scene, mention: Mention) -> Iterator[tuple[Actor, Role]]:
    """Those behind "avec" and "entre" in the trigger's clause, and who holds the captives of an exchange."""
    trigger = _trigger(scene, mention)
    if trigger is None:
        return
    yield from ((actor, Role.PARTICIPANT) for actor in _attending(scene, trigger))
    for actor in scene.within(mention.start, mention.end):
        before = scene.before(actor)
        if before in scene.words.companions and _same_clause(scene, actor, trigger):
            yield from ((party, Role.PARTICIPANT) for party in join_list(scene, [actor]))
        elif mention.event_type is EventType.EXCHANGE and before in scene.words.captors and _holds(scene, actor):
            yield actor, Role.PARTICIPANT


def looks_on(scene: Scene, mention: Mention, actor: Actor) -> bool:
    """Whether the form only judges or reports the event: "Washington salue l'échange", "Reuters reported it"."""
    root, trigger = scene.root(actor), _trigger(scene, mention)
    if mention.event_type is EventType.STATEMENT or root is None or trigger is None:
        return False
    verb = root.head
    return root.dep_ == "nsubj" and verb != trigger and verb.lemma_.lower() in scene.words.onlookers


def points_back(scene: Scene, mention: Mention) -> bool:
    """Whether the trigger is a noun that means an event told before: "la visite", "this meeting" and no more."""
    trigger = _trigger(scene, mention)
    if trigger is None or trigger.pos_ != "NOUN" or trigger.i == 0:
        return False
    determiner = scene.layout.doc[trigger.i - 1]
    following = scene.layout.doc[trigger.i + 1] if trigger.i + 1 < len(scene.layout.doc) else None
    alone = following is None or following.pos_ not in {"ADP", "ADJ", "PROPN", "NOUN"}
    return alone and determiner.lower_.rstrip("'") in scene.words.anaphoric


def _attending(scene: Scene, trigger: Token) -> list[Actor]:
    """Those of "pourparlers auxquels ont participé X et Y": the list right behind the verb of a relative clause."""
    for verb in trigger.children:
        if verb.dep_ not in {"acl:relcl", "relcl"} or verb.lemma_.lower() not in scene.words.attending:
            continue
        end = verb.idx + len(verb.text)
        after = scene.position(end)
        if after < len(scene.actors) and scene.opens_after(end, scene.actors[after]):
            return join_right(scene, scene.actors[after])
    return []


def _trigger(scene: Scene, mention: Mention) -> Token | None:
    span = scene.tokens(mention.trigger_start, mention.trigger_end)
    return span.root if span is not None else None


def _carrier(scene: Scene, mention: Mention) -> Token | None:
    """The verb that tells the event: the trigger, or the light verb before a noun ("ont tenu vendredi des ...")."""
    trigger = _trigger(scene, mention)
    if trigger is None or trigger.pos_ in _VERBAL:
        return trigger
    for at in range(trigger.i - 1, max(trigger.sent.start - 1, trigger.i - _REACH), -1):
        token = scene.layout.doc[at]
        if token.pos_ == "VERB":
            return token if token.lemma_.lower() in scene.words.light_verbs else None
        if token.is_punct or token.pos_ in {"SCONJ", "CCONJ"}:
            return None
    return None


def _verb(token: Token) -> Token:
    while token.pos_ not in _VERBAL and token.head != token and token.dep_ in _INSIDE:
        token = token.head
    return token


def _arguments(verb: Token) -> Iterable[tuple[Role, Token]]:
    if verb.pos_ not in _VERBAL:
        return
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield Role.ACTOR, child
        elif child.dep_ in {"nsubj:pass", "nsubjpass"}:
            yield Role.RECIPIENT, child
        elif child.dep_ == "obl:agent":
            yield Role.ACTOR, child
        elif child.dep_ == "agent":
            yield from ((Role.ACTOR, inner) for inner in child.children if inner.dep_ == "pobj")


def _same_clause(scene: Scene, actor: Actor, trigger: Token) -> bool:
    """Whether no other verb stands between the trigger and the form, and the form comes after it."""
    root = scene.root(actor)
    if root is None or root.i < trigger.i:
        return False
    return all(token.pos_ not in _VERBAL and not token.is_punct for token in scene.layout.doc[trigger.i + 1 : root.i])


def _holds(scene: Scene, actor: Actor) -> bool:
    """Whether the form is the agent of a participle: "les soldats détenus par la Russie"."""
    root = scene.root(actor)
    if root is None:
        return False
    agent = root.head if root.dep_ == "pobj" else root
    return agent.dep_ in {"agent", "obl:agent"} and agent.head.dep_ in {"acl", "amod", "acl:relcl", "relcl"}
