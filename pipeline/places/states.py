"""The states that take part in an event or are affected by it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.gazetteer import fold_typography, load_people
from pipeline.resources import load_lexicon
from pipeline.types import EventType, Mention, Place, Role

_PARTIES = (EventType.TALKS, EventType.VISIT, EventType.AGREEMENT, EventType.STATEMENT)


class States:
    """What an article tells about states: the places with a country and the leaders that it names."""

    def __init__(self, mentions: Sequence[Mention], places: Sequence[Place], text: str, language: str) -> None:
        self._text, self._language = fold_typography(text), language
        named = [(place.start, place.end, place.country) for place in places if place.country]
        led = _find_leaders(self._text)
        self._signs = sorted({*named, *led})
        self._main = self._find_main()

    def of(self, mention: Mention, inside: Sequence[Place], site: Place | None) -> tuple[str, ...]:
        """Alpha-3 codes in text order."""
        signs = [sign for sign in self._signs if mention.start <= sign[0] and sign[1] <= mention.end]
        signs = [sign for sign in signs if not self._is_topic(mention, sign[0])]
        codes = [code for _, _, code in signs]
        if site and site.country:
            codes.append(site.country)
        if self._main and self._names_office(mention, signs):
            codes.append(self._main)
        if not codes:
            codes = self._before(mention)
        return tuple(dict.fromkeys(codes))

    def _is_topic(self, mention: Mention, start: int) -> bool:
        if mention.event_type not in _PARTIES:
            return False
        if any(role.start <= start < role.end and role.role is not Role.LOCATION for role in mention.roles):
            return False
        return any(
            mention.trigger_end <= match.start() + mention.start < start
            for match in _pattern(self._language, "topic").finditer(self._text[mention.start : start])
        )

    def _names_office(self, mention: Mention, signs: Sequence[tuple[int, int, str]]) -> bool:
        """Whether an official without a country stands in the sentence: "the Vice President"."""
        for match in _pattern(self._language, "office").finditer(self._text, mention.start, mention.end):
            if not any(match.start() - 25 < start < match.end() + 40 for start, _, _ in signs):
                return True
        return False

    def _before(self, mention: Mention) -> list[str]:
        """The states of the last sentences before one that names none: "The two sides ..."."""
        near = [code for start, _, code in self._signs if mention.start - 400 <= start < mention.start]
        return near or ([self._main] if self._main else [])

    def _find_main(self) -> str | None:
        counts = Counter(code for _, _, code in self._signs)
        return counts.most_common(1)[0][0] if counts else None


def _find_leaders(text: str) -> Iterator[tuple[int, int, str]]:
    """Leaders by full name, or by last name once the full one has been told or where a title stands before it."""
    for match in _leader_pattern().finditer(text):
        yield match.start(), match.end(), _leaders()[match[0]]


@cache
def _leaders() -> dict[str, str]:
    """Every form of a name, and the last names that only one country's leaders bear, to the country."""
    forms = {form: person.country for person in load_people().values() if person.country for form in person.forms}
    last: dict[str, set[str]] = {}
    for form, country in forms.items():
        last.setdefault(form.split()[-1], set()).add(country)
    alone = {name: owners.pop() for name, owners in last.items() if len(owners) == 1 and len(name) > 4}
    return alone | forms


@cache
def _leader_pattern() -> re.Pattern[str]:
    names = sorted(_leaders(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(load_lexicon(language, "locating")[name], re.IGNORECASE)
