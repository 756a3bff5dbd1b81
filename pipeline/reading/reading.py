"""An article read once: its sentences, each with the part it plays, its quotations, and the grammar of its language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.reading.grammar import VERBAL, Grammar, feature, load_grammar, words
from pipeline.reading.layout import Block, Part, find_blocks, is_date_line
from pipeline.reading.quotations import find_quotations
from pipeline.reading.title import SHORTEST_LEAD, title_end
from pipeline.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


# Among so many first sentences the title and the lead are looked for.
HEADS = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article. `start` and `end` are its offsets in the article without the white space around it;
    `paragraph` counts from 0 at the first paragraph below the title; `forms` are the lemmas and forms of its words.

    `heading` is the index of the sentence that heads it ("Mercredi 9 octobre"), which may have one itself; `item` that
    of the sentence that opens the news item it belongs to, None in an article that is one piece of news; `clock` are
    the offsets of the time of day of its entry in a live report.
    """

    index: int
    span: Span
    start: int
    end: int
    part: Part
    paragraph: int
    forms: frozenset[str]
    lemmas: str
    heading: int | None = None
    item: int | None = None
    clock: tuple[int, int] | None = None

    @property
    def is_item(self) -> bool:
        """Whether it stands in a news item of its own, of a digest or a live report."""
        return self.item is not None

    @property
    def is_running_text(self) -> bool:
        """Whether it tells something in the author's words: no caption, dateline, byline, subscription."""
        return self.part not in (Part.CAPTION, Part.DATELINE, Part.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its parsed text and what was worked out about it; `quotations` are the offsets of what stands in
    quotation marks, in order."""

    article: Article
    doc: Doc
    grammar: Grammar
    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[int, int], ...] = ()

    @property
    def heads(self) -> tuple[Sentence, ...]:
        """The sentences of the title and the lead."""
        return tuple(one for one in self.sentences[:HEADS] if one.part in (Part.TITLE, Part.LEAD))

    def headings(self, sentence: Sentence) -> Iterator[Sentence]:
        """The headings that `sentence` stands below, the nearest first."""
        above = sentence.heading
        while above is not None:
            yield self.sentences[above]
            above = self.sentences[above].heading

    def is_quoted(self, offset: int) -> bool:
        """Whether a quotation holds the character at `offset`."""
        number = bisect_right(self.quotations, (offset, len(self.article.text))) - 1
        return number >= 0 and offset < self.quotations[number][1]


def read_document(article: Article, doc: Doc) -> Reading:
    """The reading of a parsed article; offsets of `doc` are those of `article.text`."""
    grammar = load_grammar(article.language)
    return Reading(article, doc, grammar, tuple(_sentences(article, doc)), find_quotations(article.text))


def _sentences(article: Article, doc: Doc) -> Iterator[Sentence]:
    def tells(start: int, end: int) -> bool:
        span = doc.char_span(start, end, alignment_mode="expand")
        return span is not None and any(t.pos_ in VERBAL and "Fin" in feature(t, "VerbForm") for t in span)

    blocks = find_blocks(article.text, title_end(article), article.language, tells)
    starts = [block.start for block in blocks]
    spans = [(span, *_bounds(span)) for span in doc.sents]
    numbers = [max(0, bisect_right(starts, start) - 1) for _, start, _ in spans]
    first: dict[int, int] = {}  # the first sentence of each block
    for index, number in enumerate(numbers):
        first.setdefault(number, index)
    lead = _lead(spans, numbers, blocks)
    below = next((number for number, block in enumerate(blocks) if block.part is not Part.TITLE), 0)
    for index, ((span, start, end), number) in enumerate(zip(spans, numbers, strict=True)):
        block = blocks[number] if blocks else Block(start, end, Part.BODY)
        part = Part.LEAD if index == lead else block.part
        opens = number == below and first[number] == index
        if part is Part.BODY and opens and is_date_line(article.text[start:end], article.language):
            part = Part.DATELINE  # "24 juin 2012. - Le ministre ..."
        yield Sentence(
            index,
            span,
            start,
            end,
            part,
            max(0, number - below),
            frozenset(form for token in span for form in words(token)),
            f" {' '.join(token.lemma_.lower() for token in span)} ",
            heading=None if block.heading is None else first.get(block.heading),
            item=None if block.item is None else first.get(block.item),
            clock=block.clock,
        )


def _bounds(span: Span) -> tuple[int, int]:
    """The offsets of a sentence without the white space around it."""
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    return start, max(start, span.start_char + len(text.rstrip()))


def _lead(spans: Sequence[tuple[Span, int, int]], numbers: Sequence[int], blocks: Sequence[Block]) -> int | None:
    """The first sentence of running text that has a verb and is long enough to tell something; none where each item is
    news of its own, or the text is blank."""
    if not blocks or any(block.item is not None and block.clock is None for block in blocks):
        return None
    for index, ((span, start, end), number) in enumerate(zip(spans, numbers, strict=True)):
        if blocks[number].part not in (Part.BODY, Part.BULLET):
            continue
        if end - start >= SHORTEST_LEAD and any(token.pos_ in VERBAL for token in span):
            return index
    return None
