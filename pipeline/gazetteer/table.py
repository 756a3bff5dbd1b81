"""GeoNames' places: a sorted table of names that is searched where it lies."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.errors import ResourceError
from pipeline.gazetteer.facts import GAZETTEER, load_countries, load_facts
from pipeline.gazetteer.folding import fold
from pipeline.gazetteer.reading import Reading
from pipeline.types import GeoPrecision, PlaceKind

_REGION = b"\tA\t"  # the column that tells a first-level region


def find_readings(form: str) -> tuple[Reading, ...]:
    """What GeoNames has under a form, by folded name: towns, regions and counties; the most populous first."""
    return _table().readings(fold(form))


@cache
def find_regions(country: str) -> tuple[Reading, ...]:
    """The first-level regions of a country (alpha-3), each once; none for one that GeoNames does not divide."""
    regions = (region for region in _table().regions() if region.country == country)
    return tuple({region.region: region for region in regions}.values())


class _Table:
    """The compiled lines of data/gazetteer/places.tsv.xz, found by bisection: no index to build or to hold."""

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

    def regions(self) -> Iterator[Reading]:
        """All first-level regions, once for each of their names."""
        found = self._blob.find(_REGION)
        while found >= 0:
            start, end = self._blob.rfind(b"\n", 0, found) + 1, self._blob.index(b"\n", found)
            yield _reading(self._blob[start:end].decode())
            found = self._blob.find(_REGION, end)

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
    except (lzma.LZMAError, OSError) as error:
        raise ResourceError(f"{path}: broken ({error}); run scripts/build_gazetteer.py") from error


@cache
def _alpha3() -> dict[str, str]:
    return {country.region: code for code, country in load_countries().items()}


@cache
def _owners() -> dict[str, str]:
    """First-level region of GeoNames to the country that disputed.toml gives its towns."""
    disputed = load_facts("disputed")
    return {region: disputed["territories"][territory] for region, territory in disputed["towns"].items()}
