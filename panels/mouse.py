"""What the mouse does on a chart: choose an event by a click, or keep a period or an area by a box.

Streamlit lets no click through while Plotly draws boxes, so the reader says which of the two is meant. Our own control
says it in the language of the page and for the keyboard; Plotly's buttons speak English only.
"""

from __future__ import annotations

import streamlit as st

from views.texts import Texts

CHOOSE, KEEP = "choose", "keep"
_ICONS = {CHOOSE: ":material/ads_click:", KEEP: ":material/select:"}


def draw_mouse_choice(chart: str, texts: Texts) -> str:
    """The control; returns Plotly's drag mode."""
    key = _key(chart)
    st.session_state.setdefault(key, CHOOSE)
    st.segmented_control(
        texts("mouse.label"),
        [CHOOSE, KEEP],
        format_func=lambda option: f"{_ICONS[option]} {texts(f'mouse.{option}_{chart}')}",
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    return "select" if st.session_state[key] == KEEP else "pan"


def is_keeping(chart: str) -> bool:
    """Whether the reader draws boxes on a chart now; one mark in a box is not a click on it."""
    return bool(st.session_state.get(_key(chart)) == KEEP)


def back_to_choosing(chart: str) -> None:
    """After a box: what it kept is in view, and the next click is for an event in it."""
    st.session_state[_key(chart)] = CHOOSE


def _key(chart: str) -> str:
    return f"mouse-{chart}"
