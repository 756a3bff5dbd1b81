"""Organisations that no table knows: what the model calls one, where its form bears it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.actors.layout import Layout, Phrasebook
from pipeline.actors.words import ActorWords
from pipeline.types import ActorKind

_LONGEST_ACRONYM = 8


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as one form of the text; `name` is its first form in the article."""

    name: str
    kind: ActorKind
    span: range


def find_organisations(layout: Layout, words: ActorWords) -> list[Organisation]:
    """The unknown organisations of an article, wherever their names stand once the model has seen them somewhere.

    An acronym, several capitalised words, or a lone proper noun that acts; the model's word alone is not enough. The
    acronym in brackets behind a name is another name of it.
    """
    names: dict[tuple[str, ...], tuple[str, ActorKind]] = {}
    glossed = _glossed(layout)
    for span in _model_spans(layout, words):
        keys = layout.keys(span.start, span.stop)
        if keys in glossed:
            continue
        kind = _kind(layout, words, span)
        name, kind = names.setdefault(keys, (" ".join(layout.slice(span.start, span.stop).split()), kind))
        acronym = _acronym_behind(layout, span.stop)
        if acronym is not None:
            names[acronym] = (name, kind)
    book = Phrasebook((" ".join(keys), named) for keys, named in names.items())
    return list(_everywhere(layout, book))


def _model_spans(layout: Layout, words: ActorWords) -> Iterator[range]:
    for entity in layout.doc.ents:
        if entity.label_ != "ORG":
            continue
        span = layout.span(entity.start_char, entity.end_char)
        while span and not layout.words[span.start].capitalised:
            span = range(span.start + 1, span.stop)
        if span and all(layout.places[at] is None for at in span) and _borne_out(layout, words, span):
            yield span


def _borne_out(layout: Layout, words: ActorWords, span: range) -> bool:
    if layout.in_title(span.start) or layout.words[span.start].key in words.nobody:
        return False
    proper = [at for at in span if layout.words[at].capitalised and layout.token(at).pos_ == "PROPN"]
    if len(span) > 1:
        return len(proper) > 1
    word = layout.words[span.start]
    if word.key in words.organisation_words:  # "the Council" alone is anybody's
        return False
    acronym = word.text.isupper() and 1 < len(word.text) <= _LONGEST_ACRONYM
    return acronym or (bool(proper) and layout.token(span.start).dep_ in words.acting)


def _glossed(layout: Layout) -> set[tuple[str, ...]]:
    """Acronyms that stand in brackets behind what they are short for, be it a treaty or a weapon."""
    return {acronym for at in range(1, len(layout.words)) if (acronym := _acronym_behind(layout, at))}


def _kind(layout: Layout, words: ActorWords, span: range) -> ActorKind:
    armed = any(words.armed.longest(layout, at) is not None for at in span)
    return ActorKind.ARMED_GROUP if armed else ActorKind.ORGANISATION


def _acronym_behind(layout: Layout, index: int) -> tuple[str, ...] | None:
    """The key of "(FDS)" right behind a name."""
    if index >= len(layout.words) or layout.gap(index).strip() != "(":
        return None
    word = layout.words[index]
    closed = layout.text[word.end : word.end + 2].strip().startswith(")")
    return (word.key,) if closed and word.text.isupper() and 1 < len(word.text) <= _LONGEST_ACRONYM else None


def _everywhere(layout: Layout, book: Phrasebook[tuple[str, ActorKind]]) -> Iterator[Organisation]:
    index = 0
    while index < len(layout.words):
        found = book.longest(layout, index) if layout.words[index].capitalised else None
        if found is None or any(layout.places[at] is not None for at in range(index, found[0])):
            index += 1
            continue
        end, (name, kind) = found
        yield Organisation(name, kind, range(index, end))
        index = end
