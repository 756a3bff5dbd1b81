"""The construction a trigger stands in, and whether it tells an event there or only names one in passing.

The rule is that of the gold guidelines: a noun tells an event where a verb says that it is done or has come about, or
where it carries a date of its own; "l'accord est le fruit d'une réunion" tells no meeting. A background event is one
only where the text dates it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from pipeline.reading.grammar import Grammar, feature, words

if TYPE_CHECKING:
    from spacy.tokens import Token


class Construction(StrEnum):
    """How a trigger is built into its sentence: a verb first, then a noun."""

    VERB = "verb"  # "ils se sont rencontrés"
    PLUPERFECT = "pluperfect"  # "ils s'étaient rencontrés"
    PARTICIPLE = "participle"  # "la trêve signée par Quito"
    EMBEDDED = "embedded"  # "qui a frappé le port", "dit avoir frappé"
    DONE = "done"  # "ils ont tenu des pourparlers"
    OCCURS = "occurs"  # "des pourparlers se sont ouverts"
    DURING = "during"  # "ils l'ont dit lors de pourparlers"
    PASSING = "passing"  # "ils l'ont dit après des pourparlers"
    HEADLINE = "headline"  # "Pourparlers à Quito", a sentence without a verb
    BARE = "bare"  # "le fruit de pourparlers"


class Told(Protocol):
    """A trigger or a candidate: a word and the verb that tells it."""

    @property
    def token(self) -> Token: ...
    @property
    def verb(self) -> Token | None: ...
    @property
    def is_noun(self) -> bool: ...


def find_construction(trigger: Told, grammar: Grammar) -> Construction:
    """The construction that the verb or the noun of a candidate stands in."""
    return _of_noun(trigger, grammar) if trigger.is_noun else _of_verb(trigger.token, grammar)


def _of_verb(verb: Token, grammar: Grammar) -> Construction:
    if _looks_back(verb, grammar):
        return Construction.PLUPERFECT
    if verb.dep_ in grammar["reduced"] and not grammar.marks(verb) and not grammar.auxiliaries(verb):
        return Construction.PARTICIPLE
    if verb.dep_ in grammar["reduced"] and "Inf" in feature(verb, "VerbForm"):  # "the right to refuse"
        return Construction.EMBEDDED
    if verb.dep_ in grammar["complement"] and words(verb.head) & grammar["aspect_verbs"]:  # "vient d'annoncer"
        return _of_verb(verb.head, grammar)
    # "c'est le ministre qui l'a annoncé": no more than "le ministre l'a annoncé"
    opening = grammar.own_subjects(verb.head) if verb.dep_ in grammar["relative"] else []
    if any(subject.lower_ in grammar["cleft_words"] for subject in opening):
        return Construction.VERB
    # "Ankara denied the attack, state media reported": who passes it on comes behind.
    passed_on = verb.dep_ in grammar["complement"] and verb.head.i > verb.i
    if verb.dep_ in grammar["relative"] | grammar["complement"] and not passed_on:
        return Construction.EMBEDDED
    return Construction.VERB


def _of_noun(trigger: Told, grammar: Grammar) -> Construction:
    noun, verb = trigger.token, trigger.verb
    if verb is None:
        return Construction.HEADLINE if noun.dep_ in grammar["root"] else Construction.BARE
    is_subject = any(noun in grammar.coordinated(subject) for subject in grammar.subjects(verb))
    is_object = any(noun in grammar.coordinated(obj) for obj in grammar.objects(verb))
    forms = {form for node in (verb, *grammar.copulas(verb)) for form in words(node)}
    done, occurs = forms & grammar["support_verbs"], forms & grammar["occurrence_verbs"]
    if _looks_back(verb, grammar):
        return Construction.PLUPERFECT
    if is_object or (is_subject and grammar.is_passive(verb)):
        return Construction.DONE if done or occurs else Construction.BARE
    if is_subject:
        return Construction.OCCURS if occurs else Construction.BARE
    prepositions = {preposition for preposition, held in grammar.obliques(verb) if held == noun}
    if prepositions and done and not prepositions & grammar["passing_words"]:
        return Construction.DONE
    # "après la rencontre", "à l'issue de la rencontre": the sentence is about what came before or after it.
    apart = grammar["after_words"] | grammar["before_words"]
    first = grammar.first_joined(noun)
    around = {form for node in (noun, first, first.head) for child in (*node.children, node) for form in words(child)}
    return Construction.PASSING if around & apart else Construction.DURING


def _looks_back(verb: Token, grammar: Grammar) -> bool:
    """Whether a pluperfect tells what was before; as what somebody said ("he said 150 had been freed") it is only the
    past of a past."""
    if not grammar.is_pluperfect(verb):
        return False
    return not (verb.dep_ in grammar["complement"] and words(verb.head) & grammar["say_verbs"])
