"""Role templates over the dependency tree: which words of the sentence fill the roles of a frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.mentions.frames import Trigger
from pipeline.mentions.grammar import Grammar, load_grammar, words
from pipeline.types import Role, RoleSpan

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_roles(trigger: Trigger, language: str) -> tuple[RoleSpan, ...]:
    """The role spans of a trigger in text order.

    The subject acts, the object receives; of a passive the other way round. "entre X et Y", "avec X" and, for frames
    that are reciprocal, everybody takes part. "sous la médiation de X" mediates. Prepositions of place tell where.
    """
    grammar = load_grammar(language)
    found: set[RoleSpan] = set()
    found.update(_complements(trigger.token, grammar))
    if trigger.verb is not None:
        found.update(_complements(trigger.verb, grammar))
        found.update(_arguments(trigger, trigger.verb, grammar))
    if trigger.frame.reciprocal:
        found = {_shared(span) for span in found}
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.role)))


def _arguments(trigger: Trigger, verb: Token, grammar: Grammar) -> Iterable[RoleSpan]:
    role = Role.RECIPIENT if grammar.is_passive(verb) else Role.ACTOR
    subjects = grammar.subjects(verb)
    for subject in subjects:
        if subject != trigger.token:
            yield _span(role, subject, grammar)
    lost = grammar.subject_words(verb) if not subjects else []
    if lost and trigger.token not in lost:
        yield RoleSpan(role, lost[0].idx, lost[-1].idx + len(lost[-1]))
    for obj in grammar.objects(verb):
        if obj != trigger.token:
            yield _span(Role.RECIPIENT, obj, grammar)


def _complements(head: Token, grammar: Grammar) -> Iterable[RoleSpan]:
    for preposition, noun in grammar.obliques(head):
        if preposition in grammar["agent_words"]:
            yield _span(Role.ACTOR, noun, grammar)
        elif preposition in grammar["with_words"] | grammar["between_words"]:
            yield _span(Role.PARTICIPANT, noun, grammar)
        elif words(noun) & grammar["mediation_words"]:
            yield _span(Role.MEDIATOR, noun, grammar)
        elif preposition in grammar["location_words"]:
            yield _span(Role.LOCATION, noun, grammar)
        elif head.pos_ in ("NOUN", "PROPN") and preposition in grammar["of_words"]:
            yield _span(Role.ACTOR, noun, grammar)


def _span(role: Role, head: Token, grammar: Grammar) -> RoleSpan:
    """The phrase of `head` with what is joined to it, without the clauses nested in it."""
    tokens = grammar.scope(head)
    return RoleSpan(role, tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _shared(span: RoleSpan) -> RoleSpan:
    if span.role in (Role.ACTOR, Role.RECIPIENT):
        return RoleSpan(Role.PARTICIPANT, span.start, span.end)
    return span
