"""What an article offers to decide by: its reading with the timexes, places and actors found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from pipeline.decisions.holders import find_holders
from pipeline.gazetteer import fold_typography
from pipeline.reading import Reading, Sentence
from pipeline.reading.grammar import NOMINAL
from pipeline.types import Actor, Place, Timex

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Form:
    """A form in the text that stands for a country: a place, a people, a state, a person or a body of it."""

    start: int
    end: int
    country: str
    kind: str


_Form = TypeVar("_Form", Actor, Place, Timex, Form)


class Evidence:
    """A reading with what was found in its text, looked up by sentence."""

    def __init__(
        self, reading: Reading, timexes: Sequence[Timex], places: Sequence[Place], actors: Sequence[Actor]
    ) -> None:
        self.reading = reading
        self.timexes = tuple(timexes)
        self.places = tuple(places)
        self.actors = tuple(actors)
        self._left_out: tuple[tuple[int, int], ...] = ()
        self._starts = [sentence.span.start_char for sentence in reading.sentences]
        self._roots: dict[tuple[int, int], Token | None] = {}
        self._dates: dict[int, tuple[Timex, ...]] = {}
        self._nouns: dict[int, frozenset[str]] = {}

    def without(self, spans: Sequence[tuple[int, int]]) -> Evidence:
        """The same without the places, actors and forms that lie in one of `spans`, offsets of the article."""
        if not spans:
            return self

        def is_kept(one: Actor | Place) -> bool:
            return not any(start <= one.start < end for start, end in spans)

        places, actors = filter(is_kept, self.places), filter(is_kept, self.actors)
        found = Evidence(self.reading, self.timexes, tuple(places), tuple(actors))
        found._left_out = (*self._left_out, *spans)
        return found

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The forms that stand for countries, in text order; an actor before the place it is made of."""
        found = [Form(a.start, a.end, a.country, f"actor:{a.kind}") for a in self.actors if a.country]
        found += [Form(p.start, p.end, p.country, f"place:{p.kind}") for p in self.places if p.country]
        article, named = self.reading.article, {form.country for form in found}
        text = fold_typography(article.text)
        found += [Form(*held, "holder") for held in find_holders(text, article.language, named)]
        kept = [form for form in found if not any(start <= form.start < end for start, end in self._left_out)]
        return tuple(sorted(kept, key=lambda form: (form.start, form.end)))

    @cached_property
    def countries(self) -> Counter[str]:
        """How often each country is named in the article."""
        return Counter(form.country for form in self.forms)

    @cached_property
    def text(self) -> str:
        """The text that was parsed, folded; its offsets are those of the article. spaCy makes it anew at each call."""
        return str(self.reading.doc.text)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a character offset."""
        return self.reading.sentences[max(0, bisect_left(self._starts, offset + 1) - 1)]

    def within(self, forms: Sequence[_Form], sentence: Sentence) -> Iterator[_Form]:
        """Those of `forms`, in text order, that start in a sentence."""
        first = bisect_left(forms, sentence.span.start_char, key=lambda form: form.start)
        for form in forms[first:]:
            if form.start >= sentence.span.end_char:
                break
            yield form

    def root(self, start: int, end: int) -> Token | None:
        """The head word of a span of characters, None where it touches no word."""
        key = start, end
        if key not in self._roots:
            span = self.reading.doc.char_span(start, end, alignment_mode="expand")
            self._roots[key] = span.root if span is not None and len(span) else None
        return self._roots[key]

    def dates(self, sentence: Sentence) -> tuple[Timex, ...]:
        """The timexes of a sentence that have days, in text order."""
        if sentence.index not in self._dates:
            self._dates[sentence.index] = tuple(one for one in self.within(self.timexes, sentence) if one.interval)
        return self._dates[sentence.index]

    def is_dated_between(self, first: Sentence, last: Sentence) -> bool:
        """Whether a timex that has days stands behind the sentence `first` and before `last`."""
        end = first.span.end_char
        starts = self._dated_starts
        at = bisect_left(starts, end)
        return at < len(starts) and starts[at] < last.span.start_char

    @cached_property
    def _dated_starts(self) -> list[int]:
        return [one.start for one in self.timexes if one.interval]

    def nouns(self, sentence: Sentence) -> frozenset[str]:
        """The lemmas of the nouns and names of a sentence, by which two are seen to tell of one thing."""
        if sentence.index not in self._nouns:
            lemmas = (token.lemma_.lower() for token in sentence.span if token.pos_ in NOMINAL)
            self._nouns[sentence.index] = frozenset(lemmas)
        return self._nouns[sentence.index]
