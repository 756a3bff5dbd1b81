"""Who says so: the subject of the verb of saying above a telling, or whom "selon" and "according to" name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.mentions.triggers import Trigger
from pipeline.reading.grammar import VERBAL, Grammar, load_grammar, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find_attribution(trigger: Trigger, sentence: Span, language: str) -> tuple[int, int] | None:
    """The offsets of whoever `sentence` lets answer for what `trigger` tells, None where nobody is named."""
    grammar = load_grammar(language)
    source = _source(sentence, grammar) or _speaker(trigger, grammar)
    if source is None:
        return None
    held = [token for token in grammar.scope(source) if token.dep_ not in grammar["case"] and not token.is_space]
    while held and held[0].is_punct:
        held.pop(0)
    while held and held[-1].is_punct:
        held.pop()
    return (held[0].idx, held[-1].idx + len(held[-1])) if held else None


def _source(sentence: Span, grammar: Grammar) -> Token | None:
    """Whom "selon X", "d'après X", "according to X" name."""
    for token in sentence:
        if token.lower_ in grammar["according_words"]:
            if token.dep_ in grammar["case"]:
                return token.head
            return next((node for node in token.subtree if node.dep_ in grammar["oblique"]), None)
    return None


def _speaker(trigger: Trigger, grammar: Grammar) -> Token | None:
    """The subject of the first verb of saying that governs the trigger, or of which its noun is the object."""
    node = trigger.verb if trigger.is_noun and trigger.verb is not None else trigger.token
    while True:
        if node != trigger.token and node.pos_ in VERBAL and words(node) & grammar["say_verbs"]:
            return next(iter(grammar.subjects(node)), None)
        governed = node.dep_ in grammar["complement"] | grammar["coordination"] or node.pos_ not in VERBAL
        if node.head == node or not governed:
            return None
        node = node.head
