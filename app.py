"""The page: load the table, read the filters from the address, draw the views. Start it with `streamlit run app.py`.

Streamlit imports this file once for `app`, its server, and runs it as `__main__` for every reader and every click.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from panels.active import draw_active_filters
from panels.card import draw_card
from panels.filters import draw_filters
from panels.head import draw_count, draw_head
from panels.lists import draw_lists
from panels.map import draw_map
from panels.server import middleware
from panels.source import draw_left_out, load_index, table_path
from panels.state import Page, clear_filters, code, here
from panels.table import draw_table
from panels.timeline import draw_timeline
from views.filters import filter_events
from views.palette import palette
from views.style import page_style
from views.texts import choose_language, load_texts


def draw_page() -> None:
    texts = load_texts(choose_language(st.query_params.get("lang"), st.context.locale))
    st.set_page_config(texts("head.title"), page_icon=Path("static/icon.svg"), layout="wide")

    index, left_out = load_index(texts)
    address = here(index)
    page = Page(index, address, filter_events(index, address.filters), texts, palette(st.context.theme.type))

    st.html(page_style(page.colours))
    draw_head(page)
    draw_left_out(left_out, texts)
    if not len(index):
        st.info(texts("empty.table", path=code(table_path())), title=texts("empty.table_title"))
        st.stop()

    draw_filters(page)
    draw_count(page)
    draw_lists(page)
    draw_active_filters(page)
    if page.selection.rows.empty:
        st.info(texts("empty.match"), title=texts("empty.match_title"))
        st.button(texts("filters.reset"), key="clear-empty", on_click=clear_filters, args=(index,))
        st.stop()

    draw_timeline(page)
    st.space("small")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw_map(page)
    with right:
        draw_card(page)
    draw_table(page)


if __name__ == "__main__":
    draw_page()
else:
    app = st.App(__file__, middleware=middleware())
