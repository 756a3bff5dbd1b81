"""An article with the actors found in it: what is needed to tell who took part in an event."""

from __future__ import annotations

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
        span = self.layout.span(actor.start, actor.end)
        index = span.start
        while self.layout.joined(index):
            index -= 1
            if self.layout.words[index].key not in self.words.definite | self.words.determiners:
                return self.layout.words[index].key
        return ""
