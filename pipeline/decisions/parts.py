"""The part of a country that a text names by a point of the compass: "le nord de la Syrie", "eastern Ukraine"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.gazetteer import Reading, find_regions
from pipeline.resources import load_lexicon
from pipeline.types import GeoPrecision, Place, PlaceKind

_REACH = 40  # characters to each side
_EDGE = 0.25  # share of a country's extent that lies "in the north"
_FEWEST = 6  # first-level regions from which one of them stands for a part of the country


def take_part(country: Place, text: str, language: str) -> Place:
    """A country at region precision in the part that the words beside it name; as it is where they name none.

    The point is that of the first-level region (GeoNames) in the middle of that part. A country of few regions, or one
    that has none in that corner, stays what it is.
    """
    part = _named_part(country, text, language)
    regions = _lying_in(country.country or "", part) if part else ()
    if not regions:
        return country
    latitude = sum(region.latitude or 0.0 for region in regions) / len(regions)
    longitude = sum(region.longitude or 0.0 for region in regions) / len(regions)
    middle = min(regions, key=lambda r: ((r.latitude or 0.0) - latitude) ** 2 + ((r.longitude or 0.0) - longitude) ** 2)
    return replace(
        country, latitude=middle.latitude, longitude=middle.longitude, precision=GeoPrecision.REGION,
        kind=PlaceKind.REGION,
    )  # fmt: skip


def _named_part(country: Place, text: str, language: str) -> str:
    """The signs of the compass, like "ns" or "e"; "" where the words name none."""
    words = load_lexicon(language, "locating")["parts"]
    before = re.search(words["before"] + "$", text[max(0, country.start - _REACH) : country.start], re.IGNORECASE)
    after = re.match(words["after"], text[country.end : country.end + _REACH], re.IGNORECASE)
    told = before or after
    if not told:
        return ""
    found = told["part"].lower()
    return "".join(sign for sign, pattern in words["signs"].items() if re.search(pattern, found))


@cache
def _lying_in(country: str, part: str) -> tuple[Reading, ...]:
    regions = find_regions(country)
    if len(regions) < _FEWEST:
        return ()
    for sign in part:
        regions = tuple(region for region in regions if _is_in(region, sign, find_regions(country)))
    return regions


def _is_in(region: Reading, sign: str, regions: tuple[Reading, ...]) -> bool:
    """Whether a region lies in the outer quarter of its country's extent to one side."""
    ends = [r.latitude if sign in "ns" else r.longitude for r in regions]
    value = region.latitude if sign in "ns" else region.longitude
    known = [end for end in ends if end is not None]
    if value is None:
        return False
    low, high = min(known), max(known)
    return value >= high - _EDGE * (high - low) if sign in "ne" else value <= low + _EDGE * (high - low)
