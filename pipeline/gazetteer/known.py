"""Countries, organisations and leaders by key, with their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.gazetteer.facts import load_countries, load_facts
from pipeline.gazetteer.forms import expand_pattern
from pipeline.resources import lexicon_languages, load_lexicon
from pipeline.types import ActorKind

__all__ = ["Organisation", "Person", "country_name", "load_countries", "load_organisations", "load_people"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or armed group: `home` is the one state its acts are counted for, None where there is none."""

    key: str
    kind: ActorKind
    home: str | None
    names: dict[str, str]  # by language, the one that is shown
    forms: dict[str, tuple[str, ...]]  # by language, all of them
    members: tuple[str, ...] = ()  # alpha-3, of a small circle such as the G7


@dataclass(frozen=True, slots=True)
class Person:
    """A head of state, minister or other public figure: `forms` are all spellings, `start` and `end` years."""

    key: str
    name: dict[str, str]
    forms: tuple[str, ...]
    country: str | None
    office: dict[str, str]
    start: int | None
    end: int | None


def country_name(code: str, language: str) -> str:
    """The usual name of a country (alpha-3) in a language; the code itself where CLDR has none."""
    names: list[str] = load_lexicon(language, "countries").get(code, [code])
    return names[0]


@cache
def load_organisations() -> dict[str, Organisation]:
    """Key of data/gazetteer/organisations.toml to the organisation, with its forms in every language that has them."""
    languages = lexicon_languages("places")
    organisations = {}
    for key, (kind, home, *members) in load_facts("organisations").items():
        forms = {
            language: tuple(expand_pattern(patterns))
            for language in languages
            if (patterns := load_lexicon(language, "places")["organisations"].get(key))
        }
        names = {language: written[0] for language, written in forms.items()}
        organisations[key] = Organisation(
            key, ActorKind(kind), home or None, names, forms, tuple(members[0] if members else ())
        )
    return organisations


@cache
def load_people() -> dict[str, Person]:
    """Key of data/gazetteer/people.toml to the person."""
    tables = load_facts("people")
    people = {}
    for key, (english, french, country, office, start, end, others) in tables["people"].items():
        names = {"en": english, "fr": french or english}
        forms = tuple(dict.fromkeys([*names.values(), *others]))
        people[key] = Person(key, names, forms, country or None, tables["offices"][office], start or None, end or None)
    return people
