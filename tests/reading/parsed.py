"""Parses the texts of a test in one go."""

from pipeline.document import parse_articles
from pipeline.reading import Reading, read_document
from pipeline.types import Article


def read_texts(language: str, texts: list[tuple[str, str]]) -> list[Reading]:
    """The readings of articles, each a title and a text."""
    articles = [
        Article(article_id=str(number), text=text, language=language, title=title)
        for number, (title, text) in enumerate(texts)
    ]
    return [read_document(article, doc) for article, doc in parse_articles(articles)]


def parse_texts(language: str, texts: list[str]) -> list:
    return [reading.doc for reading in read_texts(language, [("", text) for text in texts])]
