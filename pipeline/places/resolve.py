"""Chooses what each form stands for, by what is named beside it, by the countries of the text, then by population."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.distance import kilometres
from pipeline.gazetteer import Reading, fold
from pipeline.places.candidate import Candidate
from pipeline.places.kinds import find_kind
from pipeline.places.names import Surroundings
from pipeline.resources import load_lexicon
from pipeline.types import GeoPrecision, Place, PlaceKind

_BACKED = 15_000  # inhabitants from which a town may be named without its country being named
_MARGIN = 0.35  # by how much the best reading must lead the next that lies elsewhere
_FAR = 100.0  # kilometres between two readings that make a difference
_CLOSE = 60.0  # kilometres within which the places of a local story lie
_REGION = 2.5  # by how much a region's capital goes before the region of that name
_HOME = 0.2  # a namesake near the readers is not so easily passed over
_NEARLY_LARGE = 60_000  # inhabitants from which a town is known by its other names too
_STATES = (PlaceKind.COUNTRY, PlaceKind.REGION)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the other forms of a text say about where it plays."""

    countries: Counter[str]  # alpha-3
    regions: dict[str, set[str]]  # GeoNames' code to the folded forms that name the region
    points: dict[tuple[int, int], list[tuple[str, Reading]]]  # by square degree, the forms that may lie there
    home: str  # alpha-3 of the country where most papers of the language appear

    def names_region(self, reading: Reading, key: str) -> bool:
        """Whether another form than the reading's own names its first-level region."""
        return bool(self.regions.get(reading.region, set()) - {key})

    def neighbours(self, reading: Reading, key: str) -> int:
        """How many other forms may stand for something close to a reading."""
        row, column = _square(reading)
        near = [at for r in (-1, 0, 1) for c in (-1, 0, 1) for at in self.points.get((row + r, column + c), ())]
        return len(
            {form for form, other in near if form not in key and key not in form and _apart(reading, other) < _CLOSE}
        )


def resolve_candidates(
    candidates: Sequence[Candidate], text: str, language: str, surroundings: Surroundings
) -> list[Place]:
    """One place for each candidate that can be told; the same form is the same place throughout a text.

    "The Idlib region" is another form than "Idlib": the word beside a name tells what kind of place it is.
    """
    following, preceding = [*candidates[1:], None], [None, *candidates]
    beside = [
        _named_beside(c, after, text, language) or _holds_town(c, before, text)
        for c, after, before in zip(candidates, following, preceding, strict=False)
    ]
    evidence = _weigh_evidence(candidates, beside, language)
    located = {
        fold(c.text)
        for c in candidates
        if c.ours or surroundings.is_located(c) or surroundings.is_famous(c) or _is_known(c, evidence)
    }
    kinds = {candidate: find_kind(candidate, text, language) for candidate in candidates}
    settled: dict[tuple[str, PlaceKind | None], Reading | None] = {}
    for candidate, codes in sorted(zip(candidates, beside, strict=True), key=lambda pair: not pair[1]):
        key = fold(candidate.text), kinds[candidate]
        if settled.get(key) is None and (key[0] in located or codes or key[1]):
            settled[key] = _choose_of_kind(candidate, kinds[candidate], codes, evidence)
    found = [(candidate, settled.get((fold(candidate.text), kinds[candidate]))) for candidate in candidates]
    return [_place(candidate, reading) for candidate, reading in found if reading]


def _named_beside(candidate: Candidate, following: Candidate | None, text: str, language: str) -> tuple[str, ...]:
    """Codes of the country or first-level region that a text names right after a town: "Springfield, Illinois"."""
    if following is None or not re.fullmatch(
        load_lexicon(language, "places")["names"]["beside"], text[candidate.end : following.start]
    ):
        return ()
    regions = [r for r in (*following.ours, *following.towns) if r.kind in _STATES]
    return tuple(dict.fromkeys(code for r in regions for code in (r.key, r.region) if code))


