"""Article to spaCy `Doc`: parsed, in sentences a person would quote, every character in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from pipeline.folding import blank_non_words, fold
from pipeline.resources import load_model
from pipeline.sentences import find_sentence_starts
from pipeline.title_case import lower_titles
from pipeline.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Articles are parsed by languages within chunks and handed on in their order; spaCy's own batches (1,000) hold 900 MB.
_CHUNK = 16
_BATCH = 8

# Tokens. The longest sentence of 440 articles has 118; what is longer is a table or a list without stops. It is cut
# into pieces as long as a long sentence, since the parser and the rules take time by the square of a sentence.
_LONGEST_SENTENCE = 250
_LONGEST_PIECE = 60
_SHORTEST_PIECE = 20
# Where a piece had better end, the best first: at a line's end, at these signs, between any two words.
_BREAKS = (frozenset("\n"), frozenset(".!?…;:|•"), frozenset(",)]»”"))

# What spaCy calls the start of a sentence: yes, not known, no.
_STARTS, _OPEN, _GOES_ON = 1, 0, -1


def parse_articles(articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Each article with its `Doc`, in the order given.

    `doc.text` is `fold(article.text)` with `blank_non_words` and `lower_titles`: token and sentence offsets are
    offsets of the article. `doc.sents` ends at paragraphs and keeps quotations whole; white space after a sentence
    belongs to it as its last token. What runs on for hundreds of words without an end is cut. Raises ResourceError
    where an article's language has no model.
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
    docs = (_with_sentences(model.make_doc(_for_parser(text, language)), language) for text in texts)
    yield from model.pipe(docs, batch_size=_BATCH)


def _for_parser(text: str, language: str) -> str:
    return lower_titles(fold(blank_non_words(text)), language)


def _with_sentences(doc: Doc, language: str) -> Doc:
    """The same, unparsed, document with the starts of its sentences settled: the parser keeps to them."""
    import numpy as np

    starts = find_sentence_starts(doc.text, language)
    settled = [
        _STARTS if token.idx in starts.certain else _OPEN if token.idx in starts.possible else _GOES_ON for token in doc
    ]
    settled[:1] = [_STARTS] * len(settled[:1])
    sentences = [number for number, start in enumerate(settled) if start == _STARTS]
    for start, end in pairwise([*sentences, len(doc)]):
        if end - start > _LONGEST_SENTENCE:
            for cut in _cuts(doc, start, end):
                settled[cut] = _STARTS
    # All at once, as the unsigned numbers spaCy reads: every assignment to `token.is_sent_start` walks the document.
    starts_array = np.array(settled, dtype="int64").astype("uint64").reshape(-1, 1)
    return doc.from_array(["SENT_START"], starts_array)  # type: ignore[arg-type]  # its stub knows thinc's arrays only


def _cuts(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where the pieces start, behind the first, of a sentence too long to be one."""
    while end - start > _LONGEST_PIECE:
        start = _next_piece(doc, start)
        if start >= end:
            return
        yield start


def _next_piece(doc: Doc, start: int) -> int:
    """The last token of those that may start the piece behind the one at `start` before which it breaks best."""
    reach = range(start + _LONGEST_PIECE, start + _SHORTEST_PIECE, -1)
    open_to = [at for at in reach if not doc[at].is_space]
    for signs in _BREAKS:
        for at in open_to:
            if not signs.isdisjoint(doc[at - 1].text):
                return at
    if open_to:
        return open_to[0]
    behind = start + _LONGEST_PIECE
    while behind < len(doc) and doc[behind].is_space:
        behind += 1
    return behind
