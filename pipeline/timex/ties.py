"""Tie what is counted from something to the date told with it: "trois jours après l'attentat du 14 octobre"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.timex.anchors import has_verb
from pipeline.timex.durations import amount_of
from pipeline.timex.expression import Expression
from pipeline.timex.lexer import Node
from pipeline.timex.lexicon import Lexicon
from pipeline.timex.units import CLOCK

# What is counted from and its date stand so many words apart at most.
_WORDS = 9
_STOPS = {"comma", "dot", "break", "stop", "colon", "open", "close", "dash"}
_COUNTED = {"later", "told_day"}
# What follows a date that stands before its noun: "Monday's raid"; "the May 3 raid" has an article before it.
_OWNS = re.compile(r"['’]s?\s+\w")
_NOUN = re.compile(r"\s+[^\W\d_]{3}")


def tie_to_dates(nodes: list[Node], text: str, lexicon: Lexicon) -> list[Node]:
    """The nodes, each "tied" one with the date it counts from, where one is told; a date before its noun stays apart.

    Between the two stand few words, and no verb ("the day after the attack he was arrested on Monday"); hours are of
    the same day, so that there a verb does no harm.
    """
    tied: list[Node] = []
    taken: Node | None = None
    for i, node in enumerate(nodes):
        expression = node.word.categories.get("tied")
        if node is taken:
            continue
        if isinstance(expression, Expression):
            taken = _date_after(nodes, i, text, lexicon.language)
            tied.append(_tie(node, expression, _date_of(taken), lexicon) if taken else node)
        else:
            tied.append(_split(node, text, lexicon))
    return tied


def tied_date(expression: Expression) -> Expression | None:
    """The date that stands apart from what is counted from it, None where the words are one expression."""
    date = expression.slots.get("date")
    return date if isinstance(date, Expression) and date.start >= expression.end else None


def untie(expression: Expression) -> Expression:
    """The expression without the date it is counted from."""
    return replace(expression, slots={name: value for name, value in expression.slots.items() if name != "date"})


def _date_after(nodes: list[Node], i: int, text: str, language: str) -> Node | None:
    head = nodes[i].word.categories["tied"]
    hours = "duration" in head.slots and amount_of(head.slots["duration"])[1] in CLOCK
    for node in nodes[i + 1 :]:
        if text[nodes[i].end : node.start].count(" ") > _WORDS or _STOPS & set(node.word.categories):
            return None
        if _date_of(node) is not None:
            return node if hours or not has_verb(text, nodes[i].end, node.start, language) else None
        if any(isinstance(held, Expression) for held in node.word.categories.values()):
            return None
    return None


def _date_of(node: Node) -> Expression | None:
    held = node.word.categories.get("date") or node.word.categories.get("time")
    return held if isinstance(held, Expression) else None


def _tie(node: Node, expression: Expression, date: Expression | None, lexicon: Lexicon) -> Node:
    held = replace(expression, slots={**expression.slots, "date": date})
    return replace(node, word=lexicon.word({"tied": held}))


def _split(node: Node, text: str, lexicon: Lexicon) -> Node:
    """Of "a day after Monday" before "'s raid" the words up to the date: the raid is of Monday, the rest later."""
    expression = _date_of(node)
    if expression is None or expression.make not in _COUNTED:
        return node
    date = expression.slots.get("date")
    if not isinstance(date, Expression) or date.end != node.end or not _has_noun(date, text, lexicon):
        return node
    return _tie(node, replace(expression, end=len(text[: date.start].rstrip())), date, lexicon)


def _has_noun(date: Expression, text: str, lexicon: Lexicon) -> bool:
    if _OWNS.match(text, date.end):
        return True
    first = lexicon.look_up(text[date.start : date.end].split(maxsplit=1)[0])
    return first is not None and "the" in first.categories and _NOUN.match(text, date.end) is not None
