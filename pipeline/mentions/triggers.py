"""Triggers: the words of a sentence that tell an event, each with the first frame whose conditions it meets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.mentions.frames import Frame, Kind, Phrase, load_class, load_frames
from pipeline.reading.grammar import NOMINAL, VERBAL, Grammar, feature, load_grammar, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# How far behind a verb the rest of a fixed phrase may stand: "claim [full] responsibility", "mettre [aussi] en garde".
PHRASE_REACH = 5
# How the models call a person; a hint only.
PERSON_LABELS = ("PER", "PERSON")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event: `verb` is the word itself, or what its noun is the subject or object of."""

    token: Token
    frame: Frame
    verb: Token | None

    @property
    def is_noun(self) -> bool:
        return self.verb != self.token

    @property
    def is_nested(self) -> bool:
        """A noun in the phrase of another, which no verb tells: "l'anniversaire de l'invasion"."""
        return self.verb is None


def find_triggers(sentence: Span, language: str) -> list[Trigger]:
    """The triggers of a sentence in text order, one frame a word."""
    grammar = load_grammar(language)
    lexicon = load_frames(language)
    found = []
    for token in sentence:
        kind: Kind
        verb: Token | None
        if token.pos_ in VERBAL and token.dep_ not in grammar["adjective"]:  # not "the disputed waters"
            kind, verb = "verbs", token
        elif token.pos_ in NOMINAL and not _only_names(token, grammar):
            kind, verb = "nouns", grammar.governor(token)
        else:
            continue
        is_phrase = _is_verb_phrase if kind == "verbs" else _is_noun_phrase
        candidates = (
            Trigger(token, phrase.frame, verb)
            for phrase in _phrases(token, lexicon[kind], grammar)
            if is_phrase(token, phrase, grammar)
        )
        trigger = next((one for one in candidates if _fits(one, sentence, grammar)), None)
        if trigger is not None:
            found.append(trigger)
    return found


def _only_names(noun: Token, grammar: Grammar) -> bool:
    """Whether it says of which kind the noun behind it is: "a travel ban", "the sanctions committee"."""
    return noun.dep_ in grammar["naming"] and noun.head.pos_ in NOMINAL and noun.head.i > noun.i


def _phrases(token: Token, index: Mapping[str, Sequence[Phrase]], grammar: Grammar) -> list[Phrase]:
    """The phrases that `token` may begin, in file order; beside a reflexive pronoun the reflexive ones first."""
    held = {phrase for word in words(token) for phrase in index.get(word, ())}
    beside = any(child.lower_ in grammar["reflexive_words"] for child in token.children)
    return sorted(held, key=lambda phrase: (beside and not phrase.reflexive, phrase.frame.order))


def _is_verb_phrase(token: Token, phrase: Phrase, grammar: Grammar) -> bool:
    if phrase.reflexive and not grammar.is_reflexive(token):
        return False
    ahead = [words(node) for node in token.doc[token.i + 1 : token.i + 1 + PHRASE_REACH]]
    ahead += [words(child) for child in token.children if child.dep_ in grammar["particle"]]
    return all(any(part in held for held in ahead) for part in phrase.words[1:])


def _is_noun_phrase(token: Token, phrase: Phrase, _: Grammar) -> bool:
    """Whether the words stand side by side with `token` at their head: "coup de fil", "car bomb"."""
    length = len(phrase.words)
    if length == 1:
        return True
    for start in (token.i, token.i - length + 1):
        window = token.doc[max(0, start) : start + length]
        if len(window) == length and all(part in words(t) for part, t in zip(phrase.words, window, strict=True)):
            return window.root == token
    return False


def _fits(trigger: Trigger, sentence: Span, grammar: Grammar) -> bool:
    """Whether the conditions of the frame hold; those on subject and object are asked of verbs only."""
    frame, token = trigger.frame, trigger.token
    if not _keeps_company(trigger, sentence, grammar):
        return False
    if frame.passive and not (trigger.verb is not None and grammar.is_passive(trigger.verb)):
        return False
    return trigger.is_noun or (
        _is_done_by_and_to(token, frame, grammar)
        and (not frame.finite or not _is_participle(token, grammar))
        and not (frame.intransitive and grammar.objects(token))
        and (not frame.partner or _has_partner(token, grammar))
        and (not frame.patient or _has_patient(token, grammar))
        and (not frame.named or _is_done_to_name(token, grammar))
        and (not frame.receives or _receives(token, grammar))
        and (not frame.meets or _meets(token, grammar))
        and (not frame.agent or _has_agent(token, grammar, official=frame.official))
        and (not frame.destination or _has_destination(token, grammar, direct=frame.direct))
    )


