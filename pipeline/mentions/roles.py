"""Role templates over the dependency tree: which words of the sentence fill the roles of a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.mentions.triggers import Trigger
from pipeline.reading.grammar import NOMINAL, Grammar, load_grammar, words
from pipeline.types import Role, RoleSpan

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_roles(trigger: Trigger, language: str) -> tuple[RoleSpan, ...]:
    """The role spans of a trigger in text order, each a phrase with what is joined to it, without nested clauses.

    The subject acts, the object receives; of a passive the other way round. "entre X et Y", "avec X" and, for frames
    that are reciprocal, everybody takes part (PLOVER). "sous la médiation de X" mediates. Prepositions of place tell
    where. Of a noun, "la visite de X" acts.
    """
    grammar = load_grammar(language)
    found: set[RoleSpan] = set()
    found.update(_complements(trigger.token, grammar))
    if trigger.verb is not None:
        found.update(_complements(trigger.verb, grammar))
        found.update(_arguments(trigger, trigger.verb, grammar))
    if trigger.frame.reciprocal:
        found = {_as_participant(span) for span in found}
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.role)))


def _arguments(trigger: Trigger, verb: Token, grammar: Grammar) -> Iterator[RoleSpan]:
    """The subject and the objects of `verb`, the trigger itself left out."""
    role = Role.RECIPIENT if grammar.is_passive(verb) else Role.ACTOR
    subjects = grammar.subjects(verb)
    for subject in subjects:
        if subject != trigger.token:
            yield _span(role, grammar.scope(subject))
    lost = grammar.subject_words(verb) if not subjects else []
    if lost and trigger.token not in lost:
        yield _span(role, lost)
    for obj in grammar.objects(verb):
        if obj != trigger.token:
            yield _span(Role.RECIPIENT, grammar.scope(obj))


def _complements(head: Token, grammar: Grammar) -> Iterator[RoleSpan]:
    """What hangs on `head` by a preposition that tells its part."""
    for preposition, noun in grammar.obliques(head):
        if (role := _role_behind(preposition, noun, head, grammar)) is not None:
            yield _span(role, grammar.scope(noun))


def _role_behind(preposition: str, noun: Token, head: Token, grammar: Grammar) -> Role | None:
    if preposition in grammar["agent_words"]:
        return Role.ACTOR
    if preposition in grammar["with_words"] | grammar["between_words"]:
        return Role.PARTICIPANT
    if words(noun) & grammar["mediation_words"]:
        return Role.MEDIATOR
    if preposition in grammar["location_words"]:
        return Role.LOCATION
    return Role.ACTOR if head.pos_ in NOMINAL and preposition in grammar["of_words"] else None


def _span(role: Role, tokens: Sequence[Token]) -> RoleSpan:
    # The line break behind a paragraph is a token of its last sentence.
    held = [token for token in tokens if not token.is_space] or list(tokens)
    return RoleSpan(role, held[0].idx, held[-1].idx + len(held[-1]))


def _as_participant(span: RoleSpan) -> RoleSpan:
    return replace(span, role=Role.PARTICIPANT) if span.role in (Role.ACTOR, Role.RECIPIENT) else span
