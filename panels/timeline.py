"""The timeline on the page: a click chooses an event, a box keeps a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import streamlit as st

from panels.mouse import back_to_choosing, draw_mouse_choice
from panels.state import Page, choose_event, choose_filters, here
from views.buckets import bucket_unit
from views.dates import SOFT_PRECISIONS, format_month
from views.filters import EventIndex
from views.legend import legend_html
from views.timeline import dated_rows, is_bucketed, timeline_figure

# No buttons and no zoom: a box filters, and the chip above the timeline takes that back.
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def draw_timeline(page: Page) -> None:
    texts = page.texts
    rows = page.selection.rows
    dated = dated_rows(rows)
    st.space("small")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(texts("timeline.title"), anchor=False, width="content")
        drag_mode = draw_mouse_choice("timeline", texts) if len(dated) else ""
    if dated.empty:
        st.info(texts("timeline.empty"))
        return
    counted = is_bucketed(dated)
    if counted:
        st.caption(texts("timeline.hint_buckets", unit=texts(f"timeline.units.{bucket_unit(dated)}")))
    else:
        st.caption(texts("timeline.hint"))
        present = set(dated["status"])
        soft = bool(dated["date_precision"].isin(SOFT_PRECISIONS).any())
        st.html(legend_html([s for s in texts.labels("statuses") if s in present], texts, soft=soft))
    st.plotly_chart(
        timeline_figure(rows, texts, page.colours, page.address.event).update_layout(dragmode=drag_mode),
        key="timeline",
        on_select=partial(_selected, page.index),
        selection_mode=("points", "box"),
        config=_CONFIG,
        alt=texts(
            "timeline.alt",
            events=texts.count("head.events", len(dated)),
            first=format_month(dated["date_start"].min(), texts),
            last=format_month(dated["date_end"].max(), texts),
        ),
    )
    undated = page.selection.count_of("undated")
    if undated:
        st.caption(texts("timeline.undated", events=texts.count("head.events", undated)))


def _selected(index: EventIndex) -> None:
    """Copy the selection into the address at once: Plotly forgets it with the next figure and sends an empty one."""
    selection = st.session_state["timeline"].selection
    period = _box(selection.box) or _bucket(selection.points)
    if period:
        first, last = period
        back_to_choosing("timeline")
        choose_filters(index, replace(here(index).filters, first=first, last=last))
    elif chosen := [carried[0] for carried in map(carried_data, selection.points) if carried and carried[0]]:
        choose_event(index, str(chosen[0]))


def carried_data(point: dict[str, object]) -> list[object]:
    """The `customdata` of a selected point, which Streamlit hands over as a list or as a dict by position."""
    carried = point.get("customdata")
    if isinstance(carried, dict):
        return list(carried.values())
    return list(carried) if isinstance(carried, list | tuple) else []


def _box(boxes: list[dict[str, list[str]]]) -> tuple[dt.date, dt.date] | None:
    if not boxes:
        return None
    first, last = sorted(str(edge)[:10] for edge in boxes[-1]["x"])
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)


def _bucket(points: list[dict[str, object]]) -> tuple[dt.date, dt.date] | None:
    for carried in map(carried_data, points):
        if len(carried) == 3 and not carried[0]:
            return dt.date.fromisoformat(str(carried[1])), dt.date.fromisoformat(str(carried[2]))
    return None
