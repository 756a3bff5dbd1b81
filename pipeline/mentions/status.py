"""Whether an event happened, is planned, goes on, is claimed or denied, from the grammar around its trigger.

Sources: the gold guidelines ("pourrait", wishes and hypotheses are no events; a purpose clause is none either) and, for
the French conditional of hearsay ("aurait frappé" means that somebody says so), any French grammar.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pipeline.interval import Interval
from pipeline.mentions.frames import Trigger
from pipeline.mentions.grammar import VERBAL, Grammar, feature, load_grammar, words
from pipeline.types import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_status(trigger: Trigger, language: str, interval: Interval | None, published: dt.date | None) -> Status | None:
    """The status of what `trigger` tells, None where it is only wished, possible or a condition: no event at all."""
    grammar = load_grammar(language)
    token, verb = trigger.token, trigger.verb
    if trigger.is_noun and (status := _noun_status(token, grammar)) is not _OPEN:
        return status  # type: ignore[return-value]
    status = _verb_status(verb, trigger.is_noun, grammar) if verb is not None else Status.HAPPENED
    if status is Status.HAPPENED and interval and published and interval.first > published:
        return Status.PLANNED
    return status


_OPEN = object()
# "pour y rencontrer", "afin de mieux se rencontrer": how far before the infinitive its preposition may stand.
PURPOSE_REACH = 4


def _noun_status(noun: Token, grammar: Grammar) -> Status | object | None:
    """What the noun phrase alone settles: "une éventuelle trêve", "l'appel à une trêve", "the upcoming summit"."""
    around = {form for child in noun.children for form in words(child)}
    if around & grammar["possible_words"]:
        return None
    holder = noun.head if noun.head.dep_ not in grammar["preposition"] else noun.head.head
    if holder != noun and holder.pos_ == "NOUN" and words(holder) & grammar["possible_nouns"]:
        return None
    if grammar.is_negated(noun) and not grammar["negator"]:
        return Status.DENIED
    if around & grammar["plan_words"]:
        return Status.PLANNED
    return _OPEN


def _verb_status(verb: Token, of_noun: bool, grammar: Grammar) -> Status | None:
    """Reads the verb, then climbs through what governs it: "dément avoir frappé", "doit se rendre"."""
    marks = {c.lower_ for c in verb.children if c.dep_ in grammar["mark"]}
    if marks & grammar["condition_words"]:
        return None
    own = words(verb)
    if of_noun:
        if own & grammar["possible_verbs"]:
            return None
        if own & grammar["denial_verbs"] or (own & grammar["cancel_verbs"] and grammar.is_passive(verb)):
            return Status.DENIED
        if own & grammar["claim_verbs"]:
            return Status.CLAIMED
        if own & grammar["continue_verbs"]:
            return Status.ONGOING
    if grammar.is_negated(verb):
        return Status.DENIED
    mood = _mood(verb, grammar)
    if mood is not Status.HAPPENED:
        return mood
    node = verb
    while node.head != node and node.dep_ in grammar["complement"] | grammar["coordination"] | grammar["adverbial"]:
        above = node.head
        if node.dep_ in grammar["adverbial"]:
            return None if _is_purpose(node, grammar) else Status.HAPPENED
        if node.dep_ in grammar["coordination"] and not _is_bare(node, grammar):
            return Status.HAPPENED
        if above.pos_ not in VERBAL:
            break
        governing = words(above)
        if governing & grammar["denial_verbs"]:
            return Status.DENIED
        if governing & grammar["possible_verbs"] and _is_bare(node, grammar):
            return None
        if governing & grammar["claim_verbs"]:
            return Status.CLAIMED
        if _is_bare(node, grammar):
            if governing & (grammar["plan_verbs"] | grammar["future_verbs"]):
                return Status.DENIED if grammar.is_negated(above) else Status.PLANNED
            mood = _mood(above, grammar)
            if mood is not Status.HAPPENED:
                return mood
        node = above
    if _is_bare(verb, grammar) and _is_purpose(verb, grammar):
        return None
    return Status.HAPPENED


def _mood(verb: Token, grammar: Grammar) -> Status | None:
    """The status that the form of the verb itself tells."""
    helpers = grammar.auxiliaries(verb)
    lower = {helper.lower_ for helper in helpers}
    if lower & grammar["possible_words"]:
        return None
    if lower & grammar["plan_words"]:
        return Status.PLANNED
    if verb.tag_ == "VBG" and lower & grammar["present_be"]:
        return Status.ONGOING
    for form in (verb, *helpers):
        mood, tense = feature(form, "Mood"), feature(form, "Tense")
        if "Cnd" in mood:
            if words(verb) & grammar["possible_verbs"]:
                return None
            reported = verb.dep_ in grammar["complement"] and form == verb
            return Status.PLANNED if reported or words(verb) & grammar["plan_verbs"] else Status.CLAIMED
        if "Fut" in tense:
            return Status.PLANNED
        if "Sub" in mood and verb.dep_ == "ROOT":
            return None
    return Status.HAPPENED


def _is_bare(verb: Token, grammar: Grammar) -> bool:
    """An infinitive, or a participle without an auxiliary: it lives by the verb above it."""
    form = feature(verb, "VerbForm")
    return "Inf" in form and not any("Fin" in feature(h, "VerbForm") for h in grammar.auxiliaries(verb))


def _is_purpose(verb: Token, grammar: Grammar) -> bool:
    before = {node.lower_ for node in verb.doc[max(verb.sent.start, verb.i - PURPOSE_REACH) : verb.i]}
    return _is_bare(verb, grammar) and bool(before & grammar["purpose_words"])
