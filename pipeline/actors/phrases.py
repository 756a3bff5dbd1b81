"""Noun phrases that name an office, a body of a state, its means or its acts, with the nations beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.actors.layout import Layout
from pipeline.actors.words import ActorWords, Group
from pipeline.types import Place, PlaceKind

# Kinds of place that tell whose an office or an army is.
_OWNERS = {PlaceKind.COUNTRY, PlaceKind.DEMONYM, PlaceKind.CAPITAL, PlaceKind.METONYM, PlaceKind.ORGANISATION}
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d+")
_REACH = 24


@dataclass(frozen=True, slots=True)
class Nation:
    """A country, and the words of the phrase that name it."""

    country: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """`le ministre ukrainien de l'Économie`: its words, its head noun, and whose it is."""

    start: int
    end: int
    head_start: int
    head_end: int
    group: Group
    office: str
    nations: tuple[Nation, ...]
    organisation: Place | None
    definite: bool
    past: bool


def find_phrases(layout: Layout, words: ActorWords) -> list[Phrase]:
    """The phrases of an article in text order; they do not overlap."""
    phrases: list[Phrase] = []
    index = 0
    while index < len(layout.words):
        found = words.heads.longest(layout, index) or _weapon(layout, index)
        if found is None or not _noun(layout, index, found[0], found[1][0]):
            index += 1
            continue
        phrase = _grow(
            layout,
            words,
            index,
            found[0],
            group=found[1][0],
            office=found[1][1],
            floor=phrases[-1].end if phrases else 0,
        )
        phrases.append(phrase)
        index = phrase.end
    return phrases


def _weapon(layout: Layout, index: int) -> tuple[int, tuple[Group, str]] | None:
    """A letter or two and a number are an aircraft or the like: "un Su-27 russe"."""
    named = _MODEL.fullmatch(layout.words[index].text) is not None and layout.places[index] is None
    return (index + 1, (Group.MATERIAL, "")) if named else None


def _noun(layout: Layout, start: int, end: int, group: Group) -> bool:
    """Whether the words are not a verb ("Russia strikes", "leads") nor part of a place ("l'État islamique")."""
    place = layout.places[start]
    if place is not None and place.kind is not PlaceKind.DEMONYM:
        return False
    if end - start > 1:
        return True
    part = layout.token(start).pos_
    return part not in {"VERB", "AUX", "ADV", "ADP"} and (part != "ADJ" or group is not Group.BODY)


@dataclass(slots=True)
class _Growth:
    start: int
    end: int
    nations: list[Nation] = field(default_factory=list)
    organisation: Place | None = None
    past: bool = False

    def take(self, layout: Layout, index: int, owner: bool) -> int:
        """Note the place at a word; the index of the first word after it."""
        place = layout.places[index]
        if place is None:
            return index + 1
        first, last = index, index + 1
        while last < len(layout.words) and layout.places[last] is place:
            last += 1
        while first > 0 and layout.places[first - 1] is place:
            first -= 1
        if owner and place.country and place.kind is not PlaceKind.ORGANISATION:
            if all(nation.country != place.country for nation in self.nations):
                self.nations.append(Nation(place.country, first, last))
        elif owner and place.kind is PlaceKind.ORGANISATION and self.organisation is None:
            self.organisation = place
        return last


def _grow(layout: Layout, words: ActorWords, start: int, end: int, *, group: Group, office: str, floor: int) -> Phrase:
    growth = _Growth(start, end)
    _grow_left(layout, words, growth, floor)
    _grow_right(layout, words, growth, group)
    before = layout.words[growth.start - 1].key if growth.start > 0 and layout.joined(growth.start) else ""
    return Phrase(
        growth.start,
        growth.end,
        start,
        end,
        group,
        office,
        tuple(sorted(growth.nations, key=lambda nation: nation.start)),
        growth.organisation,
        definite=before in words.definite or (before in {"", *words.conjunctions} and layout.words[start].capitalised),
        past=growth.past or before in words.past,
    )


def _grow_left(layout: Layout, words: ActorWords, growth: _Growth, floor: int) -> None:
    """Take "former", "US", "Russia's", "French and German" before the head."""
    index = growth.start - 1
    while index >= floor and (layout.joined(index + 1) or _enumerated(layout, words, growth, index, index + 1)):
        key, place = layout.words[index].key, layout.places[index]
        if place is not None and place.kind in _OWNERS:
            first = index
            while first > 0 and layout.places[first - 1] is place:
                first -= 1
            growth.take(layout, first, owner=True)
            growth.start = index = first
        elif key in words.prefixes and layout.gap(index + 1) == "-":
            growth.nations.append(Nation(words.prefixes[key], index, index + 1))
            growth.start = index
        elif key in words.modifiers or (place is None and _MODEL.fullmatch(layout.words[index].text)):
            growth.past |= key in words.past
            growth.start = index
        elif key == "s" and layout.gap(index) == "'" and index > floor and layout.places[index - 1] is not None:
            pass  # the genitive of the place before it, which is taken next
        elif not (key in words.conjunctions and growth.nations and _national(layout, index - 1)):
            return
        index -= 1


def _enumerated(layout: Layout, words: ActorWords, growth: _Growth, index: int, comma: int) -> bool:
    """Whether a comma before the word `comma` only lists owners: "les gouvernements britannique, belge et danois"."""
    if not growth.nations or layout.gap(comma).strip() != ",":
        return False
    place = layout.places[index]
    if place is not None:
        return place.kind is PlaceKind.DEMONYM
    # "les ambassadeurs de l'Allemagne, de la Belgique et du Luxembourg"
    after = next(
        (layout.places[at] for at in range(index + 1, min(index + 3, len(layout.words))) if layout.places[at]), None
    )
    return layout.words[index].key in words.masters and after is not None and after.kind in _OWNERS


def _national(layout: Layout, index: int) -> bool:
    place = layout.places[index] if index >= 0 and layout.joined(index + 1) else None
    return place is not None and place.kind is PlaceKind.DEMONYM


def _grow_right(layout: Layout, words: ActorWords, growth: _Growth, group: Group) -> None:
    """Take "ukrainien", "de l'Économie", "of Ukraine", "et allemand" after the head."""
    index, limit = growth.end, min(len(layout.words), growth.end + _REACH)
    several = group in (Group.PLURAL, Group.BODY)
    while index < limit and (layout.joined(index) or (several and _enumerated(layout, words, growth, index, index))):
        ahead, owner, linked = _skip_links(layout, words, index, several=several and bool(growth.nations))
        if ahead >= limit or not all(layout.joined(at) for at in range(index + 1, ahead + 1)):
            return
        key, place = layout.words[ahead].key, layout.places[ahead]
        if place is not None:
            fits = place.kind in _owners(group) if linked else place.kind is PlaceKind.DEMONYM
            if not fits or (linked and layout.words[ahead].text.islower()):
                return
            index = growth.take(layout, ahead, owner=owner)
        elif key in words.prefixes and layout.gap(ahead + 1) == "-":
            growth.nations.append(Nation(words.prefixes[key], ahead, ahead + 1))
            index = ahead + 1
        elif key in words.domains and group is not Group.MATERIAL:
            index = ahead + 1
        elif key in words.modifiers and not linked:
            growth.past |= key in words.past
            index = ahead + 1
        else:
            return
        growth.end = index


def _owners(group: Group) -> set[PlaceKind]:
    """The kinds of place that a preposition ties to a noun: "les forces de Kiev", "un avion de l'OTAN"."""
    if group is Group.ACT:
        return set()
    return {PlaceKind.COUNTRY, PlaceKind.ORGANISATION} if group is Group.MATERIAL else _OWNERS


def _skip_links(layout: Layout, words: ActorWords, index: int, *, several: bool) -> tuple[int, bool, bool]:
    """The first word after "et de la": its index, whether it owns the office, and whether a preposition led to it."""
    ahead, owner, linked = index, True, False
    if layout.words[ahead].key in words.joiners:
        ahead += 1
        # "le président russe et la Turquie" goes on to somebody else; "delegations from Russia and the United States"
        # do not, since English leaves the second preposition out.
        linked = several and words.joined_at_once
        following = layout.words[ahead].key if ahead < len(layout.words) else ""
        if following in words.articles and not linked:
            return len(layout.words), False, False
    while ahead < len(layout.words) and layout.words[ahead].key in words.links and layout.places[ahead] is None:
        owner = owner and layout.words[ahead].key not in words.hosts
        linked = True
        ahead += 1
    return ahead, owner, linked


def phrase_words(phrases: list[Phrase]) -> Iterator[int]:
    """The indices of all words inside phrases."""
    for phrase in phrases:
        yield from range(phrase.start, phrase.end)
