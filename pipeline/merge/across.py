"""The events of several articles, each once: dated ones of one type, with the same dates and shared countries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.merge.copies import Copies, Passage
from pipeline.merge.drawing import actors_once, finest_place, quantities_once
from pipeline.merge.sameness import VAGUEST_DAYS, dates_can_be_one, places_can_be_one, statuses_can_be_one
from pipeline.types import Article, DateBasis, Event, EventType, Status

# A text that names no day of a week knows less than the day of publication of one that tells it as news.
WEEK = 7
# Sorts what has no publication date behind all that has one.
_UNDATED = "9999-99-99"

# A type, a country, and one of the days or of the months of a date of so many days.
_Day = tuple[EventType, str, int, int]


def merge_articles(
    events: Sequence[Event], articles: Mapping[str, Article], known_ids: Collection[str] = ()
) -> list[Event]:
    """Events of several articles with each event once, in the order of publication. `articles` are those of the events
    by id.

    The first published telling gives the id, so that articles that come later never change it. Where older articles
    come to it the event keeps an id of `known_ids`, those of a run before. What a text tells that several articles
    have, dated or not, is one event of all of them.
    """
    merged: list[Event] = []
    copies = Copies(articles)
    by_passage: dict[Passage, int] = {}
    by_day: dict[_Day, set[int]] = defaultdict(set)
    by_id: dict[str, int] = {}  # a copy of an article under the same name tells the same, dated or not
    for event in sorted(events, key=lambda event: _first_told(event, articles)):
        passages = copies.passages(event)
        found = next((by_passage[passage] for passage in passages if passage in by_passage), None)
        if found is None:
            near = sorted({index for day in _days(event) for index in by_day.get(day, ())})
            found = next((index for index in near if _same_event(merged[index], event)), by_id.get(event.event_id))
        if found is None:
            found = by_id[event.event_id] = len(merged)
            merged.append(event)
        else:
            merged[found] = _join(merged[found], event, known_ids)
        by_passage |= dict.fromkeys(passages, found)
        for day in _days(merged[found]):
            by_day[day].add(found)
    return merged


def _first_told(event: Event, articles: Mapping[str, Article]) -> tuple[str, str, int]:
    """The publication, article and offset of the telling that was published first."""
    return min(
        (str(articles[mention.article_id].published or _UNDATED), mention.article_id, mention.start)
        for mention in event.mentions
    )


def _days(event: Event) -> Iterator[_Day]:
    """Where to look for other tellings of an event: its type, its countries and the days of its date; nowhere if it
    has none of them. The longest dates are one only with those of their length, which meet in some month."""
    if event.interval is None:
        return
    first, count = event.interval.first, event.interval.days
    if count <= VAGUEST_DAYS:
        days = [(1, first.toordinal() + number) for number in range(count)]
    else:
        last = event.interval.last
        days = [(count, number) for number in range(_month(first), _month(last) + 1)]
    yield from ((event.event_type, country, *day) for country in event.countries for day in days)


def _month(day: dt.date) -> int:
    return 12 * day.year + day.month


def _same_event(a: Event, b: Event) -> bool:
    """Whether two events of one type, never of one article, can be one; undated ones cannot."""
    if {mention.article_id for mention in a.mentions} & {mention.article_id for mention in b.mentions}:
        return False
    if not statuses_can_be_one(a.status, b.status) and not _plan_came_true(a, b):
        return False
    if not dates_can_be_one(a, b):
        return False
    shared = set(a.countries) & set(b.countries)
    if not shared or len(shared) < min(len(a.countries), len(b.countries), 2):
        return False
    names = {actor.name for actor in a.actors} & {actor.name for actor in b.actors}
    if a.event_type in (EventType.STATEMENT, EventType.OTHER) and not names:
        return False
    # A month and a day in it are one date for much that happens in one country: then somebody must be in both.
    if a.interval != b.interval and len(shared) == 1 and not names:
        return False
    return places_can_be_one(a.place, b.place)


def _plan_came_true(a: Event, b: Event) -> bool:
    """What one article announces for a day and a later one tells of the same day."""
    return {a.status, b.status} == {Status.PLANNED, Status.HAPPENED} and a.interval == b.interval


def _join(a: Event, b: Event, known_ids: Collection[str]) -> Event:
    """`a` with the tellings of `b`: the finer date and place, the id of `a` unless only that of `b` is known.

    Where the one is the plan of the other, the tellings of what happened come first.
    """
    dated = b if _is_finer(b, a) else a
    first, second = (b, a) if _plan_came_true(a, b) and a.status is Status.PLANNED else (a, b)
    mentions = (*first.mentions, *second.mentions)
    telling = [mention for mention in mentions if mention.tells]
    return replace(
        first,
        event_id=b.event_id if b.event_id in known_ids and a.event_id not in known_ids else a.event_id,
        interval=dated.interval,
        date_precision=dated.date_precision,
        date_basis=dated.date_basis,
        date_text=dated.date_text,
        actors=actors_once(telling),
        countries=tuple(dict.fromkeys((*a.countries, *b.countries))),
        place=finest_place((first.place, second.place)),
        quantities=quantities_once(mentions),
        mentions=mentions,
        confidence=max(a.confidence, b.confidence),
    )


def _is_finer(b: Event, a: Event) -> bool:
    """Whether `b` has the better date: of the text before of publication, unless it is vaguer than a week; then the
    shorter. Both are dated."""
    return _vagueness(b) < _vagueness(a)


def _vagueness(event: Event) -> tuple[int, int]:
    days = event.interval.days if event.interval else 0
    if event.date_basis is DateBasis.PUBLICATION:
        return 1, days
    return (0 if days <= WEEK else 2), days
