"""What the triggers of a sentence tell: each with its date, status and construction; what is told twice, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.candidates.constructions import Construction, find_construction, is_told
from pipeline.mentions.dating import MEASURES, find_date, find_owners, is_beginning
from pipeline.mentions.status import find_status
from pipeline.mentions.triggers import Trigger, find_triggers
from pipeline.reading.grammar import VERBAL, Grammar, feature, load_grammar, words
from pipeline.types import Article, EventType, Status, Timex

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


# Frames of statements that only pass on what is done.
_ANNOUNCING = ("announce", "say", "order")
# Types of acts of every kind, which one event is often told by.
_ANY_ACT = (EventType.OTHER, EventType.STATEMENT)
# What is done in the course of one another.
_PART_OF_ONE = {EventType.TALKS, EventType.VISIT, EventType.AGREEMENT}


@dataclass(frozen=True, slots=True)
class Telling:
    """A trigger with what its sentence says of it; `told` is False where it is only named, `apart` is True where its
    sentence tells another event of its type as well."""

    trigger: Trigger
    timex: Timex | None
    status: Status
    construction: Construction
    told: bool
    in_lead: bool
    apart: bool = False


def find_tellings(sentence: Span, timexes: Sequence[Timex], in_lead: bool, article: Article) -> list[Telling]:
    """The tellings of a sentence in text order; what is only wished or possible is none.

    `timexes` are those of the sentence. A timex in the phrase of a noun that tells one type of event dates no other,
    but what was done in the course of that: "il a rencontré son homologue lors de sa visite de mardi".
    """
    grammar = load_grammar(article.language)
    # "Armistice Day" is a date.
    triggers = [one for one in find_triggers(sentence, article.language) if not _is_in_one(one.token, timexes)]
    owners = find_owners(triggers, sentence, timexes)
    tellings = []
    # "il a condamné mardi l'attaque", "la ville fête mardi la paix": Tuesday is of the words, or of the feast.
    apart = [one.token for one in triggers if _judges(one)]
    apart += [token for token in sentence if token.pos_ in VERBAL and words(token) & grammar["feast_verbs"]]
    for trigger in triggers:
        free = [timex for timex in timexes if _may_date(trigger, owners.get(timex.start, trigger), grammar)]
        timex = find_date(trigger, sentence, free, timexes, apart, article)
        interval = timex.interval if timex else None
        status = find_status(trigger, article.language, interval, article.published)
        if status is Status.HAPPENED and timex and trigger.frame.type in MEASURES and is_beginning(timex, article):
            status = Status.ONGOING
        construction = find_construction(trigger, article.language, timex)
        if status is not None:
            told = is_told(trigger, construction, timex, in_lead, article.language)
            tellings.append(Telling(trigger, timex, status, construction, told, in_lead))
    kept = [
        one for one in tellings if not _only_announces(one, tellings, grammar) and not _is_told_better(one, tellings)
    ]
    return [replace(one, apart=_is_apart(one, kept, owners)) for one in kept]


def _is_in_one(token: Token, timexes: Sequence[Timex]) -> bool:
    return any(timex.start <= token.idx < timex.end for timex in timexes)


def _judges(trigger: Trigger) -> bool:
    """Whether it is a statement about what others did or what was done before, and does not only pass it on."""
    return trigger.frame.type is EventType.STATEMENT and trigger.frame.name not in _ANNOUNCING


def _may_date(trigger: Trigger, owner: Trigger, grammar: Grammar) -> bool:
    """Whether a timex in the phrase of `owner` may date `trigger` too."""
    if owner.frame.type is trigger.frame.type:
        return True
    if not _PART_OF_ONE.issuperset((owner.frame.type, trigger.frame.type)):
        return False
    if grammar.clause(owner.token) != grammar.clause(trigger.token):
        return False
    around = {form for node in (*owner.token.children, owner.token.head) for form in words(node)}
    return bool(around & grammar["course_words"]) and not around & (grammar["after_words"] | grammar["before_words"])


def _only_announces(telling: Telling, tellings: Sequence[Telling], grammar: Grammar) -> bool:
    """ "a annoncé un échange": the exchange is the event. With dates of their own both are (guidelines). Who condemns
    or claims an event makes a statement all the same."""
    frame, token = telling.trigger.frame, telling.trigger.token
    if frame.type is not EventType.STATEMENT or frame.name not in _ANNOUNCING:
        return False
    events = [other for other in tellings if other.trigger.frame.type is not EventType.STATEMENT]
    if telling.timex is None and _stands_behind(token, grammar):
        # "..., a annoncé le ministre": the source of a sentence, main news only where the sentence tells no other.
        return not telling.told or not telling.in_lead or any(other.told for other in events)
    announced = [other for other in events if _is_announced(other, token, grammar)]
    # "a confirmé le déploiement": an event that is only named is no news, and neither is who names it.
    named = any(other.trigger.verb == token for other in announced)
    return (named and telling.timex is None) or any(
        other.told and (telling.timex is None or other.timex is None or other.timex is telling.timex)
        for other in announced
    )


def _stands_behind(verb: Token, grammar: Grammar) -> bool:
    """Whether what is said stands before its verb: "les otages sont libres, a dit le ministre", "..., Oslo said"."""
    if verb.dep_ in grammar["inserted"] or any(c.dep_ in grammar["complement"] and c.i < verb.i for c in verb.children):
        return True
    first = min((verb, *grammar.auxiliaries(verb)), key=lambda node: node.i)
    before = verb.doc[verb.sent.start : first.i]
    inverted = not any(subject.i < verb.i for subject in grammar.own_subjects(verb))
    return bool(before) and before[-1].is_punct and inverted


def _is_announced(other: Telling, verb: Token, grammar: Grammar) -> bool:
    """Whether what `verb` says tells the event itself, not one known before ("ce bombardement") or what a clause inside
    says of somebody: "a dit que l'avion qui a frappé le port était le sien"."""
    trigger = other.trigger
    if trigger.verb == verb:
        return True
    if trigger.is_noun:
        pointed = grammar.is_pointed_at(trigger.token)
        aside = other.construction is Construction.DURING and not (trigger.verb and grammar.copulas(trigger.verb))
        if pointed or aside or other.construction is Construction.PASSING:
            return False
    if _stands_behind(verb, grammar):
        return trigger.token.i < verb.i
    node = grammar.clause(trigger.token)
    led = grammar["complement"] | grammar["subject_sharing"] | grammar["coordination"]
    while node != verb:
        # "a réagi en rappelant son ambassadeur"
        apart = node.dep_ in grammar["adverbial"] or (node.dep_ in grammar["reduced"] and bool(grammar.marks(node)))
        by_doing = apart and "Part" in feature(node, "VerbForm") and "Pres" in feature(node, "Tense")
        if node.head == node or not (by_doing or node.dep_ in led):
            return False
        node = grammar.clause(node.head)
    return True


def _is_told_better(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """ "une attaque de drones a tué trois soldats": what a sentence tells of drones is no strike as well, and what it
    tells of a strike no act of violence (guidelines: one record an event)."""
    frame = telling.trigger.frame
    if frame.type is EventType.STRIKE:
        better = {EventType.DRONE_INCIDENT}
    elif frame.type is EventType.OTHER and frame.plover == "ASSAULT":
        better = {EventType.DRONE_INCIDENT, EventType.STRIKE}
    else:
        return False
    return any(
        other.trigger.frame.type in better and other.told and other.timex in (None, telling.timex) for other in tellings
    )


def _is_apart(telling: Telling, tellings: Sequence[Telling], owners: Mapping[int, Trigger]) -> bool:
    """Whether a noun has a date of its own that another telling of its type has not: "une frappe en réponse à l'attaque
    de mardi". One that is the subject or object of the other is what that tells: "la frappe de mardi a touché ..."."""
    own = telling.trigger
    if own.frame.type in _ANY_ACT or telling.timex is None or owners.get(telling.timex.start) != own:
        return False
    return any(
        other.told
        and other.timex is None
        and other.trigger.frame.type is own.frame.type
        and other.trigger.verb not in (own.verb, own.token)
        and own.verb != other.trigger.token
        for other in tellings
    )
