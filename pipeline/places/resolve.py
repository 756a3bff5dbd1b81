"""Chooses what each form stands for, by what is named beside it, by the countries of the text, then by population."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.gazetteer import Reading, find_forms, find_readings, fold
from pipeline.places.candidate import Candidate
from pipeline.places.names import Surroundings
from pipeline.resources import load_lexicon
from pipeline.types import GeoPrecision, Place, PlaceKind

_BACKED = 15_000  # inhabitants from which a town may be named without its country being named
_MARGIN = 0.35  # by how much the best reading must lead the next that lies elsewhere
_FAR = 100.0  # kilometres


def resolve_candidates(
    candidates: Sequence[Candidate], text: str, language: str, surroundings: Surroundings
) -> list[Place]:
    """One place for each candidate that can be told; the same form is the same place throughout a text."""
    beside = [_named_beside(candidate, following, text, language) for candidate, following in _pairs(candidates)]
    countries = _count_countries(candidates)
    regions = _count_regions(candidates, beside)
    located = {fold(c.text) for c in candidates if c.ours or surroundings.is_located(c) or surroundings.is_famous(c)}
    settled: dict[str, Reading | None] = {}
    for candidate, neighbour in sorted(zip(candidates, beside, strict=True), key=lambda pair: not pair[1]):
        key = fold(candidate.text)
        if settled.get(key) is None and (key in located or neighbour):
            settled[key] = _choose(candidate, neighbour, countries, regions)
    places = []
    for candidate in candidates:
        reading = settled.get(fold(candidate.text))
        if reading:
            places.append(_place(candidate, reading))
    return places


def _pairs(candidates: Sequence[Candidate]) -> Iterable[tuple[Candidate, Candidate | None]]:
    return zip(candidates, [*candidates[1:], None], strict=True)


def _named_beside(candidate: Candidate, following: Candidate | None, text: str, language: str) -> tuple[str, ...]:
    """Codes of the country or first-level region that a text names right after a town: "Springfield, Illinois"."""
    if following is None or following.start - candidate.end > 60:
        return _abbreviation_after(candidate, text, language)
    between = text[candidate.end : following.start]
    patterns = load_lexicon(language, "places")["names"]["beside"]
    if not re.fullmatch(patterns, between):
        return _abbreviation_after(candidate, text, language)
    codes = [
        reading.key
        for reading in (*following.ours, *following.towns)
        if reading.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)
    ]
    codes += [r.region for r in find_readings(following.text) if r.kind is PlaceKind.REGION and r.key == r.region]
    return tuple(code for code in codes if code)


def _abbreviation_after(candidate: Candidate, text: str, language: str) -> tuple[str, ...]:
    tail = text[candidate.end : candidate.end + 10]
    for code, patterns in load_lexicon(language, "places").get("region_abbreviations", {}).items():
        if any(tail.startswith(f", {pattern}") for pattern in patterns.split("|")):
            return (code,)
    return ()


def _count_countries(candidates: Sequence[Candidate]) -> Counter[str]:
    """How often a text points at each country, by forms that can mean only one."""
    counts: Counter[str] = Counter()
    for candidate in candidates:
        owners = {reading.country for reading in candidate.ours if reading.country}
        if len(owners) == 1:
            counts[owners.pop()] += 1
    return counts


def _count_regions(candidates: Sequence[Candidate], beside: Sequence[tuple[str, ...]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for candidate in candidates:
        for reading in candidate.towns:
            if reading.kind is PlaceKind.REGION and reading.key == reading.region:
                counts[reading.region] += 1
    for codes in beside:
        counts.update(code for code in codes if "." in code)
    return counts


def _choose(
    candidate: Candidate, beside: tuple[str, ...], countries: Counter[str], regions: Counter[str]
) -> Reading | None:
    if beside:
        inside = [
            r for r in (*candidate.ours, *candidate.towns) if _lies_in(r, beside) and r.kind not in (PlaceKind.DEMONYM,)
        ]
        if inside:
            return inside[0] if inside[0] in candidate.ours else max(inside, key=lambda r: r.population)
    if len(candidate.ours) == 1 or (candidate.ours and len({r.country for r in candidate.ours}) == 1):
        return candidate.ours[0]
    readings = candidate.ours or candidate.towns
    scored = sorted(
        ((_score(r, countries, regions), i, r) for i, r in enumerate(readings)), key=lambda s: (-s[0], s[1])
    )
    best = scored[0][2]
    if not candidate.ours and not _is_backed(best, countries, regions):
        return None
    for score, _, rival in scored[1:]:
        if scored[0][0] - score < _MARGIN and kilometres(best, rival) > _FAR:
            return None
    return best


def _lies_in(reading: Reading, codes: tuple[str, ...]) -> bool:
    return any(code in (reading.country, reading.region) for code in codes)


def _is_backed(reading: Reading, countries: Counter[str], regions: Counter[str]) -> bool:
    limit = _BACKED * (4 if reading.alternate else 1)
    return reading.population >= limit or reading.country in countries or reading.region in regions


def _score(reading: Reading, countries: Counter[str], regions: Counter[str]) -> float:
    total = sum(countries.values()) or 1
    share = countries[reading.country or ""] / total
    score = math.log10(reading.population + 10) - (1.0 if reading.alternate else 0.0)
    score += 1.2 * (share > 0) + 2.0 * share
    score += 1.5 * (regions[reading.region] > 0)
    return score


def kilometres(a: Reading | Place, b: Reading | Place) -> float:
    """Great-circle distance; infinite where one has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    la, lo, lb, lp = (math.radians(x) for x in (a.latitude, a.longitude, b.latitude, b.longitude))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def _place(candidate: Candidate, reading: Reading) -> Place:
    precision = GeoPrecision.COUNTRY if reading.kind is PlaceKind.DEMONYM else reading.precision
    return Place(
        candidate.start, candidate.end, candidate.text, reading.kind, reading.name, reading.country or None,
        reading.latitude, reading.longitude, precision,
    )  # fmt: skip
