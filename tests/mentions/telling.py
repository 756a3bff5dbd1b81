"""Reads a short text as the line does, up to its mentions."""

import datetime as dt

from pipeline.mentions import find_mentions

from pipeline.document import parse_articles
from pipeline.folding import blank_non_words
from pipeline.timex import find_timexes
from pipeline.types import Article, Mention

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday


def tell(text: str, language: str = "fr", published: dt.date | None = PUBLISHED, title: str = "") -> list[Mention]:
    """The mentions that the rules take for told, of an article published on a Thursday."""
    article = Article(article_id="a", text=text, language=language, title=title, published=published)
    [(_, doc)] = parse_articles([article])
    mentions = find_mentions(doc, article, find_timexes(blank_non_words(text), language, published, spans=True))
    assert all(text[m.trigger_start : m.trigger_end] == m.trigger for m in mentions)
    assert all(text[m.start : m.end] == m.sentence for m in mentions)
    return [mention for mention in mentions if mention.tells]


def types(mentions: list[Mention]) -> list[str]:
    return [mention.event_type.value for mention in mentions]
