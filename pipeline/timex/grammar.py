"""The cascade: patterns over categories, compiled to regular expressions over the coded nodes, run stage by stage."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.errors import ResourceError
from pipeline.timex.expression import Expression
from pipeline.timex.lexer import HYPHEN, SPACE, TOUCH, Node
from pipeline.timex.lexicon import Lexicon, RuleTable, Word, load_timex_lexicon

_ITEM = re.compile(
    r"(?P<look><!|>!|<|>)?(?P<gap>[+~_])?(?P<names>\w+(?:\|\w+)*)(?:=(?P<slot>\w+))?(?P<many>[?*])?$",
)


_UNKNOWN = "o"  # the code of unknown words, which no rule can name
_BRACKETS = {"(": "(?:", "|": "|", ")": ")", ")?": ")?", ")*": ")*", ">(": "(?=", ">!(": "(?!"}


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule ready to run: its regular expression and, for each group, the slot and the categories it may take.

    `needs` are the codes without one of which, set by set, it cannot match.
    """

    table: RuleTable
    regex: re.Pattern[str]
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    needs: tuple[str, ...]
    word: Word


@dataclass(frozen=True, slots=True)
class _Choice:
    """A match to keep: the rule, the first node and the one after the last, and the node of each slot (-1: none)."""

    first: int
    last: int
    rule: Rule
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """The rules that run together, and by code those that cannot match without it."""

    rules: tuple[Rule, ...]
    by_code: Mapping[str, tuple[int, ...]]


def parse(nodes: list[Node], stages: tuple[Stage, ...]) -> list[Node]:
    """The nodes after every stage: what a rule matched is one node whose category holds its expression."""
    for stage in stages:
        nodes = _run_stage(nodes, stage)
    return nodes


@cache
def load_rules(language: str, style: str) -> tuple[Stage, ...]:
    """The rules of a language and style by stage, in the order of its table. Raises ResourceError for a bad pattern."""
    lexicon = load_timex_lexicon(language)
    rules = [rule for rule in lexicon.rules if rule.style in ("", style)]
    numbers = sorted({rule.stage for rule in rules})
    return tuple(_stage([rule for rule in rules if rule.stage == number], lexicon) for number in numbers)


def _stage(tables: list[RuleTable], lexicon: Lexicon) -> Stage:
    rules = tuple(_compile(table, lexicon) for table in tables)
    by_code: dict[str, list[int]] = {}
    for order, rule in enumerate(rules):
        # Of the codes a rule needs, the set that the fewest words have tells soonest that it need not be tried.
        for code in min(rule.needs, key=len):
            by_code.setdefault(code, []).append(order)
    return Stage(rules, {code: tuple(orders) for code, orders in by_code.items()})


def _run_stage(nodes: list[Node], stage: Stage) -> list[Node]:
    """One pass over the islands, the runs of known nodes between unknown words."""
    reduced: list[Node] = []
    island: list[Node] = []
    for node in nodes:
        if node.word.code != _UNKNOWN:
            island.append(node)
            continue
        if island:
            reduced += _reduce_island(island, stage)
            island = []
        reduced.append(node)
    if island:
        reduced += _reduce_island(island, stage)
    return reduced


def _reduce_island(nodes: list[Node], stage: Stage) -> list[Node]:
    chosen = _choose("".join([node.gap + node.word.code for node in nodes]), stage)
    if not chosen:
        return nodes
    reduced: list[Node] = []
    i = 0
    for choice in chosen:
        reduced += nodes[i : choice.first]
        reduced.append(_reduce(nodes, choice))
        i = choice.last
    return reduced + nodes[i:]


