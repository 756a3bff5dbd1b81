"""Article to spaCy `Doc`: parsed, in sentences a person would quote, every character in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.folding import blank_non_words, fold
from pipeline.resources import load_model
from pipeline.sentences import find_sentence_starts
from pipeline.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Articles are parsed by languages within chunks and handed on in their order; spaCy's own batches (1,000) hold 900 MB.
_CHUNK = 16
_BATCH = 8

# Tokens. The longest sentence of 440 articles has 118; what is longer is a table or a list without stops, and both the
# parser and the rules take time by the square of a sentence.
_LONGEST_SENTENCE = 250

# What spaCy calls the start of a sentence: yes, not known, no.
_STARTS, _OPEN, _GOES_ON = 1, 0, -1


def parse_articles(articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Each article with its `Doc`, in the order given.

    `doc.text` is `fold(article.text)` with `blank_non_words`: token and sentence offsets are offsets of the
    article. `doc.sents` ends at paragraphs and keeps quotations whole; white space after a sentence belongs to it as
    its last token. What runs on for hundreds of words without an end is cut. Raises ResourceError where an article's
    language has no model.
    """
    stream = iter(articles)
    while chunk := list(islice(stream, _CHUNK)):
        docs: dict[int, Doc] = {}
        for language in dict.fromkeys(article.language for article in chunk):
            places = [place for place, article in enumerate(chunk) if article.language == language]
            docs |= zip(places, _parse([chunk[place].text for place in places], language), strict=True)
        yield from ((article, docs[place]) for place, article in enumerate(chunk))


def _parse(texts: list[str], language: str) -> Iterator[Doc]:
    model = load_model(language)
    docs = (_with_sentences(model.make_doc(fold(blank_non_words(text))), language) for text in texts)
    yield from model.pipe(docs, batch_size=_BATCH)


def _with_sentences(doc: Doc, language: str) -> Doc:
    """The same, unparsed, document with the starts of its sentences settled: the parser keeps to them."""
    import numpy as np

    starts = find_sentence_starts(doc.text, language)
    settled: list[int] = []
    last = 0
    for token in doc:
        runs_on = token.i - last >= _LONGEST_SENTENCE and not token.is_space
        if token.i == 0 or token.idx in starts.certain or runs_on:
            settled.append(_STARTS)
            last = token.i
        else:
            settled.append(_OPEN if token.idx in starts.possible else _GOES_ON)
    # All at once, as the unsigned numbers spaCy reads: every assignment to `token.is_sent_start` walks the document.
    starts_array = np.array(settled, dtype="int64").astype("uint64").reshape(-1, 1)
    return doc.from_array(["SENT_START"], starts_array)  # type: ignore[arg-type]  # its stub knows thinc's arrays only
