"""Figures of a sentence: the number (digits or words), its unit, and whether it is about, at least or at most."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.reading.grammar import NOMINAL, VERBAL, Grammar, feature, load_grammar, words
from pipeline.reading.numbers import Number, find_numbers
from pipeline.resources import load_lexicon
from pipeline.types import Qualifier, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# From the number to its noun: "135 unjustly detained political prisoners".
LONGEST_UNIT = 5
# How many words behind a number are looked at for its unit, and for what befell those that it counts.
UNIT_REACH = 12
BEFALLEN_REACH = 5
# Steps from a number to the verb that gives it.
TO_VERB = 3
# How many characters before a number are looked at for what qualifies it.
QUALIFIER_REACH = 40
# The unit of a share, however the text writes it.
PERCENT = "%"


def find_quantities(sentence: Span, language: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities of a sentence in text order; `taken` are the offsets of its timexes, whose numbers are none."""
    offset = sentence.start_char
    ends = sorted((start, end) for start, end in taken)
    starts = [start for start, _ in ends]
    dates = frozenset(starts)
    found: list[Quantity] = []
    for number in find_numbers(sentence.text, language):
        held = bisect_left(starts, offset + number.end) - 1
        if held >= 0 and ends[held][1] > offset + number.start:
            continue
        if found and found[-1].unit == PERCENT and offset + number.start < found[-1].end:
            continue  # the "cent" of "30 pour cent"
        quantity = _quantity(sentence, number, language, dates, found[-1] if found else None)
        if quantity is not None:
            found.append(quantity)
    return found


@dataclass(frozen=True, slots=True)
class _Counting:
    """What stands around the numbers of a language, from `numbers.toml`; the qualifiers as words, the longest first."""

    qualifiers: Sequence[tuple[Sequence[str], Qualifier]]
    joiners: frozenset[str]
    two: frozenset[str]
    no_unit: frozenset[str]
    pairs: frozenset[str]
    number_before: frozenset[str]
    percent: re.Pattern[str]
    part_of: frozenset[str]
    of_them: frozenset[str]


@cache
def _load_counting(language: str) -> _Counting:
    """The table of a language. Raises ResourceError where it has none."""
    lexicon: dict[str, Any] = load_lexicon(language, "numbers")
    qualifiers = [
        (_split(phrase), Qualifier(name)) for name, phrases in lexicon["qualifiers"].items() for phrase in phrases
    ]
    units = lexicon["units"]
    percent = "|".join(re.escape(word) for word in lexicon["percent"])
    return _Counting(
        qualifiers=sorted(qualifiers, key=lambda row: -len(row[0])),
        joiners=frozenset(lexicon["joiners"]),
        two=frozenset(lexicon["two"]),
        no_unit=frozenset(units["none"]),
        pairs=frozenset(units["pairs"]),
        number_before=frozenset(units["number_before"]),
        percent=re.compile(rf" *(?:{percent})(?!\w)"),
        part_of=frozenset(units["part_of"]),
        of_them=frozenset(units["of_them"]),
    )


def _quantity(
    sentence: Span, number: Number, language: str, dates: frozenset[int], last: Quantity | None
) -> Quantity | None:
    """The quantity of `number`, None where it counts nothing that an event could; its unit ends before a word that
    begins one of the `dates`: "23 soldiers last month". `last` is the quantity before it."""
    counting = _load_counting(language)
    start, end = sentence.start_char + number.start, sentence.start_char + number.end
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    before = sentence.doc[span.start - 1] if span.start > sentence.start else None
    if before is not None and before.lower_.rstrip(".") in counting.number_before:
        return None
    percent = counting.percent.match(sentence.text, number.end)
    if percent:
        unit, text_end = PERCENT, sentence.start_char + percent.end()
    elif last is not None and _is_part(span, before, counting):
        unit, text_end = last.unit, end
    else:
        counted = _unit(span, sentence, language)
        counted = counted[: next((n for n, token in enumerate(counted) if token.idx in dates), None)]
        if not counted and last is not None and _is_given_again(span[-1], load_grammar(language)):
            unit, text_end = last.unit, end
        elif not counted or words(counted[0]) & counting.no_unit or _is_pair(counted, before, number, counting):
            return None
        else:
            unit = " ".join(token.text for token in counted)
            text_end = end if counted[0].i < span.start else counted[-1].idx + len(counted[-1])
            if counted[0].i == span.start - 1:
                start = counted[0].idx  # "killed five": the unit stands before
    return Quantity(
        start=start,
        end=text_end,
        text=sentence.text[start - sentence.start_char : text_end - sentence.start_char],
        value=number.value,
        unit=unit,
        qualifier=_qualifier(sentence.text[: number.start], number, counting),
    )


