"""Cases of short articles, for the tests of dates."""

from __future__ import annotations

import datetime as dt

from pipeline.candidates import find_candidates
from pipeline.decisions.case import Case, open_cases
from pipeline.document import parse_articles
from pipeline.run import find_evidence
from pipeline.types import Article

# A Monday.
PUBLISHED = dt.date(2024, 6, 10)


def cases_of(text: str, language: str, title: str = "") -> list[Case]:
    """The cases of an article of that title and text."""
    whole = f"{title}\n\n{text}" if title else text
    [(article, doc)] = parse_articles([Article("a", whole, language, title=title, published=PUBLISHED)])
    evidence = find_evidence(article, doc)
    return open_cases(find_candidates(evidence.reading), evidence)


def case_of(text: str, language: str, event_type: str, trigger: str, title: str = "") -> Case:
    """The case of the only candidate of that type and trigger word."""
    found = [
        case
        for case in cases_of(text, language, title)
        if case.candidate.frame.type == event_type and case.candidate.token.text == trigger
    ]
    assert len(found) == 1, f"{len(found)} candidates {event_type}: {trigger}"
    return found[0]
