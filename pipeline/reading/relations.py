"""How the words of a sentence stand to a trigger: who does it, what it is done to, behind which preposition."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.reading.grammar import Grammar

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


class Relation(StrEnum):
    """The relation of a word to a trigger of its sentence, the loosest first."""

    SENTENCE = "sentence"  # in no clause around the trigger's
    ABOVE = "above"  # in the clause that the trigger's hangs on
    BELOW = "below"  # in a clause nested in the trigger's
    CLAUSE = "clause"
    OBLIQUE = "oblique"  # behind another preposition than those below
    LOCATION = "location"  # behind a preposition of place
    WITH = "with"  # "avec", "entre"
    OF = "of"  # "la visite de X"
    SUBJECT = "subject"
    OBJECT = "object"
    AGENT = "agent"  # behind "par" of a passive
    OWN = "own"  # in the noun phrase of the trigger itself, before it: "Russian strikes"


def find_relations(token: Token, verb: Token | None, sentence: Span, grammar: Grammar) -> dict[int, Relation]:
    """By the index of each word of `sentence` its relation to the trigger `token`, told by `verb` (itself for a verb).

    The subject of a passive is an object; what a word governs shares its relation, nested clauses included.
    """
    found = dict.fromkeys(range(sentence.start, sentence.end), Relation.SENTENCE)

    def mark(nodes: Iterable[Token], relation: Relation) -> None:
        for node in nodes:
            if node.i in found:
                found[node.i] = relation

    clause = grammar.clause(token)
    above = grammar.parent_clause(clause)
    if above is not None:
        mark(grammar.scope(above), Relation.ABOVE)
    mark(clause.subtree, Relation.BELOW)
    mark(grammar.scope(clause), Relation.CLAUSE)
    told = verb if verb is not None else token
    if verb is not None:
        passive = grammar.is_passive(verb)
        mark(grammar.scope(verb), Relation.CLAUSE)
        _mark_obliques(verb, grammar, mark)
        for subject in grammar.subjects(verb):
            mark(subject.subtree, Relation.OBJECT if passive else Relation.SUBJECT)
        for obj in grammar.objects(verb):
            mark(obj.subtree, Relation.OBJECT)
        if not grammar.subjects(verb):
            mark(grammar.subject_words(verb), Relation.SUBJECT)
    if token != told or verb is None or token != verb:
        mark(token.subtree, Relation.OWN)
        _mark_obliques(token, grammar, mark)
    return found


def _mark_obliques(head: Token, grammar: Grammar, mark) -> None:  # type: ignore[no-untyped-def]
    for preposition, noun in grammar.obliques(head):
        mark(noun.subtree, _behind(preposition, grammar))


def _behind(preposition: str, grammar: Grammar) -> Relation:
    if preposition in grammar["agent_words"]:
        return Relation.AGENT
    if preposition in grammar["with_words"] | grammar["between_words"]:
        return Relation.WITH
    if preposition in grammar["of_words"]:
        return Relation.OF
    if preposition in grammar["location_words"]:
        return Relation.LOCATION
    return Relation.OBLIQUE
