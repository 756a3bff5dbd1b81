"""Which of an article's places is where a candidate took place: the options, and what speaks for and against each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.event_types import load_event_types
from pipeline.gazetteer import fold_typography, load_countries, load_disputed
from pipeline.places.capitals import find_capitals
from pipeline.places.parts import take_part
from pipeline.reading import Part, Sentence
from pipeline.reading.grammar import NOMINAL, VERBAL
from pipeline.reading.relations import Relation
from pipeline.types import GeoPrecision, Place, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINE = (GeoPrecision.POINT, GeoPrecision.CITY)
# Sentences behind the candidate's own in which its place may be named.
_BEHIND = 3


@dataclass(frozen=True, slots=True)
class SiteOption:
    """One place that a candidate may have; None for no place."""

    place: Place | None
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place where a sentence names it. `located` tells that a preposition of place stands before it."""

    place: Place
    sentence: Sentence
    root: Token
    preposition: str
    head: Token | None
    phrase: str
    located: bool
    acts: bool
    joined: bool
    has_state: bool


@dataclass(frozen=True, slots=True)
class _Article:
    """The places that an article names: by name and country where it names them, and the order of their weight."""

    spots: Mapping[tuple[str, str | None], Sequence[_Naming]]
    ranks: Mapping[tuple[str, str | None], int]


def site_options(case: Case) -> list[SiteOption]:
    """The places a candidate may have, each once with the naming that is nearest; no place is the last option."""
    article = _read_places(case.evidence)
    own = case.candidate.sentence
    kind = _family(case.candidate.frame.type)
    near = {key: nearest for key, names in article.spots.items() if (nearest := _nearest(names, case))}
    here = [naming for naming in near.values() if naming.sentence.index == own.index]
    located = sum(naming.located for naming in here)
    fine_here = {naming.place.country for naming in here if naming.place.precision in _FINE}
    states_here = {n.place.country for n in here if n.place.precision is GeoPrecision.COUNTRY and n.located}
    before = sorted(
        (key for key in near if near[key].sentence.index < own.index and near[key].place.precision in _FINE),
        key=lambda key: -near[key].place.start,
    )
    roles = _roles(case)
    options: list[SiteOption] = []
    for key, naming in near.items():
        place = naming.place
        names = set(_standing(naming, case))
        where = _where(naming, own)
        names |= {where, f"{where}:here={min(len(here), 2)}", f"{where}:located here={min(located, 2)}"}
        names |= {f"{where}:precision={place.precision}", f"precision={place.precision}", f"kind={place.kind}"}
        names |= {f"rank={min(article.ranks[key], 3)}", f"named={_count(len(article.spots[key]))}"}
        names |= {f"part={part}" for part in {n.sentence.part for n in article.spots[key]} if part is not Part.BODY}
        names |= {f"located somewhere={any(n.located for n in article.spots[key])}"}
        if key in before:
            names |= {f"town back={min(before.index(key), 3)}", f"town back={min(before.index(key), 3)}:located here={min(located, 2)}"}
        if place.precision is GeoPrecision.COUNTRY and place.country in fine_here:
            names.add("coarser than a place beside")
        if place.precision in _FINE and place.country in states_here:
            names.add("in the state located here")
        for relation in roles.get(place.country, ()):
            names.add(f"of the {relation}")
        names = names | {f"{kind}:{name}" for name in names}
        if naming.sentence.index == own.index:
            names |= set(_words(naming))
        options.append(SiteOption(place, {f"site:{name}": 1.0 for name in names}))
    names = {"none", f"located={min(located, 2)}", f"here={min(len(here), 3)}", f"part={own.part}"}
    names |= {f"noun={case.candidate.is_noun}", f"fine={min(len(before), 3)}"}
    names |= {f"{kind}:{name}" for name in names}
    names |= {f"frame={case.candidate.frame.name}", f"lemma={case.candidate.token.lemma_.lower()}"}
    options.append(SiteOption(None, {f"none:{name}": 1.0 for name in names}))
    return options


def as_site(place: Place, text: str, language: str) -> Place | None:
    """A place that can hold an event, never finer than the text: no organisation, no continent; a people stands for its
    country, "the north of Mali" for a region in it."""
    if place.kind is PlaceKind.ORGANISATION or place.latitude is None:
        return None
    if place.kind is PlaceKind.REGION and not place.country and (place.latitude, place.longitude) not in load_disputed():
        return None
    if place.kind is PlaceKind.COUNTRY:
        return take_part(place, text, language)
    if place.kind is not PlaceKind.DEMONYM:
        return place
    if not place.country:
        return None
    country = load_countries()[place.country]
    return replace(place, latitude=country.latitude, longitude=country.longitude, precision=GeoPrecision.COUNTRY)


def _family(kind: str) -> str:
    """The types among which places are told alike: more examples teach more than the exact type would."""
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


