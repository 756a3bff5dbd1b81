"""Whether a trigger stands in a construction that tells an event, or only names one in passing.

The rule is that of the gold guidelines: a noun tells an event where a verb says that it is done or has come about, or
where it carries a date of its own; "l'accord est le fruit d'une réunion" tells no meeting.
"""

from __future__ import annotations

from pipeline.mentions.frames import Trigger
from pipeline.mentions.grammar import VERBAL, Grammar, load_grammar, words
from pipeline.types import Timex


def is_told(trigger: Trigger, timex: Timex | None, in_lead: bool, language: str) -> bool:
    grammar = load_grammar(language)
    if trigger.frame.dated and timex is None and not in_lead:
        return False
    if trigger.is_noun:
        return _noun_is_told(trigger, timex, in_lead, grammar)
    return _verb_is_told(trigger, timex, grammar)


def _noun_is_told(trigger: Trigger, timex: Timex | None, in_lead: bool, grammar: Grammar) -> bool:
    noun, verb = trigger.token, trigger.verb
    if timex is not None and noun.idx <= timex.start and any(t.idx == timex.start for t in noun.subtree):
        return True
    if verb is None:
        return in_lead and noun.dep_ == "ROOT"
    is_subject = any(noun in grammar.coordinated(subject) for subject in grammar.subjects(verb))
    is_object = any(noun in grammar.coordinated(obj) for obj in grammar.objects(verb))
    if is_object or (is_subject and grammar.is_passive(verb)):
        return bool(words(verb) & (grammar["support_verbs"] | grammar["occurrence_verbs"]))
    if is_subject:
        return bool(words(verb) & grammar["occurrence_verbs"])
    prepositions = {prep for prep, held in grammar.obliques(verb) if held is noun}
    if prepositions and words(verb) & grammar["support_verbs"] and timex is None:
        return not prepositions & grammar["passing_words"]
    return timex is not None


def _verb_is_told(trigger: Trigger, timex: Timex | None, grammar: Grammar) -> bool:
    """A finite verb tells; a participle behind a noun only with a date; an infinitive where status found its governor."""
    verb = trigger.token
    if verb.dep_ in grammar["reduced"]:
        return timex is not None
    if verb.dep_ in grammar["relative"] and trigger.frame.formal:
        return timex is not None
    if trigger.frame.formal and verb.dep_ in grammar["complement"]:
        return False
    return verb.pos_ in VERBAL
