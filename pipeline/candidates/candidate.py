"""A candidate: a word that may tell an event of a type, with how its frame fits the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.candidates.frames import Frame
from pipeline.reading import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


class Company(StrEnum):
    """How near to the trigger a word stands that its frame usually keeps company with, the nearest first."""

    UNASKED = "unasked"  # the frame asks for none: its triggers speak for themselves
    PHRASE = "phrase"  # in what the trigger governs, or its subject
    CLAUSE = "clause"
    SENTENCE = "sentence"
    AROUND = "around"  # in the title, the lead or the two sentences before
    NAMED = "named"  # nowhere, but a name stands in the phrase of a verb: "hit Kharkiv"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`verb` is the trigger itself, or the verb whose subject, object or complement the noun is; None for a noun in the
    phrase of another ("l'anniversaire de l'invasion") or without any verb. `forms` are the words of its clause."""

    sentence: Sentence
    token: Token
    frame: Frame
    verb: Token | None
    company: Company
    phrase_forms: frozenset[str]
    clause_forms: frozenset[str]

    @property
    def is_noun(self) -> bool:
        return self.verb != self.token
