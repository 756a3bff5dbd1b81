"""Article to spaCy `Doc`: parsed, in sentences a person would quote, every character in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.folding import blank_addresses, fold
from pipeline.resources import load_model
from pipeline.sentences import find_sentence_starts
from pipeline.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Articles are parsed by languages within chunks and handed on in their order; spaCy's own batches (1,000) hold 900 MB.
_CHUNK = 16
_BATCH = 8

# What spaCy calls the start of a sentence: yes, not known, no.
_STARTS, _OPEN, _GOES_ON = 1, 0, -1


def parse_articles(articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Each article with its `Doc`, in the order given.

    `doc.text` is `fold(article.text)` with web addresses blanked: token and sentence offsets are offsets of the
    article. `doc.sents` ends at paragraphs and keeps quotations whole; white space after a sentence belongs to it as
    its last token. Raises ResourceError where an article's language has no model.
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
    docs = (_with_sentences(model.make_doc(fold(blank_addresses(text))), language) for text in texts)
    yield from model.pipe(docs, batch_size=_BATCH)


def _with_sentences(doc: Doc, language: str) -> Doc:
    """The same, unparsed, document with the starts of its sentences settled: the parser keeps to them."""
    import numpy as np

    starts = find_sentence_starts(doc.text, language)
    settled = [
        _STARTS if token.i == 0 or token.idx in starts.certain else _OPEN if token.idx in starts.possible else _GOES_ON
        for token in doc
    ]
    # All at once, as the unsigned numbers spaCy reads: every assignment to `token.is_sent_start` walks the document.
    starts_array = np.array(settled, dtype="int64").astype("uint64").reshape(-1, 1)
    return doc.from_array(["SENT_START"], starts_array)  # type: ignore[arg-type]  # its stub knows thinc's arrays only
