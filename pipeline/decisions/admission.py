"""Is this candidate an event of its type: the features that speak for and against it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.candidates.constructions import find_construction
from pipeline.candidates.frames import load_classes
from pipeline.decisions.case import Case
from pipeline.reading import Part
from pipeline.reading.grammar import Grammar, feature, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Paragraphs of a news item are counted up to here: behind it stands background.
PARAGRAPHS = 4
# The weights of words relative to those of features that are made for the question: there are many more of them.
PHRASE_WORD, CLAUSE_WORD = 0.5, 0.3


def admission_features(case: Case, dated: str, countries: Sequence[str]) -> dict[str, float]:
    """Of a candidate dated as `dated` says ("recent", "past" ...) between `countries`.

    Features are crossed with the type, since what speaks for a visit may speak against a strike; the traits of the
    telling (construction, tense, date, company, position, status) also with one another.
    """
    kind = case.candidate.frame.type
    traits = _traits(case, dated)
    names = {*traits, *_words_around(case), *_parties(case, countries), *_setting(case)}
    crossed = {f"{kind}:{name}" for name in names}
    pairs = {f"{one}&{other}" for one, other in combinations(traits, 2)}
    features = dict.fromkeys({*names, *crossed, *pairs, *_trigger(case), f"type={kind}"}, 1.0)
    return features | _context(case) | _lexical(case) | _encoded(case)


def _traits(case: Case, dated: str) -> list[str]:
    """How the trigger is told, each trait once and in one order, so that pairs have one name."""
    candidate, grammar = case.candidate, case.evidence.reading.grammar
    sentence, verb = candidate.sentence, candidate.verb or candidate.token
    position = str(sentence.part) if sentence.part is not Part.BODY else str(min(sentence.paragraph, PARAGRAPHS))
    return [
        f"company={candidate.company}",
        f"construction={find_construction(candidate, grammar)}",
        f"dated={dated}",
        f"position={position}",
        f"status={case.modality}",
        f"tense={_tense(verb)}",
    ]


def _tense(verb: Token) -> str:
    """The tenses of the verb and its auxiliaries, the copula left out: "Past+Pres" of "has met"."""
    forms = [verb, *[child for child in verb.children if child.dep_.startswith("aux")]]
    tenses = [tense for form in forms for tense in (*feature(form, "Tense"), *feature(form, "VerbForm"))]
    return "+".join(sorted(set(tenses))) or "none"


def _trigger(case: Case) -> Iterator[str]:
    """The trigger itself, which knows its type."""
    candidate = case.candidate
    verb = candidate.verb or candidate.token
    yield f"frame={candidate.frame.name}"
    yield f"lemma={candidate.token.lemma_.lower()}"
    yield f"verb={verb.lemma_.lower()}"
    yield f"label={candidate.token.dep_.split(':')[0].lower()}"


def _words_around(case: Case) -> Iterator[str]:
    """Who does it and what it is done to, by kind; which word classes stand how near; quotation, negation, articles."""
    candidate, grammar = case.candidate, case.evidence.reading.grammar
    token, verb = candidate.token, candidate.verb or candidate.token
    yield from (f"subject={kind}" for kind in _kinds(grammar.subjects(verb), grammar))
    yield from (f"object={kind}" for kind in _kinds(grammar.objects(verb), grammar))
    for name, held in load_classes(grammar.language).items():
        if held & candidate.phrase_forms:
            yield f"phrase:{name}"
        elif held & candidate.clause_forms:
            yield f"clause:{name}"
        elif held & candidate.sentence.forms:
            yield f"sentence:{name}"
    yield f"negated={grammar.is_negated(verb)}"
    if case.evidence.reading.is_quoted(token.idx):
        yield "quotation"
    if any("Def" in feature(child, "Definite") for child in token.children):
        yield "definite"
    if grammar.is_pointed_at(token):
        yield "pointed at"
    yield from (f"beside:{other}" for other in case.beside)


def _kinds(nouns: Sequence[Token], grammar: Grammar) -> set[str]:
    """Of which kinds subjects or objects are; "none" without one."""
    classes = load_classes(grammar.language)
    kinds = set()
    for noun in nouns:
        held = {form for node in noun.subtree for form in words(node)}
        if noun.pos_ == "PRON":
            kinds.add("pronoun")
        elif held & classes["official"]:
            kinds.add("official")
        elif held & classes["body"]:
            kinds.add("body")
        else:
            kinds.add("name" if any(node.pos_ == "PROPN" for node in noun.subtree) else "noun")
    return kinds or {"none"}


def _parties(case: Case, countries: Sequence[str]) -> Iterator[str]:
    """Which countries and actors stand where around the trigger, and how many take part."""
    evidence, sentence = case.evidence, case.candidate.sentence
    named = set()
    for form in evidence.within(evidence.forms, sentence):
        named.add(form.country)
        root = evidence.root(form.start, form.end)
        if root is not None and root.i in case.relations:
            yield f"country:{case.relations[root.i]}"
    for actor in evidence.within(evidence.actors, sentence):
        root = evidence.root(actor.start, actor.end)
        if root is not None and root.i in case.relations:
            yield f"{actor.kind}:{case.relations[root.i]}"
    yield f"countries={min(len(named), 3)}"
    yield f"parties={min(len(countries), 3)}"
    yield f"article countries={min(len(evidence.countries), 4)}"


def _setting(case: Case) -> Iterator[str]:
    """What the article told before, and how long it is."""
    setting = case.setting
    yield f"before={min(setting.type_before, 4)}"
    yield f"word before={min(setting.lemma_before, 2)}"
    yield f"length={min(setting.sentences // 6, 6)}"
    sentence = case.candidate.sentence
    yield f"item={sentence.is_item}"
    if sentence.heading is not None:
        yield "below a heading"


def _context(case: Case) -> dict[str, float]:
    """How much of the article is about events of the type."""
    density = min(2.0, 2 * case.setting.density)
    return {"density": density, f"{case.candidate.frame.type}:density": density, "types": case.setting.types / 9}


def _lexical(case: Case) -> dict[str, float]:
    """The words of the trigger's phrase and clause."""
    candidate = case.candidate
    kind, phrase = candidate.frame.type, candidate.phrase_forms
    found = {f"{kind}:phrase word={word}": PHRASE_WORD for word in phrase}
    return found | {f"{kind}:clause word={word}": CLAUSE_WORD for word in candidate.clause_forms - phrase}


def _encoded(case: Case) -> dict[str, float]:
    """What the encoder makes of the sentence: its log odds of the type, and how far other types are from it."""
    logits: Mapping[str, float] | None = case.logits
    kind = case.candidate.frame.type
    if logits is None or kind not in logits:
        return {}
    own, rival = logits[kind], max(value for name, value in logits.items() if name != kind)
    level = max(-5, min(4, math.floor(own)))
    return {
        "encoder": own / 2,
        f"{kind}:encoder": own / 2,
        "encoder:rival": rival / 2,
        "encoder:margin": (own - rival) / 4,
        f"encoder level={level}": 1.0,
    }
