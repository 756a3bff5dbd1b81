"""What a sentence of figures adds to the event before it: "The 12 people on board were killed" are costs of the attack.

Such a sentence tells no event of its own; it joins the one that the text is speaking of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.mentions.discourse import REACH
from pipeline.reading.grammar import words
from pipeline.resources import load_lexicon
from pipeline.types import Clue, DateBasis, DatePrecision, EventType, Mention, Quantity, Timex

if TYPE_CHECKING:
    from spacy.tokens import Span


def find_aftermath(
    sentence: Span,
    quantities: Sequence[Quantity],
    timexes: Sequence[Timex],
    before: Sequence[Mention],
    language: str,
) -> Mention | None:
    """The telling of what `sentence` adds to the event of `before` that was told last, statements left out; None where
    it gives no figures of such an event, has a date of its own, or that event was told too far before."""
    event = next((mention for mention in reversed(before) if _goes_on(mention)), None)
    if event is None or not quantities or any(timex.interval is not None for timex in timexes):
        return None
    if sentence.start_char < event.end or sentence.start_char - event.end > REACH:
        return None
    marks = {
        mark
        for table in load_lexicon(language, "frames")["aftermath"]
        if event.event_type in table["types"]
        for mark in table["words"]
    }
    word = next((token for token in sentence if not words(token).isdisjoint(marks)), None)
    if word is None:
        return None
    return replace(
        event,
        trigger=word.text,
        trigger_start=word.idx,
        trigger_end=word.idx + len(word),
        timex=None,
        interval=None,
        date_precision=DatePrecision.UNKNOWN,
        date_basis=DateBasis.NONE,
        date_text="",
        roles=(),
        quantities=tuple(quantities),
        clues=(Clue.AFTERMATH,),
        tells=False,
    )


def _goes_on(mention: Mention) -> bool:
    """Whether a text that tells `mention` may go on with its figures; it may after such figures as well."""
    return (mention.tells and mention.event_type is not EventType.STATEMENT) or Clue.AFTERMATH in mention.clues
