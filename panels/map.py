"""The map on the page: a click chooses the latest event of a place, a box keeps an area."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from panels.mouse import back_to_choosing, draw_mouse_choice, is_keeping
from panels.state import Page, choose_event, choose_filters, here
from panels.timeline import carried_data
from views.filters import Area, EventIndex
from views.map import MOST_PLACES, NARROW, SHAPES_URL, WIDE, map_figure, placed_rows

_CONFIG = {
    "displayModeBar": True,
    "displaylogo": False,
    "modeBarButtonsToRemove": ["pan2d", "select2d", "lasso2d", "toImage"],
    "scrollZoom": False,
    "showTips": False,
}
_EDGE = 0.01  # degrees around the points of a box, so that rounding keeps them inside


def draw_map(page: Page) -> None:
    texts = page.texts
    rows = page.selection.rows
    placed = placed_rows(rows)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(texts("map.title"), anchor=False, width="content")
        drag_mode = draw_mouse_choice("map", texts) if len(placed) else ""
    if placed.empty:
        st.info(texts("map.empty"))
        return
    places = len(placed[["latitude", "longitude"]].drop_duplicates())
    st.plotly_chart(
        map_figure(rows, texts, page.colours, page.address.event, url=_shapes_url(), width=_width()).update_layout(
            dragmode=drag_mode
        ),
        key="map",
        on_select=partial(_selected, page.index),
        selection_mode=("points", "box"),
        config=_CONFIG,
        alt=texts("map.alt", places=texts.count("map.places", places)),
    )
    notes = [texts("map.hint")]
    if places > MOST_PLACES:
        notes.append(texts("map.cut", n=texts.number(MOST_PLACES)))
    unplaced = page.selection.count_of("unplaced")
    if unplaced:
        notes.append(texts("map.unplaced", events=texts.count("head.events", unplaced)))
    st.caption(" ".join(notes))


def _width() -> int:
    """The server does not know the width of the window; a phone says that it is one."""
    return NARROW if "Mobi" in st.context.headers.get("User-Agent", "") else WIDE


def _shapes_url() -> str:
    """The page's own file, also where the page is served below a path (`server.baseUrlPath`)."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}{SHAPES_URL}" if base else SHAPES_URL


def _selected(index: EventIndex) -> None:
    """A map hands over the points of a box, not its corners."""
    points = [carried for carried in map(carried_data, st.session_state["map"].selection.points) if len(carried) == 3]
    spots = {(float(str(latitude)), float(str(longitude))) for _, latitude, longitude in points}
    if spots and is_keeping("map"):
        south, north = min(spot[0] for spot in spots), max(spot[0] for spot in spots)
        west, east = min(spot[1] for spot in spots), max(spot[1] for spot in spots)
        area = Area(
            max(round(south - _EDGE, 2), -90),
            max(round(west - _EDGE, 2), -180),
            min(round(north + _EDGE, 2), 90),
            min(round(east + _EDGE, 2), 180),
        )
        back_to_choosing("map")
        choose_filters(index, replace(here(index).filters, area=area))
    elif spots:
        choose_event(index, str(points[0][0]))
