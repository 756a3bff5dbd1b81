"""The state of the page is its address: read at the start of every run, written by every click.

Streamlit's `bind="query-params"` writes the words that a widget shows. Ours show counts and change with the language,
so codes are written here instead: a link opens the same view in another language, and back and forward work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import streamlit as st

from views.address import Address, read_address, write_address
from views.filters import EventIndex, Filters, Selection
from views.isolation import isolated
from views.palette import Palette
from views.texts import Texts

# Counts how often the event was chosen elsewhere than in the table, whose own selection must then be forgotten.
_TABLE_VERSION = "table-version"
_MARKUP = r"\`*_{}[]()<>#+-!|:~$&."
_FOUND_IN_WORDS = re.compile(r"[:@]|\bwww", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """What every panel draws from."""

    index: EventIndex
    address: Address
    selection: Selection
    texts: Texts
    colours: Palette


def here(index: EventIndex) -> Address:
    """The view that the browser's address asks for now."""
    return read_address({name: st.query_params.get_all(name) for name in st.query_params}, index)


def go_to(address: Address) -> None:
    """Make this the address; for callbacks, which run before the page is drawn."""
    st.query_params.from_dict(write_address(address))


def choose_event(index: EventIndex, event_id: str, *, from_table: bool = False) -> None:
    if not from_table:
        st.session_state[_TABLE_VERSION] = table_version() + 1
    go_to(replace(here(index), event=event_id))


def choose_filters(index: EventIndex, filters: Filters) -> None:
    go_to(replace(here(index), filters=filters))


def clear_filters(index: EventIndex) -> None:
    choose_filters(index, Filters())


def open_list(index: EventIndex, name: str) -> None:
    go_to(replace(here(index), opened=name))


def choose_language(index: EventIndex, language: str) -> None:
    go_to(replace(here(index), language=language))


def table_version() -> int:
    version: int = st.session_state.get(_TABLE_VERSION, 0)
    return version


def plain(text: str) -> str:
    """Words from an article or an address for a place that reads Markdown, so that they stay as they are.

    A backslash keeps a sign from being markup. Addresses, e-mails and `:icons:` are found in the words even so: an
    invisible sign that joins words (U+2060) stands behind what each of those needs.
    """
    line = isolated(" ".join(text.split()))
    escaped = "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in line)
    return _FOUND_IN_WORDS.sub("\\g<0>\u2060", escaped)


def code(text: object) -> str:
    """A path or a command for a place that reads Markdown: a span of code, whatever backticks stand in it."""
    line = " ".join(str(text).split())
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{isolated(line)}{pad}{fence}"
