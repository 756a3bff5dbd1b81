"""Countries by name in the language of the page: the first form that the lexicon has for a code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.resources import load_lexicon
from pipeline.types import GeoPrecision
from views.isolation import isolated


def country_name(code: str, language: str) -> str:
    """The name of an alpha-3 code; the code itself where the language has no name for it."""
    return load_country_names(language).get(code) or isolated(code)


def place_name(event: Mapping[Any, Any], language: str) -> str:
    """The name of an event's place; a whole country's, which the table has in the article's language, in the page's."""
    location = str(event["location"])
    if event["geo_precision"] != GeoPrecision.COUNTRY:
        return isolated(location)
    return country_name(str(event["location_country"]) or location, language)


@cache
def load_country_names(language: str) -> dict[str, str]:
    """Name by alpha-3 code, as CLDR has it."""
    return {code: forms[0] for code, forms in load_lexicon(language, "countries").items()}
