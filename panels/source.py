"""Where the page's events come from: the extracted table, or a first extraction of the sample with a progress bar."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import streamlit as st

from panels.state import code, plain
from pipeline.errors import EventsError, PipelineError
from pipeline.readers import read_checked
from pipeline.rows import LeftOut
from pipeline.writers import write_events
from views.filters import EventIndex, index_events
from views.texts import Texts

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "data" / "articles"
TABLE = ROOT / "data" / "events.parquet"  # one's own, where there is one: never written here
SAMPLE = ROOT / "data" / "sample.parquet"
TABLE_VARIABLE = "EVENT_TIMELINE_TABLE"
NAMED_FILES = 3  # of those that could not be read; the command line names them all
NAMED_REASONS = 3  # why rows are left out

_EXTRACTING = threading.Lock()  # two readers who come at once wait for one extraction


def load_index(texts: Texts) -> tuple[EventIndex, tuple[LeftOut, ...]]:
    """The events with what the filters look up, and the rows of the table that are none (see `draw_left_out`).

    Says on the page what is wrong and stops where nothing can be read.
    """
    path = table_path()
    with _EXTRACTING:
        if path == SAMPLE and not path.exists():
            _extract_sample(path, texts)
    try:
        return _read_index(path, _changed(path))
    except EventsError as error:
        reason = str(error).removeprefix(f"{path}: ")
        command = f"python -m pipeline extract ARTICLES --output {path}"
        st.error(texts("source.broken", path=code(path), reason=plain(reason), command=code(command)))
        st.stop()


def draw_left_out(left_out: tuple[LeftOut, ...], texts: Texts) -> None:
    """How many rows of the table are not on the page, the commonest reasons, and the way out."""
    if not left_out:
        return
    reasons = [_reason(found, texts) for found in left_out[:NAMED_REASONS]]
    more = ["…"] if len(left_out) > NAMED_REASONS else []
    rows = texts.count("source.rows", sum(found.rows for found in left_out))
    told = "; ".join([*reasons, *more])
    command = f"python -m pipeline extract ARTICLES --output {table_path()}"
    st.warning(texts("source.left_out", rows=rows, reasons=plain(told), command=code(command)))


def _reason(found: LeftOut, texts: Texts) -> str:
    reason = texts(f"source.faults.{found.fault.name.lower()}", name=found.name)
    return texts("source.reason", reason=reason, row=texts.number(found.first))


def table_path() -> Path:
    """The table that the page reads: the one that EVENT_TIMELINE_TABLE names, else one's own, else the sample's."""
    named = os.environ.get(TABLE_VARIABLE)
    if named:
        return Path(named)
    return TABLE if TABLE.exists() else SAMPLE


def _changed(path: Path) -> tuple[int, int]:
    """When the file was written last and how long it is; nothing where it cannot be asked: reading it tells why."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return status.st_mtime_ns, status.st_size


@st.cache_resource(max_entries=2, show_spinner=False)
def _read_index(path: Path, changed: tuple[int, int]) -> tuple[EventIndex, tuple[LeftOut, ...]]:
    """Shared between readers, who never change it; another `changed` reads it anew. Raises EventsError."""
    read = read_checked(path)
    return index_events(read.table), read.left_out


def _extract_sample(path: Path, texts: Texts) -> None:
    from pipeline.run import extract  # here: spaCy takes a second to import, and a page with a table never needs it

    articles = [file for file in ARTICLES.rglob("*") if file.is_file()] if ARTICLES.is_dir() else []
    if not articles:
        st.warning(texts("source.no_articles", path=code(ARTICLES)))
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
        st.error(texts("source.failed", reason=plain(str(error))))
        st.stop()
    place.empty()
    if extraction.unreadable:
        names = ", ".join(plain(file.path.name) for file in extraction.unreadable[:NAMED_FILES])
        files = texts.count("source.files", len(extraction.unreadable))
        st.toast(texts("source.unreadable", files=files, names=names), duration="long")


def _advance(bar: st.delta_generator.DeltaGenerator, done: int, total: int, texts: Texts) -> None:
    text = texts("source.progress", done=texts.number(done), total=texts.number(total))
    bar.progress(done / total, f"{texts('source.extracting')}: {text}")
