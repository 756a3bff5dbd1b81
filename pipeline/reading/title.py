"""Where an article repeats its title."""

from __future__ import annotations

from pipeline.folding import fold
from pipeline.types import Article

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
