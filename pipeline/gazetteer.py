"""The places the pipeline knows by name: a sorted table that is searched where it lies, and our own tables of forms."""

from __future__ import annotations

import lzma
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline.errors import ResourceError
from pipeline.resources import DATA, load_lexicon
from pipeline.types import ActorKind, GeoPrecision, PlaceKind

GAZETTEER = DATA / "gazetteer"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a form may stand for. `key` is ours ("black_sea", "UKR"), `region` GeoNames' ("US.IL"), either may be "".

    `country` is alpha-3 or None, the point WGS 84 degrees or None, `population` a count or 0. `alternate` tells that
    GeoNames knows the form only as another name of the place.
    """

    kind: PlaceKind
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: GeoPrecision = GeoPrecision.NONE
    key: str = ""
    region: str = ""
    population: int = 0
    alternate: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of our own tables, as it is written there, and what it stands for."""

    written: str
    reading: Reading
    prefix: bool = False  # "franco-": only before a hyphen


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or armed group: `home` is the one state its acts are counted for, None where there is none."""

    key: str
    kind: ActorKind
    home: str | None
    names: dict[str, str]  # by language, the one that is shown
    forms: dict[str, tuple[str, ...]]  # by language, all of them


@dataclass(frozen=True, slots=True)
class Person:
    """A head of state, minister or other public figure: `forms` are all spellings, `start` and `end` years of office."""

    key: str
    name: dict[str, str]
    forms: tuple[str, ...]
    country: str | None
    office: dict[str, str]
    start: int | None
    end: int | None


def find_readings(form: str) -> tuple[Reading, ...]:
    """What GeoNames has under a form, by folded name: towns, regions and counties; the most populous first."""
    return _table().readings(fold(form))


def find_forms(form: str, language: str) -> tuple[Form, ...]:
    """What our own tables for a language have under a form. Capitals are for the caller to compare."""
    return _forms(language).get(fold(form), ())


@cache
def load_countries() -> dict[str, Reading]:
    """Alpha-3 code to the country: its point lies inside the country, on land. `region` holds the alpha-2 code."""
    return {
        code: Reading(PlaceKind.COUNTRY, code, code, latitude, longitude, GeoPrecision.COUNTRY, code, alpha2)
        for code, (alpha2, latitude, longitude, _) in _facts("countries").items()
    }


def country_name(code: str, language: str) -> str:
    """The usual name of a country (alpha-3) in a language; the code itself where CLDR has none."""
    names: list[str] = load_lexicon(language, "countries").get(code, [code])
    return names[0]


@cache
def load_organisations() -> dict[str, Organisation]:
    """Key of data/gazetteer/organisations.toml to the organisation, with its forms in every language that has them."""
    languages = [path.parent.name for path in sorted((DATA / "lexicon").glob("*/places.toml"))]
    organisations = {}
    for key, (kind, home) in _facts("organisations").items():
        forms = {
            language: tuple(_expand(patterns))
            for language in languages
            if (patterns := load_lexicon(language, "places")["organisations"].get(key))
        }
        names = {language: written[0] for language, written in forms.items()}
        organisations[key] = Organisation(key, ActorKind(kind), home or None, names, forms)
    return organisations


@cache
def load_people() -> dict[str, Person]:
    """Key of data/gazetteer/people.toml to the person."""
    tables = _facts("people")
    people = {}
    for key, (english, french, country, office, start, end, others) in tables["people"].items():
        names = {"en": english, "fr": french or english}
        forms = tuple(dict.fromkeys([*names.values(), *others]))
        people[key] = Person(key, names, forms, country or None, tables["offices"][office], start or None, end or None)
    return people


def fold(name: str) -> str:
    """The key of a name: lower case, without accents; hyphens and apostrophes are spaces, full stops nothing."""
    plain = name.translate(_SAME_LENGTH).lower().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(plain.replace("-", " ").replace("'", " ").replace(".", "").split())


def fold_typography(text: str) -> str:
    """The text with typographic apostrophes, hyphens and spaces as plain ones, sign for sign, so that offsets hold."""
    return text.translate(_SAME_LENGTH)


_SAME_LENGTH = {
    ord(sign): plain for plain, signs in {"'": "’‘ʼ‛", "-": "‐‑", " ": "\xa0\u202f\u2009"}.items() for sign in signs
}  # noqa: RUF001
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})  # noqa: RUF001


class _Table:
    """The compiled lines of data/gazetteer/places.tsv.xz, found by bisection: no index to build, ten megabytes to hold."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob
        self.readings = lru_cache(maxsize=20_000)(self._readings)

    def _readings(self, key: str) -> tuple[Reading, ...]:
        return tuple(sorted(self._lines(key), key=lambda reading: -reading.population)) if key else ()

    def _lines(self, key: str) -> Iterator[Reading]:
        wanted, position = key.encode() + b"\t", self._first(key.encode() + b"\t")
        while self._blob.startswith(wanted, position):
            end = self._blob.index(b"\n", position)
            yield _reading(self._blob[position:end].decode())
            position = end + 1

    def _first(self, wanted: bytes) -> int:
        """The offset of the first line that is not before `wanted`."""
        low, high = 0, len(self._blob)
        while low < high:
            middle = self._blob.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._blob[middle : middle + len(wanted)] < wanted:
                low = self._blob.index(b"\n", middle) + 1
            else:
                high = middle
        return low


