"""People, states and organisations that have one name across articles and languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.actors.layout import Phrasebook
from pipeline.resources import load_lexicon
from pipeline.types import ActorKind, Place


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the table: the display name, the country, and the class of the office (`[offices]`)."""

    name: str
    country: str | None
    office: str = ""


@cache
def load_known_people() -> Phrasebook[KnownPerson]:
    """Every form of every known person."""
    return Phrasebook(())


def state_name(country: str, place: Place | None = None) -> str:
    """The display name of a state by its alpha-3 code."""
    return str(load_lexicon("en", "countries")[country][0])


def organisation_kind(name: str) -> ActorKind:
    """Whether a known organisation is an armed group."""
    return ActorKind.ORGANISATION
