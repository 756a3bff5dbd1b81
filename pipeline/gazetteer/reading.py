"""One thing that a form may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.types import GeoPrecision, PlaceKind


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a form may stand for; `key` is ours ("black_sea", "UKR"), `region` GeoNames' ("US.IL"), or "".

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