def _keeps_company(trigger: Trigger, sentence: Span, grammar: Grammar) -> bool:
    """Whether the words stand by that the frame asks for, and none that it forbids.

    By a verb stand its subject and what it governs; by a noun what it governs and what a participle says of it, and for
    what is asked, not forbidden, its verb's as well.
    """
    frame, token = trigger.frame, trigger.token
    inside = grammar.scope(token)
    if trigger.is_noun:
        described = [grammar.scope(child) for child in token.children if child.dep_ in grammar["reduced"]]
        inside = _in_order(inside, *described)
        around = inside if trigger.verb is None else _in_order(inside, grammar.scope(trigger.verb))
    else:
        nested = [node for c in token.children if c.dep_ in grammar["complement"] for node in grammar.scope(c)]
        inside = around = _in_order(inside, grammar.subject_words(token), nested)
    return (
        (not frame.with_words or _holds(around, frame.with_words, token))
        and (not frame.also or _holds(around, frame.also, token))
        and not (frame.without and _holds(inside, frame.without, token))
        and (not frame.near or _holds(sentence, frame.near, token))
        and not (frame.nowhere and _holds(sentence, frame.nowhere, token))
    )


def _in_order(*groups: Iterable[Token]) -> list[Token]:
    return sorted({token for group in groups for token in group}, key=lambda token: token.i)


def _holds(tokens: Iterable[Token], lemmas: frozenset[str], trigger: Token) -> bool:
    """Whether one of `lemmas` stands among `tokens`, the trigger itself left out; those of several words as such."""
    if any(words(token) & lemmas for token in tokens if token != trigger and not _cites(token)):
        return True
    phrases = [lemma for lemma in lemmas if " " in lemma]
    text = " ".join(token.lemma_.lower() for token in tokens) if phrases else ""
    return any(phrase in text for phrase in phrases)


def _cites(token: Token) -> bool:
    """ "According to" is no accord, though the model makes one its lemma."""
    return token.lower_ in load_grammar(token.doc.lang_)["according_words"]


def _is_participle(verb: Token, grammar: Grammar) -> bool:
    """One that only describes a noun, or is joined to one: "le pays accusé d'ingérence", "the accused man"."""
    while verb.dep_ in grammar["coordination"] and verb.head.pos_ in VERBAL and not grammar.auxiliaries(verb):
        if "Fin" in feature(verb, "VerbForm"):
            return False
        verb = verb.head
    return verb.dep_ in grammar["reduced"] | grammar["adjective"] and not grammar.auxiliaries(verb)


def _is_done_by_and_to(verb: Token, frame: Frame, grammar: Grammar) -> bool:
    """Whether subject and object are of the words that the frame asks for, and none that it forbids.

    What is forbidden is so as the head alone: "a libéré la ville" frees nobody, "a libéré les otages de la ville" does.
    What the parser did not find is not held against the verb where it is asked for: then any word by it will do.
    """
    active_participle = "Pres" in feature(verb, "Tense") or "Prog" in feature(verb, "Aspect")
    passive = grammar.is_passive(verb) or (_is_participle(verb, grammar) and not active_participle)
    subjects, objects = grammar.subjects(verb), grammar.objects(verb)
    # Who does it stands behind "par" where it is a passive, whose subject is what it is done to.
    doers = [noun for prep, noun in grammar.obliques(verb) if prep in grammar["agent_words"]] if passive else subjects
    undergoers = objects + subjects if passive else objects
    return (
        (not frame.subject or _holds(_scopes(doers, grammar) or grammar.subject_words(verb), frame.subject, verb))
        and (not frame.object or _holds(_scopes(undergoers, grammar) or grammar.scope(verb), frame.object, verb))
        and not (_heads(doers, grammar) | _heads(_apposed(doers, grammar), grammar)) & frame.no_subject
        and not _heads(undergoers, grammar) & frame.no_object
    )


def _apposed(heads: Iterable[Token], grammar: Grammar) -> list[Token]:
    """What else they are called: "Novak, an [expert] on trade"."""
    return [
        child for head in heads for child in head.children if child.dep_ in grammar["apposition"] and child.i > head.i
    ]


def _scopes(heads: Iterable[Token], grammar: Grammar) -> list[Token]:
    return _in_order(*[grammar.scope(head) for head in heads])


def _heads(heads: Iterable[Token], grammar: Grammar) -> set[str]:
    return {form for head in heads for one in grammar.coordinated(head) for form in words(one)}


def _has_partner(verb: Token, grammar: Grammar) -> bool:
    """Somebody it is done with: "échanger avec son homologue", not "avec force"."""
    return any(
        preposition in grammar["with_words"]
        and (_is_somebody(one, grammar) or one.pos_ == "PROPN" or words(one) & grammar["collective"])
        for node in grammar.scope(verb)
        for preposition, noun in grammar.obliques(node)
        for one in grammar.coordinated(noun)
    )


