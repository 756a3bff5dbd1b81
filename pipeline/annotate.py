"""Documents in, their layers out, one JSON line each: the stages one by one, for those who score them or build on them.

A second, shorter line beside `pipeline.run`: it imports a stage only where its layer is asked for, so that timexes need
neither spaCy nor pandas.
"""

from __future__ import annotations

import codecs
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.articles.language import find_language, normalize_language
from pipeline.articles.publication import normalize_day
from pipeline.errors import ArticleError
from pipeline.folding import blank_non_words
from pipeline.plain_text import PlainText, plain_text
from pipeline.records import mention_record, place_record, timex_record
from pipeline.resources import LANGUAGES, lexicon_languages
from pipeline.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.encoder import Encoder, NoEncoder

LAYERS = ("timexes", "places", "mentions")

# spaCy's parser refuses longer texts.
_MAX_CHARACTERS = 1_000_000


def annotate_lines(
    lines: Iterable[bytes],
    layers: Sequence[str],
    style: str = "news",
    *,
    encoder: Encoder | NoEncoder | None = None,
    explain: bool = False,
) -> Iterator[dict[str, Any] | ArticleError]:
    """For each line `{"id", "text", "language", "dct"}` an object `{"id", <layer>: [...]}`, for a bad one its error.

    `dct`, the day of publication, may be null or missing: relative dates then stay unresolved. A missing `language` is
    found. Blank lines are passed over. One line is read, and its answer given, at a time. `explain` adds
    `"decisions": [...]`, what decided about each candidate of an event (see `decisions.explain`), whatever the layers.
    """
    bare = set(layers) <= {"timexes"} and not explain
    # Timexes need a lexicon only, the other layers a model.
    languages = lexicon_languages("timex") if bare else LANGUAGES
    dated = explain or set(layers) != {"places"}  # a place needs no day, so none can be wrong
    for number, line in enumerate(lines, start=1):
        if not line.removeprefix(codecs.BOM_UTF8).strip():
            continue
        try:
            document_id, article = _read_document(line, languages, dated=dated)
        except ArticleError as error:
            yield ArticleError(f"line {number}: {error}")
        else:
            yield {"id": document_id, **_annotate(article, layers, style, encoder, explain)}


def _read_document(line: bytes, languages: Sequence[str], *, dated: bool) -> tuple[str | int, Article]:
    try:
        document = json.loads(line.decode("utf-8-sig"))  # each part of files put together may begin with a mark
    except UnicodeDecodeError as error:
        raise ArticleError("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"it is not JSON ({error})") from error
    if not isinstance(document, dict):
        raise ArticleError('it is no object {"id", "text", "language", "dct"}')
    document_id, text = document.get("id"), document.get("text")
    if not isinstance(document_id, str | int) or not isinstance(text, str):
        raise ArticleError('it lacks an "id" or a "text" (strings)')
    if len(text) > _MAX_CHARACTERS:
        raise ArticleError(f"its text has {len(text):,} characters; {_MAX_CHARACTERS:,} are the most")
    if any("\ud800" <= character <= "\udfff" for character in f"{document_id}{text}"):
        raise ArticleError("it holds half a surrogate pair, which is no character")
    language = _language(document.get("language"), text, languages)
    published = _day(document.get("dct")) if dated else None
    return document_id, Article(str(document_id), text, language, published=published)


def _language(told: object, text: str, languages: Sequence[str]) -> str:
    language = normalize_language(told) if isinstance(told, str) and told.strip() else find_language(text)
    if language is None or language not in languages:
        raise ArticleError(f'its language is {language or "not clear"}; "language" may be {", ".join(languages)}')
    return language


def _day(told: object) -> dt.date | None:
    if told is None or told == "":
        return None
    try:
        return normalize_day(str(told))
    except ValueError as error:
        raise ArticleError(f'its "dct" cannot be used: {error}') from error


def _annotate(
    article: Article, layers: Sequence[str], style: str, encoder: Encoder | NoEncoder | None, explain: bool
) -> dict[str, list[dict[str, Any]]]:
    copy = plain_text(article)
    doc = None if set(layers) <= {"timexes"} and not explain else _parse(copy.article)
    mentions: list[dict[str, Any]] = []
    decisions: list[dict[str, Any]] = []
    if doc is not None and (explain or "mentions" in layers):
        mentions, decisions = _mentions(copy, doc, style, encoder, explain)
    annotations: dict[str, list[dict[str, Any]]] = {}
    for layer in layers:
        if layer == "timexes":
            annotations[layer] = _timexes(copy, style)
        elif doc is not None:
            annotations[layer] = _places(copy, doc) if layer == "places" else mentions
    return annotations | {"decisions": decisions} if explain else annotations


def _parse(article: Article) -> Doc:
    from pipeline.document import parse_articles

    ((_, doc),) = parse_articles([article])
    return doc


def _timexes(copy: PlainText, style: str) -> list[dict[str, Any]]:
    from pipeline.timex import find_timexes

    article = copy.article
    found = find_timexes(blank_non_words(article.text), article.language, article.published, style)
    return [timex_record(copy.restored(timex)) for timex in found]


def _places(copy: PlainText, doc: Doc) -> list[dict[str, Any]]:
    from pipeline.actors import find_people
    from pipeline.places import find_places

    found = find_places(blank_non_words(copy.article.text), copy.article.language, find_people(doc))
    return [place_record(copy.restored(place)) for place in found]


def _mentions(
    copy: PlainText, doc: Doc, style: str, encoder: Encoder | NoEncoder | None, explain: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The mentions, and where asked what decided about each candidate."""
    from pipeline.run import extract_mentions

    decisions: list[dict[str, Any]] = []
    mentions = extract_mentions(copy.article, doc, style, encoder, decisions.append if explain else None)
    told = [mention_record(copy.restored_mention(mention)) for mention in mentions]
    return told, [copy.restored_decision(decision) for decision in decisions]
