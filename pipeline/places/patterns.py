"""The regular expressions of `locating.toml`, which tell where an event is and whose it is."""

from __future__ import annotations

import re
from functools import cache

from pipeline.resources import load_lexicon


@cache
def load_pattern(language: str, name: str) -> re.Pattern[str]:
    """The expression under the key `name`, compiled, whatever its capitals."""
    return re.compile(load_lexicon(language, "locating")[name], re.IGNORECASE)
