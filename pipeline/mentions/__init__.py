"""A parsed article's mentions: each telling of an event with its trigger, status, date, roles and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.interval import Interval, between, day
from pipeline.mentions.aftermath import find_aftermath
from pipeline.mentions.attribution import find_attribution
from pipeline.mentions.clues import find_clues
from pipeline.mentions.dating import is_deadline
from pipeline.mentions.discourse import tie_mentions
from pipeline.mentions.frames import Trigger
from pipeline.mentions.grammar import load_grammar
from pipeline.mentions.lead import find_lead, title_end
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.roles import find_roles
from pipeline.mentions.tellings import Telling, find_tellings
from pipeline.types import Article, DateBasis, DatePrecision, EventType, Mention, Quantity, Status, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# Types whose undated main event is dated by the day of publication only where it is no plan.
_PUBLISHED_STATUS = (Status.HAPPENED, Status.CLAIMED, Status.ONGOING)


def find_mentions(doc: Doc, article: Article, timexes: Sequence[Timex]) -> list[Mention]:
    """The mentions of an article in text order, the doubtful ones too: the clue "told=no" marks what is only named.

    `doc` is the parsed text with offsets equal to `article.text`; `timexes` are those of the text. Only the main event
    of the lead is given the day of publication where the text dates it by nothing else (`date_basis` publication).
    """
    lead = find_lead(doc, article)
    title = title_end(article)
    found: list[Mention] = []
    for sentence in doc.sents:
        own = [timex for timex in timexes if sentence.start_char <= timex.start and timex.end <= sentence.end_char]
        in_title = sentence.start_char < title
        in_lead = in_title or (lead is not None and sentence.start == lead.start)
        quantities = _quantities(sentence, own, article)
        tellings = find_tellings(sentence, own, in_lead, article)
        main = _main(tellings) if in_lead else None
        told = [
            _mention(article, sentence, telling, quantities, telling is main, in_title, in_lead) for telling in tellings
        ]
        if all("told=no" in mention.clues or mention.event_type is EventType.STATEMENT for mention in told):
            costs = find_aftermath(sentence, quantities, found, article.language)
            told += [_within(costs, sentence, article)] if costs is not None else []
        found += told
    return tie_mentions(found, article)


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


def _within(mention: Mention, sentence: Span, article: Article) -> Mention:
    start, end = _bounds(sentence)
    return replace(mention, start=start, end=end, sentence=article.text[start:end])


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
    is_main: bool,
    in_title: bool,
    in_lead: bool,
) -> Mention:
    trigger, timex = telling.trigger, telling.timex
    interval, precision, basis = _date(telling, article, is_main)
    start, end = _bounds(sentence)
    token = trigger.token
    said_by = find_attribution(trigger, sentence, article.language)
    attributed_to = article.text[slice(*said_by)] if said_by else ""
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
        quantities=tuple(
            replace(quantity, attributed_to=attributed_to)
            for quantity in _own_quantities(trigger, quantities, sentence, article.language)
        ),
        attributed_to=attributed_to,
        clues=(
            f"told={'yes' if telling.told else 'no'}",
            *find_clues(trigger, telling.construction, timex, article, in_title=in_title, in_lead=in_lead),
        ),
    )


def _date(telling: Telling, article: Article, is_main: bool) -> tuple[Interval | None, DatePrecision, DateBasis]:
    timex, published = telling.timex, article.published
    interval = timex.interval if timex else None
    if timex is not None and interval is not None:
        due = telling.status is Status.PLANNED and is_deadline(timex, article)
        if due and published is not None and published <= interval.last:
            return between(published, interval.last), DatePrecision.RANGE, timex.basis
        return interval, timex.precision, timex.basis
    if timex is None and is_main and published is not None and telling.status in _PUBLISHED_STATUS:
        return day(published), DatePrecision.DAY, DateBasis.PUBLICATION
    return None, DatePrecision.UNKNOWN, DateBasis.NONE


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
    found = []
    for quantity in quantities:
        span = sentence.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is not None and span.root.i in held:
            found.append(quantity)
    return found
