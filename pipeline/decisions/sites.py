"""Which of an article's places is where a candidate took place: the options, and what speaks for and against each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.decisions.capitals import find_capitals
from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.decisions.parts import take_part
from pipeline.event_types import load_event_types
from pipeline.gazetteer import fold_typography, load_countries, load_disputed
from pipeline.reading import Part, Sentence
from pipeline.reading.grammar import Grammar
from pipeline.reading.relations import Relation
from pipeline.reading.speakers import is_speaker
from pipeline.types import GeoPrecision, Place, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINE = (GeoPrecision.POINT, GeoPrecision.CITY)
# Sentences behind the candidate's own in which its place may be named.
_BEHIND = 3
# Words before a place among which a preposition of place locates it: "in the town of".
_WORDS_BEFORE = 3
# Up to how many are told apart, and how they are called.
_STEPS = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (10**9, "9+"))
_COUNTS = ((1, "1"), (2, "2"), (4, "3-4"), (10**9, "5+"))


@dataclass(frozen=True, slots=True)
class SiteOption:
    """One place that a candidate may have; None for no place."""

    place: Place | None
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place where a sentence names it: the preposition or word before it, the noun or verb it hangs on, and whether
    a preposition of place stands right before it (`located`)."""

    place: Place
    sentence: Sentence
    root: Token
    preposition: str
    head: Token | None
    located: bool

    @property
    def is_fine(self) -> bool:
        return self.place.precision in _FINE


# A place by name and country; a country, whatever its form, by its code.
_Spot = tuple[str, str | None]


def site_options(case: Case) -> list[SiteOption]:
    """The places a candidate may have, each once in the form that is nearest; no place is the last option."""
    own = case.candidate.sentence
    spots, ranks = _read_places(case.evidence)
    near = {spot: nearest for spot, names in spots.items() if (nearest := _nearest(names, case))}
    here = [one for one in near.values() if one.sentence.index == own.index]
    located = min(sum(one.located for one in here), 2)
    fine_here = {one.place.country for one in here if one.is_fine}
    states_here = {one.place.country for one in here if not one.is_fine and one.located}
    towns_back = sorted(
        (spot for spot, one in near.items() if one.is_fine and one.sentence.index < own.index),
        key=lambda spot: -near[spot].place.start,
    )
    family = type_family(case.candidate.frame.type)
    roles = _roles(case)
    options: list[SiteOption] = []
    for spot, one in near.items():
        names = {*_distance(one, own, min(len(here), 2), located), *_standing(one, case), *_weight(spots[spot])}
        names |= {f"rank={min(ranks[spot], 3)}", f"precision={one.place.precision}", f"kind={one.place.kind}"}
        names |= {f"of the {relation}" for relation in roles.get(one.place.country, ())}
        if spot in towns_back:
            back = f"town back={min(towns_back.index(spot), 3)}"
            names |= {back, f"{back}:located here={located}"}
        if one.place.precision is GeoPrecision.COUNTRY and one.place.country in fine_here:
            names.add("coarser than a place beside")
        if one.is_fine and one.place.country in states_here:
            names.add("in the state located here")
        names |= {f"{family}:{name}" for name in names}
        options.append(SiteOption(one.place, {f"site:{name}": 1.0 for name in names}))
    names = {"none", f"located={located}", f"here={min(len(here), 3)}", f"part={own.part}"}
    names |= {f"noun={case.candidate.is_noun}", f"towns back={min(len(towns_back), 3)}"}
    names |= {f"{family}:{name}" for name in names}
    names |= {f"frame={case.candidate.frame.name}", f"lemma={case.candidate.token.lemma_.lower()}"}
    options.append(SiteOption(None, {f"none:{name}": 1.0 for name in names}))
    return options


def as_site(place: Place, text: str, language: str) -> Place | None:
    """A place that can hold an event, never finer than the text (hard rule): no organisation, no continent; a people
    stands for its country, "the north of Mali" for a region in it."""
    if place.kind is PlaceKind.ORGANISATION or place.latitude is None:
        return None
    disputed = (place.latitude, place.longitude) in load_disputed()
    if place.kind is PlaceKind.REGION and not place.country and not disputed:
        return None
    if place.kind is PlaceKind.COUNTRY:
        return take_part(place, text, language)
    if place.kind is not PlaceKind.DEMONYM:
        return place
    if not place.country:
        return None
    country = load_countries()[place.country]
    return replace(place, latitude=country.latitude, longitude=country.longitude, precision=GeoPrecision.COUNTRY)


def type_family(kind: str) -> str:
    """The types whose places are told alike: their examples together teach more than those of the type alone."""
    traits = load_event_types()[kind]
    if traits.attack:
        return "attack"
    if traits.journey:
        return "journey"
    if traits.meeting or (traits.reciprocal and traits.lasting):
        return "meeting"
    if traits.speech or traits.lasting:
        return "said"
    return kind


def find_governor(root: Token, grammar: Grammar) -> tuple[str, Token | None]:
    """The preposition before a form ("" where there is none) and the word that the form hangs on with it."""
    head = root.head if root.head != root else None
    if head is not None and head.dep_ in grammar["preposition"]:
        return head.lower_, head.head if head.head != head else None
    cases = [child.lower_ for child in root.children if child.dep_ in grammar["case"]]
    return (cases or [""])[0], head


