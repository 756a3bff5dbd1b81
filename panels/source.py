"""Where the page's events come from: the extracted table, or a first extraction of the sample with a progress bar."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pandas as pd
import streamlit as st

from pipeline.errors import PipelineError
from pipeline.table import COLUMN_NAMES, DETAILS
from pipeline.writers import write_events
from views.filters import EventIndex, index_events
from views.texts import Texts

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "data" / "articles"
TABLE = ROOT / "data" / "events.parquet"  # one's own, where there is one: never written here
SAMPLE = ROOT / "data" / "sample.parquet"
TABLE_VARIABLE = "EVENT_TIMELINE_TABLE"
NAMED_FILES = 3  # of those that could not be read; the command line names them all

_EXTRACTING = threading.Lock()  # two readers who come at once wait for one extraction


def load_index(texts: Texts) -> EventIndex:
    """The events with what the filters look up. Says on the page what is wrong and stops where nothing can be read."""
    path = table_path()
    with _EXTRACTING:
        if path == SAMPLE and not path.exists():
            _extract_sample(path, texts)
    try:
        return _read_index(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError) as error:
        st.error(texts("source.broken", path=path, reason=error))
        st.stop()


def table_path() -> Path:
    """The table that the page reads: the one that EVENT_TIMELINE_TABLE names, else one's own, else the sample's."""
    named = os.environ.get(TABLE_VARIABLE)
    if named:
        return Path(named)
    return TABLE if TABLE.exists() else SAMPLE


@st.cache_resource(max_entries=2, show_spinner=False)
def _read_index(path: Path, changed: int) -> EventIndex:
    """Shared between readers, who never change it; another `changed` reads it anew. KeyError for a missing column."""
    return index_events(pd.read_parquet(path).loc[:, [*COLUMN_NAMES, DETAILS]])


def _extract_sample(path: Path, texts: Texts) -> None:
    from pipeline.run import extract  # here: spaCy takes a second to import, and a page with a table never needs it

    articles = [file for file in ARTICLES.rglob("*") if file.is_file()] if ARTICLES.is_dir() else []
    if not articles:
        st.warning(texts("source.no_articles", path=ARTICLES))
        st.stop()
    place = st.empty()
    with place.container():
        st.title(texts("head.title"), anchor=False)
        st.markdown(texts("head.subtitle"))
        bar = st.progress(0.0, texts("source.extracting"))
    try:
        extraction = extract([ARTICLES], progress=lambda done, total: _advance(bar, done, total, texts))
        write_events(extraction.table, path)
    except PipelineError as error:
        st.error(texts("source.failed", reason=error))
        st.stop()
    place.empty()
    if extraction.unreadable:
        names = ", ".join(str(file.path.name) for file in extraction.unreadable[:NAMED_FILES])
        files = texts.count("source.files", len(extraction.unreadable))
        st.toast(texts("source.unreadable", files=files, names=names), duration="long")


def _advance(bar: st.delta_generator.DeltaGenerator, done: int, total: int, texts: Texts) -> None:
    text = texts("source.progress", done=texts.number(done), total=texts.number(total))
    bar.progress(done / total, f"{texts('source.extracting')}: {text}")
