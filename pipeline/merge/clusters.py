"""The events of one article: its mentions put together where the decision on sameness says that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipeline.merge.drawing import draw_together
from pipeline.types import DateBasis, Event, Mention

# The log odds that two mentions, the first told before the second, are one event.
Sameness = Callable[[Mention, Mention], float]
# Of a long list of mentions of one event so many, the first and the last ones, are compared with the next.
COMPARED = 12
# Of many events of a type so many are compared with the next mention: those told last, and those of its date.
NEAREST = 12
# The least mean log odds of being one event.
LEAST_ODDS = 0.0


def consolidate_mentions(mentions: Sequence[Mention], sameness: Sameness, admitted: float = 0.0) -> list[Event]:
    """The events of one article in the order of their first mention, those told in the title alone last.

    Each mention, in text order and the title last, joins the event of its type with whose mentions it is one by the
    mean log odds; else it begins an event of its own. Then each event joins an earlier one by the same measure. An
    event of which no mention is as likely as `admitted` is none.
    """
    groups: list[list[Mention]] = []
    told: dict[tuple[object, ...], dict[int, None]] = defaultdict(dict)  # the last told last
    for mention in sorted(mentions, key=lambda one: one.in_title):
        keys: list[tuple[str, object]] = [(mention.event_type, None)]
        if mention.interval is not None:
            keys.append((mention.event_type, mention.interval))
        number = _most_alike([mention], sorted({one for key in keys for one in _last(told[key])}), groups, sameness)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(mention)
        for key in keys:
            told[key].pop(number, None)
            told[key][number] = None
    groups = _join_groups(groups, sameness)
    likely = (group for group in groups if any(one.confidence >= admitted for one in group))
    return [draw_together(sorted(group, key=_rank)) for group in likely]


def _join_groups(groups: Sequence[Sequence[Mention]], sameness: Sameness) -> list[list[Mention]]:
    """Each group put to the one before it, of the last `NEAREST` of its type, with which it is one by the mean log odds
    of their mentions: two that began apart may have grown together."""
    joined: list[list[Mention]] = []
    by_type: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        before = by_type[group[0].event_type]
        number = _most_alike(group, before[-NEAREST:], joined, sameness)
        if number is None:
            before.append(len(joined))
            joined.append(list(group))
        else:
            joined[number] += group
    return joined


def _mean_odds(first: Sequence[Mention], second: Sequence[Mention], sameness: Sameness) -> float:
    pairs = [(a, b) for a in _compared(first) for b in _compared(second)]
    return sum(_odds(a, b, sameness) for a, b in pairs) / len(pairs)


def _compared(group: Sequence[Mention]) -> Sequence[Mention]:
    return group if len(group) <= COMPARED else [*group[:2], *group[2 - COMPARED :]]


def _last(numbers: dict[int, None]) -> Iterable[int]:
    return [number for number, _ in zip(reversed(numbers), range(NEAREST), strict=False)]


def _most_alike(
    told: Sequence[Mention], numbers: Iterable[int], groups: Sequence[Sequence[Mention]], sameness: Sameness
) -> int | None:
    """The number of the group that the mentions `told` are of, None where they are of none of `numbers`."""
    best, most = None, LEAST_ODDS
    for number in numbers:
        odds = _mean_odds(groups[number], told, sameness)
        if odds > most:
            best, most = number, odds
    return best


def _odds(a: Mention, b: Mention, sameness: Sameness) -> float:
    return sameness(a, b) if a.trigger_start <= b.trigger_start else sameness(b, a)


def _rank(mention: Mention) -> tuple[bool, bool, float, int]:
    """The body before the title, the mention with a date of its own words first, then the surest."""
    dated = mention.interval is not None and mention.date_basis is not DateBasis.PUBLICATION
    return mention.in_title, not dated, -round(mention.confidence, 2), mention.start
