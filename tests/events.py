"""Two made-up events and their article, for tests that need a table."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pipeline import interval
from pipeline.table import events_table
from pipeline.types import (
    Actor,
    ActorKind,
    Article,
    DateBasis,
    DatePrecision,
    Event,
    EventType,
    GeoPrecision,
    Mention,
    Place,
    PlaceKind,
    Quantity,
    Role,
    Status,
)

TEXT = "Des drones, a dit le maire ; trois blessés.\n\nLes ministres se sont vus à Genève en mai 2024."
ARTICLE = Article("made-up", TEXT, "fr", "Un titre, long", dt.date(2024, 6, 2), "Nous", "https://us.example/1")


def sample_table() -> pd.DataFrame:
    """A dated event with a pin and figures, and an undated one without."""
    first, second = TEXT.split("\n\n")
    at = TEXT.index(second)
    place = Place(at + 29, at + 35, "Genève", PlaceKind.CITY, "Genève", "CHE", 46.2, 6.15, GeoPrecision.CITY)
    talks = Mention("made-up", at, len(TEXT), second, EventType.TALKS, "CONSULT", "vus", at + 22, at + 25)
    drones = Mention("made-up", 0, len(first), first, EventType.DRONE_INCIDENT, "ASSAULT", "drones", 4, 10)
    actors = (
        Actor(at, at + 13, "Les ministres", "Suisse", ActorKind.STATE, "CHE"),
        Actor(at, at + 13, "Les ministres", "France", ActorKind.STATE, "FRA", Role.RECIPIENT),
    )
    dated = Event(
        "e-2", EventType.TALKS, "CONSULT", Status.HAPPENED, interval.month(2024, 5), DatePrecision.MONTH,
        DateBasis.EXPLICIT, "en mai 2024", "Suisse, France : pourparlers", actors, ("CHE", "FRA"), place, (), (talks,), 0.8,
    )  # fmt: skip
    undated = Event(
        "e-1", EventType.DRONE_INCIDENT, "ASSAULT", Status.CLAIMED, None, DatePrecision.UNKNOWN, DateBasis.NONE, "",
        "Drones", (), (), None, (Quantity(29, 42, "trois blessés", 3, "blessés"),), (drones,), 0.4,
    )  # fmt: skip
    return events_table([undated, dated], {"made-up": ARTICLE})
