"""The sentences in which what belongs to an event may stand: its own, those around, the title and the lead."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pipeline.reading import Part, Reading, Sentence

# Sentences looked at before and behind the event's own.
BEFORE, BEHIND = 4, 1


class Where(StrEnum):
    """Where a sentence stands from that of a candidate."""

    OWN = "own"
    ONE_BEFORE = "one before, same paragraph"
    FEW_BEFORE = "few before, same paragraph"
    ONE_ABOVE = "one before, other paragraph"
    FEW_ABOVE = "few before, other paragraph"
    BEHIND = "behind"
    TITLE = "title"
    LEAD = "lead"
    FAR_BEFORE = "far before"
    FAR_BEHIND = "far behind"
    HEADING = "heading"


def sentences_around(own: Sentence, reading: Reading) -> Iterator[tuple[Where, Sentence]]:
    """The sentences around `own`, each once, itself first."""
    yield Where.OWN, own
    seen = {own.index}
    for index in range(own.index - 1, max(-1, own.index - 1 - BEFORE), -1):
        other = reading.sentences[index]
        seen.add(index)
        same = other.paragraph == own.paragraph and other.part is not Part.TITLE
        one = own.index - index == 1
        yield (
            (
                (Where.ONE_BEFORE if one else Where.FEW_BEFORE)
                if same
                else (Where.ONE_ABOVE if one else Where.FEW_ABOVE)
            ),
            other,
        )
    for other in reading.sentences[own.index + 1 : own.index + 1 + BEHIND]:
        seen.add(other.index)
        yield Where.BEHIND, other
    for other in reading.heads:
        if other.index not in seen:
            yield (Where.TITLE if other.part is Part.TITLE else Where.LEAD), other
