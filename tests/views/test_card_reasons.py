"""The card says why the program took an event, by the telling that dates it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from pipeline.decisions.dates import Ground
from pipeline.interval import Interval, day
from pipeline.merge.drawing import draw_together
from pipeline.table import events_table
from pipeline.types import Article, DateBasis, DatePrecision, Mention, Status, Timex, TimexType
from views.card import card_html
from views.texts import load_texts

EN, FR = load_texts("en"), load_texts("fr")
TEXT = "The ministers met in Lima, as planned since Monday. They had met on 3 May 2024. The talks were short."
ARTICLE = Article("a", TEXT, "en", "A title", dt.date(2024, 5, 5))
THIRD = day(dt.date(2024, 5, 3))


def timex(words: str, interval: Interval | None) -> Timex:
    start = TEXT.index(words)
    told = {"en": f"“{words}” explained.", "fr": f"« {words} » expliqué."}
    return Timex(start, start + len(words), words, TimexType.DATE, "", interval, explanation=told)


def mention(number: int, words: str = "", interval: Interval | None = None, ground: str = "", **rest: Any) -> Mention:
    sentence = TEXT.split(". ")[number]
    start = TEXT.index(sentence)
    found = timex(words, interval) if words else None
    basis = DateBasis.EXPLICIT if words else DateBasis.PUBLICATION if interval else DateBasis.NONE
    return Mention(
        "a", start, start + len(sentence), sentence, "talks", "CONSULT", "met", start, start + 3,
        timex=found, interval=interval, date_precision=DatePrecision.DAY, date_basis=basis, date_text=words,
        date_ground=ground, **rest,
    )  # fmt: skip


def row(*mentions: Mention) -> dict[str, Any]:
    [event] = events_table([draw_together(mentions)], {"a": ARTICLE}).to_dict("records")
    return {str(name): value for name, value in event.items()}


def test_the_explanation_is_that_of_the_timex_that_dates_the_event() -> None:
    html = card_html(row(mention(0, "Monday", None), mention(1, "3 May 2024", THIRD, "clause")), EN)
    assert "“3 May 2024” explained." in html
    assert "“Monday” explained." not in html


def test_a_day_of_publication_is_explained_by_no_timex() -> None:
    lead = mention(0, interval=day(dt.date(2024, 5, 5)), ground="main_event")
    html = card_html(row(lead, mention(1, "Monday", None, "none")), EN)
    assert "explained." not in html
    assert "Day of publication: main event of the article." in html


def test_an_undated_telling_before_does_not_stand_for_the_day_of_publication() -> None:
    dated = mention(1, interval=day(dt.date(2024, 5, 5)), ground="main_event")
    html = card_html(row(mention(0, ground="none"), dated), EN)
    assert "Day of publication: main event of the article." in html


def test_the_ground_of_the_date_is_told_in_both_languages() -> None:
    event = row(mention(1, "3 May 2024", THIRD, "clause"))
    assert "Dated by “3 May 2024”, which stands in its clause." in card_html(event, EN)
    assert "Daté par « 3 May 2024 », qui se trouve dans sa proposition." in card_html(event, FR)


def test_the_words_of_the_date_are_escaped() -> None:
    event = row(mention(1, "3 May 2024", THIRD, "clause"))
    details = event["details"].replace("3 May 2024", "<b>3</b>")
    assert "Dated by “&lt;b&gt;3&lt;/b&gt;”" in card_html(event | {"date_text": "<b>3</b>", "details": details}, EN)


def test_status_and_confidence_are_told_in_words() -> None:
    html = card_html(row(mention(1, "3 May 2024", THIRD, "clause", status=Status.PLANNED, confidence=0.9)), EN)
    assert "Planned: told for later" in html
    assert "The program is sure" in html
    assert "in doubt" in card_html(row(mention(1, confidence=0.3)), EN)


@pytest.mark.parametrize("texts", [EN, FR], ids=["en", "fr"])
def test_every_ground_and_status_has_its_sentence(texts: Any) -> None:
    assert set(texts.labels("card.grounds")) == {ground.value for ground in Ground}
    assert set(texts.labels("card.status_reasons")) == {status.value for status in Status} - {Status.HAPPENED.value}


def test_a_table_of_an_older_version_still_opens() -> None:
    event = row(mention(0, "Monday", None), mention(1, "3 May 2024", THIRD, "clause"))
    details = json.loads(event["details"])
    for telling in details["mentions"]:
        for name in ("date_ground", "date_start", "date_end"):
            del telling[name]
    html = card_html(event | {"details": json.dumps(details)}, EN)
    assert "“3 May 2024” explained." in html
    assert "Dated by" not in html
