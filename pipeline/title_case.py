"""Titles with a capital on every word, in the small letters of prose: parsers take "To Host" there for a name."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from pipeline.resources import load_lexicon
from pipeline.sentences import find_paragraphs

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# What stands before the first word of a sentence, and how many characters of it are looked at.
_OPENS = re.compile(r"[.!?:][\W_]*\Z")
_BEFORE = 8
# A title has at least so many words of more than three letters, and on this share of them a capital.
_SHORT, _FEWEST, _CAPITALS = 3, 4, 0.7
# Words; nobody writes a longer title.
_LONGEST_TITLE = 40


def lower_titles(text: str, language: str) -> str:
    """The text, as long as it was, with the words of its titles in small letters that are no names: function words,
    triggers, and what the language lists under `title_case`. The first word and capitals throughout stay.

    >>> lower_titles("Merz To Visit Oslo On Friday As Truce Holds", "en")
    'Merz to visit Oslo on Friday as truce holds'
    """
    if not _capitalised(language):
        return text
    parts: list[str] = []
    at = 0
    for start, end in find_paragraphs(text):
        if _is_title(text, start, end):
            parts += (text[at:start], _in_prose(text[start:end], language))
            at = end
    return "".join([*parts, text[at:]]) if parts else text


def _is_title(text: str, start: int, end: int) -> bool:
    found = [match[0] for match in islice(_WORD.finditer(text, start, end), _LONGEST_TITLE + 1)]
    long = [word for word in found if len(word) > _SHORT]
    if len(found) > _LONGEST_TITLE or len(long) < _FEWEST:
        return False
    return sum(word[0].isupper() and not word.isupper() for word in long) >= _CAPITALS * len(long)


def _in_prose(title: str, language: str) -> str:
    """The title with small letters on all common words but those that open a sentence."""

    first = _WORD.search(title)

    def plain(match: re.Match[str]) -> str:
        word = match[0]
        small = word.lower()
        opens = match.start() == (first and first.start())
        opens = opens or bool(_OPENS.search(title, max(0, match.start() - _BEFORE), match.start()))
        if opens or len(small) != len(word) or word[1:] != small[1:]:
            return word
        return small if _is_common(small, language) else word

    return _WORD.sub(plain, title)


@cache
def _is_common(word: str, language: str) -> bool:
    """Whether a word, in small letters, is a form of one that is no name."""
    known = _capitalised(language)
    endings = load_lexicon(language, "sentences")["title_endings"]
    stems = [word[: -len(ending)] for ending in endings if word.endswith(ending)]
    doubled = [stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]]
    return not known.isdisjoint({word, *stems, *(f"{stem}e" for stem in stems), *doubled})


@cache
def _capitalised(language: str) -> frozenset[str]:
    """The words that titles of the language write with a capital though they are no names; none where they do not."""
    words = load_lexicon(language, "sentences")
    if not words["title_words"]:
        return frozenset()
    triggers = {word for frame in load_lexicon(language, "triggers")["frames"] for word in _single_words(frame)}
    return frozenset(triggers.union(words["title_words"]).difference(words["title_names"]))


def _single_words(frame: dict[str, list[str]]) -> list[str]:
    return [word for key in ("verbs", "nouns") for word in frame.get(key, ()) if word.isalpha() and word.islower()]
