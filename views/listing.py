"""The table of the page: the columns a reader looks at, in words of the page's language."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from pipeline.table import split_list
from pipeline.types import GeoPrecision
from views.countries import country_name
from views.dates import iso_periods
from views.texts import Texts

# The columns in their order; the keys of `[table]` in page.toml name them.
LISTED = ("date", "headline", "type", "location", "status", "countries", "sources", "actors", "publisher")


def listing(rows: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """One line an event, in the order of `rows`; dates in a form that sorts and is never finer than the text."""
    of_country = rows["geo_precision"].eq(GeoPrecision.COUNTRY)
    return pd.DataFrame(
        {
            "date": iso_periods(rows["date_start"], rows["date_end"]),
            "type": _words(rows["event_type"], texts.labels("types")),
            "headline": rows["headline"],
            "location": rows["location"].mask(of_country, _each_once(rows["location_country"], _country_names, texts)),
            "countries": _each_once(rows["countries"], _country_names, texts),
            "actors": rows["actors"].str.replace(";", ",", regex=False),
            "status": _words(rows["status"], texts.labels("statuses")),
            "sources": rows["sources"],
            "publisher": rows["publisher"],
        }
    ).loc[:, list(LISTED)]


def _words(codes: pd.Series[str], words: dict[str, str]) -> pd.Series[str]:
    return codes.map(words).fillna(codes)


def _each_once(cells: pd.Series[str], word: Callable[[str, Texts], str], texts: Texts) -> pd.Series[str]:
    """Every different cell is put into words once: a million rows name a few thousand groups of countries."""
    return cells.map({cell: word(cell, texts) for cell in cells.unique()}).astype("str")


def _country_names(cell: str, texts: Texts) -> str:
    return ", ".join(country_name(code, texts.language) for code in split_list(cell))
