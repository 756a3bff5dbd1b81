"""The straight line: articles in, a table of events out. Read this first.

    article -> plain copy -> reading -> timexes and names -> candidates -> decisions -> events -> table

Each step is a function of the module named after what it returns. The steps do not know each other; they meet here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.actors import find_actors, find_people
from pipeline.articles import Unreadable, read_articles
from pipeline.candidates import find_candidates
from pipeline.decisions import (
    Case,
    Evidence,
    event_threshold,
    explain,
    load_decisions,
    mentions_of,
    open_cases,
    sameness_of,
    settle,
    share_out,
)
from pipeline.document import parse_articles
from pipeline.encoder import Encoder, NoEncoder, load_encoder
from pipeline.folding import blank_non_words
from pipeline.merge import consolidate_mentions, merge_articles
from pipeline.places import find_places
from pipeline.plain_text import plain_text
from pipeline.reading import Part, read_document
from pipeline.table import events_table
from pipeline.timex import find_timexes
from pipeline.types import Article, Event, Mention

if TYPE_CHECKING:
    import os

    import pandas as pd
    from spacy.tokens import Doc

# Called after each article with how many are done and how many there are.
Progress = Callable[[int, int], None]
# Called with what decided about one candidate (see `explain`).
Explained = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a run gave: the table, the events behind it, and what could not be read, each with its reason.

    `decisions` are what decided about each candidate, as objects of JSON lines, where the run was asked for them.
    """

    table: pd.DataFrame
    events: tuple[Event, ...]
    articles: tuple[Article, ...]
    unreadable: tuple[Unreadable, ...]
    warnings: tuple[str, ...]
    decisions: tuple[dict[str, Any], ...] = ()


def extract(
    paths: Sequence[str | os.PathLike[str]],
    *,
    published: dt.date | None = None,
    today: dt.date | None = None,
    style: str = "news",
    progress: Progress | None = None,
    known_ids: Collection[str] = (),
    encoder: Encoder | NoEncoder | None = None,
    explained: bool = False,
) -> Extraction:
    """The events of article files and of folders of them.

    `published` stands in for a publication date that an article does not tell; one after `today` is warned of; `style`
    is "news" or "narrative" (see `find_timexes`); events keep an id among `known_ids`, those of a run before;
    `explained` tells what decided about each candidate. Raises ResourceError where a model or a lexicon is missing; a
    bad file stops nothing.
    """
    reading = read_articles(paths, published, today)
    decisions: list[dict[str, Any]] = []
    events = extract_events(
        reading.articles,
        style=style,
        progress=progress,
        known_ids=known_ids,
        encoder=encoder,
        explained=decisions.append if explained else None,
    )
    table = events_table(events, {article.article_id: article for article in reading.articles})
    return Extraction(table, tuple(events), reading.articles, reading.unreadable, reading.warnings, tuple(decisions))


def extract_events(
    articles: Sequence[Article],
    *,
    style: str = "news",
    progress: Progress | None = None,
    known_ids: Collection[str] = (),
    encoder: Encoder | NoEncoder | None = None,
    explained: Explained | None = None,
) -> list[Event]:
    """The events of articles already read, each once however many articles tell it. Without an `encoder` the one that
    is installed is taken; `explained` is called with what decided about each candidate, with its `article_id`."""
    encoder = load_encoder() if encoder is None else encoder
    models = load_decisions(encoded=bool(encoder))
    sameness, admitted = sameness_of(models), event_threshold(models)
    events: list[Event] = []
    copies = [plain_text(article) for article in articles]
    parsed = zip(copies, parse_articles(copy.article for copy in copies), strict=True)
    for done, (copy, (article, doc)) in enumerate(parsed, start=1):
        decisions: list[dict[str, Any]] = []
        found = extract_mentions(article, doc, style, encoder, decisions.append if explained else None)
        mentions = [copy.restored_mention(mention) for mention in found]
        if explained:
            for decision in decisions:
                explained({"article_id": article.article_id} | copy.restored_decision(decision))
        events += consolidate_mentions(mentions, sameness, admitted)
        if progress:
            progress(done, len(articles))
    return merge_articles(events, {article.article_id: article for article in articles}, known_ids)


def extract_mentions(
    article: Article,
    doc: Doc,
    style: str = "news",
    encoder: Encoder | NoEncoder | None = None,
    explained: Explained | None = None,
) -> list[Mention]:
    """The mentions of one parsed article: the candidates that are admitted, with all that the text says of them. Where
    it is a plain copy, so are the offsets those of the copy."""
    encoder = load_encoder() if encoder is None else encoder
    models = load_decisions(encoded=bool(encoder))
    settled = settle(find_cases(find_evidence(article, doc, style), encoder), models)
    if explained:
        for explanation in explain(settled, models):
            explained(explanation)
    return mentions_of(settled, models)


def find_cases(evidence: Evidence, encoder: Encoder | NoEncoder) -> list[Case]:
    """What may tell an event in an article, with what the encoder makes of its sentences."""
    candidates = find_candidates(evidence.reading)
    if isinstance(encoder, NoEncoder):
        return share_out(open_cases(candidates, evidence))
    text, sentences = evidence.reading.article.text, evidence.reading.sentences
    opening = text[sentences[0].start : sentences[0].end] if sentences else ""
    told = {candidate.sentence.index: candidate.sentence for candidate in candidates}
    # A title stands alone, as in training; the first sentence of a text without one is no title and opens itself.
    logits = {
        index: encoder.by_type(text[one.start : one.end], "" if one.part is Part.TITLE else opening)
        for index, one in told.items()
    }
    return share_out(open_cases(candidates, evidence, logits))


def find_evidence(article: Article, doc: Doc, style: str = "news") -> Evidence:
    """The reading of a parsed article with the timexes, places and actors of its text."""
    text = blank_non_words(article.text)
    timexes = find_timexes(text, article.language, article.published, style, spans=True)
    places = find_places(text, article.language, find_people(doc))
    actors = find_actors(doc, places, article.language)
    return Evidence(read_document(article, doc), timexes, places, actors)
