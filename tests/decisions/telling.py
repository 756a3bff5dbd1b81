"""What the whole line makes of short texts, each an article of its own, and which of them it still gets wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache

import pytest

from pipeline.encoder import load_encoder
from pipeline.run import extract_events
from pipeline.types import Article

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday

# Sentences that tell an event of their type: the weights do not admit it.
NOT_ADMITTED: set[str] = {
    "statement: President Novak condemned the decision on Tuesday.",
    "strike: Shells rained down on the harbour district on Tuesday.",
    "other: La Corée du Nord a tiré lundi deux missiles balistiques vers la mer du Japon.",
    "other: North Korea fired two ballistic missiles into the sea on Monday.",
    "talks: La ministre norvégienne a été reçue lundi en audience par le pape.",
    "talks: Un mini-sommet s'est tenu lundi à Lima.",
    "other: The navy seized a tanker in the strait on Tuesday.",
    "statement: President Novak vowed on Monday to strike back.",
    "strike: Les talibans se sont emparés dimanche de la capitale provinciale.",
    "strike: La marine a coulé mardi une vedette iranienne.",
    "exchange: Le journaliste est sorti de prison lundi.",
    "visit: Emmanuel Macron est attendu mardi à Pékin.",
    "visit: Le pape a entamé lundi une tournée en Asie.",
    "visit: The pope kicked off a tour of Asia on Monday.",
    "talks: Le ministre a reçu lundi l'ambassadeur de Chine.",
    "agreement: The rebels pledged on Tuesday to halt hostilities.",
    "other: The last French soldiers left Niger on Friday.",
    "other: Finland joined NATO on Tuesday.",
    "statement: The United Nations called for de-escalation on Monday.",
    "statement: Lima a affirmé mardi avoir abattu lundi l'avion qui a frappé le port.",
    "statement: Le ministre Novak a ensuite estimé que l'amende chilienne était illégale.",
    "statement: Norway said after the vote that it would appeal.",
    "statement: La présidence vient de condamner le coup de force.",
    "statement: Norway condemned the ruling.",
    "statement: Le ministère a annoncé mardi que le sommet se tiendra le 3 juillet à Oslo.",
    "statement: The president called for a larger army, state media reported on Monday.",
}
# Sentences that only look as if they did: the weights admit it.
ADMITTED: set[str] = {
    "strike: The region was hit hard by drought on Tuesday.",
    "strike: Un séisme a frappé lundi la ville de Tarna.",
    "strike: An earthquake struck the town of Tarna on Monday.",
    "strike: Il est mort lundi d'une attaque cardiaque.",
    "strike: He died of a heart attack on Monday.",
    "strike: La Corée du Nord a tiré lundi deux missiles balistiques vers la mer du Japon.",
    "strike: North Korea fired two ballistic missiles into the sea on Monday.",
    "drone_incident: The army received a delivery of drones on Monday.",
    "talks: Dans un entretien accordé lundi à la chaîne publique, il a évoqué la crise.",
    "talks: Le président Novak a tenu lundi une conférence de presse.",
    "talks: La réunion des parents d'élèves a eu lieu lundi.",
    "statement: Le ministère s'est refusé lundi à préciser les faits.",
    "statement: The ministry refused to comment on Monday.",
    "agreement: The company's shareholders approved the merger deal on Monday.",
    "agreement: Les actionnaires de la société ont approuvé lundi un accord de fusion.",
    "strike: L'équipe a attaqué lundi la seconde période avec ambition.",
    "strike: La bombe médiatique a explosé lundi.",
    "strike: The team attacked Liverpool's defence on Monday.",
    "strike: The company launched a rocket carrying a satellite on Monday.",
    "agreement: Le club a signé lundi un contrat avec un joueur brésilien.",
    "exchange: Les familles des diplomates ont été rapatriées lundi.",
}
# Texts of which the weights admit another type as well, or instead.
TAKEN_FOR_ANOTHER: set[str] = {
    "exchange: La Russie et l'Ukraine ont annoncé lundi un échange de prisonniers.",
    "strike: Le Yémen a tiré lundi des missiles et des drones sur le port.",
    "strike: La Russie a frappé Kharkiv mardi.",
}


@cache
def types_told(texts: tuple[tuple[str, str], ...]) -> dict[str, set[str]]:
    """By text, the types of the events in it; each of `texts` is a language and a text."""
    articles = [Article(text, text, language, published=PUBLISHED) for language, text in dict.fromkeys(texts)]
    told: dict[str, set[str]] = {article.text: set() for article in articles}
    for event in extract_events(articles, encoder=load_encoder()):
        for mention in event.mentions:
            told[mention.article_id].add(event.event_type)
    return told


def rows(held: Iterable[Sequence[str]], known: set[str], reason: str) -> list[object]:
    """The rows as parameters, those that are `known` to fail marked; a sentence is known with its type before it."""
    return [
        pytest.param(
            *row,
            id=f"{row[2]}: {row[1][:40]}",
            marks=[pytest.mark.xfail(reason=reason, raises=AssertionError, strict=True)]
            if f"{row[2]}: {row[1]}" in known
            else [],
        )
        for row in held
    ]


def tells(held: Iterable[Sequence[str]]) -> list[object]:
    return rows(held, NOT_ADMITTED, "the weights do not admit it")


def tells_not(held: Iterable[Sequence[str]]) -> list[object]:
    return rows(held, ADMITTED, "the weights admit it")
