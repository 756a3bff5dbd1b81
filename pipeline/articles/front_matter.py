"""The YAML between two lines `---` at the head of an article file."""

from __future__ import annotations

import re

import yaml

from pipeline.errors import ArticleError

_FENCE = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)


def split_front_matter(raw: str) -> tuple[dict[str, str], str]:
    """The keys (lower case) with their values as written, and the text below; no keys where there is no front matter.

    Values that are lists or mappings are left out: the contract has none. Raises ArticleError where the front matter
    is not closed, is not YAML or is not `key: value` lines.
    """
    opening = _FENCE.match(raw)
    if not opening:
        return {}, raw
    closing = _FENCE.search(raw, opening.end())
    if not closing:
        raise ArticleError("its front matter is not closed; put a line `---` below it")
    # BaseLoader: safe as SafeLoader is, and every scalar stays the text it is. SafeLoader turns `language: no` into
    # False and fails with a bare ValueError at `published: 2025-13-45`.
    try:
        meta = yaml.load(raw[opening.end() : closing.start()], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        raise ArticleError(f"its front matter is not YAML{_where(error)}; {_way_out(error)}") from error
    if meta is None or meta == "":
        meta = {}
    if not isinstance(meta, dict):
        raise ArticleError("its front matter is not `key: value` lines")
    return {str(key).lower(): value for key, value in meta.items() if isinstance(value, str)}, raw[closing.end() :]


# What PyYAML begins where the fault stands and notices only later: a quotation that nothing closes, a line without ":".
_BEGAN_BEFORE = ("while scanning", "while parsing a flow")
# Words of PyYAML's, and what mends the line.
_WAYS_OUT = (
    ("mapping values are not allowed", "put quotes around a value that holds ':'"),
    ("could not find expected ':'", "write the line as `key: value`"),
    ("while scanning a quoted scalar", "close the quotation mark"),
    ("\\t", "put spaces in the place of tabs"),
)


def _where(error: Exception) -> str:
    """The line of the file where the fault stands."""
    mark = getattr(error, "problem_mark", None)
    if str(getattr(error, "context", None)).startswith(_BEGAN_BEFORE):
        mark = getattr(error, "context_mark", None) or mark
    # The fence is line 1 and marks count from 0.
    return f" (line {mark.line + 2})" if mark else ""


def _way_out(error: Exception) -> str:
    told = str(error)
    return next((way for words, way in _WAYS_OUT if words in told), 'put the whole value in quotes, as in title: "..."')
