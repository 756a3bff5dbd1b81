"""The mentions of a parsed article: sentence by sentence, then what the sentences say of one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.mentions.aftermath import find_aftermath
from pipeline.mentions.clues import find_clues
from pipeline.mentions.dating import resolve_date
from pipeline.mentions.discourse import tie_mentions
from pipeline.mentions.roles import find_roles
from pipeline.mentions.tellings import Telling, find_tellings
from pipeline.mentions.triggers import Trigger
from pipeline.reading.grammar import load_grammar
from pipeline.reading.lead import find_lead, title_end
from pipeline.reading.quantities import find_quantities
from pipeline.reading.speakers import find_speaker
from pipeline.types import Article, Clue, EventType, Mention, Quantity, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def find_mentions(doc: Doc, article: Article, timexes: Sequence[Timex]) -> list[Mention]:
    """The mentions of an article in text order, the doubtful ones too: those that only name an event do not `tell`.

    `doc` is the parsed text with offsets equal to `article.text`; `timexes` are those of the text. Only the main event
    of the lead is given the day of publication where the text dates it by nothing else (`date_basis` publication).
    """
    lead, title = find_lead(doc, article), title_end(article)
    found: list[Mention] = []
    starts = [timex.start for timex in timexes]
    for sentence in doc.sents:
        first, behind = bisect_left(starts, sentence.start_char), bisect_left(starts, sentence.end_char)
        own = [timex for timex in timexes[first:behind] if timex.end <= sentence.end_char]
        in_title = sentence.start_char < title
        in_lead = in_title or (lead is not None and sentence.start == lead.start)
        quantities = _quantities(sentence, own, article)
        tellings = find_tellings(sentence, own, in_lead, article)
        main = _main(tellings) if in_lead else None
        named = [
            _mention(article, sentence, one, quantities, is_main=one is main, in_title=in_title, in_lead=in_lead)
            for one in tellings
        ]
        named = _with_orphans(named, quantities)
        found += named
        if not any(mention.tells and mention.event_type is not EventType.STATEMENT for mention in named):
            costs = find_aftermath(sentence, quantities, own, found, article.language)
            found += [_within(costs, sentence, article)] if costs is not None else []
    return tie_mentions(found, article)


def _with_orphans(named: list[Mention], quantities: Sequence[Quantity]) -> list[Mention]:
    """The mentions of a sentence, the figures that stand in the clause of none with the only event told there."""
    held = {quantity.start for mention in named for quantity in mention.quantities}
    orphans = tuple(quantity for quantity in quantities if quantity.start not in held)
    events = {mention.event_type for mention in named if mention.event_type is not EventType.STATEMENT}
    if not orphans or len(events) != 1:
        return named
    return [
        replace(mention, quantities=(*mention.quantities, *orphans)) if mention.event_type in events else mention
        for mention in named
    ]


def _quantities(sentence: Span, timexes: Sequence[Timex], article: Article) -> list[Quantity]:
    """The figures of a sentence, those of its dates left out, in the article's own characters."""
    dates = [(timex.start, timex.end) for timex in timexes if not _is_stay(timex)]
    return [
        replace(quantity, text=article.text[quantity.start : quantity.end])
        for quantity in find_quantities(sentence, article.language, dates)
    ]


def _is_stay(timex: Timex) -> bool:
    """A duration of days or less is a figure of the event ("une visite de deux jours"); longer ones look back."""
    short = timex.value.startswith("PT") or timex.value.endswith("D")
    return timex.type is TimexType.DURATION and short


def _main(tellings: Sequence[Telling]) -> Telling | None:
    """What a sentence of the lead tells first of all: an event before a statement, the earlier before the later."""
    return min(
        (telling for telling in tellings if telling.told),
        key=lambda telling: (telling.trigger.frame.type is EventType.STATEMENT, telling.trigger.token.i),
        default=None,
    )


def _mention(
    article: Article,
    sentence: Span,
    telling: Telling,
    quantities: Sequence[Quantity],
    *,
    is_main: bool,
    in_title: bool,
    in_lead: bool,
) -> Mention:
    trigger, timex, token = telling.trigger, telling.timex, telling.trigger.token
    interval, precision, basis = resolve_date(timex, trigger.frame.type, telling.status, article, is_main=is_main)
    start, end = _bounds(sentence)
    said_by = find_speaker(trigger.token, trigger.verb, sentence, load_grammar(article.language))
    attributed_to = article.text[slice(*said_by)] if said_by else ""
    clues = find_clues(trigger, telling.construction, timex, article, in_title=in_title, in_lead=in_lead)
    own = _own_quantities(trigger, quantities, sentence, article.language)
    return Mention(
        article_id=article.article_id,
        start=start,
        end=end,
        sentence=article.text[start:end],
        event_type=trigger.frame.type,
        plover_type=trigger.frame.plover,
        trigger=article.text[token.idx : token.idx + len(token)],
        trigger_start=token.idx,
        trigger_end=token.idx + len(token),
        status=telling.status,
        timex=timex,
        interval=interval,
        date_precision=precision,
        date_basis=basis,
        date_text=timex.text if timex else "",
        roles=find_roles(trigger, article.language),
        quantities=tuple(replace(quantity, attributed_to=attributed_to) for quantity in own),
        attributed_to=attributed_to,
        clues=(*clues, Clue.APART) if telling.apart else clues,
        tells=telling.told,
    )


def _bounds(sentence: Span) -> tuple[int, int]:
    """The offsets of a sentence without the white space around it."""
    text = sentence.text
    lead = len(text) - len(text.lstrip())
    return sentence.start_char + lead, sentence.start_char + len(text.rstrip())


def _own_quantities(trigger: Trigger, quantities: Sequence[Quantity], sentence: Span, language: str) -> list[Quantity]:
    """The figures of the trigger's clause and of what it governs."""
    grammar = load_grammar(language)
    clause = grammar.clause(trigger.token)
    described = clause.head.subtree if clause.dep_ in grammar["reduced"] else ()
    held = {token.i for token in (*clause.subtree, *trigger.token.subtree, *described)}
    spans = (sentence.doc.char_span(q.start, q.end, alignment_mode="expand") for q in quantities)
    return [q for q, span in zip(quantities, spans, strict=True) if span is not None and span.root.i in held]


def _within(mention: Mention, sentence: Span, article: Article) -> Mention:
    """The mention with the bounds of `sentence`, in the article's own characters."""
    start, end = _bounds(sentence)
    trigger = article.text[mention.trigger_start : mention.trigger_end]
    return replace(mention, start=start, end=end, sentence=article.text[start:end], trigger=trigger)
