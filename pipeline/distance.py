"""How far apart two points of the earth lie."""

from __future__ import annotations

import math

_EARTH_RADIUS_KM = 6371.0

# Latitude and longitude in degrees (WGS 84).
Point = tuple[float, float]


def kilometres(a: Point, b: Point) -> float:
    """Along the great circle, by the haversine formula, on a sphere of 6,371 km."""
    (lat_a, lon_a), (lat_b, lon_b) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))
