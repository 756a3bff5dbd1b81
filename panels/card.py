"""The evidence of one event: the chosen one, else the latest in view, so that the page is never half empty."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from panels.state import Page, choose_event, plain
from views.card import card_html

MOST_NEIGHBOURS = 5


def draw_card(page: Page) -> None:
    texts = page.texts
    chosen = page.index.event(page.address.event) if page.address.event else None
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(texts("card.title"), anchor=False, width="content")
        if chosen is not None:
            st.button(
                texts("card.close"),
                key="close-event",
                icon=":material/close:",
                type="tertiary",
                on_click=choose_event,
                args=(page.index, ""),
            )
    event = _latest(page.selection.rows) if chosen is None else chosen
    if event is None:
        st.caption(texts("card.none"))
        return
    if chosen is None:
        st.caption(texts("card.latest"))
    elif not page.selection.rows["event_id"].eq(event["event_id"]).any():
        st.caption(texts("card.outside"))
    with st.container(border=True, key="evidence"):
        st.html(card_html(event.to_dict(), texts))
        _draw_neighbours(page, event)


def _latest(rows: pd.DataFrame) -> pd.Series | None:
    """The last that has happened or is under way; a plan for next year is not the latest event."""
    if rows.empty:
        return None
    told = (rows["date_start"].notna() & rows["status"].isin(["happened", "ongoing"])).to_numpy().nonzero()[0]
    return rows.iloc[told[-1] if len(told) else -1]


def _draw_neighbours(page: Page, event: pd.Series) -> None:
    """The other events in view at the same spot: a click on the map can only choose one of them."""
    rows = page.selection.rows
    here = rows["latitude"].eq(event["latitude"]) & rows["longitude"].eq(event["longitude"])
    others = rows.loc[here & rows["event_id"].ne(event["event_id"]), ["event_id", "headline"]].iloc[::-1]
    if others.empty:
        return
    with st.container(gap=None):
        st.caption(page.texts("card.same_place"))
        for other in others.head(MOST_NEIGHBOURS).to_dict("records"):
            st.button(
                plain(str(other["headline"])),
                key=f"neighbour-{other['event_id']}",
                type="tertiary",
                wrap=True,
                on_click=choose_event,
                args=(page.index, str(other["event_id"])),
            )
