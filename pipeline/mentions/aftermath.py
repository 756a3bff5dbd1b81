"""What an attack cost, told in a sentence of its own: "The 12 people on board were killed" adds to the attack before.

Such a sentence tells no event of its own; it joins the one that the text is speaking of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.mentions.grammar import words
from pipeline.resources import load_lexicon
from pipeline.types import DateBasis, DatePrecision, EventType, Mention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span

# How many characters after the attack its costs may be told: some six sentences.
REACH = 1200


def find_aftermath(
    sentence: Span, quantities: Sequence[Quantity], before: Sequence[Mention], language: str
) -> Mention | None:
    """The telling of the costs of the last event of `before` that can have some, None where the sentence tells none."""
    table = load_lexicon(language, "frames")["aftermath"]
    costs = frozenset(table["words"])
    word = next((token for token in sentence if words(token) & costs), None)
    if word is None or not quantities:
        return None
    types = {EventType(name) for name in table["types"]}
    events = (m for m in reversed(before) if "told=yes" in m.clues and m.event_type is not EventType.STATEMENT)
    attack = next(events, None)
    if attack is None or attack.event_type not in types or not 0 < sentence.start_char - attack.start <= REACH:
        return None
    return replace(
        attack,
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
        clues=("aftermath",),
        tells=False,
    )
