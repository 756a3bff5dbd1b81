"""Rows from any file cast to the declared columns; what cannot be an event is left out, counted, with its reason."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.details import NO_DETAILS
from pipeline.table import COLUMN_NAMES, COLUMNS, DETAILS, LIST_SEPARATOR

Mask = npt.NDArray[np.bool_]

# A row without one of these is no event that could be shown; every other text may be empty.
_NEEDED = ("event_id", "event_type", "status")
# What an empty cell of these columns means.
_EMPTY = {"date_precision": "unknown", "date_basis": "none", "geo_precision": "none"}
# The last year has no day after it, which the half-open intervals of the pipeline need.
_FIRST_DAY, _LAST_DAY = np.datetime64("0001-01-01"), np.datetime64("9998-12-31")
_MOST_SOURCES = 2**53  # beyond, a float is no exact count


class Fault(StrEnum):
    """Why a row is no event, in words about `{name}`: a column, or a key of a JSON object."""

    NO_TEXT = "{name} is no text"
    NO_DAY = "{name} is no day of the years 1 to 9998"
    NO_NUMBER = "{name} is no number"
    EMPTY = "{name} is empty"
    ONE_DAY = "of date_start and date_end one is empty"
    BACKWARDS = "date_end lies before date_start"
    HALF_A_PIN = "of latitude and longitude one is empty"
    LATITUDE = "latitude lies outside -90 to 90"
    LONGITUDE = "longitude lies outside -180 to 180"
    NO_COUNT = "sources is no count"
    CONFIDENCE = "confidence lies outside 0 to 1"
    SAME_ID = "an earlier row has the same event_id"
    NO_JSON = "the line is no JSON"
    NO_OBJECT = "the line is no object of an event"
    LACKS = "the line lacks {name}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that could not be read for one fault: how many, and the number of the first, counted from 1."""

    fault: Fault
    rows: int
    first: int
    name: str = ""

    @property
    def reason(self) -> str:
        return self.fault.format(name=self.name)


