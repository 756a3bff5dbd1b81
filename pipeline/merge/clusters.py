"""The events of one article: its mentions put together where the decision on sameness says that they are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.merge.drawing import draw_together
from pipeline.types import DateBasis, Event, Mention

# The log odds that two mentions, the first told before the second, are one event.
Sameness = Callable[[Mention, Mention], float]
# Of a long list of mentions of one event so many, the first and the last ones, are compared with the next.
COMPARED = 12


def consolidate_mentions(mentions: Sequence[Mention], sameness: Sameness) -> list[Event]:
    """The events of one article in the order of their first mention.

    Each mention, in text order, joins the event of its type with whose mentions it is one by the mean log odds, if that
    is above 0; else it begins an event of its own.
    """
    groups: list[list[Mention]] = []
    for mention in mentions:
        best, most = None, 0.0
        for group in groups:
            if group[0].event_type != mention.event_type:
                continue
            compared = group if len(group) <= COMPARED else [*group[:2], *group[2 - COMPARED :]]
            odds = sum(sameness(other, mention) for other in compared) / len(compared)
            if odds > most:
                best, most = group, odds
        if best is None:
            groups.append([mention])
        else:
            best.append(mention)
    return [draw_together(sorted(group, key=_rank)) for group in groups]


def _rank(mention: Mention) -> tuple[bool, bool, float, int]:
    """The mention with a date of its own words first, the body before the title, then the surest."""
    dated = mention.interval is not None and mention.date_basis is not DateBasis.PUBLICATION
    return not dated, mention.in_title, -round(mention.confidence, 2), mention.start
