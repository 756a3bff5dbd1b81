"""The display names of people, states and organisations that the tables know: one across articles and languages.

It is the English one, like the codes of the table; the page shows it in the reader's language (`country_name`,
`Organisation.names`, `Person.name`). Whom no table knows is called as the article calls them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.actors.layout import Phrasebook, phrase_keys
from pipeline.actors.words import office_class
from pipeline.gazetteer import Organisation, Person, country_name, find_forms, load_organisations, load_people
from pipeline.types import ActorKind, Place, PlaceKind

NAMING = "en"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the table: the display name, the country, and the class of the office (`[offices]`)."""

    name: str
    country: str | None
    office: str = ""


@cache
def load_known_people() -> Phrasebook[KnownPerson]:
    """Every form of every known person, and each surname that only one of them bears."""
    people = load_people().values()
    surnames = Counter(surname for person in people for surname in _surnames(person))
    return Phrasebook(
        (form, known)
        for person in people
        for known in [_known(person)]
        for form in (*person.forms, *(surname for surname in _surnames(person) if surnames[surname] == 1))
    )


def state_name(country: str) -> str:
    """The display name of a state by its alpha-3 code."""
    return country_name(country, NAMING)


def find_organisation(place: Place, language: str) -> tuple[str, ActorKind]:
    """The display name and the kind of the organisation that a form stands for."""
    known = _organisation(place, language)
    if known is None:
        return place.name, ActorKind.ORGANISATION
    return known.names.get(NAMING, place.name), known.kind


def _organisation(place: Place, language: str) -> Organisation | None:
    for form in find_forms(place.text, language):
        if form.reading.kind is PlaceKind.ORGANISATION:
            return load_organisations().get(form.reading.key)
    return None


def _known(person: Person) -> KnownPerson:
    office = office_class(person.office.get(NAMING, ""), NAMING)
    return KnownPerson(person.name[NAMING], person.country, office)


def _surnames(person: Person) -> set[str]:
    """The last words of the person's names where these are "First Last": no surname can be told from longer ones."""
    return set(_last_words(person))


def _last_words(person: Person) -> Iterator[str]:
    for form in person.forms:
        keys = phrase_keys(form)
        if len(keys) == 2 and len(keys[1]) > 3:
            yield keys[1]