def cast_rows(table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    """The rows of a table that has all of `COLUMNS`, in their dtypes and in the order of `events_table`.

    Numbers and days written as text are read, lists of texts joined, empty cells filled; `details` may be missing.
    A row is left out where a cell is not what its column holds, where its period ends before it begins, or where
    an earlier row has its `event_id`.
    """
    table = table.reset_index(drop=True)
    faults = _Faults(len(table))
    cast: dict[str, pd.Series[Any]] = {}
    for column in COLUMNS:
        cells = table[column.name]
        if column.dtype == "str":
            cast[column.name], bad = _texts(cells, _EMPTY.get(column.name, ""))
            faults.add(bad, Fault.NO_TEXT, column.name)
        elif column.dtype.startswith("datetime"):
            cast[column.name], bad = _days(cells)
            faults.add(bad, Fault.NO_DAY, column.name)
        else:
            cast[column.name], bad = _numbers(cells)
            faults.add(bad, Fault.NO_NUMBER, column.name)
    if DETAILS in table.columns:
        details, bad = _texts(table[DETAILS], NO_DETAILS)
        cast[DETAILS] = details.mask(bad, NO_DETAILS)
    else:
        cast[DETAILS] = pd.Series([NO_DETAILS] * len(table), dtype="str")
    rows = pd.DataFrame(cast)
    _check(rows, faults)
    kept = rows.loc[~faults.mask, [*COLUMN_NAMES, DETAILS]]
    kept = kept.astype({**{column.name: column.dtype for column in COLUMNS}, DETAILS: "str"})
    order = ["date_start", "date_end", "event_id"]
    return kept.sort_values(order, na_position="last", ignore_index=True, kind="stable"), faults.left_out()


class _Faults:
    """The first fault for which each row is left out."""

    def __init__(self, size: int) -> None:
        self.mask: Mask = np.zeros(size, dtype=bool)
        self._found: list[LeftOut] = []

    def add(self, bad: Mask, fault: Fault, name: str = "") -> None:
        fresh = np.flatnonzero(bad & ~self.mask)
        if fresh.size:
            self.mask[fresh] = True
            self._found.append(LeftOut(fault, int(fresh.size), int(fresh[0]) + 1, name))

    def left_out(self) -> tuple[LeftOut, ...]:
        """Those of most rows first."""
        return tuple(sorted(self._found, key=lambda found: (-found.rows, found.first)))


def _check(rows: pd.DataFrame, faults: _Faults) -> None:
    """What single cells cannot tell."""
    for name in _NEEDED:
        faults.add(rows[name].eq("").to_numpy(dtype=bool), Fault.EMPTY, name)
    first, last = rows["date_start"], rows["date_end"]
    faults.add((first.isna() ^ last.isna()).to_numpy(), Fault.ONE_DAY)
    faults.add((last < first).to_numpy(), Fault.BACKWARDS)
    latitude, longitude = rows["latitude"].to_numpy(), rows["longitude"].to_numpy()
    faults.add(np.isnan(latitude) ^ np.isnan(longitude), Fault.HALF_A_PIN)
    faults.add(np.abs(latitude) > 90, Fault.LATITUDE)
    faults.add(np.abs(longitude) > 180, Fault.LONGITUDE)
    sources, confidence = rows["sources"].to_numpy(), rows["confidence"].to_numpy()
    counted = (sources >= 0) & (sources < _MOST_SOURCES) & (np.floor(sources) == sources)
    faults.add(~counted, Fault.NO_COUNT)
    faults.add(~((confidence >= 0) & (confidence <= 1)), Fault.CONFIDENCE)
    again = rows["event_id"].where(~faults.mask).duplicated() & ~faults.mask
    faults.add(again.to_numpy(), Fault.SAME_ID)


def _texts(cells: pd.Series[Any], empty: str) -> tuple[pd.Series[Any], Mask]:
    """Texts with `empty` where there is none, and which cells are none."""
    if isinstance(cells.dtype, pd.StringDtype):
        texts = cells.astype("str").fillna(empty)
        return (texts.mask(texts.eq(""), empty) if empty else texts), np.zeros(len(cells), dtype=bool)
    read = [_text(cell) for cell in cells.tolist()]
    texts = pd.Series([text or empty for text in read], dtype="str")
    return texts, np.array([text is None for text in read], dtype=bool)


def _text(cell: Any) -> str | None:
    """A cell as text, "" for an empty one, None where it is neither text, number, day nor a list of texts."""
    if isinstance(cell, str):
        return cell if _is_encodable(cell) else None
    if isinstance(cell, list | tuple | np.ndarray):
        parts = list(cell)
        is_list = all(isinstance(part, str) and _is_encodable(part) for part in parts)
        return LIST_SEPARATOR.join(parts) if is_list else None
    if _is_empty(cell):
        return ""
    if isinstance(cell, int | float | Decimal | dt.date | np.number):
        return str(cell)
    return None


def _is_encodable(text: str) -> bool:
    """JSON can name half of a surrogate pair, which no file and no page can hold."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def _is_empty(cell: Any) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and math.isnan(cell))


def _days(cells: pd.Series[Any]) -> tuple[pd.Series[Any], Mask]:
    """Days in milliseconds, NaT where a cell is empty, and which cells are no day; times of day are dropped."""
    if isinstance(cells.dtype, np.dtype) and cells.dtype.kind == "M":
        days = cells.to_numpy().astype("datetime64[D]")
        bad: Mask = ~np.isnat(days) & ~((days >= _FIRST_DAY) & (days <= _LAST_DAY))
    else:
        read = [_day(cell) for cell in cells.tolist()]
        bad = np.array([day is None for day in read], dtype=bool)
        days = np.array([np.datetime64("NaT") if day is None else day for day in read], dtype="datetime64[D]")
        outside = ~np.isnat(days) & ~((days >= _FIRST_DAY) & (days <= _LAST_DAY))
        bad |= outside
    days[bad] = np.datetime64("NaT")
    return pd.Series(days.astype("datetime64[ms]")), bad


def _day(cell: Any) -> np.datetime64 | None:
    """A cell as a day, NaT for an empty one, None where it is none: a bare number says no unit."""
    if _is_empty(cell) or (isinstance(cell, str) and not cell.strip()):
        return np.datetime64("NaT")
    try:
        if isinstance(cell, str):
            return np.datetime64(dt.datetime.fromisoformat(cell.strip()).date())
        if isinstance(cell, dt.datetime):  # pandas' timestamps too
            return np.datetime64(cell.date())
    except (ValueError, OverflowError):
        return None
    return np.datetime64(cell) if isinstance(cell, dt.date) else None


def _numbers(cells: pd.Series[Any]) -> tuple[pd.Series[Any], Mask]:
    """Floats, NaN where a cell is empty, and which cells are no finite number."""
    if isinstance(cells.dtype, np.dtype) and cells.dtype.kind in "iuf":
        numbers = cells.to_numpy().astype("float64")
        return pd.Series(numbers), np.isinf(numbers)
    read = [_number(cell) for cell in cells.tolist()]
    numbers = np.array([math.nan if number is None else number for number in read], dtype="float64")
    return pd.Series(numbers), np.array([number is None for number in read], dtype=bool)


def _number(cell: Any) -> float | None:
    """A cell as a number, NaN for an empty one, None where it is none."""
    if _is_empty(cell) or (isinstance(cell, str) and not cell.strip()):
        return math.nan
    if isinstance(cell, bool | np.bool_) or not isinstance(cell, str | int | float | Decimal | np.number):
        return None
    try:
        number = float(cell)
    except (ValueError, OverflowError, TypeError):
        return None
    return number if math.isfinite(number) else None


def merge_left_out(found: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """The same with each reason once."""
    merged: dict[str, LeftOut] = {}
    for one in found:
        held = merged.get(one.reason)
        merged[one.reason] = replace(one, rows=held.rows + one.rows, first=min(held.first, one.first)) if held else one
    return tuple(sorted(merged.values(), key=lambda one: (-one.rows, one.first)))
