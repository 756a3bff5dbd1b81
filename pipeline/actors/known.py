"""The display names of people, states and organisations that the tables know: one across articles and languages.

It is the English one, like the codes of the table; the page shows it in the reader's language (`country_name`,
`Organisation.names`, `Person.name`). Whom no table knows is called as the article calls them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.actors.layout import Phrasebook, phrase_keys
from pipeline.actors.words import office_class
from pipeline.gazetteer import Person, country_name, find_forms, load_organisations, load_people
from pipeline.resources import load_lexicon
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
    """Every full form of every known person, and each surname that tells one of them from everybody else."""
    shared = set(load_lexicon(NAMING, "actors")["people"]["shared_surnames"])
    surnames = load_surnames()
    return Phrasebook(
        [
            *((form, _known(person)) for person in load_people().values() for form in person.forms),
            *((surname, known) for surname, known in surnames.items() if surname not in shared),
        ]
    )


@cache
def load_surnames() -> dict[str, KnownPerson]:
    """Each surname (keys, a space between) that only one known person bears; an office before it must bear it out."""
    bearers: dict[str, set[KnownPerson]] = {}
    for person in load_people().values():
        for surname in _surnames(person):
            bearers.setdefault(surname, set()).add(_known(person))
    return {surname: known.pop() for surname, known in bearers.items() if len(known) == 1}


def state_name(country: str) -> str:
    """The display name of a state by its alpha-3 code."""
    return country_name(country, NAMING)


def find_organisation(place: Place, language: str) -> tuple[str, ActorKind]:
    """The display name and the kind of the organisation that a form stands for."""
    known = load_organisations().get(organisation_key(place, language))
    if known is None:
        return place.name, ActorKind.ORGANISATION
    return known.names.get(NAMING, place.name), known.kind


def organisation_key(place: Place, language: str) -> str:
    """The key of data/gazetteer/organisations.toml for a form, "" where there is none."""
    for form in find_forms(place.text, language):
        if form.reading.kind is PlaceKind.ORGANISATION:
            return form.reading.key
    return ""


def _known(person: Person) -> KnownPerson:
    office = office_class(person.office.get(NAMING, ""), NAMING)
    return KnownPerson(person.name[NAMING], person.country, office)


def _surnames(person: Person) -> set[str]:
    """What the person is called for short: "Poutine", "von der Leyen", "Xi"."""
    return {surname for form in person.forms for surname in _short_forms(phrase_keys(form), person.country)}


def _short_forms(keys: tuple[str, ...], country: str | None) -> Iterator[str]:
    if country in _FAMILY_NAME_FIRST:
        yield keys[0]
    elif len(keys) == _FIRST_AND_LAST:
        yield keys[1]
    elif len(keys) > _FIRST_AND_LAST and keys[1] in _PARTICLES:
        yield " ".join(keys[1:])
        if keys[1] in _ARTICLES:
            yield keys[-1]


_FIRST_AND_LAST = 2
_FAMILY_NAME_FIRST = {"CHN", "TWN", "KOR", "PRK", "VNM", "KHM"}
_PARTICLES = {"von", "van", "de", "le", "el", "al", "bin", "ben"}
_ARTICLES = {"el", "al"}  # "Bachar el-Assad" is Assad for short
