"""An article laid out word by word, with the place that covers each word and what the model says of it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from pipeline.types import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

T = TypeVar("T")

_WORD = re.compile(r"[^\W\d_]+(?:-?\d+)*")
# What may stand between two words of one name or phrase: "Jong-un", "l'État", "M. Macron", "J. Trump".
_JOINT = re.compile(r"(?: |-|' ?|\.|\. |\.-)?")


_ABBREVIATION = 4
# A title of English news: this share of the words longer than a preposition begin with a capital.
_CAPITALS = 0.7
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Word:
    """Letters with the figures behind them ("G7"): offsets in code points; `key` is without case or accents."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


class Layout:
    """The words of a document; all spans of this package are half-open pairs of their indices."""

    def __init__(self, doc: Doc, places: Sequence[Place]) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.words = list(split_words(self.text))
        self.places: list[Place | None] = [None] * len(self.words)
        self._first = {word.start: index for index, word in enumerate(self.words)}
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self._titles: dict[int, bool] = {}  # by the number of the line, once it was asked for
        self._tokens: list[Token] = []
        for place in places:
            for index in self.span(place.start, place.end):
                self.places[index] = place

    @cached_property
    def sentences(self) -> list[Span]:
        return list(self.doc.sents)

    def span(self, start: int, end: int) -> range:
        """The indices of the words that lie within character offsets."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].start < start:
                low = middle + 1
            else:
                high = middle
        last = low
        while last < len(self.words) and self.words[last].end <= end:
            last += 1
        return range(low, last)

    def joined(self, index: int) -> bool:
        """Whether nothing but a space, a hyphen or the like parts the word from the one before.

        A full stop joins after an initial or an abbreviation only ("J. Doe", "Gen. Roe"), never sentences.
        """
        if index <= 0 or index >= len(self.words):
            return False
        before = self.words[index - 1]
        if _JOINT.fullmatch(self.text, before.end, self.words[index].start) is None:
            return False
        abbreviated = self.text[before.end] == "."
        return not abbreviated or (len(before.text) <= _ABBREVIATION and not self.token(index).is_sent_start)

    def gap(self, index: int) -> str:
        """The text between the word before and this one."""
        return self.text[self.words[index - 1].end : self.words[index].start] if 0 < index < len(self.words) else ""

    def keys(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(word.key for word in self.words[start:end])

    def in_title(self, index: int) -> bool:
        """Whether the word stands in a line with capitals throughout, where a capital tells no name."""
        line = bisect_right(self._lines, self.words[index].start) - 1
        if line not in self._titles:
            self._titles[line] = self._is_title(*self._lines[line : line + 2])
        return self._titles[line]

    def _is_title(self, start: int, end: int | None = None) -> bool:
        long = [word for word in split_words(self.text[start:end]) if len(word.text) > _SHORT]
        return len(long) > _SHORT and sum(word.capitalised for word in long) >= _CAPITALS * len(long)

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """The character offsets of a span of words."""
        last, place = self.words[end - 1].end, self.places[end - 1]
        # "U.S." ends behind its last letter.
        return self.words[start].start, place.end if place is not None and self.text[last : place.end] == "." else last

    def slice(self, start: int, end: int) -> str:
        return self.text[self.words[start].start : self.words[end - 1].end]

    def token(self, index: int) -> Token:
        """The token of the model that holds the first letter of a word."""
        if not self._tokens:
            for token in self.doc:
                while len(self._tokens) < len(self.words) and self.words[len(self._tokens)].start < _end(token):
                    self._tokens.append(token)
        return self._tokens[index]


def _end(token: Token) -> int:
    return int(token.idx) + len(token.text)


class Phrasebook(Generic[T]):
    """Phrases of one or more words and what they mean; case, accents, hyphens and apostrophes do not matter."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            keys = phrase_keys(phrase)
            if keys:
                self._by_first.setdefault(keys[0], []).append((keys, meaning))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda entry: -len(entry[0]))

    def longest(self, layout: Layout, index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a word: the index after its last word, and its meaning."""
        for keys, meaning in self._by_first.get(layout.words[index].key, ()):
            end = index + len(keys)
            if layout.keys(index, end) == keys and all(layout.joined(at) for at in range(index + 1, end)):
                return end, meaning
        return None

    def exact(self, keys: tuple[str, ...]) -> T | None:
        """The meaning of exactly these keys."""
        for known, meaning in self._by_first.get(keys[0], ()) if keys else ():
            if known == keys:
                return meaning
        return None


def split_words(text: str) -> Iterator[Word]:
    """The words of a text in their order."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match.group(), fold_key(match.group()))


def phrase_keys(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase: ("kim", "jong", "un")."""
    return tuple(fold_key(word) for word in _WORD.findall(phrase))


@lru_cache(maxsize=50_000)
def fold_key(word: str) -> str:
    """Lower case without accents, and without the letters that transliterations leave out (ı, ł, ø)."""
    plain = unicodedata.normalize("NFD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "œ": "oe", "æ": "ae"})
