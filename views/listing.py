"""The table of the page: the columns a reader looks at, in words of the page's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from pipeline.table import split_list
from pipeline.types import GeoPrecision
from views.countries import country_name
from views.dates import iso_periods
from views.isolation import isolated
from views.texts import Texts

# The columns in their order; the keys of `[table]` in page.toml name them.
LISTED = ("date", "headline", "type", "location", "status", "countries", "sources", "actors", "publisher")


def listing(rows: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """One line an event, in the order of `rows`; dates in a form that sorts and is never finer than the text."""
    country_names = partial(_country_names, language=texts.language)
    of_country = rows["geo_precision"].eq(GeoPrecision.COUNTRY)
    return pd.DataFrame(
        {
            "date": iso_periods(rows["date_start"], rows["date_end"]),
            "type": _each_once(rows["event_type"], lambda code: texts.label("types", code)),
            "headline": rows["headline"].map(isolated).astype("str"),
            "location": _each_once(rows["location"], isolated).mask(
                of_country, _each_once(rows["location_country"], country_names)
            ),
            "countries": _each_once(rows["countries"], country_names),
            "actors": _each_once(rows["actors"], _names),
            "status": _each_once(rows["status"], lambda code: texts.label("statuses", code)),
            "sources": rows["sources"],
            "publisher": _each_once(rows["publisher"], isolated),
        }
    ).loc[:, list(LISTED)]


def _each_once(cells: pd.Series[str], word: Callable[[str], str]) -> pd.Series[str]:
    """Every different cell is put into words once: a million rows name a few thousand groups of countries."""
    return cells.map({cell: word(cell) for cell in cells.unique()}).astype("str")


def _names(cell: str) -> str:
    return ", ".join(isolated(name) for name in split_list(cell))


def _country_names(cell: str, language: str) -> str:
    return ", ".join(isolated(country_name(code, language)) for code in split_list(cell))
