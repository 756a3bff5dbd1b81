"""A whole country is named once, in the language of the page, wherever a place is shown."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.views.invented import invented_table
from views.card import card_html
from views.listing import listing
from views.map import find_bubbles
from views.palette import LIGHT
from views.texts import load_texts
from views.timeline import timeline_figure

EN, FR = load_texts("en"), load_texts("fr")


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    """One dated event, placed by a French article in no finer spot than Poland."""
    made = invented_table()
    made = made[made["event_id"].eq("drone")].reset_index(drop=True)
    return made.assign(
        location="Pologne", location_country="POL", geo_precision="country", latitude=52.0, longitude=19.5, details=""
    )


def test_the_card(table: pd.DataFrame) -> None:
    [event] = table.to_dict("records")
    assert "Poland" in card_html(event, EN)
    assert "Pologne" not in card_html(event, EN)
    assert "Pologne" in card_html(event, FR)


def test_the_map_and_the_timeline(table: pd.DataFrame) -> None:
    [bubble] = find_bubbles(table, EN)
    assert "Poland" in bubble.hover
    assert "Poland" in timeline_figure(table, EN, LIGHT, "").to_json()


def test_the_table(table: pd.DataFrame) -> None:
    assert list(listing(table, EN)["location"]) == ["Poland"]
    assert list(listing(table, FR)["location"]) == ["Pologne"]
