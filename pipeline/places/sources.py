"""The words of a sentence that only tell who says so: "according to ...", ", a diplomat said", "selon ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.resources import load_lexicon


@dataclass(frozen=True, slots=True)
class Source:
    """A stretch of text; `reports` tells that it names a paper, an agency or the like, which are never parties.

    Others may be: an army that speaks of a raid is likely to have been in it (`fights`).
    """

    start: int
    end: int
    reports: bool
    fights: bool

    def holds(self, start: int) -> bool:
        """Whether a form that starts at a character offset stands in the source's words."""
        return self.start <= start < self.end


def find_sources(text: str, start: int, end: int, language: str) -> tuple[Source, ...]:
    """The sources that the sentence from `start` to `end` names, in no order; they may overlap.

    `text` has plain apostrophes and spaces.
    """
    patterns = _load_patterns(language)
    spans = [(match.span(), False) for pattern in patterns.said for match in pattern.finditer(text, start, end)]
    spans += [(match.span(), True) for pattern in patterns.reported for match in pattern.finditer(text, start, end)]
    return tuple(
        Source(
            first,
            last,
            reports or patterns.media.search(text, first, last) is not None,
            patterns.forces.search(text, first, last) is not None,
        )
        for (first, last), reports in spans
    )


def is_held(sources: Iterable[Source], start: int) -> bool:
    """Whether a form that starts at a character offset stands in the words of any of the sources."""
    return any(source.holds(start) for source in sources)


@dataclass(frozen=True, slots=True)
class _Patterns:
    said: tuple[re.Pattern[str], ...]
    reported: tuple[re.Pattern[str], ...]
    media: re.Pattern[str]
    forces: re.Pattern[str]


@cache
def _load_patterns(language: str) -> _Patterns:
    table = load_lexicon(language, "locating")["sources"]
    media, verbs = table["media"], table["verbs"]

    def fill(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(
            re.compile(pattern.replace("MEDIA", media).replace("SAYS", verbs), re.IGNORECASE) for pattern in patterns
        )

    return _Patterns(
        fill(table["said"]),
        fill(table["reported"]),
        re.compile(media, re.IGNORECASE),
        re.compile(table["forces"], re.IGNORECASE),
    )
