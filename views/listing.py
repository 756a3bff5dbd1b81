"""The table of the page: the columns a reader looks at, in words of the page's language."""

from __future__ import annotations

import pandas as pd

from pipeline.table import split_list
from views.countries import country_name, place_name
from views.dates import iso_periods
from views.texts import Texts

# The columns in their order; the keys of `[table]` in page.toml name them.
LISTED = ("date", "headline", "type", "location", "status", "countries", "sources", "actors", "publisher")


def listing(rows: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """One line an event, in the order of `rows`; dates in a form that sorts and is never finer than the text."""
    return pd.DataFrame(
        {
            "date": iso_periods(rows["date_start"], rows["date_end"]),
            "type": _words(rows["event_type"], texts.labels("types")),
            "headline": rows["headline"],
            "location": [
                place_name(location, precision, texts.language)
                for location, precision in zip(rows["location"], rows["geo_precision"], strict=True)
            ],
            "countries": rows["countries"].map(lambda cell: _country_names(cell, texts)),
            "actors": rows["actors"].str.replace(";", ",", regex=False),
            "status": _words(rows["status"], texts.labels("statuses")),
            "sources": rows["sources"],
            "publisher": rows["publisher"],
        }
    ).loc[:, list(LISTED)]


def _words(codes: pd.Series[str], words: dict[str, str]) -> pd.Series[str]:
    return codes.map(words).fillna(codes)


def _country_names(cell: str, texts: Texts) -> str:
    return ", ".join(country_name(code, texts.language) for code in split_list(cell))
