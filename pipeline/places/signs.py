"""What tells a state without naming it: its leaders, offices that it alone has, short names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.gazetteer import load_people
from pipeline.resources import lexicon_languages, load_lexicon

_FAMILY_FIRST = ("CHN", "KOR", "PRK", "TWN", "VNM")  # where a leader's family name stands before the given one
# A name before a last name that is not a title: "Harvey Johnson" is somebody else.
_OTHER_NAME = re.compile(
    r"(?<![.!?:\n] )\b(?!President|Minister|Chancellor|Secretary|Premier|Pope|King|Mr|Mrs|Ms|General)[A-ZÉ][\w'-]+ $"
)


class Sign(NamedTuple):
    """A form that stands for a state: its character offsets and the state's alpha-3 code."""

    start: int
    end: int
    country: str


def find_holders(text: str, language: str) -> Iterator[Sign]:
    """Offices that tell their state without naming it: the pope."""
    for code, pattern in load_lexicon(language, "locating")["holders"].items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield Sign(match.start(), match.end(), code)


def find_short_names(text: str, language: str, named: Collection[str]) -> Iterator[Sign]:
    """Names that only tell a state once the text has named it: "the North"."""
    for name in load_lexicon(language, "locating")["short_names"]:
        owners = [code for code in name["states"] if code in named]
        if len(owners) == 1:
            for match in re.finditer(name["form"], text):
                yield Sign(match.start(), match.end(), owners[0])


def find_leaders(text: str) -> Iterator[Sign]:
    """Leaders by full name, or by last name once the full one has been told or where a title stands before it."""
    for match in _leader_pattern().finditer(text):
        before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 2]
        alone = not _OTHER_NAME.search(before) and not re.match(r" [A-ZÉ]", after)
        if " " in match[0] or alone:
            yield Sign(match.start(), match.end(), _leaders()[match[0]])
    for name, code in _family_names().items():
        full = [form for form in _full_names()[name] if form in text]
        if full:
            for match in re.finditer(rf"\b{re.escape(name)}\b(?!-| [A-ZÉ])", text):
                yield Sign(match.start(), match.end(), code)


@cache
def _leaders() -> dict[str, str]:
    """Every form of a name, and the last names that only one country's leaders bear, to the country."""
    forms = {form: person.country for person in load_people().values() if person.country for form in person.forms}
    given = {
        name
        for language in lexicon_languages("places")
        for name in load_lexicon(language, "places")["names"]["given"].split()
    }
    last: dict[str, set[str]] = {}
    for form, country in forms.items():
        last.setdefault(form.split()[-1], set()).add(country)
    alone = {
        name: owners.pop()
        for name, owners in last.items()
        if len(owners) == 1 and len(name) > 3 and name.lower() not in given
    }
    return alone | forms


@cache
def _full_names() -> dict[str, tuple[str, ...]]:
    """Family names that stand first ("Xi", "Kim") to the full names they are short for."""
    names: dict[str, list[str]] = {}
    for person in load_people().values():
        if person.country in _FAMILY_FIRST:
            for form in person.forms:
                if " " in form:
                    names.setdefault(form.split()[0], []).append(form)
    return {name: tuple(forms) for name, forms in names.items()}


@cache
def _family_names() -> dict[str, str]:
    """Those of them that leaders of one country only bear."""
    owners: dict[str, set[str]] = {}
    for person in load_people().values():
        for form in person.forms:
            if person.country and form.split()[0] in _full_names():
                owners.setdefault(form.split()[0], set()).add(person.country)
    return {name: codes.pop() for name, codes in owners.items() if len(codes) == 1}


@cache
def _leader_pattern() -> re.Pattern[str]:
    names = sorted(_leaders(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