def _holds_town(candidate: Candidate, town: Candidate | None, text: str) -> tuple[str, ...]:
    """The code of that reading of a state's name in which the town right before it lies: "Savannah, Georgia"."""
    if town is None or text[town.end : candidate.start] != ", " or len({r.country for r in candidate.ours}) < 2:
        return ()
    towns = sorted((r for r in (*town.ours, *town.towns) if _is_fine(r)), key=lambda r: -r.population)
    codes = [code for r in towns for code in (r.region, r.country) if code]
    states = {code for r in candidate.ours for code in (r.region, r.key)}
    return tuple(code for code in codes if code in states)[:1]


def _weigh_evidence(candidates: Sequence[Candidate], beside: Sequence[tuple[str, ...]], language: str) -> _Evidence:
    countries: Counter[str] = Counter()
    regions: dict[str, set[str]] = {}
    points: dict[tuple[int, int], list[tuple[str, Reading]]] = {}
    seen: set[str] = set()
    for candidate in candidates:
        owners = {reading.country for reading in candidate.ours if reading.country}
        if len(owners) == 1:
            countries[owners.pop()] += 1
        key = fold(candidate.text)
        for code in {r.region for r in (*candidate.ours, *candidate.towns) if _is_first_level(r)}:
            regions.setdefault(code, set()).add(key)
        if key not in seen:
            seen.add(key)
            for reading in filter(_is_fine, (*candidate.ours, *candidate.towns)):
                points.setdefault(_square(reading), []).append((key, reading))
    for code in {code for codes in beside for code in codes if "." in code}:
        regions.setdefault(code, set()).add("")
    return _Evidence(countries, regions, points, load_lexicon(language, "places")["names"]["home"])


