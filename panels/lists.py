"""The events that are set apart: undated, without a pin, planned, claimed, denied; counted, each list a click away."""

from __future__ import annotations

from functools import partial

import streamlit as st

from panels.state import Page, choose_event, open_list
from panels.table import column_config
from views.filters import LISTS, EventIndex
from views.listing import listing

_COLUMNS = ("date", "headline", "location", "status", "publisher")
_EMPTY = {("undated", "date"), ("unplaced", "location")}  # what nothing of a list has
_ROW_HEIGHT = 35
_MOST_ROWS = 8  # before the list scrolls


def draw_lists(page: Page) -> None:
    texts = page.texts
    held = [name for name in LISTS if name != "ongoing" or page.selection.count_of(name) or name == page.address.opened]
    st.session_state["list"] = page.address.opened or None
    st.pills(
        texts("lists.label"),
        held,
        format_func=lambda name: texts(
            "lists.option", label=texts(f"lists.{name}"), n=texts.number(page.selection.count_of(name))
        ),
        key="list",
        help=texts("lists.help"),
        on_change=_opened,
        args=(page.index,),
    )
    if page.address.opened:
        _draw_list(page, page.address.opened)


def _opened(index: EventIndex) -> None:
    open_list(index, st.session_state["list"] or "")


def _draw_list(page: Page, name: str) -> None:
    texts, rows = page.texts, page.selection.list_of(name)
    with st.container(border=True, key="opened-list"):
        st.markdown(texts(f"lists.{name}_note"))
        if rows.empty:
            return
        st.dataframe(
            listing(rows, texts).loc[:, [column for column in _COLUMNS if (name, column) not in _EMPTY]],
            key=f"rows-of-{name}",
            hide_index=True,
            height=(min(len(rows), _MOST_ROWS) + 1) * _ROW_HEIGHT + 3,
            column_config=column_config(texts),
            on_select=partial(_row_chosen, page, name),
            selection_mode="single-row",
            alt=texts("lists.alt", label=texts(f"lists.{name}")),
        )


def _row_chosen(page: Page, name: str) -> None:
    chosen = st.session_state[f"rows-of-{name}"].selection.rows
    if chosen:
        choose_event(page.index, page.selection.list_of(name)["event_id"].iloc[chosen[0]])
