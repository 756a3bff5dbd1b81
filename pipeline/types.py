"""The things the stages hand on: frozen values with character offsets; no spaCy, no pandas.

Offsets count Unicode code points of `Article.text`, and `article.text[x.start:x.end] == x.text` for everything below.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.interval import Interval


class Status(StrEnum):
    HAPPENED = "happened"
    PLANNED = "planned"
    ONGOING = "ongoing"
    CLAIMED = "claimed"
    DENIED = "denied"


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DatePrecision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """What a date rests on: itself, the publication date, another event, only the publication, nothing."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    NARRATIVE = "narrative"
    PUBLICATION = "publication"
    NONE = "none"


class PlaceKind(StrEnum):
    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    CITY = "city"
    REGION = "region"
    SEA = "sea"
    METONYM = "metonym"
    ORGANISATION = "organisation"


class GeoPrecision(StrEnum):
    POINT = "point"
    CITY = "city"
    REGION = "region"
    SEA = "sea"
    COUNTRY = "country"
    NONE = "none"


class ActorKind(StrEnum):
    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"


class Role(StrEnum):
    """The part somebody plays in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"
    MEDIATOR = "mediator"


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. `published` is the document creation time (DCT), None where nobody tells it."""

    article_id: str
    text: str
    language: str
    title: str = ""
    published: dt.date | None = None
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression.

    `value` is its TIMEX3 value; `interval` the days it can mean, None for durations, sets and what stays unresolved.
    `explanation` tells people how it was resolved, one sentence a language of the page ("fr", "en").
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    interval: Interval | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    basis: DateBasis = DateBasis.NONE
    modifier: str = ""
    explanation: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A form that stands for a place or a country.

    `country` is ISO 3166-1 alpha-3, None for seas and for organisations of many countries. Coordinates are WGS 84
    degrees, a people has those of its country; None where the form has none to give (an organisation).
    """

    start: int
    end: int
    text: str
    kind: PlaceKind
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: GeoPrecision = GeoPrecision.NONE


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can take part in an event, as one form in the text. `name` is one for all forms of the same actor.

    `office` keeps the article's words for what a person is: "envoyé spécial américain".
    """

    start: int
    end: int
    text: str
    name: str
    kind: ActorKind
    country: str | None = None
    role: Role = Role.PARTICIPANT
    office: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that describes an event: 157 "militaires russes", exact, said by "Le ministère russe de la Défense"."""

    start: int
    end: int
    text: str
    value: float
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    attributed_to: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as one sentence tells it. `start` and `end` are the sentence's.

    `frame` is the name of the frame and `lemma` that of the trigger; `told_by` the offset of the verb that tells it;
    `definite` a trigger that points back ("the talks"); `date_ground` the code of why its date is its date (see
    `decisions.dates.Ground`); `listed` whether a list tells it beside others ("on Monday and on Thursday").
    """

    article_id: str
    start: int
    end: int
    sentence: str
    event_type: str
    plover_type: str
    trigger: str
    trigger_start: int
    trigger_end: int
    status: Status = Status.HAPPENED
    timex: Timex | None = None
    interval: Interval | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    date_basis: DateBasis = DateBasis.NONE
    date_text: str = ""
    date_ground: str = ""
    quantities: tuple[Quantity, ...] = ()
    attributed_to: str = ""
    confidence: float = 0.5
    place: Place | None = None
    countries: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    frame: str = ""
    lemma: str = ""
    told_by: int = -1
    sentence_index: int = 0
    definite: bool = False
    in_title: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Merged mentions. The first of `mentions` tells it best; what they agree on is drawn together here."""

    event_id: str
    event_type: str
    plover_type: str
    status: Status
    interval: Interval | None
    date_precision: DatePrecision
    date_basis: DateBasis
    date_text: str
    headline: str
    actors: tuple[Actor, ...]
    countries: tuple[str, ...]
    place: Place | None
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    confidence: float
