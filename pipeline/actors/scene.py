"""An article with the actors found in it: what is needed to tell who took part in an event."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.actors.layout import Layout
from pipeline.actors.words import ActorWords
from pipeline.types import Actor

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of an article, its language's table and its actors in text order."""

    layout: Layout
    words: ActorWords
    actors: tuple[Actor, ...]

    def position(self, offset: int) -> int:
        """The place in `actors` of the first form that starts at a character offset or behind it."""
        return bisect_left(self.actors, offset, key=lambda actor: actor.start)

    def ended(self, offset: int) -> int:
        """How many forms end at a character offset or before it."""
        count = self.position(offset)
        return count - 1 if count and self.actors[count - 1].end > offset else count

    def within(self, start: int, end: int) -> tuple[Actor, ...]:
        """The forms that start between two character offsets."""
        return self.actors[self.position(start) : self.position(end)]

    def touching(self, start: int, end: int) -> tuple[Actor, ...]:
        """The forms of which a letter stands between two character offsets; forms do not overlap."""
        return self.actors[self.ended(start) : self.position(end)]

    def tokens(self, start: int, end: int) -> Span | None:
        """The tokens that character offsets touch."""
        span: Span | None = self.layout.doc.char_span(start, end, alignment_mode="expand")
        return span

    def root(self, actor: Actor) -> Token | None:
        """The head token of a form."""
        span = self.tokens(actor.start, actor.end)
        return span.root if span is not None else None

    def before(self, actor: Actor) -> str:
        """The key of the word before a form, over articles ("les", "the"); "" at the start or behind a sign."""
        index = self._before(actor)
        return self.layout.words[index].key if index is not None else ""

    def governed(self, actor: Actor) -> bool:
        """Whether a preposition stands before a form: "de la Russie", "by Russia"."""
        index = self._before(actor)
        return index is not None and self.layout.token(index).pos_ == "ADP"

    def opens(self, actor: Actor) -> bool:
        """Whether a sign or the start of the text stands before a form and its article."""
        return self._before(actor) is None

    def opens_after(self, end: int, actor: Actor) -> bool:
        """Whether nothing but an article stands between a character offset and a form."""
        between = self.layout.span(end, actor.start)
        return all(self.layout.words[at].key in self.words.articles for at in between)

    def _before(self, actor: Actor) -> int | None:
        index = self.layout.span(actor.start, actor.end).start
        while self.layout.joined(index):
            index -= 1
            if self.layout.words[index].key not in self.words.articles:
                return index
        return None
