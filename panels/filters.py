"""The sidebar: search, period, types, statuses, countries and actors, each option with the count it would leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import streamlit as st

from panels.state import Page, choose_filters, clear_filters, here, plain
from views.countries import country_name
from views.filters import EventIndex, Filters
from views.isolation import isolated
from views.texts import Texts

MOST_OPTIONS = 1000  # of a list in the browser; the search finds the rest

_TITLES = {
    "country": "filters.countries",
    "actor": "filters.actors",
    "type": "filters.types",
    "status": "filters.statuses",
}
_PLACEHOLDER = "filters.any"


def draw_filters(page: Page) -> None:
    texts, filters = page.texts, page.address.filters
    with st.sidebar:
        st.header(texts("filters.title"), anchor=False)
        _show("q", filters.text)
        st.text_input(
            texts("filters.text"),
            key="q",
            type="search",
            live="300ms",
            placeholder=texts("filters.text_placeholder"),
            help=texts("filters.text_help"),
            on_change=_changed,
            args=(page.index,),
        )
        _draw_period(page)
        for facet in ("type", "status"):
            _draw_pills(page, facet)
        for facet in ("country", "actor"):
            _draw_multiselect(page, facet)
        st.button(
            texts("filters.reset"),
            key="reset",
            icon=":material/close:",
            width="stretch",
            disabled=not filters,
            on_click=clear_filters,
            args=(page.index,),
        )


def option_label(facet: str, texts: Texts) -> Callable[[str], str]:
    """How an option of a facet reads in the language of the page."""
    if facet == "country":
        return lambda code: country_name(code, texts.language)
    if facet in ("type", "status"):
        group = "types" if facet == "type" else "statuses"
        return lambda code: texts.label(group, code)
    return isolated


def _draw_period(page: Page) -> None:
    texts, filters = page.texts, page.address.filters
    known = [filters.first, filters.last, *_ends(page.index)]
    dates = [date for date in known if date]
    for key, value in (("from", filters.first), ("to", filters.last)):
        _show(key, value)
        st.date_input(
            texts(f"filters.{key}"),
            value=None,
            key=key,
            min_value=min(dates, default=dt.date.min),
            max_value=max(dates, default=dt.date.max),
            format=texts("dates.picker"),
            on_change=_changed,
            args=(page.index,),
        )


def _draw_pills(page: Page, facet: str) -> None:
    st.session_state[facet] = list(page.address.filters.chosen(facet))
    counted = _counted(page, facet)
    st.pills(
        page.texts(_TITLES[facet]),
        _declared_order(page, facet),
        selection_mode="multi",
        format_func=lambda code: plain(counted(code)),  # pills read Markdown, the options of a list do not
        key=facet,
        on_change=_changed,
        args=(page.index,),
    )


def _draw_multiselect(page: Page, facet: str) -> None:
    chosen = page.address.filters.chosen(facet)
    st.session_state[facet] = list(chosen)
    counts = page.selection.counts[facet]
    label = option_label(facet, page.texts)
    found = sorted((code for code, n in counts.items() if n), key=lambda code: (-counts[code], label(code)))
    options = list(dict.fromkeys([*chosen, *found[:MOST_OPTIONS]]))
    st.multiselect(
        page.texts(_TITLES[facet]),
        options,
        format_func=_counted(page, facet),
        key=facet,
        placeholder=page.texts(_PLACEHOLDER),
        filter_mode="contains",
        select_all=False,
        on_change=_changed,
        args=(page.index,),
    )


def _declared_order(page: Page, facet: str) -> list[str]:
    declared = page.texts.labels("types" if facet == "type" else "statuses")
    held: Mapping[str, int] = page.selection.counts[facet]
    chosen = page.address.filters.chosen(facet)
    return [code for code in dict.fromkeys([*declared, *held]) if code in held or code in chosen]


def _counted(page: Page, facet: str) -> Callable[[str], str]:
    counts, label, texts = page.selection.counts[facet], option_label(facet, page.texts), page.texts
    return lambda code: texts("filters.option", label=label(code), n=texts.number(counts.get(code, 0)))


def _changed(index: EventIndex) -> None:
    """All widgets at once, not only the one that changed: two quick clicks can arrive with one old address."""
    state = st.session_state
    choose_filters(
        index,
        Filters(
            country=tuple(state["country"]),
            actor=tuple(state["actor"]),
            type=tuple(state["type"]),
            status=tuple(state["status"]),
            first=state["from"],
            last=state["to"],
            text=(state["q"] or "").strip(),
            area=here(index).filters.area,
        ),
    )


def _show(key: str, value: object) -> None:
    """Let a widget show what the address says; left alone where it does already, so that nobody's typing is undone."""
    held = st.session_state.get(key)
    same_text = isinstance(held, str) and isinstance(value, str) and held.strip() == value
    if key not in st.session_state or (held != value and not same_text):
        st.session_state[key] = value


def _ends(index: EventIndex) -> list[dt.date]:
    if not index.dated.any():
        return []
    return [index.table["date_start"].min().date(), index.table["date_end"].max().date()]
