"""What a rule made of its words, and what the calendar made of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.interval import Interval
from pipeline.types import DateBasis, DatePrecision, TimexType


@dataclass(frozen=True, slots=True)
class Expression:
    """An operation and its slots: numbers, unit letters, or expressions again; `places` has where each slot stands."""

    make: str
    slots: Mapping[str, object]
    start: int
    end: int
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value with the days it can mean; `reason` and `facts` name and fill the explanation."""

    type: TimexType
    value: str
    interval: Interval | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    basis: DateBasis = DateBasis.NONE
    modifier: str = ""
    reason: str = "none"
    facts: Mapping[str, object] = field(default_factory=dict)
