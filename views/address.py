"""The address of a view: filters, selected event, open list and language to query parameters and back.

Codes stand in the address, never the words of a language, so that a link from a French page opens on an English one.
What an address names and the table does not have is left out and told, not an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.event_types import load_event_types
from pipeline.types import Status
from views.filters import FACETS, LISTS, Area, EventIndex, Filters
from views.texts import page_languages


@dataclass(frozen=True, slots=True)
class Address:
    """One view of the page. `left_out` lists what the query named in vain: (parameter, value)."""

    filters: Filters = field(default_factory=Filters)
    event: str = ""
    opened: str = ""
    language: str = ""
    left_out: tuple[tuple[str, str], ...] = field(default=())


def read_address(query: Mapping[str, Sequence[str]], index: EventIndex) -> Address:
    """The view that a query asks for, as far as the table can answer it; never raises."""
    left_out: list[tuple[str, str]] = []
    facets = {name: _options(name, query, index, left_out) for name in FACETS}
    first, last = _date("from", query, left_out), _date("to", query, left_out)
    if first and last and last < first:
        left_out.append(("period", f"{first} – {last}"))
        first = last = None
    filters = Filters(**facets, first=first, last=last, text=_one("q", query).strip(), area=_area(query, left_out))
    event = _one("event", query)
    if event and index.event(event) is None:
        left_out.append(("event", event))
        event = ""
    opened = _among("list", LISTS, query, left_out)
    language = _among("lang", page_languages(), query, left_out)
    return Address(filters, event, opened, language, tuple(left_out))


def write_address(address: Address) -> dict[str, list[str]]:
    """The query parameters of a view; what is not set does not stand in them."""
    filters = address.filters
    area = filters.area
    query = {name: list(filters.chosen(name)) for name in FACETS}
    query["from"] = [filters.first.isoformat()] if filters.first else []
    query["to"] = [filters.last.isoformat()] if filters.last else []
    query["q"] = [filters.text] if filters.text else []
    query["area"] = [f"{area.south:g},{area.west:g},{area.north:g},{area.east:g}"] if area else []
    query["event"] = [address.event] if address.event else []
    query["list"] = [address.opened] if address.opened else []
    query["lang"] = [address.language] if address.language else []
    return {name: values for name, values in query.items() if values}


def _options(
    facet: str, query: Mapping[str, Sequence[str]], index: EventIndex, left_out: list[tuple[str, str]]
) -> tuple[str, ...]:
    known = _codes(facet) | frozenset(index.facets[facet].options)
    asked = list(dict.fromkeys(value for value in query.get(facet, ()) if value))
    left_out.extend((facet, value) for value in asked if value not in known)
    return tuple(value for value in asked if value in known)


def _among(name: str, known: Sequence[str], query: Mapping[str, Sequence[str]], left_out: list[tuple[str, str]]) -> str:
    value = _one(name, query)
    if value and value not in known:
        left_out.append((name, value))
        return ""
    return value


def _date(name: str, query: Mapping[str, Sequence[str]], left_out: list[tuple[str, str]]) -> dt.date | None:
    value = _one(name, query)
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        left_out.append((name, value))
        return None


def _area(query: Mapping[str, Sequence[str]], left_out: list[tuple[str, str]]) -> Area | None:
    value = _one("area", query)
    if not value:
        return None
    try:
        south, west, north, east = (float(part) for part in value.split(","))
    except ValueError:
        left_out.append(("area", value))
        return None
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        left_out.append(("area", value))
        return None
    return Area(south, west, north, east)


def _one(name: str, query: Mapping[str, Sequence[str]]) -> str:
    """The last value of a parameter, as browsers and Streamlit read one that stands twice."""
    values = query.get(name) or ("",)
    return values[-1]


def _codes(facet: str) -> frozenset[str]:
    """Types and statuses are known without the table; one that this table does not use is no mistake."""
    match facet:
        case "type":
            return frozenset(load_event_types())
        case "status":
            return frozenset(Status)
    return frozenset()
