"""An article read once: its sentences, each with the part it plays, and the grammar that answers questions about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.reading.grammar import Grammar, load_grammar, words
from pipeline.reading.lead import find_lead, title_end
from pipeline.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


# Among so many first sentences the title and the lead are looked for.
HEADS = 12


class Part(StrEnum):
    """What a sentence is in its article."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article. `start` and `end` are its offsets in the article without the white space around it;
    `paragraph` counts from 0 at the first paragraph below the title; `forms` are the lemmas and forms of its words."""

    index: int
    span: Span
    start: int
    end: int
    part: Part
    paragraph: int
    forms: frozenset[str]
    lemmas: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its parsed text and what was worked out about it."""

    article: Article
    doc: Doc
    grammar: Grammar
    sentences: tuple[Sentence, ...]

    @property
    def heads(self) -> tuple[Sentence, ...]:
        """The sentences of the title and the lead."""
        return tuple(one for one in self.sentences[:HEADS] if one.part in (Part.TITLE, Part.LEAD))


def read_document(article: Article, doc: Doc) -> Reading:
    """The reading of a parsed article; offsets of `doc` are those of `article.text`."""
    grammar = load_grammar(article.language)
    return Reading(article, doc, grammar, tuple(_sentences(article, doc)))


def _sentences(article: Article, doc: Doc) -> Iterator[Sentence]:
    title, lead = title_end(article), find_lead(doc, article)
    paragraph, last_end = -1, 0
    for index, span in enumerate(doc.sents):
        text = span.text
        start = span.start_char + len(text) - len(text.lstrip())
        end = span.start_char + len(text.rstrip())
        part = Part.BODY
        if span.start_char < title:
            part = Part.TITLE
        else:
            if paragraph < 0 or "\n" in article.text[last_end:start]:
                paragraph += 1
            if lead is not None and span.start == lead.start:
                part = Part.LEAD
        last_end = end
        forms = frozenset(form for token in span for form in words(token))
        lemmas = f" {' '.join(token.lemma_.lower() for token in span)} "
        yield Sentence(index, span, start, max(start, end), part, max(paragraph, 0), forms, lemmas)
