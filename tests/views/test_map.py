from __future__ import annotations

import json

import pandas as pd
import pytest

from tests.views.invented import invented_table, many_events
from views.map import LARGEST, MOST_PLACES, SHAPES_URL, Bubble, find_bubbles, map_figure
from views.palette import DARK, LIGHT
from views.texts import load_texts

EN = load_texts("en")


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return invented_table()


def bubbles(table: pd.DataFrame) -> dict[str, Bubble]:
    return {bubble.event_id: bubble for bubble in find_bubbles(table, EN)}


def test_a_bubble_holds_the_events_of_one_spot_and_a_click_takes_the_latest(table: pd.DataFrame) -> None:
    found = bubbles(table)
    assert found["callao"].events == 2
    assert found["callao"].diameter > found["drone"].diameter
    assert set(found) == {"drone", "no-treaty", "third-meeting", "next-talks", "ship", "callao"}


def test_hollow_where_nothing_is_known_to_have_happened(table: pd.DataFrame) -> None:
    found = bubbles(table)
    assert found["next-talks"].hollow
    assert not found["no-treaty"].hollow, "talks took place in the same town"


def test_soft_where_the_place_is_not_a_spot(table: pd.DataFrame) -> None:
    found = bubbles(table)
    assert found["ship"].soft
    assert not found["drone"].soft


def test_the_style_asks_only_the_page_itself(table: pd.DataFrame) -> None:
    figure = json.loads(map_figure(table, EN, DARK).to_json())
    style = figure["layout"]["map"]["style"]
    assert [source["data"] for source in style["sources"].values()] == [SHAPES_URL]
    assert not {"glyphs", "sprite"} & set(style)
    assert "http" not in json.dumps(figure["layout"])


def test_the_map_names_the_source_of_its_borders(table: pd.DataFrame) -> None:
    assert [note.text for note in map_figure(table, EN, LIGHT).layout.annotations] == ["Borders: Natural Earth"]


def test_every_bubble_carries_what_a_box_needs(table: pd.DataFrame) -> None:
    for trace in map_figure(table, EN, LIGHT, "drone").data:
        for (event_id, latitude, longitude), lat, lon in zip(trace.customdata, trace.lat, trace.lon, strict=True):
            assert (latitude, longitude) == (lat, lon)
            assert event_id in set(table["event_id"])


def test_the_selected_spot_is_ringed_whichever_of_its_events_is_chosen(table: pd.DataFrame) -> None:
    for chosen in ("visit", "callao"):
        accents = [trace for trace in map_figure(table, EN, LIGHT, chosen).data if trace.marker.color == LIGHT.accent]
        assert [list(trace.lat) for trace in accents] == [[-12.05]]


def test_the_camera_shows_all_bubbles(table: pd.DataFrame) -> None:
    figure = map_figure(table, EN, LIGHT, width=340)
    half = 360 * 340 / 512 / 2**figure.layout.map.zoom / 2
    centre = figure.layout.map.center.lon
    assert centre - half < -77.03
    assert centre + half > 34.0


def test_without_a_pin_the_figure_is_empty(table: pd.DataFrame) -> None:
    assert not map_figure(table[table["latitude"].isna()], EN, LIGHT).data


def test_at_most_two_thousand_bubbles() -> None:
    many = many_events(6000)
    many = many.assign(latitude=[n % 80 - 40 + n / 1e4 for n in range(6000)])
    found = find_bubbles(many, EN)
    assert len(found) == MOST_PLACES
    assert max(bubble.diameter for bubble in found) <= LARGEST
