"""What the sentences before say of a telling that has no date of its own: part of a dated visit, or background.

Both rules are of the gold guidelines: a meeting told inside a dated visit has the date of the visit, and a background
event is one only where the text dates it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.types import Article, Clue, DateBasis, EventType, Mention, date_by

# How many characters may stand between the sentences of two tellings: some three sentences.
REACH = 600
# Days before publication from which a dated event is background, and so is what its paragraph adds without a date.
BACKGROUND_DAYS = 30
# What is done in the course of what: talks during a visit, an agreement at talks.
PART_OF = {
    EventType.TALKS: (EventType.VISIT,),
    EventType.VISIT: (EventType.TALKS,),
    EventType.AGREEMENT: (EventType.TALKS, EventType.VISIT),
}


def tie_mentions(mentions: Sequence[Mention], article: Article) -> list[Mention]:
    """The mentions of an article, given and returned in text order; undated ones dated by what they are part of, or
    with the clue of background and no event told."""
    tied: list[Mention] = []
    for mention in mentions:
        tied.append(_tie(mention, tied, article))
    return tied


def _tie(mention: Mention, before: Sequence[Mention], article: Article) -> Mention:
    if mention.timex is not None or mention.interval is not None:
        return mention
    whole = _whole(mention, before)
    if whole is not None:
        return date_by(mention, whole)
    if _is_background(mention, before, article):
        return replace(mention, clues=(Clue.BACKGROUND, *mention.clues), tells=False)
    return mention


def _whole(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The nearest dated telling, in a sentence before, of what `mention` can be a part of, of the same status.

    What was tied to it before carries it on: the second meeting of a visit is as far from the first. A visit only
    recalled by a noun ("her trip in June") frames nothing.
    """
    if _is_told_before(mention, before):
        return None
    reached = mention.start
    for other in reversed(before):
        if reached - other.end > REACH:
            return None
        if other.start == mention.start or other.interval is None or other.status is not mention.status:
            continue
        if other.event_type is mention.event_type and other.date_basis is DateBasis.NARRATIVE and other.timex is None:
            reached = other.start
        elif (
            other.event_type in PART_OF.get(mention.event_type, ())
            and other.timex is not None
            and other.tells
            and Clue.RECALLED not in other.clues
        ):
            return other
    return None


def _is_told_before(mention: Mention, before: Sequence[Mention]) -> bool:
    """Whether it is a visit and one with dates of its own was told: that date is likelier than that of its talks."""
    return mention.event_type is EventType.VISIT and any(
        other.event_type is EventType.VISIT and other.tells and other.timex is not None and other.interval is not None
        for other in before
        if other.status is mention.status
    )


def _is_background(mention: Mention, before: Sequence[Mention], article: Article) -> bool:
    """Whether the last date told in the paragraph of `mention`, in a sentence before, is long past."""
    paragraph = article.text.rfind("\n\n", 0, mention.start)
    for other in reversed(before):
        if other.start <= paragraph:
            break
        if other.timex is not None and other.interval is not None:
            if other.start == mention.start or article.published is None:
                return False
            return (article.published - other.interval.last).days > BACKGROUND_DAYS
    return False
