"""A parsed article's mentions: each telling of an event with its trigger, status, date, roles and figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.interval import day
from pipeline.mentions.constructions import is_told
from pipeline.mentions.dating import find_date
from pipeline.mentions.frames import Trigger, find_triggers
from pipeline.mentions.lead import find_lead, title_end
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.grammar import load_grammar
from pipeline.mentions.roles import find_roles
from pipeline.mentions.status import find_status
from pipeline.types import Article, DateBasis, DatePrecision, Mention, Quantity, Status, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def find_mentions(doc: Doc, article: Article, timexes: Sequence[Timex]) -> list[Mention]:
    """The mentions of an article in text order.

    `doc` is the parsed text with offsets equal to `article.text`; `timexes` are those of the text. Only the main event
    of the lead is given the day of publication where the text dates it by nothing else (`date_basis` publication).
    """
    lead = find_lead(doc, article)
    title = title_end(article)
    found = []
    for sentence in doc.sents:
        own = [timex for timex in timexes if sentence.start_char <= timex.start and timex.end <= sentence.end_char]
        in_lead = lead is not None and (sentence.start == lead.start or sentence.start_char < title)
        quantities = find_quantities(sentence, article.language, [(timex.start, timex.end) for timex in own])
        main_told = False
        for trigger in find_triggers(sentence, article.language):
            timex = find_date(trigger, sentence, own, article.language)
            interval = timex.interval if timex else None
            status = find_status(trigger, article.language, interval, article.published)
            if status is None or not is_told(trigger, timex, in_lead, article.language):
                continue
            main = in_lead and not main_told
            main_told = True
            found.append(_mention(article, sentence, trigger, timex, status, quantities, main))
    return found


def _mention(
    article: Article,
    sentence: Span,
    trigger: Trigger,
    timex: Timex | None,
    status: Status,
    quantities: Sequence[Quantity],
    main: bool,
) -> Mention:
    interval = timex.interval if timex else None
    precision = timex.precision if timex and interval else DatePrecision.UNKNOWN
    basis = timex.basis if timex and interval else DateBasis.NONE
    if timex is None and main and article.published and status in (Status.HAPPENED, Status.CLAIMED, Status.ONGOING):
        interval, precision, basis = day(article.published), DatePrecision.DAY, DateBasis.PUBLICATION
    start, end = _bounds(sentence)
    token = trigger.token
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
        status=status,
        timex=timex,
        interval=interval,
        date_precision=precision,
        date_basis=basis,
        date_text=timex.text if timex else "",
        roles=find_roles(trigger, article.language),
        quantities=_own_quantities(trigger, quantities, sentence, article.language),
    )


def _bounds(sentence: Span) -> tuple[int, int]:
    """The offsets of a sentence without the white space around it."""
    text = sentence.text
    lead = len(text) - len(text.lstrip())
    return sentence.start_char + lead, sentence.start_char + len(text.rstrip())


def _own_quantities(
    trigger: Trigger, quantities: Sequence[Quantity], sentence: Span, language: str
) -> tuple[Quantity, ...]:
    """The figures of the trigger's clause and of what it governs."""
    grammar = load_grammar(language)
    clause = grammar.clause(trigger.token)
    held = {token.i for token in (*clause.subtree, *trigger.token.subtree)}
    found = []
    for quantity in quantities:
        span = sentence.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is not None and span.root.i in held:
            found.append(quantity)
    return tuple(found)