@lru_cache(maxsize=1 << 14)
def _choose(coded: str, stage: Stage) -> tuple[_Choice, ...]:
    """What the rules match in a coded island; the same few islands ("the", "in the", a full stop) come again and again.

    The longest match wins, then the rule that stands first.
    """
    present = set(coded)
    found: list[tuple[int, int, int, _Choice]] = []
    for order in {order for code in present for order in stage.by_code.get(code, ())}:
        rule = stage.rules[order]
        if any(present.isdisjoint(codes) for codes in rule.needs):
            continue
        for match in rule.regex.finditer(coded):
            groups = tuple(match.start(group) // 2 for group in range(1, len(rule.slots) + 1))
            choice = _Choice(match.start() // 2, match.end() // 2, rule, groups)
            found.append((choice.first - choice.last, order, choice.first, choice))
    taken = bytearray(len(coded))
    chosen: list[_Choice] = []
    for *_, choice in sorted(found, key=lambda item: item[:3]):
        if not any(taken[choice.first : choice.last]):
            taken[choice.first : choice.last] = b"\x01" * (choice.last - choice.first)
            chosen.append(choice)
    return tuple(sorted(chosen, key=lambda choice: choice.first))


def _reduce(nodes: list[Node], choice: _Choice) -> Node:
    rule = choice.rule
    slots: dict[str, object] = dict(rule.table.constants)
    places: dict[str, tuple[int, int]] = {}
    for (slot, names), position in zip(rule.slots, choice.groups, strict=True):
        if position >= 0:
            places.setdefault(slot, (nodes[position].start, nodes[position].end))
            categories = nodes[position].word.categories
            for name in names:
                if name in categories:
                    slots[slot] = categories[name]
                    break
    start, end = nodes[choice.first].start, nodes[choice.last - 1].end
    expression = Expression(rule.table.make, slots, start, end, places)
    return Node(start, end, nodes[choice.first].gap, Word({rule.table.gives: expression}, rule.word.code))


def _compile(rule: RuleTable, lexicon: Lexicon) -> Rule:
    slots: list[tuple[str, tuple[str, ...]]] = []
    parts: list[str] = []
    needs: list[str] = []
    depth = 0
    for item in rule.pattern.split():
        if item in _BRACKETS:
            parts.append(_BRACKETS[item])
            depth += item.endswith("(") - item.startswith(")")
            continue
        match = _ITEM.match(item)
        if not match:
            raise ResourceError(f"timex_rules.toml of {lexicon.language!r}, rule {rule.name!r}: cannot read {item!r}")
        codes = _codes(match, rule, lexicon)
        parts.append(_item_regex(match, codes, slots))
        if not depth and not match["many"] and match["look"] in (None, "<", ">"):
            needs.append(codes)
    try:
        regex = re.compile("".join(parts))
    except re.error as error:
        raise ResourceError(f"timex_rules.toml of {lexicon.language!r}, rule {rule.name!r}: {error}") from None
    if not needs:
        raise ResourceError(f"timex_rules.toml of {lexicon.language!r}, rule {rule.name!r}: every item may be missing")
    return Rule(rule, regex, tuple(slots), tuple(needs), lexicon.word({rule.gives: None}))


def _codes(match: re.Match[str], rule: RuleTable, lexicon: Lexicon) -> str:
    names = match["names"].split("|")
    codes = "".join(dict.fromkeys("".join(lexicon.codes_with(name) for name in names)))
    if not codes:
        raise ResourceError(
            f"timex_rules.toml of {lexicon.language!r}, rule {rule.name!r}: no word is {match['names']!r}"
        )
    return codes


def _item_regex(match: re.Match[str], codes: str, slots: list[tuple[str, tuple[str, ...]]]) -> str:
    gap = {"+": TOUCH, "~": HYPHEN, "_": SPACE}.get(match["gap"] or "", f"[{SPACE}{TOUCH}{HYPHEN}]")
    body = f"{gap}[{re.escape(codes)}]"
    look = {"<": "(?<=", "<!": "(?<!", ">": "(?=", ">!": "(?!"}.get(match["look"] or "")
    if look:
        return f"{look}{body})"
    names = tuple(match["names"].split("|"))
    slots.append((match["slot"] or names[0], names))
    return f"({body}){match['many'] or ''}"
