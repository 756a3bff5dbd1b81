"""Who can take part in an event: every form of the text that stands for a person, a state or an organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.actors.datelines import find_sources
from pipeline.actors.known import find_organisation, organisation_key, state_name
from pipeline.actors.layout import Layout
from pipeline.actors.organisations import find_organisations
from pipeline.actors.people import Person, join_people
from pipeline.actors.phrases import Phrase, find_phrases
from pipeline.actors.words import ActorWords, Group, load_words
from pipeline.types import Actor, ActorKind, Place, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Offices whose holder speaks for the state, so that "the French minister" without a name is France.
_PRIVATE = {"citizen", "legislator"}
_LIST = 12  # words to each side that a list of names may have


def find_actors(doc: Doc, places: Sequence[Place], language: str) -> list[Actor]:
    """The forms of an article that stand for somebody who can take part in an event, in text order.

    `doc` is the parsed article, `places` what `find_places` found in it. A form is as long as its office or body
    ("le ministère russe de la Défense"); forms do not overlap. `Actor.name` is one for all forms of the same actor:
    the English name for states and for what the tables know, else the fullest form of the article. A capital is an
    actor only where it acts, a country not where it is only where something happens. `role` is left at participant.
    """
    words = load_words(language)
    layout = Layout(doc, places)
    phrases = find_phrases(layout, words)
    people = join_people(layout, words, phrases)
    found: list[Actor] = []
    taken = {at for start, end in find_sources(layout.text) for at in layout.span(start, end)}
    for actor, span in _candidates(layout, words, phrases, people, places):
        if taken.isdisjoint(span):
            found.append(actor)
            taken.update(span)
    return sorted(found, key=lambda actor: actor.start)


def find_people(doc: Doc) -> list[tuple[int, int]]:
    """Character spans of people's names of two words or more, in text order, for those who look for places.

    Found without knowing the places, so a town that the model takes for a person ("Abu Dhabi") may be among them.
    """
    words = load_words(doc.lang_)
    layout = Layout(doc, ())
    names = (name for person in join_people(layout, words, find_phrases(layout, words)) for name in person.names)
    spans = {layout.characters(name.start, name.end) for name in names if name.end - name.start > 1}
    return sorted(spans)


def _candidates(
    layout: Layout, words: ActorWords, phrases: list[Phrase], people: list[Person], places: Sequence[Place]
) -> Iterator[tuple[Actor, range]]:
    """Actors with the words they take, the surest first."""
    yield from _cabinets(layout, phrases, people)
    yield from _named_people(layout, people)
    for phrase in phrases:
        yield from _phrase_actors(layout, phrase, people)
    yield from _places(layout, words, places)
    yield from _epithets(layout, words, places)
    for found in find_organisations(layout, words):
        yield _actor(layout, found.span, found.name, found.kind, None), found.span


def _named_people(layout: Layout, people: list[Person]) -> Iterator[tuple[Actor, range]]:
    for person in people:
        for name in person.names:
            start, end = name.start, name.end
            # The office before the name belongs to the form, so that its adjective is no state of its own.
            if name.phrase is not None and name.phrase.end == name.start:
                start = name.phrase.start
            yield _person(layout, person, start, end)
            if name.phrase is not None and name.phrase.start >= name.end:
                yield _person(layout, person, name.phrase.start, name.phrase.end)


def _cabinets(layout: Layout, phrases: list[Phrase], people: list[Person]) -> Iterator[tuple[Actor, range]]:
    """ "l'administration Trump", "le régime de Bachar el-Assad": the state of the person named."""
    for phrase in phrases:
        if phrase.group is not Group.BODY or phrase.nations or phrase.organisation:
            continue
        for person in people:
            for name in person.names:
                after = 0 <= name.start - phrase.end <= 1 and layout.joined(phrase.end) and layout.joined(name.start)
                before = name.end == phrase.start and layout.joined(phrase.start)
                if person.country and (after or before):
                    span = range(min(phrase.start, name.start), max(phrase.end, name.end))
                    yield _state(layout, person.country, span.start, span.stop)


def _phrase_actors(layout: Layout, phrase: Phrase, people: list[Person]) -> Iterator[tuple[Actor, range]]:
    """The holder of an office named without a name, or the state whose office, army, drone or strike it is."""
    office = phrase.group in (Group.OFFICE, Group.PLURAL)
    holder = _holder(phrase, people) if phrase.group is Group.OFFICE else None
    if holder is not None:
        yield _person(layout, holder, phrase.start, phrase.end)
    elif office and (phrase.office in _PRIVATE or phrase.past):
        return
    elif len(phrase.nations) == 1 and phrase.group is not Group.ACT:
        yield _state(layout, phrase.nations[0].country, phrase.start, phrase.end)
    elif phrase.nations:
        for nation in phrase.nations:
            yield _state(layout, nation.country, nation.start, nation.end)
    elif phrase.organisation is not None and phrase.group is not Group.ACT:
        yield _organisation(layout, phrase.organisation, phrase.start, phrase.end)


def _holder(phrase: Phrase, people: list[Person]) -> Person | None:
    """The one person of the article who holds the office, named before or beside; None where several could."""
    if phrase.past:
        return None
    if phrase.nations:
        key = (phrase.office, phrase.nations[0].country)
        fits = [p for p in people if key in p.offices or (p.country == key[1] and (key[0], None) in p.offices)]
    elif phrase.organisation is not None:
        fits = [p for p in people if phrase.organisation.name in p.organisations and _holds(p, phrase.office)]
    elif phrase.definite:
        fits = [p for p in people if _holds(p, phrase.office)]
        fits = fits if fits and fits[0].names[0].start < phrase.start else []
    else:
        fits = []
    return fits[0] if len(fits) == 1 else None


def _holds(person: Person, office: str) -> bool:
    return any(held == office for held, _ in person.offices)


def _places(layout: Layout, words: ActorWords, places: Sequence[Place]) -> Iterator[tuple[Actor, range]]:
    for place in places:
        span = layout.span(place.start, place.end)
        if not span:
            continue
        if place.kind is PlaceKind.ORGANISATION:
            yield _organisation(layout, place, span.start, span.stop)
        elif place.country is not None and _stands_for_state(layout, words, place, span):
            yield _state(layout, place.country, span.start, span.stop)


def _epithets(layout: Layout, words: ActorWords, places: Sequence[Place]) -> Iterator[tuple[Actor, range]]:
    """ "l'Alliance", "the bloc": organisations that the article has named before, by what it calls them for short."""
    named: dict[str, Place] = {}
    for place in places:
        if place.kind is PlaceKind.ORGANISATION and (key := organisation_key(place, layout.doc.lang_)):
            named.setdefault(key, place)
    for index in range(len(layout.words)) if named else ():
        found = words.epithets.longest(layout, index)
        known = named.get(found[1]) if found else None
        if found is None or known is None or known.start > layout.words[index].start:
            continue
        if layout.joined(index) and layout.words[index - 1].key in words.definite:
            yield _organisation(layout, known, index, found[0])


def _stands_for_state(layout: Layout, words: ActorWords, place: Place, span: range) -> bool:
    if place.kind is PlaceKind.COUNTRY:
        return not _located(layout, words, span.start)
    if place.kind is PlaceKind.METONYM:
        return _acting(layout, words, span) or not _located(layout, words, span.start, at=True)
    if place.kind is PlaceKind.CAPITAL:
        return _acting(layout, words, span) or _opens_clause(layout, words, span)
    if place.kind is PlaceKind.DEMONYM:
        # "les Russes ont accepté": a people as subject is its state, "trois Russes" are not.
        return layout.words[span.start].text[0].isupper() and _people_as_state(layout, words, span.start)
    return False


def _located(layout: Layout, words: ActorWords, index: int, *, at: bool = False) -> bool:
    """Whether a preposition of place stands before the name, over its article."""
    before = index - 1
    while before >= 0 and layout.joined(before + 1) and layout.words[before].key in words.definite:
        if at and layout.words[before].key in {"au", "a"}:
            return True
        before -= 1
    if before < 0 or not layout.joined(before + 1):
        return False
    key = layout.words[before].key
    return key in words.locatives or (at and key in words.at)


def _acting(layout: Layout, words: ActorWords, span: range) -> bool:
    """Whether a capital acts: subject, agent, or a party after "entre", "avec", "between"."""
    token: Token = layout.token(span.stop - 1)
    while token.dep_ in words.party and token.head != token and token.head.pos_ == "PROPN":
        token = token.head
    if token.dep_ in words.acting or token.head.dep_ in words.agent:
        return True
    before = span.start - 1
    if before < 0 or not layout.joined(span.start):
        return False
    if layout.words[before].key in words.agents:
        return True
    # "entre Moscou et Kiev": the second party leans on the first.
    first = before - 1
    while layout.words[before].key in words.conjunctions and first >= 0 and layout.places[first] is not None:
        if layout.places[first - 1] is not layout.places[first]:
            return first > 0 and layout.words[first - 1].key in words.agents
        first -= 1
    return False


def _opens_clause(layout: Layout, words: ActorWords, span: range) -> bool:
    """Whether a list that opens its clause leads to a verb: the model often misses "Moscou et Kiev ont signé"."""

    small = words.conjunctions | words.definite

    def listed(at: int) -> bool:
        return 0 <= at < len(layout.words) and (layout.places[at] is not None or layout.words[at].key in small)

    def parted(at: int) -> bool:
        return not layout.joined(at) and layout.gap(at).strip() != ","

    first, last = span.start, span.stop
    while first > span.start - _LIST and listed(first - 1) and not parted(first):
        first -= 1
    while last < span.stop + _LIST and listed(last) and not parted(last):
        last += 1
    opens = first == 0 or not layout.joined(first)
    leads = last < len(layout.words) and layout.joined(last) and layout.token(last).pos_ in {"AUX", "VERB"}
    return opens and leads and layout.words[first].key not in words.conjunctions


def _people_as_state(layout: Layout, words: ActorWords, index: int) -> bool:
    token = layout.token(index)
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ not in words.acting:
        return False
    return index > 0 and layout.words[index - 1].key in words.peoples


def _state(layout: Layout, country: str, start: int, end: int) -> tuple[Actor, range]:
    span = range(start, end)
    return _actor(layout, span, state_name(country), ActorKind.STATE, country), span


def _organisation(layout: Layout, place: Place, start: int, end: int) -> tuple[Actor, range]:
    span = range(start, end)
    name, kind = find_organisation(place, layout.doc.lang_)
    return _actor(layout, span, name, kind, place.country), span


def _person(layout: Layout, person: Person, start: int, end: int) -> tuple[Actor, range]:
    span = range(start, end)
    return _actor(layout, span, person.name, ActorKind.PERSON, person.country, office=person.office), span


def _actor(layout: Layout, span: range, name: str, kind: ActorKind, country: str | None, *, office: str = "") -> Actor:
    start, end = layout.characters(span.start, span.stop)
    return Actor(start, end, layout.text[start:end], name, kind, country, office=office)
