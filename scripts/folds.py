"""The folds of cross-validation: whole articles, told by their names, the same in every script."""

from __future__ import annotations

import hashlib

FOLDS = 5


def fold_of(article_id: str, folds: int = FOLDS) -> int:
    """The fold, 0 to `folds` - 1, in which an article is held out; `article_id` is its file name without the suffix.

    >>> fold_of("fr-00"), fold_of("en-04")
    (1, 3)
    """
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % folds
