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
    "sanction: La Norvège a expulsé lundi trois diplomates.",
    "drone_incident: Une munition rôdeuse a frappé lundi un dépôt près du port.",
    "strike: Des hommes armés ont ouvert le feu dimanche sur une patrouille.",
    "other: North Korea fired two ballistic missiles into the sea on Monday.",
    "drone_incident: Un appareil sans pilote a survolé mardi le port.",
    "exchange: Les rebelles ont remis mardi les dépouilles de six soldats.",
    "talks: Un mini-sommet s'est tenu lundi à Lima.",
    "agreement: Les belligérants ont paraphé lundi une feuille de route.",
    "agreement: The warring parties inked a roadmap on Monday.",
    "sanction: Oslo a annoncé lundi des mesures de rétorsion contre la junte.",
    "sanction: Oslo announced countermeasures against the junta on Monday.",
    "statement: President Novak vowed on Monday to strike back.",
    "strike: Les talibans se sont emparés dimanche de la capitale provinciale.",
    "strike: La marine a coulé mardi une vedette iranienne.",
    "strike: L'attentat a été revendiqué lundi par le groupe État islamique.",
    "exchange: The journalist was released from prison on Monday.",
    "exchange: Le journaliste est sorti de prison lundi.",
    "exchange: L'ONG a annoncé lundi que ses deux employés enlevés avaient été libérés.",
    "visit: Emmanuel Macron est attendu mardi à Pékin.",
    "visit: The pope kicked off a tour of Asia on Monday.",
    "talks: Le ministre a reçu lundi l'ambassadeur de Chine.",
    "agreement: Les rebelles se sont engagés mardi à cesser les hostilités.",
    "agreement: The rebels pledged on Tuesday to halt hostilities.",
    "other: The last French soldiers left Niger on Friday.",
    "statement: Lima a affirmé mardi avoir abattu lundi l'avion qui a frappé le port.",
    "statement: Le ministre Novak a ensuite estimé que l'amende chilienne était illégale.",
}
# Sentences that only look as if they did: the weights admit it.
ADMITTED: set[str] = {
    "strike: Un séisme a frappé lundi la ville de Tarna.",
    "strike: An earthquake struck the town of Tarna on Monday.",
    "strike: Il est mort lundi d'une attaque cardiaque.",
    "strike: He died of a heart attack on Monday.",
    "strike: North Korea fired two ballistic missiles into the sea on Monday.",
    "drone_incident: The army received a delivery of drones on Monday.",
    "visit: Fernando Ruiz heads the University of Lima.",
    "talks: Dans un entretien accordé lundi à la chaîne publique, il a évoqué la crise.",
    "talks: In an interview with the public channel on Monday, he spoke of the crisis.",
    "talks: Le président Novak a tenu lundi une conférence de presse.",
    "talks: La réunion des parents d'élèves a eu lieu lundi.",
    "statement: Le ministère s'est refusé lundi à préciser les faits.",
    "statement: The ministry refused to comment on Monday.",
    "statement: Un témoin a démenti lundi la version de la police.",
    "agreement: The company's shareholders approved the merger deal on Monday.",
    "agreement: Les actionnaires de la société ont approuvé lundi un accord de fusion.",
    "strike: L'équipe a attaqué lundi la seconde période avec ambition.",
    "strike: La bombe médiatique a explosé lundi.",
    "strike: The team attacked Liverpool's defence on Monday.",
    "strike: Inflation struck Turkey hard on Monday.",
    "agreement: Le club a signé lundi un contrat avec un joueur brésilien.",
    "agreement: The striker signed a contract with Chelsea on Monday.",
    "sanction: Le conseil a interdit lundi de fumer dans les parcs.",
    "statement: « La note a été remise », a annoncé le ministère péruvien.",
    "statement: Le Pérou n'a jamais revendiqué l'attaque.",
    "statement: The United States condemns the arrest.",
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
