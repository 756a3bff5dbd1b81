"""The dateline that a sentence may begin with."""

from __future__ import annotations

import re

# "SEOUL/TOKYO (Reuters) -"; or capitals and the name behind them, up to the first word of the sentence.
_DATELINE = re.compile(
    r"\s*(?:[^\n.()]{2,60}?\((?:[A-Z][\w./ -]{1,24})\)\s*[-–—]{1,2}"
    r"|(?:[A-ZÀ-Ý][A-ZÀ-Ý'’-]{3,}[ /,]+){1,3}(?:[A-Z][a-zé]+ (?=[A-Z])|(?=[A-Z][a-zé]|[A-Z]\.|[A-Z] [a-z]|\d)))"
)


def find_dateline(text: str, start: int) -> int:
    """Where the dateline at the beginning of a sentence ends: "SEOUL/TOKYO (Reuters) -", "MADAYA, Syria"; else 0."""
    dateline = _DATELINE.match(text, start)
    return dateline.end() if dateline else 0