def _is_part(number: Span, before: Token | None, counting: _Counting) -> bool:
    """ "dix blessés, dont trois parmi les policiers", "65 d'entre eux": some of those counted right before."""
    behind = number.doc[number.end : min(number.end + 3, number.sent.end)]
    if not {token.lower_ for token in behind}.isdisjoint(counting.of_them):
        return True
    described = [token for token in behind if token.pos_ != "ADV"][:1]
    has_noun = any(token.pos_ in (*NOMINAL, "ADJ", "VERB") for token in described)
    return before is not None and before.lower_ in counting.part_of and not has_noun


def _is_given_again(number: Token, grammar: Grammar) -> bool:
    """ "while Oslo put the number at three", "Oslo en évoque 12": another figure of what was counted right before."""
    node = number.head
    for _ in range(TO_VERB):
        if node.pos_ in VERBAL:
            break
        node = node.head
    return grammar.holds(node, "count_verbs")


def _unit(number: Span, sentence: Span, language: str) -> list[Token]:
    """The noun that the number counts with the words around it ("militaires russes"), or what befell those counted
    ("killed five"); empty where it counts nothing."""
    first, last = number[0], number[-1]
    grammar, counting = load_grammar(language), _load_counting(language)
    behind = list(sentence.doc[last.i + 1 : min(last.i + 1 + UNIT_REACH, sentence.end)])
    # "60 et 90 soldats", "60 to 90 soldiers": the unit of the first is that of the second.
    while len(behind) > 1 and behind[0].lower_ in counting.joiners and behind[1].like_num:
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
    # "la résolution 2735 a été adoptée": a number behind its noun counts nothing.
    is_name = first.i > sentence.start and first.nbor(-1).pos_ in NOMINAL
    befallen = [] if is_name else _befallen(behind)
    killed = head.pos_ == "VERB" and last.dep_ in grammar["object"] and head.i < last.i
    return befallen or ([head] if killed else [])  # "190 were dead", "killed five"


def _befallen(behind: Sequence[Token]) -> list[Token]:
    """What befell those whom a number alone counts: "190 were [dead]", "quatre sont portés [disparus]"."""
    helped = False
    for token in behind[:BEFALLEN_REACH]:
        if token.pos_ in ("AUX", "VERB") and "Fin" in feature(token, "VerbForm"):
            helped = True
        elif helped and (token.pos_ == "ADJ" or "Part" in feature(token, "VerbForm")):
            following = token.nbor() if token.i + 1 < len(token.doc) else token
            return [following] if following.pos_ == "ADJ" and following.head == token else [token]
        elif token.pos_ not in ("ADV", "AUX"):
            break
    return []


def _next_noun(behind: Sequence[Token]) -> list[Token]:
    """What follows a number that the parser hangs on no noun: nouns and adjectives, or a participle and those."""
    unit: list[Token] = []
    for token in behind:
        participle = "Part" in feature(token, "VerbForm")
        if token.pos_ in (*NOMINAL, "ADJ") or (participle and not unit):
            unit.append(token)
        elif unit or not (token.pos_ in ("ADP", "DET", "ADV") or "Yes" in feature(token, "Poss")):
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


def _is_pair(unit: Sequence[Token], before: Token | None, number: Number, counting: _Counting) -> bool:
    """ "les deux pays", "the two sides", "deux délégations" are those already named, not a figure."""
    definite = before is not None and "Def" in feature(before, "Definite")
    return number.text.lower() in counting.two and (definite or any(words(token) & counting.pairs for token in unit))


def _qualifier(before: str, number: Number, counting: _Counting) -> Qualifier:
    """What stands right before the number, or one word before it: "au moins [une] centaine"."""
    said = _split(before[-QUALIFIER_REACH:].lower())
    for phrase, qualifier in counting.qualifiers:
        if any(said[len(said) - len(phrase) - skip :][: len(phrase)] == phrase for skip in (0, 1)):
            return qualifier
    return Qualifier.ABOUT if number.rounded else Qualifier.EXACT


def _split(phrase: str) -> list[str]:
    """Words, an elided one by itself: "plus d'" is `["plus", "d", ""]`."""
    return re.split(r"[\s']+", phrase.strip())
