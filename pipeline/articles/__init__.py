"""Article files to `Article`: what could not be read is named with its reason and the rest goes on.

Text is UTF-8. Offsets count code points of the text below the front matter as Python reads it with universal newlines:
a byte order mark is not part of the text, `\\r\\n` and `\\r` are one `\\n`, leading blank lines are stripped.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.articles.article_file import read_article
from pipeline.articles.finding import STDIN, find_files, passed_over_text
from pipeline.errors import ArticleError
from pipeline.types import Article

__all__ = ["STDIN", "Reading", "Unreadable", "read_articles"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no article. `reason` says why and the way out."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a set of paths held. `warnings` are sentences that name their file."""

    articles: tuple[Article, ...]
    unreadable: tuple[Unreadable, ...]
    warnings: tuple[str, ...]


def read_articles(
    paths: Sequence[str | os.PathLike[str]], published: dt.date | None = None, today: dt.date | None = None
) -> Reading:
    """Read article files, and folders of them recursively, in the order given (a folder's by name); `-` is stdin.

    `published` is the day of publication of the articles that tell none themselves: it comes after the front matter
    and a date in the file's name. Where none of the three gives one it stays None, and a warning names the article.
    A day of publication after `today` is warned of too; nothing else is made of `today`.
    """
    found = find_files([Path(path) for path in paths])
    articles: list[Article] = []
    unreadable = [Unreadable(path, reason) for path, reason in found.closed]
    warnings: list[str] = []
    for path, article_id in found.files:
        try:
            article, remarks = read_article(path, article_id, published, today)
        except ArticleError as error:
            unreadable.append(Unreadable(_told(path), str(error)))
        else:
            articles.append(article)
            warnings += [f"{_told(path)}: {remark}" for remark in remarks]
    warnings += [f"{path}: a link to a folder is not followed; give the folder itself" for path in found.unfollowed]
    if found.passed_over:
        warnings.append(passed_over_text(found.passed_over))
    return Reading(tuple(articles), tuple(unreadable), tuple(warnings))


def _told(path: Path) -> Path:
    return Path("stdin") if path == STDIN else path
