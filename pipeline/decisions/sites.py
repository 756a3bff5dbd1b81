"""Which of an article's places is where a candidate took place: the options, and what speaks for and against each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.candidates import Candidate
from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.decisions.nearby import Where, sentences_around
from pipeline.gazetteer import load_countries
from pipeline.reading.relations import Relation
from pipeline.types import GeoPrecision, Place, PlaceKind


@dataclass(frozen=True, slots=True)
class SiteOption:
    """One place that a candidate may have; None for no place."""

    place: Place | None
    features: Mapping[str, float]


def site_options(case: Case) -> list[SiteOption]:
    """The places a candidate may have, each form once, those of its own sentence first; none the last."""
    candidate, evidence, relations = case.candidate, case.evidence, case.relations
    kind = candidate.frame.type
    options: list[SiteOption] = []
    counts = Counter(place.name for place in evidence.places)
    finer: set[str] = set()  # countries that hold a named place finer than themselves in the sentence
    own_places = 0
    last_town: str | None = None
    for where, sentence in sentences_around(candidate.sentence, evidence.reading):
        places = [site for place in evidence.within(evidence.places, sentence) if (site := as_site(place))]
        if where is Where.OWN:
            own_places = len(places)
            finer = {p.country for p in places if p.country and _is_fine(p)}
        for place in places:
            names = {
                f"in {where}",
                f"precision={place.precision}",
                f"kind={place.kind}",
                f"{where}:own={min(own_places, 2)}",
            }
            names |= {f"{kind}:precision={place.precision}", f"{kind}:{where}", f"{kind}:kind={place.kind}"}
            if where is Where.OWN:
                names |= set(_inside(place, candidate, evidence, relations))
            names |= {f"named={min(counts[place.name], 4)}"}
            if place.precision is GeoPrecision.COUNTRY and place.country in finer:
                names.add("coarser than a place beside")
            if _is_fine(place) and where is not Where.OWN and last_town is None:
                last_town = place.name
                names.add(f"last town:own={min(own_places, 2)}")
            options.append(SiteOption(place, {f"site:{name}": 1.0 for name in names}))
    names = {f"none:{kind}", "none", f"none:own={min(own_places, 3)}", f"none:{kind}:own={min(own_places, 2)}"}
    names |= {f"none:part={candidate.sentence.part}", f"none:noun={candidate.is_noun}"}
    options.append(SiteOption(None, dict.fromkeys(names, 1.0)))
    return options


def as_site(place: Place) -> Place | None:
    """A place that can hold an event: no organisation, no continent; a people stands for its country."""
    if place.kind is PlaceKind.ORGANISATION or place.latitude is None:
        return None
    if place.kind is not PlaceKind.DEMONYM:
        return place
    if not place.country:
        return None
    country = load_countries()[place.country]
    return replace(place, latitude=country.latitude, longitude=country.longitude, precision=GeoPrecision.COUNTRY)


def _is_fine(place: Place) -> bool:
    return place.precision in (GeoPrecision.POINT, GeoPrecision.CITY)


def _inside(place: Place, candidate: Candidate, evidence: Evidence, relations: Mapping[int, Relation]) -> Iterator[str]:
    """How a place of the candidate's own sentence stands to its trigger."""
    kind = candidate.frame.type
    grammar = evidence.reading.grammar
    root = evidence.root(place.start, place.end)
    if root is None:
        return
    at = candidate.token.i
    relation = relations.get(root.i, Relation.SENTENCE)
    yield f"relation={relation}"
    yield f"{kind}:relation={relation}"
    yield f"{place.kind}:relation={relation}"
    yield f"words={min(5, int(math.log2(abs(root.i - at) + 1)))}"
    yield "ahead" if root.i < at else "after"
    span = evidence.reading.doc.char_span(place.start, place.end, alignment_mode="expand")
    first = span.start if span is not None else root.i
    before = [node.lower_ for node in evidence.reading.doc[max(candidate.sentence.span.start, first - 3) : first]]
    for word in before[-1:]:
        yield f"behind={word}"
        yield f"{place.kind}:located={word in grammar['location_words']}"
    located = any(word in grammar["location_words"] for word in before)
    yield f"located={located}"
    yield f"{kind}:located={located}"
    if first == candidate.sentence.span.start:
        yield "opens"
    if root.dep_ in grammar["subject"] | grammar["passive_subject"]:
        yield "is a subject"
