"""Text cells that a spreadsheet would run as formulas: guarded in a CSV, and read back as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

# What starts a formula, or is cut away before one (OWASP, CSV injection), as wide characters too.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_GUARD = "'"


def guard_cells(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The same table with an apostrophe before each cell of the columns `names` (of str) that could be run.

    A text that has apostrophes before such a start gets one more, so that `unguard_cells` gives back what was there.
    """
    return _changed(table, names, lambda cell: _GUARD + cell if _is_risky(cell) else cell)


def unguard_cells(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The inverse of `guard_cells`."""
    return _changed(table, names, lambda cell: cell[1:] if cell.startswith(_GUARD) and _is_risky(cell) else cell)


def _is_risky(cell: str) -> bool:
    return cell.lstrip(_GUARD).startswith(_STARTS)


def _changed(table: pd.DataFrame, names: Sequence[str], change: Callable[[str], str]) -> pd.DataFrame:
    """Cell by cell in Python: pandas' own `str.match` takes several times as long."""
    return table.assign(**{name: table[name].map(change, na_action="ignore").astype("str") for name in names})
