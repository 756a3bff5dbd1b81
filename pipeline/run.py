"""The straight line: articles in, a table of events out. Read this first.

    article -> document -> timexes -> mentions -> places and actors -> events -> table

Each step is a function of the module named after what it returns. The steps do not know each other; they meet here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.actors import find_actors, find_people
from pipeline.articles import Unreadable, read_articles
from pipeline.confidence import load_confidence, weigh_mentions
from pipeline.decisions.evidence import Evidence
from pipeline.document import parse_articles
from pipeline.folding import blank_non_words
from pipeline.mentions import find_mentions
from pipeline.merge import merge_articles, merge_mentions
from pipeline.places import find_places
from pipeline.reading import read_document
from pipeline.table import events_table
from pipeline.timex import find_timexes
from pipeline.types import Article, Event, Mention

if TYPE_CHECKING:
    import os

    import pandas as pd
    from spacy.tokens import Doc

# Called after each article with how many are done and how many there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a run gave: the table, the events behind it, and what could not be read, each with its reason."""

    table: pd.DataFrame
    events: tuple[Event, ...]
    articles: tuple[Article, ...]
    unreadable: tuple[Unreadable, ...]
    warnings: tuple[str, ...]


def extract(
    paths: Sequence[str | os.PathLike[str]],
    *,
    published: dt.date | None = None,
    style: str = "news",
    progress: Progress | None = None,
    known_ids: Collection[str] = (),
) -> Extraction:
    """The events of article files and of folders of them.

    `published` stands in for a publication date that an article does not tell; `style` is "news" or "narrative" (see
    `find_timexes`); events keep an id among `known_ids`, those of a run before. Raises ResourceError where a model or a
    lexicon is missing; a bad file stops nothing.
    """
    reading = read_articles(paths, published)
    events = extract_events(reading.articles, style=style, progress=progress, known_ids=known_ids)
    table = events_table(events, {article.article_id: article for article in reading.articles})
    return Extraction(table, tuple(events), reading.articles, reading.unreadable, reading.warnings)


def extract_events(
    articles: Sequence[Article],
    *,
    style: str = "news",
    progress: Progress | None = None,
    known_ids: Collection[str] = (),
) -> list[Event]:
    """The events of articles already read, each once however many articles tell it."""
    events: list[Event] = []
    for done, (article, doc) in enumerate(parse_articles(articles), start=1):
        events += merge_mentions(extract_mentions(article, doc, style))
        if progress:
            progress(done, len(articles))
    return merge_articles(events, {article.article_id: article for article in articles}, known_ids)


def extract_mentions(article: Article, doc: Doc, style: str = "news") -> list[Mention]:
    """The mentions of one parsed article that are likely enough to be events, with all that the text says of them."""
    return weigh_mentions(tell_mentions(article, doc, style), load_confidence())


def tell_mentions(article: Article, doc: Doc, style: str = "news") -> list[Mention]:
    """The same before they are weighed: the doubtful ones too. Places, countries and actors are decided by
    `pipeline.decisions`."""
    text = blank_non_words(article.text)
    timexes = find_timexes(text, article.language, article.published, style, spans=True)
    return find_mentions(doc, article, timexes)


def find_evidence(article: Article, doc: Doc, style: str = "news") -> Evidence:
    """The reading of a parsed article with the timexes, places and actors of its text."""
    text = blank_non_words(article.text)
    timexes = find_timexes(text, article.language, article.published, style, spans=True)
    places = find_places(text, article.language, find_people(doc))
    actors = find_actors(doc, places, article.language)
    return Evidence(read_document(article, doc), timexes, places, actors)