def _square(reading: Reading) -> tuple[int, int]:
    return int((reading.latitude or 0.0) // 1), int((reading.longitude or 0.0) // 1)


def _is_first_level(reading: Reading) -> bool:
    return reading.kind is PlaceKind.REGION and bool(reading.region) and reading.key.count(".") < 2


def _is_fine(reading: Reading) -> bool:
    return reading.precision in (GeoPrecision.CITY, GeoPrecision.POINT)


def _choose_of_kind(
    candidate: Candidate, kind: PlaceKind | None, beside: tuple[str, ...], evidence: _Evidence
) -> Reading | None:
    """The choice among the readings of the kind that the text tells; a town at a region's precision where none is."""
    best = _choose(candidate, beside, evidence)
    if best in candidate.towns and not beside and _is_namesake(best, kind, evidence):
        return None
    if kind is None or (best and best.kind is kind):
        return best
    alike = _of_kind(candidate, kind)
    if best in candidate.ours:  # a namesake abroad is not what everybody calls so
        alike = replace(alike, ours=_in_country(alike.ours, best), towns=_in_country(alike.towns, best))
    chosen = _choose(alike, beside, evidence) if alike.ours or alike.towns else None
    if chosen in alike.towns and not beside and _is_namesake(chosen, kind, evidence):
        return None
    if chosen or kind is not PlaceKind.REGION or best is None or not _is_fine(best):
        return chosen or best
    return replace(best, kind=PlaceKind.REGION, precision=GeoPrecision.REGION)


def _is_namesake(reading: Reading | None, kind: PlaceKind | None, evidence: _Evidence) -> bool:
    """Whether a place lies in a country that a text of other countries never names, and is a region for a mere word
    beside it ("the Haram district" of a town) or a small town that bears the form as another name only."""
    if reading is None or not evidence.countries or reading.country in evidence.countries:
        return False
    return kind is PlaceKind.REGION or (reading.alternate and reading.population < _NEARLY_LARGE)


def _of_kind(candidate: Candidate, kind: PlaceKind) -> Candidate:
    kinds = (kind, PlaceKind.CAPITAL) if kind is PlaceKind.CITY else (kind,)
    return replace(
        candidate,
        ours=tuple(reading for reading in candidate.ours if reading.kind in kinds),
        towns=tuple(reading for reading in candidate.towns if reading.kind in kinds),
    )


def _in_country(readings: Sequence[Reading], best: Reading) -> tuple[Reading, ...]:
    return tuple(reading for reading in readings if reading.country == best.country)


def _choose(candidate: Candidate, beside: tuple[str, ...], evidence: _Evidence) -> Reading | None:
    """The reading that lies in what is named beside it; else our own; else the best of GeoNames, if it leads."""
    inside = [r for r in (*candidate.ours, *candidate.towns) if r.country in beside or r.region in beside]
    if inside:
        return inside[0] if inside[0] in candidate.ours else max(inside, key=lambda r: r.population)
    key = fold(candidate.text)
    elsewhere = len(candidate.ours) == 1 and _plays_elsewhere(candidate, evidence)
    if len({reading.country for reading in candidate.ours}) == 1 and not elsewhere:
        return candidate.ours[0]
    namesakes = candidate.towns if not candidate.ours or elsewhere else ()
    readings = {*candidate.ours, *namesakes}
    scored = sorted(((_score(r, key, evidence), r.population, r) for r in readings), key=lambda s: (-s[0], -s[1]))
    best = scored[0][2]
    if not candidate.ours and not _is_backed(best, key, evidence) and not _is_alone(best, readings):
        return None
    for score, _, rival in scored[1:]:
        if scored[0][0] - score < _MARGIN and _apart(best, rival) > _FAR:
            return None
    return best


def _plays_elsewhere(candidate: Candidate, evidence: _Evidence) -> bool:
    """Whether a local story points at a namesake: three forms close to it and none close to the one we know."""
    ours, key = candidate.ours[0], fold(candidate.text)
    if not _is_fine(ours) or evidence.neighbours(ours, key) > 0:
        return False
    return any(evidence.neighbours(r, key) > 2 and r.country in evidence.countries for r in candidate.towns)


def _is_alone(best: Reading, readings: set[Reading]) -> bool:
    """Whether a name is borne by one place in the world only, hamlets apart."""
    return all(_apart(best, other) < _FAR or other.population * 5 < best.population for other in readings)


def _is_known(candidate: Candidate, evidence: _Evidence) -> bool:
    """Whether a town needs no word like "in": its country is named, and the name is no other town's."""
    best = candidate.towns[0]
    return best.population >= _BACKED and best.country in evidence.countries and _is_alone(best, set(candidate.towns))


def _is_backed(reading: Reading, key: str, evidence: _Evidence) -> bool:
    limit = _BACKED * (4 if reading.alternate else 1)
    if reading.population >= limit or reading.country in evidence.countries or evidence.names_region(reading, key):
        return True
    return evidence.neighbours(reading, key) > 1


def _score(reading: Reading, key: str, evidence: _Evidence) -> float:
    """About the decimal places of the population, and as much again for what the text says."""
    share = evidence.countries[reading.country or ""] / (evidence.countries.total() or 1)
    score = math.log10(reading.population + 10) - (1.0 if reading.alternate else 0.0)
    score += 1.2 * (share > 0) + 2.0 * share
    score += 1.5 * evidence.names_region(reading, key)
    score += _HOME * (reading.country == evidence.home)
    if _is_first_level(reading):
        score -= _REGION
    return score + min(2.5, 0.8 * evidence.neighbours(reading, key))


def _apart(a: Reading, b: Reading) -> float:
    """Kilometres between two readings; infinite where one has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))


def _place(candidate: Candidate, reading: Reading) -> Place:
    precision = GeoPrecision.COUNTRY if reading.kind is PlaceKind.DEMONYM else reading.precision
    return Place(
        candidate.start, candidate.end, candidate.text, reading.kind, reading.name, reading.country or None,
        reading.latitude, reading.longitude, precision,
    )  # fmt: skip
