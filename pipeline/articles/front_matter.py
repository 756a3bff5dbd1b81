"""The YAML between two lines `---` at the head of an article file."""

from __future__ import annotations

import re

import yaml

from pipeline.errors import ArticleError

_FENCE = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
# What editors and scripts leave before it: blank lines, a second byte order mark.
_BEFORE = re.compile(r"[\s\ufeff]+(?=---[ \t]*$)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def split_front_matter(raw: str) -> tuple[dict[str, str], str, tuple[str, ...]]:
    """The keys (lower case) with their values as written, the text below, and remarks on what was not used as written.

    There are no keys where there is no front matter. Values are one line, without control characters. Those that are
    lists or mappings are left out, as the contract has none; of a key that stands twice the last counts. Raises
    ArticleError where the front matter is not closed, is not YAML or is not `key: value` lines.
    """
    before = _BEFORE.match(raw)
    if before:
        return _split_after(raw, before.end())
    opening = _FENCE.match(raw)
    if not opening:
        return {}, raw.lstrip("\ufeff"), ()
    closing = _FENCE.search(raw, opening.end())
    if not closing:
        raise ArticleError("its front matter is not closed; put a line `---` below it")
    # BaseLoader: safe as SafeLoader is, and every scalar stays the text it is. SafeLoader turns `language: no` into
    # False and fails with a bare ValueError at `published: 2025-13-45`. Composed and not constructed, as a dict would
    # hide that a key stands twice.
    try:
        node = yaml.compose(raw[opening.end() : closing.start()], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ArticleError(f"its front matter is not YAML{_where(error)}; {_way_out(error)}") from error
    except (ValueError, OverflowError) as error:  # "\UFFFFFFFF", which PyYAML gives to `chr`
        raise ArticleError("its front matter is not YAML; an escape such as \\U in it is no character") from error
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return {}, raw[closing.end() :], ()
    if not isinstance(node, yaml.MappingNode):
        raise ArticleError("its front matter is not `key: value` lines")
    meta, remarks = _values(node)
    return meta, raw[closing.end() :], remarks


def one_line(text: str) -> str:
    """The text with blanks and control characters as single spaces, and U+FFFD for what is half a character.

    >>> one_line("One\\r two\\ud800")
    'One two\\ufffd'
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return " ".join(_CONTROL.sub(" ", whole).split())


def _split_after(raw: str, start: int) -> tuple[dict[str, str], str, tuple[str, ...]]:
    """Where something stands before the first line `---`: front matter if it can be read as such, else text."""
    try:
        meta, text, remarks = split_front_matter(raw[start:])
    except ArticleError:
        meta, text, remarks = {}, raw, ()
    if not meta:
        return {}, raw.lstrip("\ufeff"), ("a line `---` with no front matter below it is read as text",)
    what = "a second byte order mark" if "\ufeff" in raw[:start] else "a blank line"
    return meta, text, (f"{what} stands before its front matter; put `---` on the first line", *remarks)


def _values(node: yaml.MappingNode) -> tuple[dict[str, str], tuple[str, ...]]:
    meta: dict[str, str] = {}
    remarks: list[str] = []
    for key_node, value_node in node.value:
        key = one_line(key_node.value).lower() if isinstance(key_node, yaml.ScalarNode) else ""
        if not key:
            remarks.append("a key of its front matter is no word and was not used")
        elif not isinstance(value_node, yaml.ScalarNode):
            remarks.append(f"its `{key}:` is a list or a mapping and was not used; write one text")
        else:
            if key in meta:
                remarks.append(f"its `{key}:` stands twice; the last was used")
            meta[key] = one_line(value_node.value)
    return meta, tuple(remarks)


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
