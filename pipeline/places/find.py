"""Finds the forms of a text that stand for places and countries, without any model."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from pipeline.gazetteer import Form, find_forms, find_readings, fold_typography
from pipeline.places.candidate import Candidate
from pipeline.places.names import Surroundings
from pipeline.places.resolve import resolve_candidates
from pipeline.types import Place


def find_places(text: str, language: str, people: Collection[tuple[int, int]] = ()) -> list[Place]:
    """The places, peoples, metonyms and organisations that a text names, in order, without overlaps.

    `people` are spans that someone else takes for persons' names; a form inside a longer one is no place. A form with
    two readings that are near equal is left out: no pin is better than a wrong one. Raises ResourceError where the
    language has no table of places.
    """
    plain = fold_typography(text)
    surroundings = Surroundings(plain, language)
    candidates = list(_find_candidates(plain, language, sorted(people), surroundings))
    return resolve_candidates(candidates, plain, language, surroundings)


_TOKEN = re.compile(r"(?:[A-ZÀ-Ý]\.-?){2,}(?:[A-Z](?![\w]))?|[^\W\d_]+\d*(?=\W|_|$)|[^\W\d_]+|\d+")
_BETWEEN = re.compile(r"[ '-]|\. |, | ?\n?")  # what may stand between two words of one name; rarely more than a space
_ABBREVIATED = {"St", "Ste", "Mt", "Ft"}
_ARTICLES = ("la ", "le ", "les ", "l'", "the ")
_LONGEST = 10  # words


def _find_candidates(
    text: str, language: str, people: Sequence[tuple[int, int]], surroundings: Surroundings
) -> Iterator[Candidate]:
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    i = 0
    while i < len(tokens):
        candidate, used = _longest_at(text, tokens, i, language)
        if candidate and not _is_person(candidate, people) and surroundings.allow(candidate):
            yield candidate
            i += used
        else:
            i += 1


def _longest_at(text: str, tokens: list[tuple[int, int]], i: int, language: str) -> tuple[Candidate | None, int]:
    """The longest form that starts at a token, and how many tokens it takes."""
    start = tokens[i][0]
    reach = _reach(text, tokens, i)
    for count in range(reach, 0, -1):
        end = tokens[i + count - 1][1]
        written = text[start:end]
        forms = [
            form
            for form in find_forms(written, language)
            if _agrees(form, written, text[max(0, start - 2) : start], text[end : end + 1])
        ]
        towns = find_readings(written) if _may_be_town(written) else ()
        if towns and not forms and written.lower().startswith(_ARTICLES) and find_forms(_bare(written), language):
            return None, 0  # "La Maison-Blanche" is a hamlet too
        if forms or towns:
            return Candidate(start, end, written, tuple(form.reading for form in forms), towns), count
    return None, 0


def _bare(written: str) -> str:
    """A name without its article."""
    return re.split("[ ']", written, maxsplit=1)[1]


def _reach(text: str, tokens: list[tuple[int, int]], i: int) -> int:
    """How many tokens from the i-th on can belong to one name."""
    count = 1
    while count < _LONGEST and i + count < len(tokens):
        (start, end), following = tokens[i + count - 1], tokens[i + count][0]
        gap = text[end:following]
        if gap not in (" ", "-", "'") and not (gap == ". " and text[start:end] in _ABBREVIATED) and gap != ", ":
            break
        if gap == ", " and text[start:end] != "Washington":
            break
        count += 1
    return count


def _agrees(form: Form, written: str, before: str, after: str) -> bool:
    """Whether a text's spelling has the capitals of the form and the neighbours that it asks for."""
    if form.prefix and after != "-":
        return False
    if form.after_town and before not in (", ", " ("):
        return False
    ours, theirs = _words(form.written.rstrip(".")), _words(written.rstrip("."))
    if len(ours) != len(theirs):
        return False
    return all(_word_agrees(a, b) for a, b in zip(ours, theirs, strict=True))


def _word_agrees(ours: str, theirs: str) -> bool:
    if len(ours) > 1 and ours.isupper():
        return ours == theirs
    return theirs[:1].isupper() or not ours[:1].isupper()


def _words(name: str) -> list[str]:
    return re.split(r"[ '-]", name)


_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "sur",
        "sous",
        "en",
        "et",
        "aux",
        "lès",
        "of",
        "the",
        "and",
        "upon",
        "on",
        "am",
        "an",
        "der",
        "den",
        "del",
        "di",
        "da",
        "do",
        "dos",
        "el",
        "al",
        "as",
        "ad",
        "ash",
        "ar",
        "az",
        "es",
        "na",
        "ob",
        "y",
        "i",
        "e",
        "l",
        "d",
        "s",
    ]
)


def _may_be_town(written: str) -> bool:
    """Names of towns have a capital on every word that is not a particle."""
    words = _words(written)
    if len(written) < 3 or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return False
    return all(word[:1].isupper() or word in _PARTICLES for word in words)


def _is_person(candidate: Candidate, people: Sequence[tuple[int, int]]) -> bool:
    """Whether a hint takes more than the candidate for a name; a hint of just it is often wrong. `people` are sorted,
    and names do not overlap: the last that starts no later is the one that can hold the candidate."""
    behind = bisect_left(people, (candidate.start + 1, 0))
    if not behind:
        return False
    start, end = people[behind - 1]
    return candidate.end <= end and end - start > candidate.end - candidate.start + 1
