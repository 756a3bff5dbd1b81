"""Which events are in view, and how many each option of a filter would leave: boolean masks over an index, one pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.table import LIST_SEPARATOR
from pipeline.types import Status

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

# The facets by their name in the address, with their column; the first two hold lists.
FACETS = {"country": "countries", "actor": "actors", "type": "event_type", "status": "status"}
LIST_FACETS = ("country", "actor")
# The events that are set apart: counted on the page whatever the filters, each list one click away.
LISTS = ("undated", "unplaced", *(status.value for status in Status if status is not Status.HAPPENED))

_SEARCHED = ("headline", "sentence", "actors", "location")


@dataclass(frozen=True, slots=True)
class Area:
    """A box in degrees, edges included; `west` may be greater than `east` where it crosses the antimeridian."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asks for. Options of one facet add up, facets narrow each other; empty asks for nothing."""

    country: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    text: str = ""
    area: Area | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The options chosen of one of `FACETS`."""
        options: tuple[str, ...] = getattr(self, facet)
        return options

    def choose(self, facet: str, options: tuple[str, ...]) -> Filters:
        """The same with other options of one facet."""
        changed: dict[str, Any] = {facet: options}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """The postings of one column: the option `options[codes[i]]` holds for the row `rows[i]`."""

    options: tuple[str, ...]
    rows: Integers
    codes: Integers

    def mask(self, chosen: Iterable[str], size: int) -> Mask:
        """The rows that have any of the chosen options."""
        wanted = np.isin(np.array(self.options, dtype=object), list(chosen))
        mask = np.zeros(size, dtype=bool)
        mask[self.rows[wanted[self.codes]]] = True
        return mask

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many rows of the mask have each option; options without any are counted as 0."""
        counted = np.bincount(self.codes[mask[self.rows]], minlength=len(self.options))
        return dict(zip(self.options, counted.tolist(), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class EventIndex:
    """The table with what the filters look up; made once a table, shared between readers, never changed."""

    table: pd.DataFrame
    facets: Mapping[str, Facet]
    dated: Mask
    placed: Mask
    searched: pd.Series[str]

    def __len__(self) -> int:
        return len(self.table)

    def event(self, event_id: str) -> pd.Series | None:
        """The row of an event, None where the table does not have it."""
        found = self.table[self.table["event_id"].eq(event_id)]
        return None if found.empty else found.iloc[0]


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What the filters leave: the rows in view, the counts beside the options, and the events that are set apart."""

    table: pd.DataFrame
    mask: Mask
    rows: pd.DataFrame
    counts: Mapping[str, Mapping[str, int]]
    set_apart: Mapping[str, Mask]

    def count_of(self, name: str) -> int:
        """How many events one of `LISTS` holds."""
        return int(self.set_apart[name].sum())

    def list_of(self, name: str) -> pd.DataFrame:
        """The events of one of `LISTS`."""
        return self.table[self.set_apart[name]]


def filter_events(index: EventIndex, filters: Filters) -> Selection:
    """The rows in view. Each facet is counted under all other filters, so its counts tell what a click would give.

    A period keeps the events whose dates can lie in it, an area those pinned inside. Neither can speak of events
    without a date or a pin: those are out of view then, but their lists ignore that filter, and nothing is hidden.
    """
    masks = _masks(index, filters)
    size = len(index)
    counts = {name: facet.counts(_all_but(masks, name, size)) for name, facet in index.facets.items()}
    without_status = _all_but(masks, "status", size)
    set_apart = {
        "undated": _all_but(masks, "period", size) & ~index.dated,
        "unplaced": _all_but(masks, "area", size) & ~index.placed,
    }
    for name in LISTS[2:]:
        set_apart[name] = without_status & index.facets["status"].mask([name], size)
    mask = _all_but(masks, "", size)
    rows = index.table[mask] if masks else index.table
    return Selection(index.table, mask, rows, counts, set_apart)


def index_events(table: pd.DataFrame) -> EventIndex:
    """Read the postings, the dated and placed rows and the folded texts out of a table once."""
    searched = table[_SEARCHED[0]].str.cat(table.loc[:, list(_SEARCHED[1:])], sep="\n")
    return EventIndex(
        table=table,
        facets={name: _facet(table[column], split=name in LIST_FACETS) for name, column in FACETS.items()},
        dated=table["date_start"].notna().to_numpy(),
        placed=(table["latitude"].notna() & table["longitude"].notna()).to_numpy(),
        searched=_fold(searched),
    )


def _masks(index: EventIndex, filters: Filters) -> dict[str, Mask]:
    masks = {
        name: facet.mask(filters.chosen(name), len(index))
        for name, facet in index.facets.items()
        if filters.chosen(name)
    }
    if filters.first or filters.last:
        masks["period"] = index.dated & _can_lie_in(index.table, filters.first, filters.last)
    if filters.area:
        masks["area"] = index.placed & _inside(index.table, filters.area)
    words = _fold(pd.Series([filters.text], dtype="str")).iloc[0].split()
    if words:
        masks["text"] = np.logical_and.reduce([_holds(index.searched, word) for word in words])
    return masks


def _all_but(masks: Mapping[str, Mask], left_out: str, size: int) -> Mask:
    mask = np.ones(size, dtype=bool)
    for name, held in masks.items():
        if name != left_out:
            mask &= held
    return mask


def _can_lie_in(table: pd.DataFrame, first: dt.date | None, last: dt.date | None) -> Mask:
    mask = np.ones(len(table), dtype=bool)
    if first:
        mask &= (table["date_end"] >= pd.Timestamp(first)).to_numpy()
    if last:
        mask &= (table["date_start"] <= pd.Timestamp(last)).to_numpy()
    return mask


def _inside(table: pd.DataFrame, area: Area) -> Mask:
    latitude, longitude = table["latitude"].to_numpy(), table["longitude"].to_numpy()
    if area.west <= area.east:
        in_width = (longitude >= area.west) & (longitude <= area.east)
    else:
        in_width = (longitude >= area.west) | (longitude <= area.east)
    mask: Mask = in_width & (latitude >= area.south) & (latitude <= area.north)
    return mask


def _holds(searched: pd.Series[str], word: str) -> Mask:
    mask: Mask = searched.str.contains(word, regex=False).to_numpy(dtype=bool)
    return mask


def _facet(column: pd.Series[str], *, split: bool) -> Facet:
    values = column.reset_index(drop=True)
    if split:
        values = values.str.split(LIST_SEPARATOR).explode()
    values = values[values.ne("")].dropna()
    codes, options = pd.factorize(values, sort=True)
    return Facet(tuple(str(option) for option in options), values.index.to_numpy(), codes.astype(np.int64))


def _fold(texts: pd.Series[str]) -> pd.Series[str]:
    """Without accents, capitals and typographic apostrophes, so that "zelensky a kyiv" finds "Zelensky à Kyiv"."""
    plain = texts.str.normalize("NFKD").str.replace(r"[\u0300-\u036f]", "", regex=True)
    return plain.str.replace("’", "'", regex=False).str.casefold()
