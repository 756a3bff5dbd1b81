"""Whether an event happened, is planned, goes on, is claimed or denied, from the grammar around its trigger.

Sources: the gold guidelines ("pourrait", wishes and hypotheses are no events; a purpose clause is none either) and, for
the French conditional of hearsay ("aurait frappé" means that somebody says so), any French grammar.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING

from pipeline.interval import Interval
from pipeline.reading.grammar import NOMINAL, VERBAL, Grammar, feature, load_grammar, words
from pipeline.mentions.triggers import Trigger
from pipeline.types import EventType, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

# "pour y rencontrer", "afin de mieux se rencontrer": how far before the infinitive its preposition may stand.
PURPOSE_REACH = 4


# What those who agree on it will do: "ils ont convenu de se revoir".
_ARRANGED = (EventType.TALKS, EventType.VISIT)


class _Verdict(Enum):
    """What a part of the sentence that settles no status says of it; None already means that there is no event."""

    OPEN = "open"


def find_status(trigger: Trigger, language: str, interval: Interval | None, published: dt.date | None) -> Status | None:
    """The status of what `trigger` tells, None where it is only wished, possible or a condition: no event at all.

    `interval` are its days: what would be told as happened is planned where they lie after `published`.
    """
    grammar = load_grammar(language)
    status: Status | _Verdict | None = _noun_status(trigger.token, grammar) if trigger.is_noun else _Verdict.OPEN
    if status is not _Verdict.OPEN:
        return status
    if trigger.verb is not None:
        status = _verb_status(trigger.verb, grammar, of_noun=trigger.is_noun)
    if status is None and trigger.frame.type in _ARRANGED and _is_agreed(trigger, grammar):
        return Status.PLANNED
    if status is _Verdict.OPEN:
        return Status.PLANNED if interval and published and interval.first > published else Status.HAPPENED
    return status


def _is_agreed(trigger: Trigger, grammar: Grammar) -> bool:
    """Whether the verb of a noun, or what governs that of a verb, says that parties agree to it."""
    verb = trigger.verb
    if verb is None or grammar.is_negated(verb):
        return False
    above = verb if trigger.is_noun else verb.head
    return bool(words(above) & grammar["agree_verbs"]) and not grammar.is_negated(above)


def _noun_status(noun: Token, grammar: Grammar) -> Status | _Verdict | None:
    """What the noun phrase alone settles: "une éventuelle trêve", "l'appel à une trêve", "the upcoming summit"."""
    around = {form for child in noun.children for form in words(child)}
    if around & grammar["possible_words"]:
        return None
    holder = grammar.holder(noun)
    if holder != noun and holder.pos_ == "NOUN" and words(holder) & grammar["possible_nouns"]:
        return None
    # "no meeting"; where negation takes two words, as in French, it is the verb's.
    if grammar.is_negated(noun) and not grammar["negator"]:
        return Status.DENIED
    if around & grammar["plan_words"]:
        return Status.PLANNED
    return _Verdict.OPEN


def _verb_status(verb: Token, grammar: Grammar, *, of_noun: bool) -> Status | _Verdict | None:
    """What the verb, and then what governs it, settles; `of_noun`: the verb only says what becomes of the event."""
    marks = {child.lower_ for child in grammar.marks(verb)}
    if marks & grammar["condition_words"]:
        return None
    fate = _fate(verb, grammar) if of_noun else _Verdict.OPEN
    if fate is not _Verdict.OPEN:
        return fate
    if grammar.is_negated(verb):
        return Status.DENIED
    lead = _before_infinitive(verb, grammar)
    if lead & grammar["denial_verbs"]:
        return Status.DENIED
    if lead & grammar["claim_verbs"]:
        return Status.CLAIMED
    if words(verb) & grammar["plan_verbs"] and grammar.is_passive(verb):
        return Status.PLANNED  # "le ministre est attendu à Oslo"
    mood = _mood(verb, grammar)
    return _governed_status(verb, grammar) if mood is _Verdict.OPEN else mood


def _before_infinitive(verb: Token, grammar: Grammar) -> set[str]:
    """The forms of the word before "avoir frappé", its governor where the parser sees no verb ("dément")."""
    helper = next((one for one in grammar.auxiliaries(verb) if "Inf" in feature(one, "VerbForm")), None)
    return words(helper.nbor(-1)) if helper is not None and helper.i > verb.sent.start else set()


def _fate(verb: Token, grammar: Grammar) -> Status | _Verdict | None:
    """What a verb does with the event that is its subject or object: "nier la frappe", "the talks continue"."""
    own = words(verb)
    if own & grammar["possible_verbs"]:
        return None
    cancelled = own & grammar["undo_verbs"] or (own & grammar["cancel_verbs"] and grammar.is_passive(verb))
    if own & grammar["denial_verbs"] or cancelled:
        return Status.DENIED
    if own & grammar["claim_verbs"]:
        return Status.CLAIMED
    return Status.ONGOING if own & grammar["continue_verbs"] else _Verdict.OPEN


def _governed_status(verb: Token, grammar: Grammar) -> Status | _Verdict | None:
    """Climbs through what governs the verb: "dément avoir frappé", "doit se rendre", "s'est rendu ... pour y voir"."""
    node = verb
    while node.head != node and node.dep_ in grammar["complement"] | grammar["coordination"] | grammar["adverbial"]:
        above = grammar.holder(node)
        if node.dep_ in grammar["adverbial"]:
            return None if _is_purpose(node, grammar) else _Verdict.OPEN
        bare = _is_bare(node, grammar)
        if node.dep_ in grammar["coordination"] and not bare:
            return _Verdict.OPEN
        if above.pos_ not in VERBAL:
            break
        governing = words(above)
        if governing & grammar["denial_verbs"]:
            return Status.DENIED
        if governing & grammar["possible_verbs"] and bare:
            return None
        if governing & grammar["claim_verbs"]:
            return Status.CLAIMED
        if bare and governing & (grammar["plan_verbs"] | grammar["future_verbs"]):
            return Status.DENIED if grammar.is_negated(above) else Status.PLANNED
        mood = _mood(above, grammar) if bare else _Verdict.OPEN
        if mood is not _Verdict.OPEN:
            return mood
        node = above
    return None if _is_purpose(verb, grammar) or _is_intended(node, grammar) else _Verdict.OPEN


def _is_intended(verb: Token, grammar: Grammar) -> bool:
    """ "leur intention de libérer", "its pledge to withdraw": an infinitive that describes a noun of what may be."""
    return verb.head.pos_ in NOMINAL and bool(words(verb.head) & grammar["possible_nouns"]) and _is_bare(verb, grammar)


def _mood(verb: Token, grammar: Grammar) -> Status | _Verdict | None:
    """What the form of the verb itself settles: "will meet", "is meeting", "aurait frappé", "se rencontreront"."""
    helpers = grammar.auxiliaries(verb)
    lower = {helper.lower_ for helper in helpers}
    if lower & grammar["possible_words"]:
        return None
    if lower & grammar["plan_words"]:
        return Status.PLANNED
    if "Prog" in feature(verb, "Aspect") and lower & grammar["present_be"]:
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
    return _Verdict.OPEN


def _is_bare(verb: Token, grammar: Grammar) -> bool:
    """An infinitive or a gerund ("looks forward to welcoming") without a finite auxiliary: its status is that of the
    verb above it."""
    helped = any("Fin" in feature(helper, "VerbForm") for helper in grammar.auxiliaries(verb))
    gerund = "Prog" in feature(verb, "Aspect") and verb.dep_ in grammar["complement"]
    return ("Inf" in feature(verb, "VerbForm") or gerund) and not helped


def _is_purpose(verb: Token, grammar: Grammar) -> bool:
    """ "pour rencontrer", "afin de se rencontrer", "to meet"."""
    before = {node.lower_ for node in verb.doc[max(verb.sent.start, verb.i - PURPOSE_REACH) : verb.i]}
    return _is_bare(verb, grammar) and bool(before & grammar["purpose_words"])
