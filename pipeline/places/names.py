"""Tells names of places from common words and from names of people, by what stands around them in the text."""

from __future__ import annotations

import re
from functools import cache

from pipeline.gazetteer import Reading, fold, load_people
from pipeline.places.candidate import Candidate
from pipeline.resources import load_lexicon
from pipeline.types import GeoPrecision, PlaceKind

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A word is looked at once, from its beginning: from each of its letters a word of a megabyte would take hours.
_CAPITALISED = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_]-)([^\W\d_]++\.?(?:-[^\W\d_]++)*+) (?=([^\W\d_]++(?:-[^\W\d_]++)*+))"
)
_TOWNS = (PlaceKind.CITY, PlaceKind.CAPITAL)
_ALSO_NAMES = ("JOR", "TCD", "GEO", "georgia_us", "virginia", "victoria_au", "alberta", "carinthia", "bali", "java")
_FAMOUS = 500_000  # inhabitants from which a town needs no word like "in" before it
_KNOWN = 100_000  # the same for a town without namesakes, unless it opens a sentence
_SHORTEST = 4  # letters of a town's name that is not that of a large one
_LARGE = 100_000


class Surroundings:
    """What a text tells about its capitalised words."""

    def __init__(self, text: str, language: str) -> None:
        names = load_lexicon(language, "places")["names"]
        self._text = text
        self._never, self._given = _listed(names["never"]), _listed(names["given"])
        self._both = _listed(names["both"])  # given names that are towns as well
        self._titles, self._generic = _listed(names["titles"]), _listed(names["generic"])
        self._blocking = _listed(names["blocking"])
        self._natural, self._dedicated = _listed(names["natural"]), _listed(names["dedicated"])
        self._pact = re.compile(names["pact"], re.IGNORECASE)
        self._locative = re.compile(names["locative"], re.IGNORECASE)
        self._lower = frozenset(word for word in _WORD.findall(text) if word.islower())
        self._of_people = self._find_surnames()
        self._surnames = self._of_people | _known_surnames()

    def allow(self, candidate: Candidate) -> bool:
        """Whether a candidate can be a place's name where it stands.

        Forms of our own tables can, but for a town, or a country that is a given name too, beside a person's other
        name ("Paris Hilton"). A town that only GeoNames knows must not be a common word, a surname of the text or a
        leader's, nor stand beside a capitalised word that makes another name of it.
        """
        if self._after(candidate).lower() in self._blocking and self._after(candidate)[0].isupper():
            return False
        if self._is_borrowed(candidate):
            return False
        if candidate.ours and _is_site(candidate.ours[0]) and self._goes_on(candidate):
            return False  # "Maidan Shahr" is no square in Kyiv
        if candidate.ours:
            return not _can_be_person(candidate.ours[0]) or not self._is_part_of_person(candidate)
        if self._is_common(candidate) or candidate.text in self._surnames:
            return False
        return not self._is_part_of_person(candidate) and not self._is_part_of_name(candidate)

    def _is_borrowed(self, candidate: Candidate) -> bool:
        """Whether a town only lends its name: to a lake ("Lake Geneva"), a pact ("convention de Genève"), a half of a
        double name ("Wyryki-Wola"); or a saint, whose town it is, to a church. Or a country's name is a surname of the
        text ("François Hollande")."""
        if candidate.ours and not any(reading.kind in _TOWNS for reading in candidate.ours):
            return candidate.text in self._of_people
        before = self._before(candidate).lower()
        if before in self._natural or candidate.text.split(" ")[0].lower() in self._natural:
            return True
        if before in self._dedicated and fold(candidate.text).startswith("saint"):
            return True
        if self._pact.search(self._text, max(0, candidate.start - 40), candidate.start):
            return True
        return self._is_half(candidate)

    def _is_half(self, candidate: Candidate) -> bool:
        """Whether a hyphen joins it to a capitalised word."""
        text, start, end = self._text, candidate.start, candidate.end
        joined = re.search(r"[^\W\d_]+-$", text[max(0, start - 30) : start])
        return bool(joined and joined[0][0].isupper()) or (
            text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
        )

    def is_located(self, candidate: Candidate) -> bool:
        """Whether a word like "in" or "near" stands before a candidate, or a dateline's dash after it."""
        before = self._text[max(0, candidate.start - 60) : candidate.start]
        if candidate.text == self._text.strip():
            return True  # a name alone, as in a list of places
        if self._locative.search(before):
            return True
        return bool(
            re.match(
                r"(?:, [^\n.]{0,40})? ?(?:\([^)\n]{1,30}\) ?)?[—–-] ", self._text[candidate.end : candidate.end + 80]
            )
        )

    def is_famous(self, candidate: Candidate) -> bool:
        """Whether a town is so large, or its name so much its own, that no word like "in" need stand before it."""
        best = candidate.towns[0]
        if best.alternate:
            return False
        alone = all(other.population * 10 < best.population for other in candidate.towns[1:])
        return best.population >= _FAMOUS or (alone and best.population >= _KNOWN and not self._is_first(candidate))

    def _is_first(self, candidate: Candidate) -> bool:
        return self._starts_sentence(candidate.start)

    def _is_common(self, candidate: Candidate) -> bool:
        word = candidate.text.lower()
        if word in self._never or word in self._lower or all(part in self._never for part in word.split()):
            return True
        return len(word) < _SHORTEST and candidate.towns[0].population < _LARGE

    def _is_part_of_person(self, candidate: Candidate) -> bool:
        before, after = self._before(candidate), self._after(candidate)
        if before.lower() in self._given or (before.lower() in self._titles and not before.islower()):
            return True
        if not after[:1].isupper() or after.lower() in self._generic:
            return False
        word = candidate.text.lower()
        return word in self._given or (word in self._both and not self.is_located(candidate))

    def _is_part_of_name(self, candidate: Candidate) -> bool:
        before = self._before(candidate)
        if self._goes_on(candidate):
            return True
        if not before[:1].isupper() or before.lower() in self._generic:
            return False
        return not self._starts_sentence(candidate.start - len(before) - 1) or not self.is_located(candidate)

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether a capitalised word that makes another name of it follows."""
        after = self._after(candidate)
        return after[:1].isupper() and after.lower() not in self._generic

    def _find_surnames(self) -> frozenset[str]:
        """Words that follow a given name somewhere in the text: "Jane Burton" makes a person of every "Burton"."""
        pairs = (match.groups() for match in _CAPITALISED.finditer(self._text))
        return frozenset(second for first, second in pairs if first.lower() in self._given and second[0].isupper())

    def _starts_sentence(self, start: int) -> bool:
        before = self._text[:start].rstrip(" \"'«“(—–-")
        return not before or before[-1] in ".!?:\n»”"

    def _before(self, candidate: Candidate) -> str:
        match = re.search(r"([^\W\d_]+\.?) $", self._text[max(0, candidate.start - 30) : candidate.start])
        return match[1] if match else ""

    def _after(self, candidate: Candidate) -> str:
        match = re.match(r" ([^\W\d_]+)", self._text[candidate.end : candidate.end + 30])
        return match[1] if match else ""


def _is_site(reading: Reading) -> bool:
    return reading.kind is PlaceKind.CITY and reading.precision is GeoPrecision.POINT


def _can_be_person(reading: Reading) -> bool:
    return reading.kind in _TOWNS or reading.key in _ALSO_NAMES


@cache
def _known_surnames() -> frozenset[str]:
    """The last names of the leaders we know, but for those that are places' names in the first place."""
    last = {form.split()[-1] for person in load_people().values() for form in person.forms}
    return frozenset(name for name in last if fold(name) not in _PLACES_FIRST)


_PLACES_FIRST = frozenset({"salisbury"})


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
