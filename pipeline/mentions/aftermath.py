"""What an attack cost, told in a sentence of its own: "The 12 people on board were killed" adds to the attack before.

Such a sentence tells no event of its own; it joins the one that the text is speaking of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.mentions.discourse import REACH
from pipeline.mentions.grammar import words
from pipeline.resources import load_lexicon
from pipeline.types import DateBasis, DatePrecision, EventType, Mention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span

# What marks the telling of costs.
CLUE = "aftermath"


def find_aftermath(
    sentence: Span, quantities: Sequence[Quantity], before: Sequence[Mention], language: str
) -> Mention | None:
    """The telling of what the event of `before` that was told last, statements left out, cost; None where `sentence`
    gives no figures of it, or that event is of a type without costs or told too far before."""
    table = load_lexicon(language, "frames")["aftermath"]
    word = next((token for token in sentence if not words(token).isdisjoint(table["words"])), None)
    event = next((mention for mention in reversed(before) if _goes_on(mention)), None)
    if word is None or not quantities or event is None or event.event_type not in table["types"]:
        return None
    if sentence.start_char < event.end or sentence.start_char - event.end > REACH:
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
        clues=(CLUE,),
        tells=False,
    )


def _goes_on(mention: Mention) -> bool:
    """Whether a text that tells `mention` may go on with its costs; it may after other costs as well."""
    return (mention.tells and mention.event_type is not EventType.STATEMENT) or CLUE in mention.clues
