"""Where an article says what it is about: its title and the first sentence of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.folding import fold
from pipeline.reading.grammar import VERBAL
from pipeline.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# A first sentence shorter than this is a dateline, a byline or a heading.
SHORTEST_LEAD = 40


def title_end(article: Article) -> int:
    """The offset behind the title where the text repeats it as its first line, else 0."""
    first_line = article.text.lstrip().split("\n", 1)[0].strip()
    repeated = _plain(article.title) == _plain(first_line) != ""
    return article.text.index(first_line) + len(first_line) if repeated else 0


def _plain(line: str) -> str:
    """A line without regard to the kinds of its blanks and quotation marks."""
    return " ".join(fold(line).split()).casefold()


def find_lead(doc: Doc, article: Article) -> Span | None:
    """The first sentence below the title that has a verb and is long enough to tell something."""
    title = title_end(article)
    for sentence in doc.sents:
        long_enough = sentence.end_char - sentence.start_char >= SHORTEST_LEAD
        if sentence.start_char >= title and long_enough and any(token.pos_ in VERBAL for token in sentence):
            return sentence
    return None
