"""Figures of a sentence: the number (digits or words), its unit, and whether it is about, at least or at most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.mentions.grammar import feature, words
from pipeline.resources import load_lexicon
from pipeline.types import Qualifier, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# "2 700" (no-break spaces too), "2,700", "2.700": three digits behind each separator; else plain or decimal.
_GROUPED = r"\d{1,3}(?:[\s,.  ]\d{3})+(?!\d)"
_PLAIN = r"\d+(?:[.,]\d+)?"

# "60 et 90 soldats", "60 to 90 soldiers": the unit of the second is that of the first.
RANGE_WORDS = frozenset({"et", "à", "ou", "and", "to", "or", "-", "–"})
# From the number to its noun: "135 unjustly detained political prisoners".
LONGEST_UNIT = 5
# Where a number stands for those it counts: the object or the subject of what befalls them.
COUNTED_LABELS = frozenset({"obj", "dobj", "nsubj", "nsubj:pass", "nsubjpass"})

TWO = frozenset({"2", "deux", "two"})


def find_quantities(sentence: Span, language: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities of a sentence in text order; `taken` are the offsets of its timexes, whose numbers are none."""
    numbers = load_numbers(language)
    offset = sentence.start_char
    found = []
    for match in numbers.pattern.finditer(sentence.text):
        start, end = offset + match.start(), offset + match.end()
        if any(start < t_end and t_start < end for t_start, t_end in taken):
            continue
        quantity = _quantity(sentence, match, start, end, numbers)
        if quantity is not None:
            found.append(quantity)
    return found


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number words of a language, compiled."""

    pattern: re.Pattern[str]
    values: dict[str, float]
    collectives: frozenset[str]
    multipliers: dict[str, float]
    qualifiers: list[tuple[str, Qualifier]]
    no_unit: frozenset[str]
    pairs: frozenset[str]
    number_before: frozenset[str]


@cache
def load_numbers(language: str) -> Numbers:
    lexicon: dict[str, Any] = load_lexicon(language, "numbers")
    values = {**lexicon["words"], **lexicon["collectives"]}
    alternatives = "|".join(re.escape(word) for word in sorted(values, key=len, reverse=True))
    multipliers = "|".join(re.escape(word) for word in sorted(lexicon["multipliers"], key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![\w.,/-])(?P<number>{_GROUPED}|{_PLAIN}|{alternatives})"
        rf"(?:[ -](?P<times>{multipliers}))?(?![\w/]|-\w)",
        re.IGNORECASE,
    )
    qualifiers = [(phrase, Qualifier(name)) for name, phrases in lexicon["qualifiers"].items() for phrase in phrases]
    units = lexicon["units"]
    return Numbers(
        pattern=pattern,
        values=values,
        collectives=frozenset(lexicon["collectives"]),
        multipliers=lexicon["multipliers"],
        qualifiers=sorted(qualifiers, key=lambda row: -len(row[0])),
        no_unit=frozenset(units["none"]),
        pairs=frozenset(units["pairs"]),
        number_before=frozenset(units["number_before"]),
    )


def _quantity(sentence: Span, match: re.Match[str], start: int, end: int, numbers: Numbers) -> Quantity | None:
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    before = sentence.doc[span.start - 1] if span.start > sentence.start else None
    if before is not None and before.lower_.rstrip(".") in numbers.number_before:
        return None
    unit = _unit(span[-1], sentence)
    percent = sentence.text[match.end() :].lstrip(" \u00a0\u202f").startswith("%")
    if percent:
        unit_text = "%"
        text_end = sentence.text.index("%", match.end()) + 1 + sentence.start_char
    elif not unit or words(unit[0]) & numbers.no_unit or _is_pair(unit, before, match, numbers):
        return None
    else:
        unit_text = " ".join(token.text for token in unit)
        text_end = max(end, unit[-1].idx + len(unit[-1]))  # "killed five": the unit stands before
    value = _value(match, numbers)
    if value is None:
        return None
    return Quantity(
        start=start,
        end=text_end,
        text=sentence.doc.text[start:text_end],
        value=value,
        unit=unit_text,
        qualifier=_qualifier(
            sentence.doc.text[sentence.start_char : start], numbers, match["number"].lower() in numbers.collectives
        ),
    )


def _is_pair(unit: list[Token], before: Token | None, match: re.Match[str], numbers: Numbers) -> bool:
    """ "les deux pays", "the two sides", "deux délégations" are those already named, not a figure."""
    definite = before is not None and "Def" in feature(before, "Definite")
    return match["number"].lower() in TWO and (definite or any(words(token) & numbers.pairs for token in unit))


def _value(match: re.Match[str], numbers: Numbers) -> float | None:
    text = match["number"].lower()
    if text[0].isdigit():
        value = float(re.sub(r"\D", "", text)) if re.fullmatch(_GROUPED, text) else float(text.replace(",", "."))
    else:
        held = numbers.values.get(text)
        if held is None:
            return None
        value = float(held)
    return value * numbers.multipliers[match["times"].lower()] if match["times"] else value


def _unit(last: Token, sentence: Span) -> list[Token]:
    """The noun that the number counts with the words around it ("militaires russes"), or what befell those counted
    ("killed five"); empty where it counts nothing."""
    behind = [token for token in sentence if token.i > last.i]
    if len(behind) > 1 and behind[0].lower_ in RANGE_WORDS and behind[1].like_num:
        return _unit(behind[1], sentence)
    head = last.head
    if head.pos_ in ("NOUN", "PROPN") and last.i < head.i <= last.i + LONGEST_UNIT:
        unit = [token for token in behind if token.i <= head.i and token.pos_ not in ("ADP", "DET")]
    else:
        unit = []
        for token in behind:
            participle = "Part" in feature(token, "VerbForm")
            if token.pos_ in ("NOUN", "PROPN", "ADJ") or (participle and not unit):
                unit.append(token)
            elif unit or token.pos_ not in ("ADP", "DET", "ADV"):
                break
    if unit:
        for token in [token for token in behind if token.i > unit[-1].i]:
            if token.pos_ == "ADJ" or (token.dep_ in ("acl", "amod") and token.head in unit):
                unit.append(token)
            else:
                break
    named = any(token.pos_ in ("NOUN", "PROPN") for token in unit)
    # An adjective may stand for the noun: "sept civils", "three wounded".
    if named or (unit and "Plur" in feature(unit[0], "Number")):
        return unit
    return [head] if head.pos_ == "VERB" and last.dep_ in COUNTED_LABELS else []


def _qualifier(before: str, numbers: Numbers, collective: bool) -> Qualifier:
    """What stands right before the number, or one word before it: "au moins [une] centaine"."""
    words = re.split(r"[\s']+", before.lower().strip())
    for phrase, qualifier in numbers.qualifiers:
        parts = re.split(r"[\s']+", phrase)
        if any(words[len(words) - len(parts) - skip :][: len(parts)] == parts for skip in (0, 1)):
            return qualifier
    return Qualifier.ABOUT if collective else Qualifier.EXACT
