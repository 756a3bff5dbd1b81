"""The evidence of one event: the chosen one, else the latest in view, so that the page is never half empty."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from panels.state import Page, choose_event
from views.card import card_html
from views.filters import EventIndex
from views.isolation import isolated

MOST_NEIGHBOURS = 200  # options of a list; a filter finds the rest


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
    same_spot = rows["latitude"].eq(event["latitude"]) & rows["longitude"].eq(event["longitude"])
    others = rows.loc[same_spot & rows["event_id"].ne(event["event_id"]), ["event_id", "headline"]]
    if others.empty:
        return
    latest = others.iloc[::-1].head(MOST_NEIGHBOURS)
    headlines = dict(zip(latest["event_id"], latest["headline"], strict=True))
    key = f"neighbours-of-{event['event_id']}"
    st.selectbox(
        page.texts("filters.option", label=page.texts("card.same_place"), n=page.texts.number(len(others))),
        list(headlines),
        index=None,
        format_func=lambda event_id: isolated(headlines.get(event_id, event_id)),
        placeholder=page.texts("card.choose"),
        key=key,
        on_change=_neighbour_chosen,
        args=(page.index, key),
    )


def _neighbour_chosen(index: EventIndex, key: str) -> None:
    choose_event(index, st.session_state[key] or "")
