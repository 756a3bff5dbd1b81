"""The numbers of a text, in digits or in words, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from text_to_num import text2num

from pipeline.resources import load_lexicon

# "2 700" (no-break spaces too), "2,700", "2.700", "2'700": three digits behind each separator; else plain or decimal.
# Longer rows of digits count nothing: they are telephone and account numbers.
_GROUPED = r"\d{1,3}(?:[\s,.'’]\d{3}){1,4}(?!\d)"
_PLAIN = r"\d{1,12}(?:[.,]\d{1,6})?"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the offsets `start` and `end` of its text; `rounded` is one that is about ("une centaine")."""

    start: int
    end: int
    text: str
    value: float
    rounded: bool


def find_numbers(text: str, language: str) -> Iterator[Number]:
    """The numbers of `text` in its order. "un", "one" and "a" alone are none: they are articles.

    What number words mean together ("deux cent cinquante") is the matter of the library text2num.
    """
    table = _load_words(language)
    for match in table.pattern.finditer(text):
        number, times = match["number"].lower(), (match["times"] or "").lower()
        value = _digits_value(number) if number[0].isdigit() else _words_value(number, table, language)
        # Letters that only look alike ("mıllion", which case folding lets through) multiply nothing.
        factor = table.multipliers.get(times) if times else 1
        if value is not None and factor is not None:
            rounded = not {number, times}.isdisjoint(table.rounded)
            yield Number(match.start(), match.end(), match[0], value * factor, rounded)


@dataclass(frozen=True, slots=True)
class _Words:
    """The table `numbers.toml` of a language, compiled."""

    pattern: re.Pattern[str]
    collectives: Mapping[str, float]
    multipliers: Mapping[str, float]
    rounded: frozenset[str]
    articles: tuple[str, ...]


@cache
def _load_words(language: str) -> _Words:
    lexicon: dict[str, Any] = load_lexicon(language, "numbers")
    collectives, multipliers = lexicon["collectives"], {**lexicon["multipliers"], **lexicon["collectives"]}
    one = _alternatives(lexicon["words"])
    more = _alternatives([*lexicon["words"], *lexicon["words_behind"]])
    row = rf"{one}(?:[ -]{more})*"
    pattern = re.compile(
        rf"(?<![\w.,/-])(?<!\d['’])(?P<number>{_GROUPED}|{_PLAIN}|{row}|{_alternatives(collectives)})"
        rf"(?:[ -](?P<times>{_alternatives(multipliers)}))?(?![\w/]|-\w)",
        re.IGNORECASE,
    )
    rounded = frozenset({*collectives, *lexicon["rounded"]})
    return _Words(pattern, collectives, multipliers, rounded, tuple(f"{word} " for word in lexicon["articles"]))


def _alternatives(words: Mapping[str, float] | list[str]) -> str:
    """Any of `words`, whole, the longest first."""
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})(?!\w)"


def _digits_value(text: str) -> float:
    return float(re.sub(r"\D", "", text) if re.fullmatch(_GROUPED, text) else text.replace(",", "."))


def _words_value(text: str, table: _Words, language: str) -> float | None:
    """None where the words are no number together: "deux trois"."""
    if text in table.collectives:
        return table.collectives[text]
    for article in table.articles:
        text = text.removeprefix(article)
    try:
        return float(text2num(text, language))
    except ValueError:
        return None
