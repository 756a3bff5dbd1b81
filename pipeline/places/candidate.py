"""A form of a text and all that it may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.gazetteer import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """`ours` are readings of our own tables, which come first; `towns` those of GeoNames, the most populous first."""

    start: int
    end: int
    text: str
    ours: tuple[Reading, ...]
    towns: tuple[Reading, ...]
