"""Which countries take part in what a candidate tells or are affected by it: the features of each country named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence, Form
from pipeline.decisions.nearby import Where, sentences_around
from pipeline.decisions.sites import find_governor
from pipeline.reading.relations import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token


def party_features(case: Case) -> dict[str, dict[str, float]]:
    """By country (alpha-3) named near the candidate, in the title or in the lead, what speaks for its taking part."""
    candidate, evidence, relations = case.candidate, case.evidence, case.relations
    kind = candidate.frame.type
    found: dict[str, set[str]] = defaultdict(set)
    nearest: dict[str, int] = {}
    for where, sentence in sentences_around(candidate.sentence, evidence.reading):
        for form in evidence.within(evidence.forms, sentence):
            names = found[form.country]
            names.add(f"in {where}")
            if where is not Where.OWN:
                names.add(f"{kind}:in {where}")
                continue
            root = evidence.root(form.start, form.end)
            if root is None:
                continue
            relation = relations.get(root.i, Relation.SENTENCE)
            names |= {f"relation={relation}", f"{kind}:{relation}", f"{form.kind}:{relation}"}
            names |= set(_words(form, root, relation, evidence))
            distance = abs(root.i - candidate.token.i)
            nearest[form.country] = min(distance, nearest.get(form.country, distance))
    ranks = {country: rank for rank, (country, _) in enumerate(evidence.countries.most_common())}
    own = sum("in own" in names for names in found.values())
    in_order = sorted(nearest, key=nearest.__getitem__)
    back, acting, heads = _around(candidate.sentence.index, evidence)
    few = min(own, 2)
    rows = {}
    for country, names in found.items():
        names |= {f"rank={min(ranks[country], 4)}", f"{kind}:rank={min(ranks[country], 3)}"}
        is_own = "in own" in names
        names |= {f"{kind}:own={is_own}:{few}", f"heads={country in heads}:own={is_own}:{few}"}
        names |= {f"acts somewhere={country in acting}:own={is_own}", f"{kind}:acts somewhere={country in acting}"}
        if country in back:
            names.add(f"back={min(back.index(country), 3)}:own={few}")
        share = evidence.countries[country] / max(1, evidence.countries.total())
        names |= {f"share={round(share * 5)}", f"own={is_own}:share={round(share * 5)}"}
        names |= {
            f"own={is_own}:countries in the sentence={min(own, 3)}",
            f"own={is_own}:rank={min(ranks[country], 4)}",
        }
        names.add(f"countries in the article={min(len(ranks), 5)}")
        if country in nearest:
            names.add(f"order={min(in_order.index(country), 3)}")
        rows[country] = {f"party:{name}": 1.0 for name in names}
        rows[country][f"party:{kind}"] = 1.0
    return rows


def _around(own: int, evidence: Evidence) -> tuple[list[str], set[str], set[str]]:
    """The countries named before sentence `own`, the last one first; those that an actor of the
    article stands for; those of the title and the lead."""
    before = [form.country for form in evidence.forms if evidence.sentence_at(form.start).index < own]
    acting = {form.country for form in evidence.forms if form.kind.startswith("actor")}
    heads = {form.country for one in evidence.reading.heads for form in evidence.within(evidence.forms, one)}
    return list(dict.fromkeys(reversed(before))), acting, heads


def _words(form: Form, root: Token, relation: Relation, evidence: Evidence) -> Iterator[str]:
    """The words that tie a form to the rest of its sentence."""
    grammar = evidence.reading.grammar
    preposition, _ = find_governor(root, grammar)
    yield f"behind={preposition}"
    yield f"{relation}:behind={preposition}"
    yield f"{form.kind}:{root.dep_}"
