"""The event types and their traits, as `data/event_types.toml` declares them: no other place knows a type by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import ResourceError
from pipeline.resources import DATA


@dataclass(frozen=True, slots=True)
class EventType:
    """The traits of one type.

    `code` is its name in files; `plover` its PLOVER code where a frame names no other. An `attack` is told by its means
    and its dead, a `journey` has a destination, at a `meeting` several sides come together, `speech` is the act of a
    speaker. Of a `reciprocal` type all parties are participants. What is `lasting` holds from its day on: "since May"
    dates its beginning. On what is `arranged` the sides agree beforehand: "agreed to meet" plans it. `same_site` are
    the types that take place where this one does, `any_news` says that news of every kind tells it, `core` that the
    project is about it.
    """

    code: str
    plover: str
    attack: bool
    journey: bool
    meeting: bool
    speech: bool
    reciprocal: bool
    lasting: bool
    arranged: bool
    any_news: bool
    core: bool
    same_site: frozenset[str]


_FLAGS = ("attack", "journey", "meeting", "speech", "reciprocal", "lasting", "arranged", "any_news", "core")


@cache
def load_event_types() -> Mapping[str, EventType]:
    """The types by code, in the order of the file. Raises ResourceError where the file is missing or a key unknown."""
    path = DATA / "event_types.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"{path}: cannot be read ({error}); mend or restore the file") from error
    return {code: _event_type(code, row) for code, row in rows.items()}


def _event_type(code: str, row: Mapping[str, Any]) -> EventType:
    if unknown := set(row) - {*_FLAGS, "plover", "same_site"}:
        raise ResourceError(f"data/event_types.toml, {code}: unknown key {', '.join(sorted(unknown))}; mend the key")
    flags = {flag: bool(row.get(flag)) for flag in _FLAGS}
    return EventType(code=code, plover=row.get("plover", ""), same_site=frozenset(row.get("same_site", ())), **flags)
