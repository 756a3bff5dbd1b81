"""The states that take part in an event or are affected by it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from pipeline.gazetteer import load_organisations
from pipeline.places.dateline import find_dateline
from pipeline.places.patterns import load_pattern
from pipeline.places.signs import Sign, find_holders, find_leaders, find_short_names
from pipeline.places.sources import Source
from pipeline.types import EventType, Mention, Place, PlaceKind

_RECIPROCAL = (EventType.TALKS, EventType.VISIT, EventType.EXCHANGE)
_HEAD = 300  # characters of the title and the first words, where the one who speaks is named
_SHORTLY = 400  # characters back to what "they" means
_FEW = 30  # tellings looked back at
_ADJACENT = 40  # characters
_INTO_NAME = 30  # characters back to "the war in"
_NUMBERED = re.compile(r" (?:I{1,3}|IV|V)\b")  # "Minsk II" is a pact
_DEEDS = (EventType.STRIKE, EventType.DRONE_INCIDENT, EventType.OTHER)
_MEETINGS = (EventType.TALKS, EventType.VISIT)
_PARTIES = (EventType.TALKS, EventType.VISIT, EventType.AGREEMENT, EventType.STATEMENT)


class States:
    """What an article tells about states: the places with a country and the leaders that it names."""

    def __init__(self, places: Sequence[Place], sources: Sequence[Source], text: str, language: str) -> None:
        """`sources` are those of the sentences that tell of events; `text` has plain apostrophes and spaces."""
        self._text, self._language, self._sources = text, language, sources
        named = [Sign(p.start, p.end, p.country) for p in places if p.country and not _NUMBERED.match(text, p.end)]
        led = list(find_leaders(self._text))
        self._circles = [(place.end, members) for place in places if (members := _members(place))]
        short = find_short_names(self._text, language, {sign.country for sign in named})
        self._signs = sorted({*named, *led, *short, *find_holders(self._text, language)})
        self._starts = [start for start, _, _ in self._signs]
        self._main = _most_common([sign for sign in self._signs if not self._quoted(sign)] or self._signs)
        self._doers = {sign.country for sign in self._signs if not self._speaking(sign)}
        head = [code for start, _, code in led if start < _HEAD]
        self._office = head[0] if head else _most_common(led) or self._main
        self._hosts: dict[int, str | None] = {}  # by the start of the trigger, where that event was
        self._told: list[tuple[Mention, tuple[str, ...]]] = []

    def of(self, mention: Mention, site: Place | None) -> tuple[str, ...]:
        """Alpha-3 codes in text order; to be asked for the mentions in theirs."""
        named = self._between(mention.start, mention.end)
        signs = [
            sign for sign in named if not self._is_topic(mention, sign.start) and not self._looks_on(mention, sign)
        ]
        signs = self._without_witnesses(mention, signs)
        signs = self._without_bystanders(mention, signs)
        codes = [sign.country for sign in signs] + self._members_meeting(mention)
        if self._office and self._names_office(mention, signs):
            codes.append(self._office)
        if not codes:
            codes = self._before(mention)
        if site and site.country:
            codes.append(site.country)
        if len(set(codes)) < 2 and (mention.event_type in _RECIPROCAL or self._tells_of_two(mention)):
            codes += self._other_parties(mention)
        self._hosts[mention.trigger_start] = site.country if site else None
        self._told.append((mention, tuple(dict.fromkeys(codes))))
        return self._told[-1][1]

    def _between(self, start: int, end: int) -> list[Sign]:
        return self._signs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _is_topic(self, mention: Mention, start: int) -> bool:
        """Whether a state stands after words like "about" that follow the trigger: it is talked of."""
        if mention.event_type not in _PARTIES:
            return False
        if load_pattern(self._language, "theatre").search(self._text, max(0, start - _INTO_NAME), start):
            return True
        if load_pattern(self._language, "topical").fullmatch(mention.trigger) and start > mention.trigger_start:
            return not load_pattern(self._language, "partner").fullmatch(self._text, mention.trigger_end, start)
        matches = load_pattern(self._language, "topic").finditer(self._text, mention.trigger_start, start)
        return any(match.start() > mention.trigger_start for match in matches)

    def _looks_on(self, mention: Mention, sign: Sign) -> bool:
        """Whether a state only reports the event or comments on it: its paper, "the United States welcomes ..."."""
        if self._quoted(sign):
            return True
        comments = load_pattern(self._language, "comments").match(self._text, sign.end)
        return mention.event_type is not EventType.STATEMENT and comments is not None

    def _without_witnesses(self, mention: Mention, signs: list[Sign]) -> list[Sign]:
        """Without the states whose officials only speak of others' event: the article tells of no doing of theirs."""
        if mention.event_type is EventType.STATEMENT:
            return signs
        return [sign for sign in signs if sign.country in self._doers or not self._speaking(sign)]

    def _without_bystanders(self, mention: Mention, signs: list[Sign]) -> list[Sign]:
        """Without the states of the dateline, of friends and foes ("pro-Iran", "backed by"), of an envoy's field and
        those that only follow or react; each kind only where it leaves a state."""
        kinds = (
            lambda sign: sign.start < find_dateline(self._text, mention.start),
            self._is_befriended,
            lambda sign: self._is_field(mention, sign),
            lambda sign: self._is_owned_by_another(mention, sign, signs),
            lambda sign: self._comes_after(mention, sign),
        )
        for kind in kinds:
            signs = [sign for sign in signs if not kind(sign)] or signs
        return signs

    def _is_befriended(self, sign: Sign) -> bool:
        """Whether a state only backs or opposes somebody: "pro-Iranian", "Iran-backed", "backed by Iran"."""
        before = self._text[max(0, sign.start - _INTO_NAME * 2) : sign.start]
        if load_pattern(self._language, "befriended").search(before):
            return True
        return load_pattern(self._language, "backing").match(self._text, sign.end) is not None

    def _is_field(self, mention: Mention, sign: Sign) -> bool:
        """Whether a state is what an envoy works on, where a group sits or somebody travels who speaks of the event, or
        a name of a pact holds its capital."""
        before = self._text[max(0, sign.start - _INTO_NAME * 2) : sign.start]
        if mention.event_type not in _MEETINGS and load_pattern(self._language, "travelling").search(before):
            return True
        if load_pattern(self._language, "field").search(before):
            return True
        return load_pattern(self._language, "pact").match(self._text, sign.end) is not None

    def _is_owned_by_another(self, mention: Mention, sign: Sign, signs: Sequence[Sign]) -> bool:
        """Whether a state stands before "North Korea's test", or behind it as one that reacts."""
        if mention.event_type not in _DEEDS or not (owner := self._owner(mention, signs)):
            return False
        if sign.start < owner.start:
            return True
        reaction = load_pattern(self._language, "reaction")
        return sign.start > mention.trigger_end and bool(reaction.search(self._text, mention.trigger_end, sign.start))

    def _owner(self, mention: Mention, signs: Sequence[Sign]) -> Sign | None:
        """Whose the trigger is: "North Korea's nuclear test"."""
        owned = load_pattern(self._language, "owned")
        near = [sign for sign in signs if sign.end <= mention.trigger_start]
        return near[-1] if near and owned.fullmatch(self._text, near[-1].end, mention.trigger_start) else None

    def _comes_after(self, mention: Mention, sign: Sign) -> bool:
        """Whether a state stands behind words like "in response to" that follow the trigger of a deed."""
        if mention.event_type not in _DEEDS or sign.start < mention.trigger_end:
            return False
        return bool(load_pattern(self._language, "aftermath").search(self._text, mention.trigger_end, sign.start))

    def _quoted(self, sign: Sign) -> bool:
        """Whether a form stands in the words of a paper, an agency or the like."""
        return any(source.reports and source.holds(sign.start) for source in self._sources)

    def _speaking(self, sign: Sign) -> bool:
        """Whether a form stands in the words of a source that is no army."""
        return any(source.holds(sign.start) and not source.fights for source in self._sources)

    def _members_meeting(self, mention: Mention) -> list[str]:
        """The states of a circle that meets: "the Quad Leaders Summit", "met with G7 leaders"."""
        if mention.event_type is not EventType.TALKS:
            return []
        near = [members for end, members in self._circles if abs(end - mention.trigger_start) < _ADJACENT]
        return [code for members in near for code in members]

    def _names_office(self, mention: Mention, signs: Sequence[Sign]) -> bool:
        """Whether an official without a country stands in the sentence: "the Vice President"."""
        for match in load_pattern(self._language, "office").finditer(self._text, mention.start, mention.end):
            if load_pattern(self._language, "speaker").fullmatch(match[0]):
                return True
            if not any(match.start() - 4 <= end and start <= match.end() + 14 for start, end, _ in signs):
                return True
        return False

    def _tells_of_two(self, mention: Mention) -> bool:
        """Whether a pact is one of "the two sides" told of before."""
        pair = load_pattern(self._language, "pair")
        return mention.event_type is EventType.AGREEMENT and bool(pair.search(self._text, mention.start, mention.end))

    def _other_parties(self, mention: Mention) -> list[str]:
        """Whom a meeting is with where its sentence names one state: those just told of, or the article's main one."""
        if load_pattern(self._language, "several").search(self._text, mention.start, mention.end):
            return self._before(mention)
        if journey := self._on_journey(mention):
            return journey
        return [self._office] if self._office else []

    def _on_journey(self, mention: Mention) -> list[str]:
        """Who met somebody told just before, where one of them meets somebody else now: "He met ... in Oslo"."""
        if not load_pattern(self._language, "he").match(self._text, mention.start):
            return []
        near = [
            set(codes) - {self._hosts.get(other.trigger_start)}
            for other, codes in self._told
            if other.event_type in _MEETINGS and len(set(codes)) == 2
        ]
        shared = Counter(code for codes in near for code in codes)
        return [code for code, count in shared.most_common(1) if count > 1]

    def _before(self, mention: Mention) -> list[str]:
        """Those of the event told before a sentence that names none ("The two sides ..."), else the likeliest state.

        Of what is told shortly before, what "they" do goes on with what they did: talks with talks. The likeliest is
        the one that the article is about, if it has just been named, else the one named most just before.
        """
        told = [
            (other, list(codes))
            for other, codes in self._told[: -_FEW - 1 : -1]
            if mention.start - _SHORTLY <= other.end <= mention.start and other.event_type in _PARTIES and codes
        ]
        alike = [codes for other, codes in told if _goes_on(mention, other)]
        if told:
            return alike[0] if alike else told[0][1]
        near = [
            sign for sign in self._between(mention.start - _SHORTLY, mention.start) if not self._looks_on(mention, sign)
        ]
        if not near or any(sign.country == self._main for sign in near):
            return [self._main] if self._main else []
        return [code for code in [_most_common(near)] if code]


def _goes_on(mention: Mention, other: Mention) -> bool:
    return mention.event_type in _MEETINGS and other.event_type in _MEETINGS


def _most_common(signs: Sequence[Sign]) -> str | None:
    counts = Counter(sign.country for sign in signs)
    return counts.most_common(1)[0][0] if counts else None


def _members(place: Place) -> tuple[str, ...]:
    """The members of a small circle of states such as the G7."""
    if place.kind is not PlaceKind.ORGANISATION:
        return ()
    return next((o.members for o in load_organisations().values() if o.members and place.name in o.names.values()), ())
