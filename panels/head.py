"""The top of the page: title, language, what the address named in vain, and how much is in view."""

from __future__ import annotations

import streamlit as st

from panels.state import Page, choose_language, plain
from views.dates import format_month
from views.filters import EventIndex
from views.isolation import isolated
from views.texts import load_texts, page_languages

MOST_NOTICES = 5  # of what an address names in vain; the rest is counted
LONGEST_VALUE = 80  # characters of it


def draw_head(page: Page) -> None:
    texts = page.texts
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        st.title(texts("head.title"), anchor=False, width="content")
        _draw_language(page)
    st.markdown(texts("head.subtitle"))
    _draw_notice(page)


def draw_count(page: Page) -> None:
    """ "11 of 12 events · 5 countries · June 2022 – December 2027"."""
    texts, rows = page.texts, page.selection.rows
    total = texts.count("head.events", len(page.index))
    shown = texts.number(len(rows))
    everything = len(rows) == len(page.index)
    parts = [f"**{total}**" if everything else texts("head.shown", shown=shown, total=total)]
    countries = sum(1 for n in page.index.facets["country"].counts(page.selection.mask).values() if n)
    if countries:
        parts.append(texts.count("head.countries", countries))
    if rows["date_start"].notna().any():
        first, last = rows["date_start"].min(), rows["date_end"].max()
        parts.append(texts("head.period", first=format_month(first, texts), last=format_month(last, texts)))
    st.markdown(" · ".join(parts))


def _draw_language(page: Page) -> None:
    st.session_state["lang"] = page.texts.language
    st.segmented_control(
        page.texts("head.language"),
        page_languages(),
        format_func=lambda language: load_texts(language)("name"),
        key="lang",
        required=True,
        label_visibility="collapsed",
        on_change=_language_chosen,
        args=(page.index,),
    )


def _language_chosen(index: EventIndex) -> None:
    choose_language(index, st.session_state["lang"])


def _draw_notice(page: Page) -> None:
    left_out = page.address.left_out
    if not left_out:
        return
    told = left_out[:MOST_NOTICES]
    lines = [page.texts(f"notice.{name}", value=isolated(_short(value))) for name, value in told]
    if len(left_out) > len(told):
        lines.append(page.texts.count("notice.more", len(left_out) - len(told)))
    st.warning("\n\n".join(plain(line) for line in lines), title=page.texts("notice.title"))


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
