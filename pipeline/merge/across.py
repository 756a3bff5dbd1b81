"""The events of several articles, each once: dated ones of one type, with the same dates and shared countries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pipeline.merge.candidates import Candidates
from pipeline.merge.copies import Copies, Passage
from pipeline.merge.joining import Merged
from pipeline.types import Article, Event

# Sorts what has no publication date behind all that has one.
_UNDATED = "9999-99-99"


def merge_articles(
    events: Sequence[Event], articles: Mapping[str, Article], known_ids: Collection[str] = ()
) -> list[Event]:
    """Events of several articles with each event once, in the order of publication. `articles` are those of the events
    by id.

    The first published telling gives the id, so that articles that come later never change it. Where older articles
    come to it the event keeps an id of `known_ids`, those of a run before. What a text tells that several articles
    have, dated or not, is one event of all of them.
    """
    merged: list[Merged] = []
    copies = Copies(articles)
    by_passage: dict[Passage, int] = {}
    near = Candidates()
    by_id: dict[str, int] = {}  # a copy of an article under the same name tells the same, dated or not
    for event in sorted(events, key=lambda event: _first_told(event, articles)):
        passages = copies.passages(event)
        found = next((by_passage[passage] for passage in passages if passage in by_passage), None)
        if found is None:
            found = near.first(event)
        if found is None:
            found = by_id.get(event.event_id)
        if found is None:
            found = by_id[event.event_id] = len(merged)
            merged.append(Merged(event))
        else:
            merged[found].join(event, known_ids)
        by_passage |= dict.fromkeys(passages, found)
        near.put(found, merged[found].event, event)
    return [one.drawn() for one in merged]


def _first_told(event: Event, articles: Mapping[str, Article]) -> tuple[str, str, int]:
    """The publication, article and offset of the telling that was published first."""
    return min(
        (str(articles[mention.article_id].published or _UNDATED), mention.article_id, mention.start)
        for mention in event.mentions
    )
