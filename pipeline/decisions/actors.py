"""Who took part in what a candidate tells, and as what: the actors of its sentence by their relation to the trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.actors.layout import Layout
from pipeline.actors.words import Group, load_words
from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.decisions.sites import find_governor
from pipeline.event_types import load_event_types
from pipeline.reading import Sentence
from pipeline.reading.grammar import VERBAL, Grammar, feature, words
from pipeline.reading.relations import Relation
from pipeline.types import Actor, ActorKind, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = {
    Relation.SUBJECT: Role.ACTOR,
    Relation.AGENT: Role.ACTOR,
    Relation.OWN: Role.ACTOR,
    Relation.OF: Role.ACTOR,
    Relation.OBJECT: Role.RECIPIENT,
    Relation.WITH: Role.PARTICIPANT,
}
_RANK = {Role.MEDIATOR: 0, Role.ACTOR: 1, Role.RECIPIENT: 2, Role.PARTICIPANT: 3}
# Relations of which a pronoun or "the two countries" may fill the place.
_REFERRING = (Relation.SUBJECT, Relation.AGENT, Relation.OBJECT)
# Nouns whose doings are their owner's: "les négociateurs de la Russie", "aircraft of the alliance".
_OWNED = {Group.OFFICE, Group.PLURAL, Group.BODY, Group.MATERIAL}
# Sentences back in which those are looked for whom a reference means, its own included.
_BACK = 4
# Words between "sous la médiation de" and the mediator's name.
_TO_MEDIATOR = 6


def assign_actors(case: Case) -> tuple[Actor, ...]:
    """The actors of a case in text order, each name once, with their roles.

    A form has the role of the argument of which it is the head, or a part of the list that is, or whose people or body
    the head is ("des représentants de la Russie"); who is only talked of inside an argument ("la guerre en Ukraine")
    has none. A pronoun, "who" or "les deux pays" stands for the actors named before where there is one way to take it.
    Of a reciprocal type all are participants but the mediators. Who only judges an event takes no part in it.
    """
    traits = load_event_types()[case.candidate.frame.type]
    found = _with_lists(case, list(_arguments(case)))
    found += [(actor, role) for actor, role in _referred(case, {role for _, role in found})]
    if traits.reciprocal:
        found = [(actor, Role.PARTICIPANT) for actor, _ in found]
    found += [(actor, Role.MEDIATOR) for actor in _mediators(case)]
    by_name: dict[str, Actor] = {}
    for actor, role in found:
        held = by_name.get(actor.name)
        if held is None or _RANK[role] < _RANK[held.role]:
            by_name[actor.name] = replace(actor, role=role)
    return tuple(sorted(by_name.values(), key=lambda actor: actor.start))


def _arguments(case: Case) -> Iterator[tuple[Actor, Role]]:
    grammar = case.evidence.reading.grammar
    verb = case.candidate.verb
    active = verb is not None and not case.candidate.is_noun and not grammar.is_passive(verb)
    for actor in _actors_of(case.candidate.sentence, case.evidence):
        root = case.evidence.root(actor.start, actor.end)
        relation = case.relations.get(root.i) if root is not None else None
        if root is None or relation not in _ROLES or _looks_on(case, relation):
            continue
        if relation is Relation.AGENT and active:  # "discussed the invasion by X"
            continue
        if _heads_argument(case, _climb(root, case.evidence), relation):
            yield actor, _ROLES[relation]
        elif _holds_captives(case, root):
            yield actor, Role.PARTICIPANT


def _with_lists(case: Case, found: list[tuple[Actor, Role]]) -> list[tuple[Actor, Role]]:
    """Those of a list of which the parser lost some: only a comma, "et" and articles stand between them."""
    roles = {actor.start: role for actor, role in found}
    actors = list(_actors_of(case.candidate.sentence, case.evidence))
    pairs = list(pairwise(actors))
    for left, right in [*pairs, *reversed(pairs)]:
        if (left.start in roles) != (right.start in roles) and _listed(left, right, case.evidence):
            role = roles.get(left.start) or roles[right.start]
            roles |= {left.start: role, right.start: role}
    return [(actor, roles[actor.start]) for actor in actors if actor.start in roles]


def _listed(left: Actor, right: Actor, evidence: Evidence) -> bool:
    layout, vocabulary = _layout(evidence), load_words(evidence.reading.article.language)
    between = layout.text[left.end : right.start]
    keys = [layout.words[at].key for at in layout.span(left.end, right.start)]
    joints = sum(key in vocabulary.conjunctions for key in keys) + between.count(",")
    small = vocabulary.conjunctions | vocabulary.definite | vocabulary.determiners
    return joints == 1 and all(key in small for key in keys) and not set(between) & set('.;:!?()\n"«»')


def _holds_captives(case: Case, root: Token) -> bool:
    """Whether those who are exchanged are "détenus par" the actor."""
    traits = load_event_types()[case.candidate.frame.type]
    if not traits.reciprocal or traits.meeting or traits.lasting:
        return False
    grammar = case.evidence.reading.grammar
    preposition, head = find_governor(root, grammar)
    return preposition in grammar["agent_words"] and head is not None and "Part" in feature(head, "VerbForm")


def _heads_argument(case: Case, top: Token, relation: Relation) -> bool:
    """Whether nothing above `top` belongs to the same argument."""
    trigger = case.candidate.token
    return top.head in (top, trigger, case.candidate.verb) or case.relations.get(top.head.i) is not relation


def _climb(token: Token, evidence: Evidence) -> Token:
    """The highest word that stands for the same somebody: over lists, appositions and "delegations from"."""
    grammar = evidence.reading.grammar
    same = grammar["coordination"] | grammar["apposition"] | grammar["adjective"] | grammar["naming"]
    while token.head != token and token.head.pos_ not in VERBAL:
        if token.dep_ in same:
            token = token.head
            continue
        holder = grammar.holder(token)
        owned = token.dep_ in grammar["modifier"] or token.head.dep_ in grammar["preposition"]
        if not owned or not _acts_for_owner(holder, evidence):
            return token
        token = holder
    return token


def _acts_for_owner(noun: Token, evidence: Evidence) -> bool:
    layout, vocabulary = _layout(evidence), load_words(evidence.reading.article.language)
    index = next(iter(layout.span(noun.idx, noun.idx + len(noun.text))), None)
    if index is None:
        return False
    found = vocabulary.heads.longest(layout, index)
    return layout.words[index].key in vocabulary.transparent or (found is not None and found[1][0] in _OWNED)


def _looks_on(case: Case, relation: Relation) -> bool:
    """Whether it is the subject of a verb that judges or reports the noun that tells the event."""
    verb = case.candidate.verb
    if relation is not Relation.SUBJECT or verb is None or not case.candidate.is_noun:
        return False
    if load_event_types()[case.candidate.frame.type].speech:
        return False
    return bool(words(verb) & load_words(case.evidence.reading.article.language).onlookers)


def _referred(case: Case, filled: set[Role]) -> Iterator[tuple[Actor, Role]]:
    """The actors for whom the words of an argument that names nobody stand."""
    layout, vocabulary = _layout(case.evidence), load_words(case.evidence.reading.article.language)
    sentence = case.candidate.sentence
    for index in layout.span(sentence.start, sentence.end):
        token = layout.token(index)
        relation = case.relations.get(token.i)
        if relation not in _REFERRING or _ROLES[relation] in filled or _looks_on(case, relation):
            continue
        if token.lower_ in case.evidence.reading.grammar["relative_words"] and token.head.head != token.head:
            noun = token.head.head
            yield from (
                (actor, _ROLES[relation])
                for actor in _actors_of(sentence, case.evidence)
                if actor.start <= noun.idx < actor.end
            )
            continue
        found = vocabulary.references.longest(layout, index)
        if found is None or not _heads_argument(case, layout.token(found[0] - 1), relation):
            continue
        if found[1] in _PRONOUNS:
            yield from ((actor, _ROLES[relation]) for actor in _subjects_before(case, token, found[1]))
        elif layout.words[index].key in vocabulary.determiners or (
            layout.joined(index) and layout.words[index - 1].key in vocabulary.determiners
        ):
            yield from ((actor, _ROLES[relation]) for actor in _together_before(case, token, found[1]))


_PRONOUNS = {"he", "she", "they"}


def _subjects_before(case: Case, token: Token, pronoun: str) -> list[Actor]:
    """The subject of the clause before, or of the sentence before: one of fitting gender, or several for "they"."""
    evidence, grammar = case.evidence, case.evidence.reading.grammar
    subject = grammar["subject"] | grammar["passive_subject"]
    for sentence in _sentences_back(case)[:2]:
        named: dict[str, Actor] = {}
        for actor in _actors_of(sentence, evidence):
            root = evidence.root(actor.start, actor.end)
            if root is not None and actor.end <= token.idx and _climb(root, evidence).dep_ in subject:
                named[actor.name] = actor
        if not named:
            continue
        if pronoun == "they":
            return list(named.values()) if len(named) > 1 else []
        fits = [actor for actor in named.values() if _agrees(actor, pronoun, evidence)]
        return fits if len(fits) == len(named) == 1 else []
    return []


def _agrees(actor: Actor, pronoun: str, evidence: Evidence) -> bool:
    """Whether gender allows it: where nouns have none, "he" and "she" are people."""
    feminine = evidence.reading.grammar["feminine"]
    if not feminine:
        return actor.kind is ActorKind.PERSON
    root = evidence.root(actor.start, actor.end)
    genders = feature(root, "Gender") if root is not None else []
    return not genders or (genders[0] in feminine) == (pronoun == "she")


def _together_before(case: Case, token: Token, reference: str) -> list[Actor]:
    """The distinct actors of the nearest sentence that names as many as "les deux pays", "the three leaders" mean."""
    exactly = 2 if reference.startswith("two") else None
    evidence, clause = case.evidence, case.evidence.reading.grammar.clause(token)
    for sentence in _sentences_back(case):
        named = {
            actor.name: actor
            for actor in _actors_of(sentence, evidence)
            if actor.end <= token.idx
            and (actor.kind is ActorKind.PERSON) == reference.endswith("people")
            and (root := evidence.root(actor.start, actor.end)) is not None
            and evidence.reading.grammar.clause(root) != clause
        }
        if len(named) >= 2:
            return list(named.values()) if exactly in (None, len(named)) else []
    return []


def _mediators(case: Case) -> Iterator[Actor]:
    """Those whom the sentence calls so ("sous la médiation du Qatar") or whose verb says so ("Turkey mediated")."""
    evidence, grammar = case.evidence, case.evidence.reading.grammar
    layout, vocabulary = _layout(evidence), load_words(evidence.reading.article.language)
    tops = set()
    actors = list(_actors_of(case.candidate.sentence, evidence))
    for actor in actors:
        span = layout.span(actor.start, actor.end)
        for index in range(max(0, span.start - _TO_MEDIATOR), span.start) if span else ():
            found = vocabulary.mediation.longest(layout, index)
            between = range(found[0], span.start) if found else ()
            small = vocabulary.links | vocabulary.definite
            if (
                found
                and all(layout.joined(at) for at in (*between, span.start))
                and all(layout.words[at].key in small for at in between)
            ):
                tops.add(evidence.root(actor.start, actor.end))
    for token in case.candidate.sentence.span:
        verb = token if words(token) & vocabulary.mediating else None
        if token.lower_ in vocabulary.mediators:
            verb = grammar.governor(token) or token
        if verb is not None:
            tops |= set(grammar.subjects(verb))
            tops |= {noun for word, noun in grammar.obliques(verb) if word in vocabulary.together}
    for actor in actors:
        root = evidence.root(actor.start, actor.end)
        if root is not None and (root in tops or _climb(root, evidence) in tops or (_list_head(root, grammar) in tops)):
            yield actor


def _list_head(token: Token, grammar: Grammar) -> Token:
    while token.dep_ in grammar["coordination"] and token.head != token:
        token = token.head
    return token


def _actors_of(sentence: Sentence, evidence: Evidence) -> Iterator[Actor]:
    yield from evidence.within(evidence.actors, sentence)


def _sentences_back(case: Case) -> Sequence[Sentence]:
    own = case.candidate.sentence.index
    return case.evidence.reading.sentences[max(0, own - _BACK + 1) : own + 1][::-1]


@lru_cache(maxsize=1)  # the cases of an article come one after the other
def _layout(evidence: Evidence) -> Layout:
    return Layout(evidence.reading.doc, ())
