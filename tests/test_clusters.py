"""Mentions of one article put together by a decision on sameness, and what their event then says."""

import datetime as dt
from dataclasses import replace

from pipeline.interval import Interval, day
from pipeline.merge import consolidate_mentions
from pipeline.types import DateBasis, GeoPrecision, Mention, Place, PlaceKind, Status

MONDAY = day(dt.date(2025, 6, 9))
PUBLISHED = day(dt.date(2025, 6, 12))


def mention(start: int, interval: Interval | None = None, **fields: object) -> Mention:
    made = Mention(
        article_id="a",
        start=start,
        end=start + 80,
        sentence=f"Sentence {start}.",
        event_type="talks",
        plover_type="CONSULT",
        trigger="talks",
        trigger_start=start + 5,
        trigger_end=start + 10,
        interval=interval,
        date_basis=DateBasis.RELATIVE if interval else DateBasis.NONE,
    )
    return replace(made, **fields)


def always(first: Mention, second: Mention) -> float:
    assert first.trigger_start <= second.trigger_start
    return 1.0


def never(first: Mention, second: Mention) -> float:
    return -1.0


def test_mentions_that_are_one_are_one_event_and_others_two() -> None:
    mentions = [mention(0), mention(100)]
    assert len(consolidate_mentions(mentions, always)) == 1
    assert len(consolidate_mentions(mentions, never)) == 2


def test_mentions_of_two_types_are_two_events() -> None:
    assert len(consolidate_mentions([mention(0), mention(100, event_type="visit")], always)) == 2


def test_the_title_joins_the_body_and_is_not_quoted() -> None:
    title = mention(0, MONDAY, in_title=True, confidence=0.9)
    [event] = consolidate_mentions([title, mention(100, confidence=0.4)], always)
    assert event.mentions[0].start == 100
    assert event.interval == MONDAY


def test_doubtful_mentions_join_an_event_and_make_none() -> None:
    doubtful = [mention(start, confidence=0.3) for start in (0, 100)]
    assert consolidate_mentions(doubtful, always, 0.45) == []
    (event,) = consolidate_mentions([*doubtful, mention(200, confidence=0.5)], always, 0.45)
    assert len(event.mentions) == 3


def test_a_date_of_the_text_goes_before_that_of_publication() -> None:
    lead = mention(0, PUBLISHED, date_basis=DateBasis.PUBLICATION, confidence=0.9)
    [event] = consolidate_mentions([lead, mention(100, MONDAY)], always)
    assert (event.interval, event.date_basis) == (MONDAY, DateBasis.RELATIVE)


def test_status_and_place_are_those_of_most_and_a_stray_country_is_left_out() -> None:
    lima = Place(0, 1, "Lima", PlaceKind.CITY, "Lima", "PER", -12.0, -77.0, GeoPrecision.CITY)
    base = replace(lima, name="Callao", precision=GeoPrecision.POINT)
    mentions = [
        mention(0, MONDAY, status=Status.PLANNED, place=base, countries=("PER", "BOL")),
        *(mention(start, place=lima, countries=("PER", "CHL")) for start in (100, 200, 300)),
    ]
    [event] = consolidate_mentions(mentions, always)
    assert event.status is Status.HAPPENED
    assert event.place == lima
    assert event.countries == ("PER", "CHL")


def test_comparisons_grow_with_the_mentions_and_not_with_their_square() -> None:
    calls = 0

    def count(first: Mention, second: Mention) -> float:
        nonlocal calls
        calls += 1
        return -1.0

    consolidate_mentions([mention(100 * number, MONDAY) for number in range(2000)], count)
    assert calls < 2000 * 30