def _reading(line: str) -> Reading:
    key, kind, name, latitude, longitude, alpha2, region, population, *alternate = line.split("\t")
    code = f"{alpha2}.{region}"
    precision = GeoPrecision.CITY if kind == "P" else GeoPrecision.REGION
    return Reading(
        PlaceKind.CITY if kind == "P" else PlaceKind.REGION,
        name or key.title(),
        _owners().get(code) or _alpha3().get(alpha2),
        float(latitude),
        float(longitude),
        precision,
        {"P": "", "A": code, "B": f"{code}.{key}"}[kind],
        code,
        int(population),
        bool(alternate),
    )


@cache
def _table() -> _Table:
    path = GAZETTEER / "places.tsv.xz"
    try:
        return _Table(lzma.decompress(path.read_bytes()))
    except FileNotFoundError:
        raise ResourceError(f"{path}: missing; run scripts/build_gazetteer.py") from None
    except lzma.LZMAError as error:
        raise ResourceError(f"{path}: broken ({error}); run scripts/build_gazetteer.py") from error


@cache
def _facts(name: str) -> dict[str, Any]:
    """A table of data/gazetteer: what holds in every language."""
    path = GAZETTEER / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResourceError(f"{path}: missing; take it from the repository") from None
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{path}: not valid TOML ({error}); mend the file") from error


@cache
def _alpha3() -> dict[str, str]:
    return {country.region: code for code, country in load_countries().items()}


@cache
def _owners() -> dict[str, str]:
    """First-level region of GeoNames to the country that disputed.toml gives its towns."""
    disputed = _facts("disputed")
    return {region: disputed["territories"][territory] for region, territory in disputed["towns"].items()}


@cache
def _forms(language: str) -> dict[str, tuple[Form, ...]]:
    """Folded form to what it stands for, countries first, as the order of looking up wants it."""
    forms: dict[str, list[Form]] = {}
    for patterns, reading in _entries(language):
        for written in _expand(patterns):
            form = Form(written.rstrip("-"), reading, written.endswith("-"))
            known = forms.setdefault(fold(written), [])
            if not any(other.reading == reading and other.written == form.written for other in known):
                known.append(form)
    return {key: tuple(found) for key, found in forms.items()}


def _entries(language: str) -> Iterator[tuple[str, Reading]]:
    tables, countries = load_lexicon(language, "places"), load_countries()
    for code, names in load_lexicon(language, "countries").items():
        if code in countries:
            yield "|".join(names), countries[code]
    for code, patterns in tables["countries"].items():
        yield patterns, countries[code]
    for code, patterns in tables["demonyms"].items():
        yield patterns, _as(countries[code], PlaceKind.DEMONYM)
    for patterns, codes in tables["shared_demonyms"].items():
        for code in codes:
            yield patterns, _as(countries[code], PlaceKind.DEMONYM)
    yield from _town_entries(tables)
    disputed = _facts("disputed")["territories"]
    for key, (latitude, longitude, code) in _facts("regions").items():
        if patterns := tables["regions"].get(key):
            owner = disputed.get(key, code) or None
            yield (
                patterns,
                Reading(PlaceKind.REGION, _shown(patterns), owner, latitude, longitude, GeoPrecision.REGION, key),
            )
    for key, (latitude, longitude) in _facts("seas").items():
        if patterns := tables["seas"].get(key):
            yield patterns, Reading(PlaceKind.SEA, _shown(patterns), None, latitude, longitude, GeoPrecision.SEA, key)
    for key, (code, latitude, longitude) in _facts("metonyms").items():
        if patterns := tables["metonyms"].get(key):
            yield (
                patterns,
                Reading(PlaceKind.METONYM, _shown(patterns), code, latitude, longitude, GeoPrecision.POINT, key),
            )
    for key, (_, home) in _facts("organisations").items():
        if patterns := tables["organisations"].get(key):
            yield patterns, Reading(PlaceKind.ORGANISATION, _shown(patterns), home or None, key=key)


def _town_entries(tables: dict[str, Any]) -> Iterator[tuple[str, Reading]]:
    for code, (alpha2, _, _, capital) in _facts("countries").items():
        if capital:
            town = _town(capital, alpha2)
            patterns = tables["capitals"].get(code, capital)
            yield patterns, _as(town, PlaceKind.CAPITAL, _shown(patterns))
            if code not in tables["capitals"]:
                continue
            yield capital, _as(town, PlaceKind.CAPITAL, _shown(patterns))
    for town_name, patterns in tables["cities"].items():
        yield patterns, _as(_town(*town_name.rsplit(", ", 1)), PlaceKind.CITY, _shown(patterns))
    for key, (latitude, longitude, code) in _facts("sites").items():
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


def _as(reading: Reading, kind: PlaceKind, name: str = "") -> Reading:
    return Reading(
        kind, name or reading.name, reading.country, reading.latitude, reading.longitude, reading.precision,
        reading.key, reading.region, reading.population,
    )  # fmt: skip


def _shown(patterns: str) -> str:
    return next(_expand(patterns))


def _expand(patterns: str) -> Iterator[str]:
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
