"""The table on the page, which holds what both charts draw and what they cannot, and its download."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from panels.state import Page, choose_event, table_version
from views.exports import csv_bytes
from views.listing import listing
from views.texts import Texts

_HEADER_HEIGHT = 36
_ROW_HEIGHT = 35
_MOST_ROWS = 14  # before the table scrolls


def draw_table(page: Page) -> None:
    texts, rows = page.texts, page.selection.rows
    st.space("small")
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.header(texts("table.title"), anchor=False, width="content")
        st.download_button(
            texts("download.csv", events=texts.count("head.events", len(rows))),
            data=lambda: csv_bytes(rows),
            file_name=texts("download.file"),
            mime="text/csv",
            key="download",
            icon=":material/download:",
            help=texts("download.help"),
            on_click="ignore",
        )
    chosen = rows["event_id"].eq(page.address.event).to_numpy().nonzero()[0].tolist()
    key = f"table-{table_version()}"
    st.dataframe(
        listing(rows, texts),
        key=key,
        hide_index=True,
        height=min(len(rows), _MOST_ROWS) * _ROW_HEIGHT + _HEADER_HEIGHT + 3,
        column_config=column_config(texts),
        on_select=partial(_row_chosen, page, key),
        selection_mode="single-row",
        selection_default={"selection": {"rows": chosen}},
        alt=texts("table.alt"),
    )
    st.caption(texts("table.hint"))


def column_config(texts: Texts) -> dict[str, Any]:
    """Titles and widths of the columns of `views.listing`."""
    column = st.column_config
    return {
        "date": column.TextColumn(texts("table.date"), width=128),
        "type": column.TextColumn(texts("table.type"), width=112),
        "headline": column.TextColumn(texts("table.headline"), width=440),
        "location": column.TextColumn(texts("table.location"), width=104),
        "countries": column.TextColumn(texts("table.countries"), width=140),
        "actors": column.TextColumn(texts("table.actors"), width=180),
        "status": column.TextColumn(texts("table.status"), width=84),
        "sources": column.NumberColumn(texts("table.sources"), width=72, format="%d"),
        "publisher": column.TextColumn(texts("table.publisher"), width=150),
    }


def _row_chosen(page: Page, key: str) -> None:
    chosen = st.session_state[key].selection.rows
    if chosen:
        choose_event(page.index, page.selection.rows["event_id"].iloc[chosen[0]], from_table=True)
