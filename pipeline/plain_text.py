"""The plain copy of an article, without what hides words from a reader, and the way back to the article's offsets.

Soft hyphens and zero-width signs inside words are dropped, ligatures, full-width letters and the character references
of HTML spelt out, its tags left out, the words that the end of a line cuts put together, and the lines of a wrapped
paragraph joined by one space. All steps read the copy; what they find is restored to offsets and words of the article
at the end, here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, repeat
from typing import Any, TypeVar

from pipeline.markup import find_markup
from pipeline.resources import lexicon_languages, load_lexicon
from pipeline.sentences import find_paragraphs
from pipeline.types import Actor, Article, Mention, Place, Quantity, Timex

Spanned = TypeVar("Spanned", Timex, Place, Actor, Quantity)


@dataclass(frozen=True, slots=True)
class PlainText:
    """`article` is the copy. `starts` and `ends` are the offsets in `original` of what each of its characters stands
    for, and the length of `original` behind the last; None where the copy is as the original."""

    original: Article
    article: Article
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the article of what stands from `start` to `end` in the copy."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1] if end > start else self.starts[start]

    def restored(self, value: Spanned) -> Spanned:
        """What was found in the copy as it stands in the article."""
        start, end = self.span(value.start, value.end)
        return replace(value, start=start, end=end, text=self.original.text[start:end])

    def restored_mention(self, mention: Mention) -> Mention:
        """A mention of the copy as one of the article, with all that it holds."""
        start, end = self.span(mention.start, mention.end)
        trigger_start, trigger_end = self.span(mention.trigger_start, mention.trigger_end)
        text, timex = self.original.text, mention.timex and self.restored(mention.timex)
        return replace(
            mention,
            start=start,
            end=end,
            sentence=text[start:end],
            trigger=text[trigger_start:trigger_end],
            trigger_start=trigger_start,
            trigger_end=trigger_end,
            told_by=self.span(mention.told_by, mention.told_by + 1)[0],
            timex=timex,
            date_text=timex.text if timex else mention.date_text,
            place=mention.place and self.restored(mention.place),
            actors=tuple(self.restored(one) for one in mention.actors),
            quantities=tuple(self.restored(one) for one in mention.quantities),
        )

    def restored_decision(self, decision: dict[str, Any]) -> dict[str, Any]:
        """The object of `decisions.explain` with the offsets and the trigger of the article."""
        start, end = self.span(decision["start"], decision["end"])
        trigger_start, trigger_end = self.span(decision["trigger_start"], decision["trigger_end"])
        trigger = self.original.text[trigger_start:trigger_end]
        offsets = {"start": start, "end": end, "trigger_start": trigger_start, "trigger_end": trigger_end}
        return decision | offsets | {"trigger": trigger}


def plain_text(article: Article) -> PlainText:
    """The plain copy of an article; its title too is without hidden signs.

    >>> plain_text(Article("a", "They met in Hel-\\nsin\\u00adki on Mon-\\nday.", "en")).article.text
    'They met in Helsinki on Monday.'
    """
    changes = _changes(article)
    title = _HIDDEN.sub(_spelt_out, article.title)
    if not changes:
        return PlainText(article, replace(article, title=title) if title != article.title else article)
    length = len(article.text)
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, plain in [*changes, (length, length, "")]:
        text += (article.text[at:start], plain)
        starts += chain(range(at, start), repeat(start, len(plain)))
        ends += chain(range(at + 1, start + 1), repeat(end, len(plain)))
        at = end
    copy = replace(article, text="".join(text), title=title)
    return PlainText(article, copy, (*starts, length), (*ends, length))


# Signs inside words that show nothing, ligatures and full-width forms.
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_HIDDEN = re.compile(f"[{_DROPPED}\ufb00-\ufb06\uff01-\uff5e]")
_SOFT_HYPHEN = "\u00ad"
# A word that a hyphen ends, and the rest of it on the next line.
_CUT = re.compile(r"([\w'’-]*\w)([-\u2010\u2011])\Z")
_REST = re.compile(r"\w+")
# No word that a line's end cuts is longer, in characters.
_LONGEST_WORD = 40


def _changes(article: Article) -> list[tuple[int, int, str]]:
    """What is written otherwise in the copy: offsets of the article, in order, and the plain signs there."""
    text = article.text
    changes = [(*match.span(), _spelt_out(match)) for match in _HIDDEN.finditer(text)]
    if "<" in text or "&" in text:
        changes += ((start, end, _HIDDEN.sub(_spelt_out, plain)) for start, end, plain in find_markup(text))
    if "\n" in text:
        changes += _line_ends(article)
    ordered: list[tuple[int, int, str]] = []
    for change in sorted(changes):
        if not ordered or change[0] >= ordered[-1][1]:  # the end of a line inside a tag is the tag's
            ordered.append(change)
    return ordered


def _spelt_out(sign: re.Match[str]) -> str:
    return "" if sign[0] in _DROPPED else unicodedata.normalize("NFKC", sign[0])


def _line_ends(article: Article) -> Iterator[tuple[int, int, str]]:
    """The ends of lines inside paragraphs, each with what takes its place."""
    text = article.text
    for start, end in find_paragraphs(text):
        at = text.find("\n", start, end)
        while at >= 0:
            line_end, behind = at, at + 1
            while text[line_end - 1].isspace():
                line_end -= 1
            while text[behind].isspace():
                behind += 1
            cut = _CUT.search(text, max(start, line_end - _LONGEST_WORD), line_end)
            rest = _REST.match(text, behind, min(end, behind + _LONGEST_WORD))
            if rest and text[line_end - 1] == _SOFT_HYPHEN:
                yield line_end, behind, ""
            elif cut is None or rest is None:
                yield line_end, behind, " "
            else:
                whole = line_end if _keeps_hyphen(cut[1], rest[0], article) else line_end - 1
                yield whole, behind, ""
            at = text.find("\n", behind, end)


def _keeps_hyphen(word: str, rest: str, article: Article) -> bool:
    """Whether the hyphen at a line's end is the word's own ("vice-/président") and does not cut it ("ven-/dredi").

    The article's own spelling elsewhere decides, then the words that the language writes with a hyphen.
    """
    if not (rest[0].islower() and word[-1].isalpha()) or "-" in word:
        return True
    if re.search(rf"\b{word}-{rest}\b", article.text):
        return True
    if re.search(rf"\b{word}{rest}\b", article.text):
        return False
    first, last = _hyphenated(article.language)
    return word.lower() in first or rest in last


@cache
def _hyphenated(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a language that a hyphen follows, and those that it goes before."""
    if language not in lexicon_languages("sentences"):
        return frozenset(), frozenset()
    words = load_lexicon(language, "sentences")
    return frozenset(words["before_hyphen"]), frozenset(words["behind_hyphen"])
