"""The clues that later stages ask for are those that mentions have: a name changed on one side alone is seen here."""

import datetime as dt

import pytest

from pipeline import confidence
from pipeline.document import parse_articles
from pipeline.mentions import find_mentions
from pipeline.mentions.frames import load_frames
from pipeline.timex import find_timexes
from pipeline.types import Article, Clue

PUBLISHED = dt.date(2025, 6, 12)
TEXTS = {
    Clue.TITLE: "Pourparlers à Lima\n\nLe roi a rencontré le pape lundi.",
    Clue.RECALLED: "Le ministre a commenté les pourparlers de mardi à Lima.",
    Clue.OPENING: "À la suite des pourparlers de mardi à Lima, les deux pays ont signé un accord.",
    Clue.DEFINITE: "Les pourparlers se sont ouverts lundi à Lima.",
    Clue.OFFICIAL: "Le ministre a condamné lundi le vol.",
    Clue.PRONOUN: "Elle a condamné lundi le vol.",
    Clue.BODY: "La coalition a condamné lundi le vol.",
    Clue.AFTERMATH: "L'aviation a bombardé lundi un dépôt près du port. Douze soldats y ont péri.",
    Clue.APART: "L'aviation a mené une frappe contre la base d'où était partie l'attaque de mardi.",
    Clue.BACKGROUND: "L'aviation a bombardé le port le 3 mai 2019. Elle a frappé la gare.",
}


@pytest.mark.parametrize("clue", Clue)
def test_a_clue_that_is_asked_for_is_found(clue: Clue) -> None:
    text = TEXTS[clue]
    article = Article("a", text, "fr", title=text.splitlines()[0] if clue is Clue.TITLE else "", published=PUBLISHED)
    [(_, doc)] = parse_articles([article])
    mentions = find_mentions(doc, article, find_timexes(text, "fr", PUBLISHED, spans=True))
    assert any(clue in mention.clues for mention in mentions)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_frames_that_the_confidence_asks_for_are_in_the_lexicon(language: str) -> None:
    known = {
        f"frame={phrase.frame.name}" for kind in load_frames(language).values() for p in kind.values() for phrase in p
    }
    assert known >= confidence._OF_EVERYBODY | confidence._FORMAL_ACTS
