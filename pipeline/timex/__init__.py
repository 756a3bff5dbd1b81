"""Find temporal expressions and say which days they mean."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import zip_longest

from pipeline.timex import (  # noqa: F401  they register operations
    clock,
    distances,
    durations,
    holidays,
    parts,
    periods,
    relative_dates,
)
from pipeline.timex.anchors import find_tense, is_agenda, is_aside
from pipeline.timex.context import Context
from pipeline.timex.datelines import is_dateline
from pipeline.timex.explain import explain
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.grammar import load_rules, parse
from pipeline.timex.joined import joined_year
from pipeline.timex.lexer import find_nodes
from pipeline.timex.lexicon import load_timex_lexicon
from pipeline.timex.names import is_part_of_name
from pipeline.timex.operations import resolve
from pipeline.timex.ranges import find_ends, split_range
from pipeline.timex.ties import tie_to_dates, tied_date, untie
from pipeline.types import Timex

STYLES = ("news", "narrative")
_EMITTED = ("date", "time", "night", "tied", "duration", "running", "set", "reference")


def find_timexes(
    text: str, language: str, dct: dt.date | None, style: str = "news", spans: bool = False
) -> list[Timex]:
    """The temporal expressions of a text, in order, without overlap.

    `dct` is the publication date; without it nothing relative is resolved. `style` "narrative" is for texts that tell
    history: there the last year told holds, and relative dates start from the day told last. `spans` reads for a
    timeline: a range whose ends stand for themselves ("de mardi à jeudi") is one timex, a duration that touches
    publication ("the past two weeks") has its days, a night two, and what is counted from a dated event or follows on
    one ("trois jours après l'attentat du 14 octobre", "hours later") the day that makes; TIMEX3, and the default, make
    two timexes of a range and know nothing of the rest.
    Raises ResourceError for a language without tables, ValueError for an unknown style.
    """
    if style not in STYLES:
        raise ValueError(f"style {style!r}: one of {', '.join(STYLES)}")
    lexicon = load_timex_lexicon(language)
    stages = load_rules(language, style)
    nodes = parse(find_nodes(text, lexicon), stages if spans else stages[:-1])
    if spans:
        nodes = tie_to_dates(nodes, text, lexicon)
    context = Context(
        dct,
        style,
        cache(lambda start, end: find_tense(text, start, end, language)),
        lambda start, end: is_aside(text, start, end, language),
        lambda at: is_agenda(text, at, language),
        text=text,
        language=language,
        spans=spans,
    )
    expressions = [
        expression
        for node in nodes
        for category, expression in node.word.categories.items()
        if category in _EMITTED
        and isinstance(expression, Expression)
        and not is_part_of_name(text, expression, lexicon)
    ]
    return _resolve_in_turn(text, expressions, context)


def _resolve_in_turn(text: str, expressions: list[Expression], context: Context) -> list[Timex]:
    found: list[Timex] = []
    for expression, following in zip_longest(expressions, expressions[1:]):
        if context.style == "narrative":
            context.joined_year = joined_year(expression, following, text, context.language)
        found += _resolve(text, expression, context)
    return found


def _resolve(text: str, expression: Expression, context: Context) -> list[Timex]:
    """The timex of an expression; where the whole means nothing, those of its parts."""
    if isinstance(date := tied_date(expression), Expression):
        return _resolve_tied(text, expression, date, context)
    context.at, context.until = expression.start, expression.end
    resolved = resolve(expression, context)
    if resolved is not None and is_dateline(text, expression.start, expression.end):
        return [_timex(text, expression, resolved)]  # no "overnight" or "the next day" counts from it
    if resolved is not None:
        context.note(expression, resolved)
        ends = split_range(expression, resolved) if "apart" in resolved.facts else ((expression, resolved),)
        return [_timex(text, part, end) for part, end in ends]
    held = sorted(
        (part for part in expression.slots.values() if isinstance(part, Expression)), key=lambda part: part.start
    )
    both = find_ends(expression.slots, context) if expression.make == "date_range" else None
    if both is None:
        return _resolve_in_turn(text, held, context)
    for part, end in zip(held, both, strict=True):
        context.note(part, end)
    return [_timex(text, part, end) for part, end in zip(held, both, strict=True)]


def _resolve_tied(text: str, expression: Expression, date: Expression, context: Context) -> list[Timex]:
    """What is counted from a date told with it, and that date, which one verb puts into the past or the future."""
    context.at, context.until = expression.start, date.end
    told, counted = resolve(date, context), resolve(expression, context)
    if told is None or counted is None:
        return [*_resolve(text, untie(expression), context), *_resolve(text, date, context)]
    context.note(date, told)
    context.note(expression, counted)  # last: it is the day that the sentence is about
    return [_timex(text, expression, counted), _timex(text, date, told)]


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