def _has_patient(verb: Token, grammar: Grammar) -> bool:
    """Something it is done to: "vise la base", but not "vise à prévenir"."""
    purposes = any(child.dep_ in grammar["complement"] for child in verb.children)
    return not purposes or bool(grammar.objects(verb)) or grammar.is_passive(verb)


def _is_done_to_name(verb: Token, grammar: Grammar) -> bool:
    """ "a frappé Kharkiv", "Beirut was bombed": a name that is no person's as what it is done to."""
    hit = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    return any(one.pos_ == "PROPN" and one.ent_type_ not in PERSON_LABELS for one in hit)


def _receives(verb: Token, grammar: Grammar) -> bool:
    """Somebody in office or with a name is received, not an idea or a match."""
    received = [one for goal in grammar.objects(verb) for one in grammar.coordinated(goal)]
    if grammar.is_passive(verb):
        received += grammar.subjects(verb)
    return any(_is_somebody(one, grammar) for one in received)


def _meets(verb: Token, grammar: Grammar) -> bool:
    """Whoever is met can meet: "rencontrer son homologue", not "rencontrer des difficultés"."""
    met = grammar.objects(verb)
    return not met or any(
        _is_somebody(one, grammar) or one.pos_ in ("PROPN", "PRON") or words(one) & grammar["collective"]
        for goal in met
        for one in grammar.coordinated(goal)
    )


def _has_agent(verb: Token, grammar: Grammar, *, official: bool) -> bool:
    """Somebody who can act: an office, a name, a pronoun, a state, as the subject or behind "par"; where `official`, an
    office, a person or a pronoun only."""
    agents = grammar.subjects(verb) + [noun for prep, noun in grammar.obliques(verb) if prep in grammar["agent_words"]]
    if agents:
        can_act = _is_official_or_person if official else _can_act
        return any(can_act(one, grammar) for agent in agents for one in grammar.coordinated(agent))
    # The parser loses some subjects behind long openings: then a name before the verb must do.
    before = verb.doc[verb.sent.start : verb.i]
    return not official and any(node.pos_ == "PROPN" for node in before)


def _can_act(agent: Token, grammar: Grammar) -> bool:
    held = grammar.scope(agent)
    if any(words(node) & grammar["anonymous_words"] for node in agent.subtree):
        return False
    actors = load_class(grammar.language, "official") | load_class(grammar.language, "body")
    return (
        any(words(node) & actors or node.pos_ == "PROPN" or _is_called(node) for node in held)
        or bool(words(agent) & grammar["collective"])
        or (agent.pos_ == "PRON" and agent.lower_ not in grammar["impersonal"])
    )


def _is_called(node: Token) -> bool:
    """A name that the model takes for a noun: "les Farc"."""
    return bool(node.ent_type_) and node.text[:1].isupper()


def _is_official_or_person(agent: Token, grammar: Grammar) -> bool:
    offices = load_class(grammar.language, "official")
    return agent.pos_ == "PRON" or any(
        words(node) & offices or node.ent_type_ in PERSON_LABELS for node in grammar.scope(agent)
    )


def _has_destination(verb: Token, grammar: Grammar, *, direct: bool) -> bool:
    """A name as the object, or a name or somebody in office behind a preposition of place; where `direct`, of one that
    hangs on the verb itself: "was in Oslo", not "was an officer in Oslo"."""
    offices = load_class(grammar.language, "official")
    if any(_is_name(node) for goal in grammar.objects(verb) for node in grammar.scope(goal)):
        return True
    # Not only what hangs on the verb itself: "arrivée lundi à Tunis" is often read as the Monday of Tunis.
    goals = [
        noun
        for node in ([verb] if direct else grammar.scope(verb))
        for preposition, noun in grammar.obliques(node)
        if preposition in grammar["location_words"] and noun.i > verb.i
    ]
    return any(_is_name(node) or words(node) & offices for goal in goals for node in grammar.scope(goal))


def _is_somebody(token: Token, grammar: Grammar) -> bool:
    """Somebody in office, a person, or a name that an office stands by: "le ministre Novak"."""
    offices = load_class(grammar.language, "official")
    titles = [child for child in token.children if child.dep_ in grammar["modifier"] | grammar["adjective"]]
    named = token.pos_ == "PROPN" and any(words(child) & offices for child in titles)
    return bool(words(token) & offices) or named or token.ent_type_ in PERSON_LABELS


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.text[:1].isupper() and token.i != token.sent.start)
