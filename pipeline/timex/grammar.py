"""The cascade: patterns over categories, compiled to regular expressions over the coded nodes, run stage by stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.errors import ResourceError
from pipeline.timex.expression import Expression
from pipeline.timex.lexer import HYPHEN, SPACE, TOUCH, Node
from pipeline.timex.lexicon import Lexicon, RuleTable, Word, load_timex_lexicon

_ITEM = re.compile(
    r"(?P<look><!|>!|<|>)?(?P<gap>[+~_])?(?P<names>\w+(?:\|\w+)*)(?:=(?P<slot>\w+))?(?P<many>[?*])?$",
)


_BRACKETS = {"(": "(?:", "|": "|", ")": ")", ")?": ")?", ")*": ")*", ">(": "(?=", ">!(": "(?!"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to run: its regular expression and, for each group, the slot and the categories it may take."""

    table: RuleTable
    regex: re.Pattern[str]
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    word: Word


def parse(nodes: list[Node], rules: Sequence[Sequence[Rule]]) -> list[Node]:
    """The nodes after every stage: what a rule matched is one node whose category holds its expression."""
    for stage in rules:
        nodes = _run_stage(nodes, stage)
    return nodes


@cache
def load_rules(language: str) -> tuple[tuple[Rule, ...], ...]:
    """The rules of a language by stage, in the order of its table. Raises ResourceError for a pattern that cannot be."""
    lexicon = load_timex_lexicon(language)
    stages = sorted({rule.stage for rule in lexicon.rules})
    return tuple(tuple(_compile(rule, lexicon) for rule in lexicon.rules if rule.stage == stage) for stage in stages)


def _run_stage(nodes: list[Node], rules: Sequence[Rule]) -> list[Node]:
    coded = "".join([node.gap + node.word.code for node in nodes])
    found: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    for order, rule in enumerate(rules):
        for match in rule.regex.finditer(coded):
            found.append((match.start() - match.end(), order, match.start() // 2, rule, match))
    if not found:
        return nodes
    # The longest match wins, then the rule that stands first.
    found.sort(key=lambda item: item[:3])
    taken = bytearray(len(nodes))
    chosen: dict[int, tuple[int, Rule, re.Match[str]]] = {}
    for negative_length, _, first, rule, match in found:
        last = first - negative_length // 2
        if any(taken[first:last]):
            continue
        taken[first:last] = b"\x01" * (last - first)
        chosen[first] = (last, rule, match)
    reduced: list[Node] = []
    i = 0
    while i < len(nodes):
        if i not in chosen:
            reduced.append(nodes[i])
            i += 1
            continue
        last, rule, match = chosen[i]
        reduced.append(_reduce(nodes, i, last, rule, match))
        i = last
    return reduced


def _reduce(nodes: list[Node], first: int, last: int, rule: Rule, match: re.Match[str]) -> Node:
    slots: dict[str, object] = dict(rule.table.constants)
    for group, (slot, names) in enumerate(rule.slots, start=1):
        if (start := match.start(group)) >= 0:
            categories = nodes[start // 2].word.categories
            for name in names:
                if name in categories:
                    slots[slot] = categories[name]
                    break
    start, end = nodes[first].start, nodes[last - 1].end
    expression = Expression(rule.table.make, slots, start, end)
    return Node(start, end, nodes[first].gap, Word({rule.table.gives: expression}, rule.word.code))


def _compile(rule: RuleTable, lexicon: Lexicon) -> Rule:
    slots: list[tuple[str, tuple[str, ...]]] = []
    parts: list[str] = []
    for item in rule.pattern.split():
        if item in _BRACKETS:
            parts.append(_BRACKETS[item])
            continue
        match = _ITEM.match(item)
        if not match:
            raise ResourceError(f"timex_rules.toml of {lexicon.language!r}, rule {rule.name!r}: cannot read {item!r}")
        parts.append(_item_regex(match, rule, lexicon, slots))
    try:
        regex = re.compile("".join(parts))
    except re.error as error:
        raise ResourceError(f"timex_rules.toml of {lexicon.language!r}, rule {rule.name!r}: {error}") from None
    return Rule(rule, regex, tuple(slots), lexicon.word({rule.gives: None}))


def _item_regex(
    match: re.Match[str], rule: RuleTable, lexicon: Lexicon, slots: list[tuple[str, tuple[str, ...]]]
) -> str:
    names = tuple(match["names"].split("|"))
    codes = "".join(dict.fromkeys("".join("o" if name == "WORD" else lexicon.codes_with(name) for name in names)))
    if not codes:
        raise ResourceError(
            f"timex_rules.toml of {lexicon.language!r}, rule {rule.name!r}: no word is {match['names']!r}"
        )
    gap = {"+": TOUCH, "~": HYPHEN, "_": SPACE}.get(match["gap"] or "", f"[{SPACE}{TOUCH}{HYPHEN}]")
    body = f"{gap}[{re.escape(codes)}]"
    look = match["look"]
    if look == "<":
        return f"(?<={body})"
    if look == "<!":
        return f"(?<!{body})"
    if look == ">":
        return f"(?={body})"
    if look == ">!":
        return f"(?!{body})"
    slots.append((match["slot"] or names[0], names))
    return f"({body}){match['many'] or ''}"
