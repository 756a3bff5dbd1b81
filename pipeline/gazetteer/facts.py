"""The tables of data/gazetteer that are written by hand: what holds in every language."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.gazetteer.reading import Reading
from pipeline.resources import DATA, read_table
from pipeline.types import GeoPrecision, PlaceKind

GAZETTEER = DATA / "gazetteer"


@cache
def load_facts(name: str) -> dict[str, Any]:
    """The table `data/gazetteer/<name>.toml`. Do not change what you get: it is shared. Raises ResourceError."""
    return read_table(GAZETTEER / f"{name}.toml", "missing; take it from the repository")


@cache
def load_countries() -> dict[str, Reading]:
    """Alpha-3 code to the country: its point lies inside the country, on land. `region` holds the alpha-2 code."""
    return {
        code: Reading(PlaceKind.COUNTRY, code, code, latitude, longitude, GeoPrecision.COUNTRY, code, alpha2)
        for code, (alpha2, latitude, longitude, _) in load_facts("countries").items()
    }


@cache
def load_disputed() -> frozenset[tuple[float, float]]:
    """The points of the regions that several states claim, to none of which disputed.toml gives them."""
    regions = load_facts("regions")
    claimed = [key for key, code in load_facts("disputed")["territories"].items() if not code]
    return frozenset((regions[key][0], regions[key][1]) for key in claimed if key in regions)
