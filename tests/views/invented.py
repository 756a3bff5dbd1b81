"""Invented events: a table with every case the page draws (precisions, statuses, seas, two tellings, no date), and a
small one whose every cell a test can tell."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pipeline import interval
from pipeline.event_types import load_event_types
from pipeline.interval import Interval
from pipeline.table import events_table
from pipeline.types import (
    Actor,
    ActorKind,
    Article,
    DateBasis,
    DatePrecision,
    Event,
    GeoPrecision,
    Mention,
    Place,
    PlaceKind,
    Quantity,
    Role,
    Status,
    Timex,
    TimexType,
)

DAY = dt.date.fromisoformat

# Nothing here happened. Names of states and towns are real so that the map has somewhere to draw them.
ARTICLES = {
    "harbour-fr": Article(
        "harbour-fr",
        "Le 14 mars 2023, un drone est tombé dans le port de Constanța. Le ministère dément toute panne.",
        "fr",
        "Un drone tombe dans le port",
        DAY("2023-03-15"),
        "Le Quai",
        "https://quai.example/drone",
    ),
    "harbour-en": Article(
        "harbour-en",
        "A drone fell on Tuesday into the harbour at Constanța, a port official said. <b>No one</b> was hurt & nothing burnt.",
        "en",
        "Drone falls into harbour",
        DAY("2023-03-16"),
        "The Pier",
        "https://pier.example/drone",
    ),
    "talks-en": Article(
        "talks-en",
        "Delegations of Norway and Chile met in Geneva in May 2024. They will meet again in Oslo in 2027. Chile denied that "
        "a treaty was signed in June 2024. A third meeting is under way in Bern since 3 June 2024.",
        "en",
        "Norway and Chile meet in Geneva",
        DAY("2024-06-10"),
        "The Pier",
        "javascript:alert(1)",
    ),
    "swap-fr": Article(
        "swap-fr",
        "L'échange a duré du 24 au 30 novembre 2023. Une frappe aurait touché un entrepôt. En mer Noire, un navire a été "
        "frappé à l'été 2022. La ministre a visité Lima le 1er février 2024, puis le port de Callao le lendemain.",
        "fr",
        "",
        None,
        "",
        "",
    ),
}  # fmt: skip


def invented_table() -> pd.DataFrame:
    """Twelve events: two without a date, three without a pin, every status, one told by two articles."""
    return events_table(_events(), ARTICLES)


TEXT = "Des drones, a dit le maire ; trois blessés.\n\nLes ministres se sont vus à Genève en mai 2024."
ARTICLE = Article("made-up", TEXT, "fr", "Un titre, long", DAY("2024-06-02"), "Nous", "https://us.example/1")


def two_events() -> pd.DataFrame:
    """A dated event with a pin and figures, and an undated one without."""
    first, second = TEXT.split("\n\n")
    at = TEXT.index(second)
    place = Place(at + 29, at + 35, "Genève", PlaceKind.CITY, "Genève", "CHE", 46.2, 6.15, GeoPrecision.CITY)
    talks = Mention("made-up", at, len(TEXT), second, "talks", "CONSULT", "vus", at + 22, at + 25)
    drones = Mention("made-up", 0, len(first), first, "drone_incident", "ASSAULT", "drones", 4, 10)
    actors = (
        Actor(at, at + 13, "Les ministres", "Suisse", ActorKind.STATE, "CHE"),
        Actor(at, at + 13, "Les ministres", "France", ActorKind.STATE, "FRA", Role.RECIPIENT),
    )
    dated = Event(
        "e-2", "talks", "CONSULT", Status.HAPPENED, interval.month(2024, 5), DatePrecision.MONTH,
        DateBasis.EXPLICIT, "en mai 2024", "Suisse, France : pourparlers", actors, ("CHE", "FRA"), place, (), (talks,), 0.8,
    )  # fmt: skip
    undated = Event(
        "e-1", "drone_incident", "ASSAULT", Status.CLAIMED, None, DatePrecision.UNKNOWN, DateBasis.NONE, "",
        "Drones", (), (), None, (Quantity(29, 42, "trois blessés", 3, "blessés"),), (drones,), 0.4,
    )  # fmt: skip
    return events_table([undated, dated], {"made-up": ARTICLE})


def many_events(count: int) -> pd.DataFrame:
    """`count` rows over ten years, all types and statuses, a tenth of them without a date; for weight, not for reading."""
    table = invented_table()
    rows = table.iloc[[number % len(table) for number in range(count)]].reset_index(drop=True)
    days = pd.Timestamp("2015-01-01") + pd.to_timedelta([number * 3650 // count for number in range(count)], unit="D")
    first = pd.Series(days).astype("datetime64[ms]").where(pd.Series(range(count)) % 10 != 0)
    spread = pd.Series(range(count)) % 70
    return rows.assign(
        event_id=[f"many-{number}" for number in range(count)],
        event_type=[list(load_event_types())[number % 9] for number in range(count)],
        date_start=first,
        date_end=first,
        date_precision="day",
        latitude=spread - 30.0,
        longitude=spread * 2.0 - 60,
        geo_precision="city",
    )


def _events() -> list[Event]:
    constanta = ("Constanța", 44.18, 28.63, "ROU", PlaceKind.CITY, GeoPrecision.CITY)
    geneva = ("Geneva", 46.2, 6.15, "CHE", PlaceKind.CITY, GeoPrecision.CITY)
    drone = [
        _mention("harbour-fr", "Le 14 mars 2023, un drone est tombé dans le port de Constanța.", "Le 14 mars 2023", constanta),
        _mention(
            "harbour-en",
            "A drone fell on Tuesday into the harbour at Constanța, a port official said.",
            "on Tuesday",
            constanta,
        ),
    ]  # fmt: skip
    return [
        _event("drone", "drone_incident", interval.day(DAY("2023-03-14")), drone, "Un drone tombe dans le port de Constanța",
               ("ROU",), ["Roumanie"], DatePrecision.DAY),
        _event("denied-fault", "statement", interval.day(DAY("2023-03-15")),
               [_mention("harbour-fr", "Le ministère dément toute panne.", "", None)], "Le ministère dément toute panne",
               ("ROU",), ["Roumanie"], DatePrecision.DAY, Status.DENIED),
        _event("unhurt", "statement", None,
               [_mention("harbour-en", "<b>No one</b> was hurt & nothing burnt.", "", None)],
               "<b>No one</b> was hurt & nothing burnt", (), [], DatePrecision.UNKNOWN, Status.CLAIMED),
        _event("talks", "talks", interval.month(2024, 5),
               [_mention("talks-en", "Delegations of Norway and Chile met in Geneva in May 2024.", "in May 2024", geneva)],
               "Norway and Chile: talks in Geneva", ("CHE", "CHL", "NOR"), ["Norway", "Chile"], DatePrecision.MONTH),
        _event("next-talks", "talks", interval.years(2027),
               [_mention("talks-en", "They will meet again in Oslo in 2027.", "in 2027",
                         ("Oslo", 59.91, 10.75, "NOR", PlaceKind.CITY, GeoPrecision.CITY))],
               "Norway and Chile: talks planned in Oslo", ("CHL", "NOR"), ["Norway", "Chile"], DatePrecision.YEAR, Status.PLANNED),
        _event("no-treaty", "agreement", interval.month(2024, 6),
               [_mention("talks-en", "Chile denied that a treaty was signed in June 2024.", "in June 2024", geneva)],
               "Chile denied that a treaty was signed", ("CHL", "NOR"), ["Chile"], DatePrecision.MONTH, Status.DENIED),
        _event("third-meeting", "talks", interval.between(DAY("2024-06-03"), DAY("2024-06-10")),
               [_mention("talks-en", "A third meeting is under way in Bern since 3 June 2024.", "since 3 June 2024",
                         ("Bern", 46.95, 7.45, "CHE", PlaceKind.CITY, GeoPrecision.CITY))],
               "Norway and Chile: a third meeting in Bern", ("CHL", "NOR"), ["Norway", "Chile"], DatePrecision.RANGE, Status.ONGOING),
        _event("swap", "exchange", interval.between(DAY("2023-11-24"), DAY("2023-11-30")),
               [_mention("swap-fr", "L'échange a duré du 24 au 30 novembre 2023.", "du 24 au 30 novembre 2023", None)],
               "L'échange a duré sept jours", ("PER", "CHL"), ["Pérou", "Chili"], DatePrecision.RANGE),
        _event("warehouse", "strike", None,
               [_mention("swap-fr", "Une frappe aurait touché un entrepôt.", "", None)],
               "Une frappe aurait touché un entrepôt", ("PER",), [], DatePrecision.UNKNOWN, Status.CLAIMED),
        _event("ship", "strike", interval.season(2022, "SU"),
               [_mention("swap-fr", "En mer Noire, un navire a été frappé à l'été 2022.", "à l'été 2022",
                         ("mer Noire", 43.0, 34.0, None, PlaceKind.SEA, GeoPrecision.SEA))],
               "Un navire frappé en mer Noire", ("ROU", "PER"), ["Roumanie"], DatePrecision.SEASON),
        _event("visit", "visit", interval.day(DAY("2024-02-01")),
               [_mention("swap-fr", "La ministre a visité Lima le 1er février 2024, puis le port de Callao le lendemain.",
                         "le 1er février 2024", ("Lima", -12.05, -77.03, "PER", PlaceKind.CITY, GeoPrecision.CITY))],
               "La ministre a visité Lima, puis, le lendemain, le port de Callao et ses entrepôts, où une délégation l'attendait",
               ("PER",), ["Pérou"], DatePrecision.DAY),
        _event("callao", "visit", interval.day(DAY("2024-02-02")),
               [_mention("swap-fr", "La ministre a visité Lima le 1er février 2024, puis le port de Callao le lendemain.",
                         "le lendemain", ("Callao", -12.05, -77.03, "PER", PlaceKind.CITY, GeoPrecision.CITY))],
               "La ministre visite le port de Callao", ("PER",), ["Pérou"], DatePrecision.DAY),
    ]  # fmt: skip


def _event(
    event_id: str,
    event_type: str,
    when: Interval | None,
    mentions: list[Mention],
    headline: str,
    countries: tuple[str, ...],
    actors: list[str],
    precision: DatePrecision,
    status: Status = Status.HAPPENED,
) -> Event:
    best = mentions[0]
    held = tuple(
        Actor(best.start, best.start + 1, best.sentence[0], name, ActorKind.STATE, None, Role.PARTICIPANT)
        for name in actors
    )
    basis = DateBasis.EXPLICIT if when else DateBasis.NONE
    text = best.timex.text if best.timex else ""
    return Event(
        event_id, event_type, "CONSULT", status, when, precision, basis, text, headline, held, countries, best.place, (),
        tuple(mentions), 0.8,
    )  # fmt: skip


def _mention(
    article_id: str,
    sentence: str,
    date_words: str,
    where: tuple[str, float, float, str | None, PlaceKind, GeoPrecision] | None,
) -> Mention:
    start = ARTICLES[article_id].text.index(sentence)
    return Mention(
        article_id, start, start + len(sentence), sentence, "other", "CONSULT", sentence[0], start, start + 1,
        timex=_timex(start, sentence, date_words) if date_words else None,
        place=_place(start, sentence, where) if where else None,
    )  # fmt: skip


def _timex(at: int, sentence: str, words: str) -> Timex:
    start = at + sentence.index(words)
    explanation = {"en": f"“{words}” read as written.", "fr": f"« {words} » lu tel quel."}
    return Timex(start, start + len(words), words, TimexType.DATE, "XXXX", explanation=explanation)


def _place(at: int, sentence: str, where: tuple[str, float, float, str | None, PlaceKind, GeoPrecision]) -> Place:
    name, latitude, longitude, country, kind, precision = where
    start = at + sentence.find(name)  # a place that another sentence names lies before this one, so it is not marked
    return Place(start, start + len(name), name, kind, name, country, latitude, longitude, precision)
