"""Forms that stand for a state without naming it: its own office ("the pope"), a short name ("the North")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.resources import load_lexicon


def find_holders(text: str, language: str, named: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """The start, end and state (alpha-3) of each form, in no order. `named` are the states that the text names: a short
    name tells a state only once that is named. `text` has plain apostrophes and spaces."""
    table = load_lexicon(language, "locating")
    for code, pattern in table["holders"].items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield match.start(), match.end(), code
    for name in table["short_names"]:
        owners = [code for code in name["states"] if code in named]
        if len(owners) == 1:
            for match in re.finditer(name["form"], text):
                yield match.start(), match.end(), owners[0]
