"""Which countries take part in what a candidate tells or are affected by it: the features of each country named."""

from __future__ import annotations

from collections import defaultdict

from pipeline.decisions.case import Case
from pipeline.decisions.nearby import Where, sentences_around
from pipeline.reading.relations import Relation


def party_features(case: Case, site_country: str | None) -> dict[str, dict[str, float]]:
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
            distance = abs(root.i - candidate.token.i)
            nearest[form.country] = min(distance, nearest.get(form.country, distance))
    ranks = {country: rank for rank, (country, _) in enumerate(evidence.countries.most_common())}
    own = sum("in own" in names for names in found.values())
    in_order = sorted(nearest, key=nearest.__getitem__)
    rows = {}
    for country, names in found.items():
        names |= {f"rank={min(ranks[country], 4)}", f"{kind}:rank={min(ranks[country], 3)}"}
        is_own = "in own" in names
        names |= {
            f"own={is_own}:countries in the sentence={min(own, 3)}",
            f"own={is_own}:rank={min(ranks[country], 4)}",
        }
        names.add(f"countries in the article={min(len(ranks), 5)}")
        if country in nearest:
            names.add(f"order={min(in_order.index(country), 3)}")
        if site_country is not None:
            names |= {f"site={country == site_country}", f"{kind}:site={country == site_country}"}
        rows[country] = {f"party:{name}": 1.0 for name in names}
        rows[country][f"party:{kind}"] = 1.0
    return rows
