"""Figures of a sentence: the number (digits or words), its unit, and whether it is about, at least or at most."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.mentions.grammar import NOMINAL, VERBAL, Grammar, feature, load_grammar, words
from pipeline.resources import load_lexicon
from pipeline.types import Qualifier, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# "2 700" (no-break spaces too), "2,700", "2.700": three digits behind each separator; else plain or decimal.
# Longer rows of digits count nothing: they are telephone and account numbers.
_GROUPED = r"\d{1,3}(?:[\s,.]\d{3}){1,4}(?!\d)"
_PLAIN = r"\d{1,12}(?:[.,]\d{1,6})?"
_PERCENT = re.compile(r" *%")

# From the number to its noun: "135 unjustly detained political prisoners".
LONGEST_UNIT = 5


def find_quantities(sentence: Span, language: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities of a sentence in text order; `taken` are the offsets of its timexes, whose numbers are none."""
    numbers = load_numbers(language)
    offset = sentence.start_char
    free = (
        match
        for match in numbers.pattern.finditer(sentence.text)
        if not any(offset + match.start() < end and start < offset + match.end() for start, end in taken)
    )
    starts = [start for start, _ in taken]
    quantities = (_quantity(sentence, match, language, starts) for match in free)
    return [quantity for quantity in quantities if quantity is not None]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number words of a language, compiled."""

    pattern: re.Pattern[str]
    values: Mapping[str, float]
    multipliers: Mapping[str, float]
    collectives: frozenset[str]
    qualifiers: Sequence[tuple[Sequence[str], Qualifier]]
    joiners: frozenset[str]
    two: frozenset[str]
    no_unit: frozenset[str]
    pairs: frozenset[str]
    number_before: frozenset[str]


@cache
def load_numbers(language: str) -> Numbers:
    """The table `numbers.toml` of a language; its qualifiers as words, the longest first."""
    lexicon: dict[str, Any] = load_lexicon(language, "numbers")
    values = {**_compounds(lexicon["words"]), **lexicon["words"], **lexicon["collectives"]}
    alternatives = "|".join(re.escape(word) for word in sorted(values, key=len, reverse=True))
    multipliers = "|".join(re.escape(word) for word in sorted(lexicon["multipliers"], key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![\w.,/-])(?P<number>{_GROUPED}|{_PLAIN}|{alternatives})"
        rf"(?:[ -](?P<times>{multipliers}))?(?![\w/]|-\w)",
        re.IGNORECASE,
    )
    qualifiers = [
        (_split(phrase), Qualifier(name)) for name, phrases in lexicon["qualifiers"].items() for phrase in phrases
    ]
    units = lexicon["units"]
    return Numbers(
        pattern=pattern,
        values=values,
        multipliers=lexicon["multipliers"],
        collectives=frozenset(lexicon["collectives"]),
        qualifiers=sorted(qualifiers, key=lambda row: -len(row[0])),
        joiners=frozenset(lexicon["joiners"]),
        two=frozenset(lexicon["two"]),
        no_unit=frozenset(units["none"]),
        pairs=frozenset(units["pairs"]),
        number_before=frozenset(units["number_before"]),
    )


def _compounds(words: Mapping[str, float]) -> dict[str, float]:
    """ "forty-two", "soixante-douze": tens and what is below twenty, with a hyphen between."""
    tens = {word: value for word, value in words.items() if 20 <= value < 100 and value % 10 == 0}
    rest = {word: value for word, value in words.items() if value < 20}
    return {f"{ten}-{word}": high + low for ten, high in tens.items() for word, low in rest.items()}


def _quantity(sentence: Span, match: re.Match[str], language: str, dates: Sequence[int]) -> Quantity | None:
    """The quantity whose number is `match`, None where the number counts nothing that an event could; its unit ends
    before a word that begins one of the `dates`: "23 soldiers last month"."""
    numbers = load_numbers(language)
    start, end = sentence.start_char + match.start(), sentence.start_char + match.end()
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    value = _value(match, numbers)
    if span is None or value is None:
        return None
    before = sentence.doc[span.start - 1] if span.start > sentence.start else None
    if before is not None and before.lower_.rstrip(".") in numbers.number_before:
        return None
    percent = _PERCENT.match(sentence.text, match.end())
    if percent:
        unit, text_end = "%", sentence.start_char + percent.end()
    else:
        counted = _unit(span[-1], sentence, language)
        counted = counted[: next((n for n, token in enumerate(counted) if token.idx in dates), None)]
        if not counted or words(counted[0]) & numbers.no_unit or _is_pair(counted, before, match, numbers):
            return None
        unit = " ".join(token.text for token in counted)
        text_end = max(end, counted[-1].idx + len(counted[-1]))  # "killed five": the unit stands before
    return Quantity(
        start=start,
        end=text_end,
        text=sentence.doc.text[start:text_end],
        value=value,
        unit=unit,
        qualifier=_qualifier(sentence.text[: match.start()], match, numbers),
    )


def _value(match: re.Match[str], numbers: Numbers) -> float | None:
    """The number, multiplied; None for letters that only look alike ("mıllion", which case folding lets through)."""
    text, times = match["number"].lower(), (match["times"] or "").lower()
    if text[0].isdigit():
        value: float | None = float(re.sub(r"\D", "", text) if re.fullmatch(_GROUPED, text) else text.replace(",", "."))
    else:
        value = numbers.values.get(text)
    factor = numbers.multipliers.get(times) if times else 1
    return float(value * factor) if value is not None and factor is not None else None


def _unit(last: Token, sentence: Span, language: str) -> list[Token]:
    """The noun that the number counts with the words around it ("militaires russes"), or what befell those counted
    ("killed five"); empty where it counts nothing. `last` is the last word of the number."""
    grammar = load_grammar(language)
    behind = list(sentence.doc[last.i + 1 : sentence.end])
    # "60 et 90 soldats", "60 to 90 soldiers": the unit of the first is that of the second.
    while len(behind) > 1 and behind[0].lower_ in load_numbers(language).joiners and behind[1].like_num:
        last, behind = behind[1], behind[2:]
    head = last.head
    if head.pos_ in NOMINAL and last.i < head.i <= last.i + LONGEST_UNIT:
        unit = [token for token in behind if token.i <= head.i and token.pos_ not in ("ADP", "DET")]
    else:
        unit = _next_noun(behind)
    if unit:
        unit += _described_by(unit, grammar)
    # An adjective may stand for the noun: "sept civils", "three wounded".
    if any(token.pos_ in NOMINAL for token in unit) or (unit and "Plur" in feature(unit[0], "Number")):
        return unit
    counts = grammar["object"] | grammar["subject"] | grammar["passive_subject"]
    if head.pos_ not in VERBAL or last.dep_ not in counts:
        return []
    # "killed five"; "190 were dead"
    return [head] if head.pos_ == "VERB" else [child for child in head.children if child.pos_ == "ADJ"][:1]


def _next_noun(behind: Sequence[Token]) -> list[Token]:
    """What follows a number that the parser hangs on no noun: nouns and adjectives, or a participle and those."""
    unit: list[Token] = []
    for token in behind:
        participle = "Part" in feature(token, "VerbForm")
        if token.pos_ in (*NOMINAL, "ADJ") or (participle and not unit):
            unit.append(token)
        elif unit or token.pos_ not in ("ADP", "DET", "ADV"):
            break
    return unit


def _described_by(unit: Sequence[Token], grammar: Grammar) -> list[Token]:
    """The adjectives and participles right behind a unit: "prisonniers [ukrainiens détenus]"."""
    labels = grammar["reduced"] | grammar["adjective"]
    held = list(unit)
    for token in unit[-1].doc[unit[-1].i + 1 : unit[-1].sent.end]:
        if token.pos_ != "ADJ" and (token.dep_ not in labels or token.head not in held):
            break
        held.append(token)
    return held[len(unit) :]


def _is_pair(unit: Sequence[Token], before: Token | None, match: re.Match[str], numbers: Numbers) -> bool:
    """ "les deux pays", "the two sides", "deux délégations" are those already named, not a figure."""
    definite = before is not None and "Def" in feature(before, "Definite")
    return match["number"].lower() in numbers.two and (definite or any(words(token) & numbers.pairs for token in unit))


def _qualifier(before: str, match: re.Match[str], numbers: Numbers) -> Qualifier:
    """What stands right before the number, or one word before it: "au moins [une] centaine"."""
    said = _split(before.lower())
    for phrase, qualifier in numbers.qualifiers:
        if any(said[len(said) - len(phrase) - skip :][: len(phrase)] == phrase for skip in (0, 1)):
            return qualifier
    return Qualifier.ABOUT if match["number"].lower() in numbers.collectives else Qualifier.EXACT


def _split(phrase: str) -> list[str]:
    """Words, an elided one by itself: "plus d'" is `["plus", "d", ""]`."""
    return re.split(r"[\s']+", phrase.strip())
