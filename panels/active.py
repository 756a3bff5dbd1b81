"""The filters that are on, each with a button that takes it off again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from panels.filters import option_label
from panels.state import Page, choose_filters, clear_filters, plain
from views.dates import format_day
from views.filters import FACETS, Filters


def draw_active_filters(page: Page) -> None:
    if not page.address.filters:
        return
    texts = page.texts
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.markdown(texts("filters.active"), width="content")
        for number, (label, without) in enumerate(_chips(page)):
            st.button(
                label,
                key=f"remove-{number}",
                icon=":material/close:",
                icon_position="right",
                help=texts("filters.remove", label=label),
                on_click=choose_filters,
                args=(page.index, without),
            )
        st.button(texts("filters.reset"), key="clear", type="tertiary", on_click=clear_filters, args=(page.index,))


def _chips(page: Page) -> Iterator[tuple[str, Filters]]:
    """Each filter in words, with the filters that are left without it."""
    texts, filters = page.texts, page.address.filters
    if filters.text:
        yield texts("filters.chip_text", value=plain(filters.text)), replace(filters, text="")
    if filters.first:
        yield texts("filters.chip_from", value=format_day(filters.first, texts)), replace(filters, first=None)
    if filters.last:
        yield texts("filters.chip_to", value=format_day(filters.last, texts)), replace(filters, last=None)
    if filters.area:
        yield texts("filters.chip_area"), replace(filters, area=None)
    for facet in FACETS:
        chosen = filters.chosen(facet)
        for code in chosen:
            left = tuple(other for other in chosen if other != code)
            yield plain(option_label(facet, texts)(code)), filters.choose(facet, left)
