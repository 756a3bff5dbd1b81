"""Find temporal expressions and say which days they mean."""

from __future__ import annotations

import datetime as dt

from pipeline.timex import (  # noqa: F401  they register operations
    clock,
    distances,
    durations,
    holidays,
    parts,
    periods,
    relative_dates,
)
from pipeline.timex.anchors import find_tense, is_aside
from pipeline.timex.context import Context
from pipeline.timex.explain import explain
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.grammar import load_rules, parse
from pipeline.timex.lexer import find_nodes
from pipeline.timex.lexicon import load_timex_lexicon
from pipeline.timex.operations import resolve
from pipeline.timex.ranges import find_ends, split_range
from pipeline.types import Timex

STYLES = ("news", "narrative")
_EMITTED = ("date", "time", "duration", "running", "set", "reference")


def find_timexes(
    text: str, language: str, dct: dt.date | None, style: str = "news", spans: bool = False
) -> list[Timex]:
    """The temporal expressions of a text, in order, without overlap.

    `dct` is the publication date; without it nothing relative is resolved. `style` "narrative" is for texts that tell
    history: there the last year told holds, and relative dates start from the day told last. `spans` reads for a
    timeline: a range whose ends stand for themselves ("de mardi à jeudi") is one timex, and a duration that touches
    publication ("the past two weeks") has its days; TIMEX3, and the default, make two timexes and give a duration none.
    Raises ResourceError for a language without tables, ValueError for an unknown style.
    """
    if style not in STYLES:
        raise ValueError(f"style {style!r}: one of {', '.join(STYLES)}")
    lexicon = load_timex_lexicon(language)
    stages = load_rules(language)
    nodes = parse(find_nodes(text, lexicon), stages if spans else stages[:-1])
    context = Context(
        dct,
        style,
        lambda start, end: find_tense(text, start, end, language),
        lambda start, end: is_aside(text, start, end, language),
        text=text,
        language=language,
        spans=spans,
    )
    found: list[Timex] = []
    for node in nodes:
        for category, expression in node.word.categories.items():
            if category in _EMITTED and isinstance(expression, Expression) and not _is_named(text, expression.start):
                found += _resolve(text, expression, context)
    return found


def _is_named(text: str, start: int) -> bool:
    """Whether the words are the second half of a name: "Jean-Noël", "Marie-Avril"."""
    first = text[:start].rpartition(" ")[2].rpartition("'")[2]
    return first.endswith("-") and first[:1].isupper() and first[:-1].isalpha() and text[start : start + 1].isupper()


def _resolve(text: str, expression: Expression, context: Context) -> list[Timex]:
    """The timex of an expression; where the whole means nothing, those of its parts."""
    context.at, context.until = expression.start, expression.end
    resolved = resolve(expression, context)
    if resolved is not None:
        context.note(expression, resolved)
        ends = split_range(expression, resolved) if "apart" in resolved.facts else ((expression, resolved),)
        return [_timex(text, part, end) for part, end in ends]
    held = sorted(
        (part for part in expression.slots.values() if isinstance(part, Expression)), key=lambda part: part.start
    )
    both = find_ends(expression.slots, context) if expression.make == "date_range" else None
    if both is None:
        return [timex for part in held for timex in _resolve(text, part, context)]
    for part, end in zip(held, both, strict=True):
        context.note(part, end)
    return [_timex(text, part, end) for part, end in zip(held, both, strict=True)]


def _timex(text: str, expression: Expression, resolved: Resolved) -> Timex:
    surface = text[expression.start : expression.end]
    return Timex(
        start=expression.start,
        end=expression.end,
        text=surface,
        type=resolved.type,
        value=resolved.value,
        interval=resolved.interval,
        precision=resolved.precision,
        basis=resolved.basis,
        modifier=resolved.modifier,
        explanation=explain(surface, resolved),
    )
