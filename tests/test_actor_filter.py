"""The filter by actor over the sample: all events of an actor under any name, in both languages, and no other."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.resources import DATA
from pipeline.run import extract
from pipeline.types import Event

# For each actor the sentences of data/articles that tell an event in which the actor takes part, by words of theirs;
# where the sentence tells another event too, with the type before it.
TOLD_OF: dict[str, tuple[str, ...]] = {
    "Volodymyr Zelensky": (
        "le président ukrainien s’était rendu à Washington", "les deux dirigeants se sont donc rendu visite",
        "was received there by Donald Trump", "ont été reçus lundi à la Maison-Blanche", "Le président ukrainien était déjà venu",
        "il y avait été reçu par Donald Trump", "agreement: agreed with the Ukrainian president",
    ),
    "Vladimir Putin": (
        "se sont rencontrés mercredi à Genève", "Joe Biden et Vladimir Poutine s’étaient rencontrés", "Joe Biden and Vladimir Putin met",
        "Donald Trump et Vladimir Poutine s’étaient rencontrés", "the Russian president, Vladimir Putin, will meet",
    ),
    "Joe Biden": (
        "se sont rencontrés mercredi à Genève", "Joe Biden et Vladimir Poutine s’étaient rencontrés", "Joe Biden and Vladimir Putin met",
        "Joe Biden s’est rendu", "Cette visite dans la capitale", "les deux dirigeants se sont donc rendu visite", "visit: Joe Biden, came in February 2023",
    ),
    "Donald Trump": (
        "received there by Donald Trump", "Donald Trump, and the Russian president", "Donald Trump et Vladimir Poutine s’étaient rencontrés",
        "reçu par Donald Trump",
    ),
    "Viktor Orbán": ("Viktor Orbán, visited Moscow", "Viktor Orbán, went to Moscow", "The visit took place some three weeks"),
    "Sergey Lavrov": ("Sergueï Lavrov, et son homologue", "Sergei Lavrov, and his", "recevait les deux ministres"),
    "Donald Tusk": ("Donald Tusk, visited Kyiv",),
    "Narendra Modi": ("Narendra Modi, visited Kyiv",),
    "NATO": ("aircraft of the alliance shot", "NATO aircraft shot some of them down", "Des avions de l’OTAN en ont abattu"),
    "Qatar": ("Le Qatar a joué le rôle", "Qatar mediated between", "mediated by Qatar", "négociée par le Qatar"),
    "United Arab Emirates": (
        "l’entremise des Émirats", "mediation of the United Arab Emirates", "Les Émirats arabes unis, qui accueillaient",
    ),
}  # fmt: skip

# Sentences that tell the same events without a word of the actor: theirs where they were merged with one of the above.
TELLING_THE_SAME: dict[str, tuple[str, ...]] = {
    "Qatar": (
        "Une trêve est entrée en vigueur", "Des otages israéliens ont été libérés le même jour", "a truce held in Gaza",
        "The truce began on Friday", "Each day Israeli hostages", "Fin novembre 2023",
    ),
    "Joe Biden": ("au plus haut niveau", "Les deux chefs d’État"),
    "Vladimir Putin": ("au plus haut niveau", "Les deux chefs d’État"),
}  # fmt: skip


_AGAIN = pytest.mark.xfail(reason="who took part is not carried to a telling without names", strict=True)
MISSED = {"Volodymyr Zelensky": _AGAIN, "Joe Biden": _AGAIN, "Donald Trump": _AGAIN}


@cache
def events() -> tuple[Event, ...]:
    return extract([DATA / "articles"]).events


def told(event: Event) -> list[str]:
    return [mention.sentence for mention in event.mentions]


def tells(event: Event, sentence: str, words: str) -> bool:
    """Whether a sentence of an event holds the words, and the event has the type before them, if there is one."""
    event_type, _, part = words.rpartition(": ")
    return part in sentence and event_type in {"", event.event_type}


def names(event: Event) -> set[str]:
    return {actor.name for actor in event.actors}


@pytest.mark.parametrize("name", TOLD_OF)
def test_no_event_of_somebody_else_is_found(name: str) -> None:
    others = [
        told(event)
        for event in events()
        if name in names(event)
        and not any(tells(event, s, w) for s in told(event) for w in TOLD_OF[name] + TELLING_THE_SAME.get(name, ()))
    ]
    assert others == []


@pytest.mark.parametrize("name", [pytest.param(name, marks=MISSED.get(name, ())) for name in TOLD_OF])
def test_all_events_of_an_actor_are_found(name: str) -> None:
    missed = [
        mention.sentence
        for event in events()
        for mention in event.mentions
        if name not in names(event) and any(tells(event, mention.sentence, words) for words in TOLD_OF[name])
    ]
    assert missed == []


@pytest.mark.parametrize("name", TOLD_OF)
def test_every_actor_of_the_list_has_an_event(name: str) -> None:
    assert any(name in names(event) for event in events())