@lru_cache(maxsize=1)
def _read_places(evidence: Evidence) -> _Article:
    article, grammar = evidence.reading.article, evidence.reading.grammar
    spots: dict[tuple[str, str | None], list[_Naming]] = defaultdict(list)
    inner = grammar["adjective"] | grammar["naming"] | grammar["coordination"] | {"appos", "nmod", "poss", "amod", "compound", "flat:name"}
    capitals = find_capitals(evidence.places, fold_typography(article.text), article.language)
    places = sorted([*evidence.places, *capitals], key=lambda place: place.start)
    for number, named in enumerate(places):
        place = as_site(named, article.text, article.language)
        span = evidence.reading.doc.char_span(named.start, named.end, alignment_mode="expand")
        if place is None or span is None or not len(span):
            continue
        root = span.root
        preposition, head = _governor(root, grammar)
        top = root
        while top.dep_ in inner and top.head != top and top.head.pos_ in NOMINAL:
            top = top.head
        phrase = _governor(top, grammar)[0]
        before = [node.lower_ for node in evidence.reading.doc[max(root.sent.start, span.start - 3) : span.start]]
        located = any(word in grammar["location_words"] for word in before)
        acts = any(actor.start <= named.start < actor.end for actor in evidence.within(evidence.actors, evidence.sentence_at(named.start)))
        joined = root.dep_ in grammar["coordination"]
        has_state = number + 1 < len(places) and 0 < places[number + 1].start - named.end < 12 and places[number + 1].country == place.country
        key = (place.country or place.name, None) if place.precision is GeoPrecision.COUNTRY else (place.name, place.country)
        spots[key].append(_Naming(place, evidence.sentence_at(named.start), root, preposition or "".join(before[-1:]), head, phrase, located, acts, joined, has_state))
    weight = {key: sum(1 + 2 * n.located + (n.sentence.part is not Part.BODY) for n in names) for key, names in spots.items()}
    ordered: dict[bool, list] = {fine: [k for k in sorted(weight, key=lambda k: -weight[k]) if (spots[k][0].place.precision in _FINE) is fine] for fine in (True, False)}
    return _Article(spots, {key: rank for keys in ordered.values() for rank, key in enumerate(keys)})


def _governor(root: Token, grammar) -> tuple[str, Token | None]:
    """The preposition before a place and the noun or verb that it belongs to: "à", "ambassadeur"."""
    cases = [child.lower_ for child in root.children if child.dep_ in grammar["case"]]
    head = root.head
    if head == root:
        return (cases or [""])[0], None
    if head.dep_ in grammar["preposition"]:
        return head.lower_, (head.head if head.head != head else None)
    return (cases or [""])[0], head


def _nearest(names: Sequence[_Naming], case: Case) -> _Naming | None:
    own, at = case.candidate.sentence, case.candidate.token.i
    inside = [one for one in names if one.sentence.index == own.index]
    if inside:
        return min(inside, key=lambda one: (not one.located, abs(one.root.i - at)))
    before = [one for one in names if one.sentence.index < own.index]
    if before:
        return before[-1]
    return names[0] if names[0].sentence.index - own.index <= _BEHIND else None


def _where(naming: _Naming, own: Sentence) -> str:
    apart = own.index - naming.sentence.index
    if apart <= 0:
        return "own" if apart == 0 else f"behind {min(-apart, 2)}"
    same = "same" if naming.sentence.paragraph == own.paragraph and naming.sentence.part is not Part.TITLE else "other"
    return f"before {apart if apart < 3 else '3-4' if apart < 5 else '5-8' if apart < 9 else '9+'} {same}"


def _count(number: int) -> str:
    return str(number) if number < 3 else "3-4" if number < 5 else "5+"


def _roles(case: Case) -> Mapping[str | None, set[str]]:
    """By country how the forms of it in the candidate's sentence stand to the trigger."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for form in case.evidence.within(case.evidence.forms, case.candidate.sentence):
        root = case.evidence.root(form.start, form.end)
        if root is not None and form.kind.startswith("actor"):
            found[form.country].add(str(case.relations.get(root.i, Relation.SENTENCE)))
    return found


def _standing(naming: _Naming, case: Case) -> Iterator[str]:
    """How a place of the candidate's own sentence stands to its trigger."""
    if naming.sentence.index != case.candidate.sentence.index:
        yield f"located there={naming.located}"
        yield f"{naming.place.kind}:located there={naming.located}"
        return
    root, at = naming.root, case.candidate.token.i
    grammar = case.evidence.reading.grammar
    relation = case.relations.get(root.i, Relation.SENTENCE)
    yield f"relation={relation}"
    yield f"acts={naming.acts}:relation={relation}"
    yield f"acts={naming.acts}:located={naming.located}"
    yield f"{naming.place.precision}:acts={naming.acts}"
    yield f"joined={naming.joined}"
    if naming.has_state:
        yield "names its state beside"
    yield f"phrase={naming.phrase}"
    yield f"behind={naming.preposition}"
    yield f"{naming.place.kind}:relation={relation}"
    yield f"located={naming.located}:relation={relation}"
    yield f"words={min(5, int(math.log2(abs(root.i - at) + 1)))}"
    yield "ahead" if root.i < at else "after"
    yield f"located={naming.located}"
    yield f"{naming.place.kind}:located={naming.located}"
    nearer = any(abs(root.i - other) < abs(root.i - at) for other in case.triggers)
    yield f"nearer to another trigger={nearer}"
    if naming.place.start <= case.candidate.sentence.start + 3:
        yield "opens"
    if root.dep_ in grammar["subject"] | grammar["passive_subject"]:
        yield "is a subject"


def _words(naming: _Naming) -> Iterator[str]:
    yield f"behind={naming.preposition}"
    yield f"{naming.place.kind}:behind={naming.preposition}"
    if naming.head is not None and naming.head.pos_ in NOMINAL | VERBAL:
        yield f"head={naming.head.lemma_.lower()}"
