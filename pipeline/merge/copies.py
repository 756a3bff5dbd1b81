"""Articles of one text under several names, as agencies sell it: what one of them tells the others tell too."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from pipeline.types import Article, Event

# What all copies of a text tell: which text, the type, the word and the letter of it where the trigger begins.
Passage = tuple[str, str, int, int]


class Copies:
    """The articles whose text another has too, but for white space."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        names: dict[bytes, list[str]] = defaultdict(list)
        for name, article in articles.items():
            names[hashlib.sha256(" ".join(article.text.split()).encode()).digest()].append(name)
        self._first: dict[str, str] = {}
        self._words: dict[str, list[int]] = {}
        for copies in names.values():
            for name in copies if len(copies) > 1 else ():
                self._first[name] = copies[0]
                self._words[name] = [match.start() for match in re.finditer(r"\S+", articles[name].text)]

    def passages(self, event: Event) -> list[Passage]:
        """What tells an event in articles with copies; equal for the same words of two copies."""
        return [
            (self._first[mention.article_id], event.event_type, word, mention.trigger_start - words[word])
            for mention in event.mentions
            if mention.article_id in self._words
            for words in [self._words[mention.article_id]]
            for word in [bisect_right(words, mention.trigger_start) - 1]
        ]
