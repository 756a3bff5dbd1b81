"""Mentions to events: tellings of one event become one row, within an article and across articles.

Two tellings are one event where their types agree, their dates can be one, and countries, places and figures do not say
otherwise; an undated telling joins a dated one only where little else could be meant. Rather two rows too many than two
events in one.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.headline import headline
from pipeline.types import (
    Actor,
    Article,
    DateBasis,
    Event,
    EventType,
    GeoPrecision,
    Mention,
    Place,
    Quantity,
    Status,
)

# How far apart two pins may lie and still be one place: a city and its airport, a base and the town it is named after.
SAME_PLACE_KM = 60.0
# What an interval may be wider than the other by: a month can hold a day's event, a year had better not.
WIDEST_RATIO_DAYS = 31


def merge_mentions(mentions: Sequence[Mention], article: Article) -> list[Event]:
    """The events of one article in the order of their first telling.

    The body comes first, each telling to the nearest event before it; then the title, to the first event it fits.
    """
    telling = [mention for mention in mentions if mention.tells]
    groups: list[list[Mention]] = []
    for mention in telling:
        if not _in_title(mention, article):
            _add(mention, reversed(groups), groups)
    for mention in telling:
        if _in_title(mention, article):
            _add(mention, iter(groups), groups)
    for mention in mentions:
        if not mention.tells:
            _append(mention, groups)
    events = [_draw_together(sorted(group, key=lambda m: _rank(m, article)), article) for group in groups]
    return [_tie(event, events) for event in events]


def merge_articles(events: Sequence[Event], articles: Mapping[str, Article]) -> list[Event]:
    """Events of several articles with each event once. The first published telling gives the id, so that articles
    that come later never change it."""
    order = sorted(events, key=lambda event: _first_told(event, articles))
    merged: list[Event] = []
    by_month: dict[tuple[EventType, int, int], list[int]] = defaultdict(list)
    for event in order:
        near = sorted({index for month in _months(event) for index in by_month[month]})
        found = next((index for index in near if _same_across(merged[index], event)), None)
        if found is None:
            found = len(merged)
            merged.append(event)
        else:
            merged[found] = _join(merged[found], event)
        for month in _months(event):
            by_month[month].append(found)
    return merged


def _months(event: Event) -> list[tuple[EventType, int, int]]:
    """Where to look for other tellings of an event: its type and the months of its date; nowhere if undated."""
    if event.interval is None:
        return []
    first, last = event.interval.first, event.interval.last
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    return [(event.event_type, *divmod(12 * first.year + first.month - 1 + n, 12)) for n in range(count)]


def _add(mention: Mention, candidates: Iterable[list[Mention]], groups: list[list[Mention]]) -> None:
    group = next((group for group in candidates if _same_event(group, mention)), None)
    if group is None:
        groups.append([mention])
    else:
        group.append(mention)


def _tie(event: Event, events: Sequence[Event]) -> Event:
    """An undated event whose sentence opens with a dated one ("À la suite des pourparlers, ...") has its date
    (guidelines)."""
    if event.interval is not None:
        return event
    sentences = {mention.start for mention in event.mentions if mention.tells}
    for other in events:
        opens = any("opening" in mention.clues and mention.start in sentences for mention in other.mentions)
        if other is not event and opens and other.interval is not None:
            return replace(
                event,
                interval=other.interval,
                date_precision=other.date_precision,
                date_basis=DateBasis.NARRATIVE,
                date_text=other.date_text,
            )
    return event


def _append(mention: Mention, groups: Sequence[list[Mention]]) -> None:
    """Put what only repeats or adds to an event with the last one before it that it fits, nowhere if there is none."""
    costs = "aftermath" in mention.clues
    before = [
        group
        for group in groups
        if any(held.start < mention.start for held in group)
        and (group[0].event_type is mention.event_type if costs else _same_event(group, mention))
    ]
    if before:
        max(before, key=lambda group: max(held.start for held in group if held.start < mention.start)).append(mention)


def _in_title(mention: Mention, article: Article) -> bool:
    return "position=title" in mention.clues or mention.end <= len(article.title)


def _same_event(group: Sequence[Mention], mention: Mention) -> bool:
    if group[0].event_type is not mention.event_type:
        return False
    if not all(_status_can_be_one(held.status, mention.status) for held in group):
        return False
    dated = [held for held in group if _is_dated(held)]
    if _is_dated(mention) and dated and not all(_dates_can_be_one(held, mention) for held in dated):
        return False
    if not all(_places_can_be_one(held.place, mention.place) for held in group):
        return False
    return _parties_can_be_one(group, mention, dated=bool(dated) or _is_dated(mention))


def _is_dated(mention: Mention) -> bool:
    """By its words: the day of publication stands in only until another telling gives a date."""
    return mention.interval is not None and mention.date_basis is not DateBasis.PUBLICATION


def _parties_can_be_one(group: Sequence[Mention], mention: Mention, *, dated: bool) -> bool:
    """No new country; for statements and what has no type of its own, the same speaker or the same sentence; undated
    commitments of the same parties are one only where they are told in the same words."""
    held = {country for one in group for country in one.countries}
    own = set(mention.countries)
    if mention.event_type in (EventType.STATEMENT, EventType.OTHER):
        names = {actor.name for one in group for actor in one.actors}
        return any(one.start == mention.start for one in group) or bool(
            names & {actor.name for actor in mention.actors}
        )
    if not dated and mention.event_type is EventType.AGREEMENT and mention.tells:
        return any(one.start == mention.start or one.trigger.lower() == mention.trigger.lower() for one in group)
    return not held or not own or own <= held or held <= own


def _status_can_be_one(a: Status, b: Status) -> bool:
    return a is b or (Status.DENIED not in (a, b) and {a, b} != {Status.PLANNED, Status.HAPPENED})


def _dates_can_be_one(a: Mention | Event, b: Mention | Event) -> bool:
    if a.interval is None or b.interval is None:
        return False
    if not a.interval.overlaps(b.interval):
        return False
    short, long = sorted((a.interval.days, b.interval.days))
    return long <= max(WIDEST_RATIO_DAYS, short)


def _places_can_be_one(a: Place | None, b: Place | None) -> bool:
    fine = (GeoPrecision.POINT, GeoPrecision.CITY)
    if a is None or b is None or a.precision not in fine or b.precision not in fine:
        return True
    return _kilometres(a, b) <= SAME_PLACE_KM


def _kilometres(a: Place, b: Place) -> float:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 0.0
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


def _rank(mention: Mention, article: Article) -> tuple[bool, bool, bool, int]:
    """The telling with its own date first, the body before the title, the earlier before the later."""
    return not mention.tells, not _is_dated(mention), _in_title(mention, article), mention.start


def _draw_together(mentions: Sequence[Mention], article: Article) -> Event:
    best = mentions[0]
    dated = [mention for mention in mentions if mention.interval is not None]
    date = min(
        dated, key=lambda m: (m.date_basis is DateBasis.PUBLICATION, m.interval.days if m.interval else 0), default=best
    )
    telling = [mention for mention in mentions if mention.tells]
    places = [mention.place for mention in telling if mention.place is not None]
    return Event(
        event_id=_event_id(mentions),
        event_type=best.event_type,
        plover_type=best.plover_type,
        status=best.status,
        interval=date.interval,
        date_precision=date.date_precision,
        date_basis=date.date_basis,
        date_text=date.date_text,
        headline=headline(best, article),
        actors=_actors(telling),
        countries=tuple(dict.fromkeys(country for mention in telling for country in mention.countries)),
        place=min(places, key=_coarseness, default=None),
        quantities=_quantities(mentions),
        mentions=tuple(mentions),
        confidence=max(mention.confidence for mention in telling),
    )


_PRECISIONS = list(GeoPrecision)


def _coarseness(place: Place) -> int:
    return _PRECISIONS.index(place.precision)


def _actors(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for mention in mentions:
        for actor in mention.actors:
            found.setdefault(actor.name, actor)
    return tuple(found.values())


def _quantities(mentions: Iterable[Mention]) -> tuple[Quantity, ...]:
    found: dict[tuple[float, str, str], Quantity] = {}
    for mention in mentions:
        for quantity in mention.quantities:
            found.setdefault((quantity.value, quantity.unit.lower(), quantity.attributed_to), quantity)
    return tuple(found.values())


def _event_id(mentions: Iterable[Mention]) -> str:
    """From the earliest words that tell it: 12 hexadecimal digits."""
    first = min(mentions, key=lambda mention: (mention.article_id, mention.start, mention.trigger_start))
    key = f"{first.article_id}\n{first.event_type}\n{first.sentence}\n{first.trigger_start - first.start}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _first_told(event: Event, articles: Mapping[str, Article]) -> tuple[str, str, int]:
    mention = min(event.mentions, key=lambda m: m.start)
    published = articles[mention.article_id].published
    return (published.isoformat() if published else "9999", mention.article_id, mention.start)


def _same_across(a: Event, b: Event) -> bool:
    told_by = {mention.article_id for mention in a.mentions}
    if told_by & {mention.article_id for mention in b.mentions}:
        return False
    if not _status_can_be_one(a.status, b.status) and not _plan_came_true(a, b):
        return False
    if a.interval is None or b.interval is None or not _dates_can_be_one(a, b):
        return False
    shared = set(a.countries) & set(b.countries)
    if not shared or len(shared) < min(len(a.countries), len(b.countries), 2):
        return False
    if a.event_type in (EventType.STATEMENT, EventType.OTHER) and not {x.name for x in a.actors} & {
        y.name for y in b.actors
    }:
        return False
    return _places_can_be_one(a.place, b.place)


def _plan_came_true(a: Event, b: Event) -> bool:
    """What one article announces for a day and a later one tells of the same day."""
    return {a.status, b.status} == {Status.PLANNED, Status.HAPPENED} and a.interval == b.interval


def _join(a: Event, b: Event) -> Event:
    """`a` with the tellings of `b`: the finer date and place, the id of `a`. Where the one is the plan of the other, the
    tellings of what happened come first."""
    finer = b if _finer_date(b, a) else a
    first, second = (b, a) if _plan_came_true(a, b) and a.status is Status.PLANNED else (a, b)
    places = [event.place for event in (first, second) if event.place is not None]
    mentions = (*first.mentions, *second.mentions)
    return replace(
        first,
        event_id=a.event_id,
        interval=finer.interval,
        date_precision=finer.date_precision,
        date_basis=finer.date_basis,
        date_text=finer.date_text,
        actors=_actors(mentions),
        countries=tuple(dict.fromkeys((*a.countries, *b.countries))),
        place=min(places, key=_coarseness, default=None),
        quantities=_quantities(mentions),
        mentions=mentions,
        confidence=max(a.confidence, b.confidence),
    )


def _finer_date(b: Event, a: Event) -> bool:
    if a.interval is None or b.interval is None:
        return a.interval is None
    a_guess, b_guess = (event.date_basis is DateBasis.PUBLICATION for event in (a, b))
    return (b_guess, b.interval.days) < (a_guess, a.interval.days)