@lru_cache(maxsize=1)  # the cases of an article come one after the other
def _read_places(evidence: Evidence) -> tuple[dict[_Spot, list[_Naming]], dict[_Spot, int]]:
    """The places that can hold an event, each with its namings in text order, and their ranks by weight: apart for
    towns and for what is coarser."""
    article, grammar, doc = evidence.reading.article, evidence.reading.grammar, evidence.reading.doc
    capitals = find_capitals(evidence.places, fold_typography(article.text), article.language)
    spots: dict[_Spot, list[_Naming]] = defaultdict(list)
    for named in sorted([*evidence.places, *capitals], key=lambda place: place.start):
        place = as_site(named, article.text, article.language)
        span = doc.char_span(named.start, named.end, alignment_mode="expand")
        if place is None or span is None or not len(span):
            continue
        root = span.root
        if is_speaker(root, grammar):  # hard rule: who says so or gives a figure is no site
            continue
        preposition, head = find_governor(root, grammar)
        before = [node.lower_ for node in doc[max(root.sent.start, span.start - _WORDS_BEFORE) : span.start]]
        located = any(word in grammar["location_words"] for word in before)
        is_country = place.precision is GeoPrecision.COUNTRY
        spot = (place.country or place.name, None) if is_country else (place.name, place.country)
        naming = _Naming(
            place, evidence.sentence_at(named.start), root, preposition or "".join(before[-1:]), head, located
        )
        spots[spot].append(naming)
    weights = {
        spot: sum(1 + 2 * one.located + (one.sentence.part is not Part.BODY) for one in names)
        for spot, names in spots.items()
    }
    ranks: dict[_Spot, int] = {}
    counts: Counter[bool] = Counter()
    for spot in sorted(weights, key=lambda spot: -weights[spot]):
        ranks[spot] = counts[spots[spot][0].is_fine]
        counts[spots[spot][0].is_fine] += 1
    return spots, ranks


def _nearest(names: Sequence[_Naming], case: Case) -> _Naming | None:
    """The naming of a place in the candidate's sentence, else the last one before, else one shortly behind."""
    own, at = case.candidate.sentence, case.candidate.token.i
    inside = [one for one in names if one.sentence.index == own.index]
    if inside:
        return min(inside, key=lambda one: (not one.located, abs(one.root.i - at)))
    before = [one for one in names if one.sentence.index < own.index]
    if before:
        return before[-1]
    return names[0] if names[0].sentence.index - own.index <= _BEHIND else None


def _roles(case: Case) -> Mapping[str | None, set[Relation]]:
    """By country how the actors of it in the candidate's sentence stand to the trigger."""
    found: dict[str | None, set[Relation]] = defaultdict(set)
    for actor in case.evidence.within(case.evidence.actors, case.candidate.sentence):
        root = case.evidence.root(actor.start, actor.end)
        if root is not None and actor.country:
            found[actor.country].add(case.relations.get(root.i, Relation.SENTENCE))
    return found


def _distance(one: _Naming, own: Sentence, here: int, located: int) -> Iterator[str]:
    """How far a place is named from the candidate's sentence, which names `here` places, `located` of them so."""
    apart = own.index - one.sentence.index
    if apart <= 0:
        where = "own" if apart == 0 else f"behind {min(-apart, 2)}"
    else:
        steps = next(label for most, label in _STEPS if apart <= most)
        is_same = one.sentence.paragraph == own.paragraph and one.sentence.part is not Part.TITLE
        where = f"before {steps} {'same' if is_same else 'other'} paragraph"
    yield from (where, f"{where}:here={here}", f"{where}:located here={located}", f"{where}:{one.place.precision}")


def _standing(one: _Naming, case: Case) -> Iterator[str]:
    """How a place stands to the trigger in the candidate's sentence, or to its own where that is another."""
    kind = one.place.kind
    if one.sentence.index != case.candidate.sentence.index:
        yield f"located there={one.located}"
        yield f"{kind}:located there={one.located}"
        return
    grammar = case.evidence.reading.grammar
    root, at = one.root, case.candidate.token.i
    relation = case.relations.get(root.i, Relation.SENTENCE)
    yield f"relation={relation}"
    yield f"{kind}:relation={relation}"
    yield f"located={one.located}"
    yield f"located={one.located}:relation={relation}"
    yield f"{kind}:located={one.located}"
    yield f"words={min(5, int(math.log2(abs(root.i - at) + 1)))}"
    yield "ahead" if root.i < at else "after"
    yield f"nearer to another trigger={any(abs(root.i - other) < abs(root.i - at) for other in case.triggers)}"
    yield f"behind={one.preposition}"
    yield f"{kind}:behind={one.preposition}"
    if one.head is not None:
        yield f"head={one.head.lemma_.lower()}"
    if one.place.start == case.candidate.sentence.start:
        yield "opens"
    if root.dep_ in grammar["subject"] | grammar["passive_subject"]:
        yield "is a subject"


def _weight(names: Sequence[_Naming]) -> Iterator[str]:
    """What the whole article makes of a place."""
    yield f"named={next(label for most, label in _COUNTS if len(names) <= most)}"
    yield f"located somewhere={any(one.located for one in names)}"
    yield from (f"part={part}" for part in {one.sentence.part for one in names} if part is not Part.BODY)
