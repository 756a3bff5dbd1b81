"""Is this candidate an event of its type: the features that speak for and against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.candidates import Candidate, Company
from pipeline.candidates.constructions import find_construction
from pipeline.candidates.frames import load_classes
from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.reading import Part
from pipeline.reading.grammar import feature, words
from pipeline.reading.relations import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# Paragraphs of a news item are counted up to here: behind it stands background.
PARAGRAPHS = 4


def admission_features(case: Case, dated: str, countries: Sequence[str]) -> dict[str, float]:
    """Of a candidate dated as `dated` says ("recent", "past" ...) between `countries`."""
    candidate, evidence, relations, logits = case.candidate, case.evidence, case.relations, case.logits
    status = case.status
    language = evidence.reading.article.language
    grammar = evidence.reading.grammar
    token, verb, sentence = candidate.token, candidate.verb or candidate.token, candidate.sentence
    kind = candidate.frame.type
    construction = str(find_construction(candidate, language))
    position = str(sentence.part) if sentence.part is not Part.BODY else str(min(sentence.paragraph, PARAGRAPHS))
    names = {
        f"frame={candidate.frame.name}",
        f"lemma={token.lemma_.lower()}",
        f"verb={verb.lemma_.lower()}",
        f"label={token.dep_.split(':')[0].lower()}",
        f"tense={_tense(verb)}",
        f"company={candidate.company}",
        f"construction={construction}",
        f"dated={dated}",
        f"position={position}",
        f"status={status}",
        f"negated={grammar.is_negated(verb)}",
    }
    names |= {f"subject={one}" for one in _kinds(grammar.subjects(verb), language)}
    names |= {f"object={one}" for one in _kinds(grammar.objects(verb), language)}
    if _in_quotation(token):
        names.add("quotation")
    if any(child.dep_ == "det" and "Def" in feature(child, "Definite") for child in token.children):
        names.add("definite")
    if grammar.is_pointed_at(token):
        names.add("pointed_at")
    for name, held in load_classes(language).items():
        if held & candidate.phrase_forms:
            names.add(f"phrase:{name}")
        elif held & candidate.clause_forms:
            names.add(f"clause:{name}")
        elif held & sentence.forms:
            names.add(f"sentence:{name}")
    names |= set(_parties(candidate, evidence, relations))
    names |= {f"beside:{other}" for other in case.beside}
    names.add(f"parties={min(len(countries), 3)}")
    names.add(f"article countries={min(len(evidence.countries), 4)}")
    crossed = {f"{kind}:{name}" for name in names if not name.startswith(("lemma", "frame", "verb", "label"))}
    features = dict.fromkeys(names | crossed | {f"type={kind}"}, 1.0)
    if logits:
        features |= {f"encoder:{kind}": logits[kind] / 4, "encoder": logits[kind] / 4}
        features["encoder:most"] = max(logits.values()) / 4
        features[f"{kind}:encoder:lead"] = (logits[kind] - max(logits.values())) / 4
    return features


def _tense(verb: Token) -> str:
    """The tenses of the verb and its auxiliaries, the copula left out: "Past+Pres" of "has met"."""
    forms = [verb, *[child for child in verb.children if child.dep_.startswith("aux")]]
    tenses = [tense for form in forms for tense in (*feature(form, "Tense"), *feature(form, "VerbForm"))]
    return "+".join(sorted(set(tenses))) or "none"


def _kinds(nouns: list[Token], language: str) -> set[str]:
    """Of which kinds subjects or objects are; "none" without one."""
    classes = load_classes(language)
    kinds = set()
    for noun in nouns:
        held = {form for node in noun.subtree for form in words(node)}
        if noun.pos_ == "PRON":
            kinds.add("pronoun")
        elif held & classes["official"]:
            kinds.add("official")
        elif held & classes["body"]:
            kinds.add("body")
        elif any(node.pos_ == "PROPN" for node in noun.subtree):
            kinds.add("name")
        else:
            kinds.add("noun")
    return kinds or {"none"}


def _in_quotation(token: Token) -> bool:
    """Whether a quotation that its sentence opens before `token` is still open there."""
    before = token.sent.text[: token.idx - token.sent.start_char]
    return before.count("«") > before.count("»") or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _parties(candidate: Candidate, evidence: Evidence, relations: Mapping[int, Relation]) -> Iterator[str]:
    """Which countries and actors stand where around the trigger."""
    countries = set()
    for form in evidence.within(evidence.forms, candidate.sentence):
        root = evidence.root(form.start, form.end)
        countries.add(form.country)
        if root is not None and root.i in relations:
            yield f"country:{relations[root.i]}"
    yield f"countries={min(len(countries), 3)}"
    for actor in evidence.within(evidence.actors, candidate.sentence):
        root = evidence.root(actor.start, actor.end)
        if root is not None and root.i in relations:
            yield f"{actor.kind}:{relations[root.i]}"
