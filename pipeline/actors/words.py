"""The words of a language that tell actors: titles, offices, bodies of a state, references (`actors.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pipeline.actors.layout import Phrasebook, fold_key, phrase_keys
from pipeline.resources import load_lexicon


class Group(StrEnum):
    """What kind of noun heads a phrase."""

    OFFICE = "office"
    PLURAL = "plural"
    BODY = "body"
    MATERIAL = "material"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class ActorWords:
    """One language's `actors.toml`, compiled, and labels of its `syntax.toml`; single words as folded keys."""

    heads: Phrasebook[tuple[Group, str]]
    references: Phrasebook[str]
    mediation: Phrasebook[bool]
    mediating: frozenset[str]
    mediators: frozenset[str]
    armed: Phrasebook[bool]
    honorifics: frozenset[str]
    modifiers: frozenset[str]
    domains: frozenset[str]
    links: frozenset[str]
    conjunctions: frozenset[str]
    particles: frozenset[str]
    locatives: frozenset[str]
    prefixes: dict[str, str]
    organisation_words: frozenset[str]
    nobody: frozenset[str]
    human_verbs: frozenset[str]
    peoples: frozenset[str]
    epithets: Phrasebook[str]
    past: frozenset[str]
    definite: frozenset[str]
    agents: frozenset[str]
    determiners: frozenset[str]
    transparent: frozenset[str]
    onlookers: frozenset[str]
    together: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    masters: frozenset[str]
    hosts: frozenset[str]
    at: frozenset[str]
    joined_at_once: bool
    titled_offices: bool
    acting: frozenset[str]
    party: frozenset[str]
    agent: frozenset[str]


@cache
def load_words(language: str) -> ActorWords:
    """The compiled table of a language. Raises ResourceError where there is none."""
    table, syntax = load_lexicon(language, "actors"), load_lexicon(language, "syntax")
    # The later entry loses: "military" the adjective is a modifier, "the military" a body.
    heads = [(phrase, (Group.OFFICE, office)) for office, phrases in table["offices"].items() for phrase in phrases]
    heads += [(phrase, (Group.PLURAL, office)) for office, phrases in table["plurals"].items() for phrase in phrases]
    heads += [(phrase, (Group.BODY, "state")) for phrase in table["bodies"]["state"]]
    heads += [(phrase, (Group.MATERIAL, "")) for phrase in table["bodies"]["material"]]
    heads += [(phrase, (Group.ACT, "")) for phrase in table["bodies"]["acts"]]
    return ActorWords(
        heads=Phrasebook(heads),
        references=Phrasebook((phrase, kind) for kind, phrases in table["references"].items() for phrase in phrases),
        mediation=Phrasebook((phrase, True) for phrase in table["mediation"]["before"]),
        mediating=frozenset(table["mediation"]["verbs"]),
        mediators=_keys(table["mediation"]["nouns"]),
        armed=Phrasebook((phrase, True) for phrase in table["organisations"]["armed"]),
        honorifics=_keys(table["honorifics"]),
        modifiers=_keys(table["modifiers"]),
        domains=_keys(table["domains"]),
        links=_keys(table["links"]),
        conjunctions=_keys(table["conjunctions"]),
        particles=_keys(table["particles"]),
        locatives=_keys(table["locatives"]),
        prefixes={fold_key(form): country for country, forms in table["prefixes"].items() for form in forms},
        organisation_words=_keys(table["organisations"]["words"]),
        nobody=_keys(table["organisations"]["nobody"]),
        human_verbs=frozenset(table["verbs"]["human"]),
        peoples=_keys(table["peoples"]),
        epithets=Phrasebook((phrase, key) for key, phrases in table["epithets"].items() for phrase in phrases),
        past=_keys(table["past"]),
        definite=_keys(table["definite"]),
        agents=_keys(table["agents"]),
        determiners=_keys(table["determiners"]),
        together=_keys(table["together"]),
        transparent=_keys(table["transparent"]),
        onlookers=frozenset(table["verbs"]["onlookers"]),
        joiners=_keys(table["joiners"]),
        articles=_keys(table["articles"]),
        masters=_keys(table["masters"]),
        hosts=_keys(table["hosts"]),
        at=_keys(table["at"]),
        joined_at_once=table["joined_at_once"],
        titled_offices=table["titled_offices"],
        acting=frozenset(syntax["acting"]),
        party=frozenset(syntax["party"]),
        agent=frozenset(syntax["agent"]),
    )


def office_class(office: str, language: str) -> str:
    """The class of an office in words ("president of Brazil" is a head_of_state), "" where none is known."""
    keys = phrase_keys(office)
    heads = load_words(language).heads
    for start in range(len(keys)):
        for end in range(len(keys), start, -1):
            found = heads.exact(keys[start:end])
            if found is not None and found[0] is Group.OFFICE:
                return found[1]
    return ""


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(fold_key(word.rstrip(".")) for phrase in words for word in phrase.replace("'", " ").split())
