"""Our own tables of forms: countries, peoples, capitals, regions, seas, metonyms, organisations, by language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.errors import ResourceError
from pipeline.gazetteer.facts import load_countries, load_facts
from pipeline.gazetteer.folding import fold
from pipeline.gazetteer.reading import Reading
from pipeline.gazetteer.table import find_readings
from pipeline.resources import load_lexicon
from pipeline.types import GeoPrecision, PlaceKind

_NATIONS = ("england", "scotland", "wales", "northern_ireland")  # of the United Kingdom: countries, with its code


@dataclass(frozen=True, slots=True)
class Form:
    """A form of our own tables, as it is written there, and what it stands for."""

    written: str
    reading: Reading
    prefix: bool = False  # "franco-": only before a hyphen
    after_town: bool = False  # "Ky.": only in "Lexington, Ky."


def find_forms(form: str, language: str) -> tuple[Form, ...]:
    """What our own tables for a language have under a form. Capitals are for the caller to compare."""
    return _forms(language).get(fold(form), ())


@cache
def load_capitals(language: str) -> dict[str, Reading]:
    """Alpha-3 code to the capital, by the name that the language gives it."""
    capitals: dict[str, Reading] = {}
    for _, reading in _towns(load_lexicon(language, "places")):
        if reading.kind is PlaceKind.CAPITAL and reading.country:
            capitals.setdefault(reading.country, reading)
    return capitals


@cache
def _forms(language: str) -> dict[str, tuple[Form, ...]]:
    """Folded form to what it stands for, countries first, as the order of looking up wants it."""
    tables = load_lexicon(language, "places")
    forms: dict[str, list[Form]] = {}
    for patterns, reading in _entries(language, tables):
        for written in expand_pattern(patterns):
            form = Form(written.rstrip("-"), reading, written.endswith("-"))
            known = forms.setdefault(fold(written), [])
            if not any(other.reading == reading and other.written == form.written for other in known):
                known.append(form)
    regions = _regions(tables)
    for key, patterns in tables.get("region_abbreviations", {}).items():
        for written in expand_pattern(patterns):
            forms.setdefault(fold(written), []).append(Form(written, regions[key], after_town=True))
    return {key: tuple(found) for key, found in forms.items()}


def _entries(language: str, tables: dict[str, Any]) -> Iterator[tuple[str, Reading]]:
    """Patterns of forms and what they stand for."""
    names = load_lexicon(language, "countries")
    countries = {code: replace(reading, name=names.get(code, [code])[0]) for code, reading in load_countries().items()}
    for code, known in names.items():
        if code in countries:
            yield "|".join(known), countries[code]
    for code, patterns in tables["countries"].items():
        yield patterns, countries[code]
    for code, patterns in tables["demonyms"].items():
        yield patterns, replace(countries[code], kind=PlaceKind.DEMONYM)
    for kind, table in ((PlaceKind.COUNTRY, "shared_countries"), (PlaceKind.DEMONYM, "shared_demonyms")):
        for patterns, codes in tables[table].items():
            for code in codes:
                yield patterns, replace(countries[code], kind=kind)
    yield from _towns(tables)
    for key, reading in _regions(tables).items():
        yield tables["regions"][key], reading
    for key, (latitude, longitude) in load_facts("seas").items():
        if patterns := tables["seas"].get(key):
            yield patterns, Reading(PlaceKind.SEA, _shown(patterns), None, latitude, longitude, GeoPrecision.SEA, key)
    for key, (code, latitude, longitude) in load_facts("metonyms").items():
        if patterns := tables["metonyms"].get(key):
            name = _shown(patterns)
            yield patterns, Reading(PlaceKind.METONYM, name, code, latitude, longitude, GeoPrecision.POINT, key)
    for key, (_, home, *_) in load_facts("organisations").items():
        if patterns := tables["organisations"].get(key):
            yield patterns, Reading(PlaceKind.ORGANISATION, _shown(patterns), home or None, key=key)


def _towns(tables: dict[str, Any]) -> Iterator[tuple[str, Reading]]:
    for code, (alpha2, _, _, capital) in load_facts("countries").items():
        if capital:
            patterns = tables["capitals"].get(code, capital)
            reading = replace(_town(capital, alpha2), kind=PlaceKind.CAPITAL, name=_shown(patterns), alternate=False)
            yield patterns, reading
            yield capital, reading
    for alpha2, patterns in tables["seats"].items():
        name, country = alpha2.rsplit(", ", 1)
        yield patterns, replace(_town(name, country), kind=PlaceKind.CAPITAL, name=_shown(patterns), alternate=False)
    for town, patterns in tables["cities"].items():
        name, country = town.rsplit(", ", 1)
        yield patterns, replace(_town(name, country), name=_shown(patterns), alternate=False)
    for key, (latitude, longitude, code) in load_facts("sites").items():
        if patterns := tables["sites"].get(key):
            yield (
                patterns,
                Reading(PlaceKind.CITY, _shown(patterns), code, latitude, longitude, GeoPrecision.POINT, key),
            )


def _town(name: str, alpha2: str) -> Reading:
    """The most populous town of that name in a country; by its own name rather than by another one."""
    towns = [r for r in find_readings(name) if r.kind is PlaceKind.CITY and r.region.startswith(f"{alpha2}.")]
    if not towns:
        raise ResourceError(f"data/lexicon: GeoNames has no town {name!r} in {alpha2}; correct the table that names it")
    return min(towns, key=lambda town: (town.alternate, -town.population))


def _regions(tables: dict[str, Any]) -> dict[str, Reading]:
    disputed = load_facts("disputed")["territories"]
    regions = {}
    for key, (latitude, longitude, code, *geonames) in load_facts("regions").items():
        if patterns := tables["regions"].get(key):
            owner = disputed.get(key, code) or None
            kind = PlaceKind.COUNTRY if key in _NATIONS else PlaceKind.REGION
            region, name = "".join(geonames), _shown(patterns)
            regions[key] = Reading(kind, name, owner, latitude, longitude, GeoPrecision.REGION, key, region)
    return regions


def _shown(patterns: str) -> str:
    return next(expand_pattern(patterns))


def expand_pattern(patterns: str) -> Iterator[str]:
    """The forms of "grec(s)|grecque(s)": grec, grecs, grecque, grecques."""
    for pattern in patterns.split("|"):
        yield from _expand_one(pattern)


def _expand_one(pattern: str) -> Iterator[str]:
    innermost = re.search(r"\(([^()]*)\)", pattern)
    if not innermost:
        yield pattern
        return
    before, after = pattern[: innermost.start()], pattern[innermost.end() :]
    yield from dict.fromkeys([*_expand_one(before + after), *_expand_one(before + innermost[1] + after)])
