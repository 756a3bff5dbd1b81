"""What the sentences before say of a telling: its costs, its date, or that it is background."""

import datetime as dt
from dataclasses import replace

from pipeline.document import parse_articles
from pipeline.interval import Interval, day
from pipeline.mentions.discourse import BACKGROUND_DAYS, REACH, tie_mentions
from pipeline.mentions.finding import find_mentions
from pipeline.timex import find_timexes
from pipeline.types import Article, Clue, DateBasis, DatePrecision, EventType, Mention, Status, Timex, TimexType
from tests.mentions.telling import PUBLISHED, tell

ARTICLE = Article("a", "." * 5000, "fr", published=PUBLISHED)
MONDAY = day(dt.date(2025, 6, 9))


def mention(event_type: EventType, start: int, interval: Interval | None = None, **fields: object) -> Mention:
    told = Mention("a", start, start + 50, "...", event_type, "", "...", start, start + 3)
    if interval is not None:
        timex = Timex(start, start + 5, "lundi", TimexType.DATE, str(interval.first), interval, DatePrecision.DAY)
        told = replace(told, timex=timex, interval=interval, date_precision=DatePrecision.DAY, date_text="lundi")
    return replace(told, **fields)


def tied(*mentions: Mention) -> Mention:
    """The last of them after tying."""
    return tie_mentions(mentions, ARTICLE)[-1]


def test_talks_close_behind_a_dated_visit_have_its_date():
    talks = tied(mention(EventType.VISIT, 0, MONDAY), mention(EventType.TALKS, 200))
    assert (talks.interval, talks.date_basis, talks.date_text) == (MONDAY, DateBasis.NARRATIVE, "lundi")


def test_talks_far_behind_it_stay_undated():
    assert tied(mention(EventType.VISIT, 0, MONDAY), mention(EventType.TALKS, REACH + 51)).interval is None


def test_talks_that_are_planned_are_no_part_of_a_visit_that_happened():
    planned = mention(EventType.TALKS, 200, status=Status.PLANNED)
    assert tied(mention(EventType.VISIT, 0, MONDAY), planned).interval is None


def test_a_strike_is_part_of_no_visit():
    assert tied(mention(EventType.VISIT, 0, MONDAY), mention(EventType.STRIKE, 200)).interval is None


def test_what_is_only_named_dates_nothing():
    assert tied(mention(EventType.VISIT, 0, MONDAY, tells=False), mention(EventType.TALKS, 200)).interval is None


def test_a_date_of_its_own_stays():
    tuesday = day(dt.date(2025, 6, 10))
    assert tied(mention(EventType.VISIT, 0, MONDAY), mention(EventType.TALKS, 200, tuesday)).interval == tuesday


def test_behind_a_date_long_past_what_has_none_is_background():
    old = day(PUBLISHED - dt.timedelta(days=BACKGROUND_DAYS + 1))
    told = tied(mention(EventType.STRIKE, 0, old), mention(EventType.STRIKE, 200))
    assert not told.tells
    assert Clue.BACKGROUND in told.clues


def test_behind_a_recent_date_it_is_told():
    assert tied(mention(EventType.STRIKE, 0, MONDAY), mention(EventType.STRIKE, 200)).tells


def everything(text: str, language: str) -> list[Mention]:
    article = Article("a", text, language, published=PUBLISHED)
    [(_, doc)] = parse_articles([article])
    return find_mentions(doc, article, find_timexes(text, language, PUBLISHED, spans=True))


def costs(text: str, language: str = "fr") -> list[Mention]:
    return [mention for mention in everything(text, language) if Clue.AFTERMATH in mention.clues]


def test_the_dead_told_in_a_sentence_of_their_own_are_costs_of_the_attack_before():
    text = "L’aviation a bombardé lundi un dépôt près du port. Douze soldats y ont péri."
    [told] = costs(text)
    assert told.event_type is EventType.STRIKE
    assert not told.tells
    assert told.interval is None
    assert [(quantity.value, quantity.unit) for quantity in told.quantities] == [(12, "soldats")]
    assert text[told.start : told.end] == told.sentence == "Douze soldats y ont péri."
    assert text[told.trigger_start : told.trigger_end] == told.trigger


def test_costs_in_english():
    [told] = costs("Warplanes bombed a depot near the port on Monday. Twelve soldiers died.", "en")
    assert [quantity.value for quantity in told.quantities] == [12]


def test_without_an_attack_before_the_dead_are_no_costs():
    assert not costs("Douze soldats y ont péri. L'aviation a bombardé lundi un dépôt près du port.")


def test_without_a_figure_there_are_no_costs():
    assert not costs("L'aviation a bombardé lundi un dépôt près du port. Des soldats y ont péri.")


def test_talks_cost_nobody():
    assert not costs("Les ministres turc et grec se sont entretenus lundi à Athènes. Douze soldats y ont péri.")


def test_costs_too_far_behind_are_not_of_the_attack():
    filler = "La mer était calme et le marché bien rempli ce matin-là. " * 25
    assert not costs(f"L'aviation a bombardé lundi un dépôt près du port. {filler}Douze soldats y ont péri.")


def test_talks_that_open_a_sentence_tie_it_to_them():
    text = "À la suite des pourparlers de mardi à Genève, les deux pays ont signé un accord."
    talks = [mention for mention in everything(text, "fr") if mention.event_type is EventType.TALKS]
    assert [(Clue.OPENING in mention.clues, str(mention.interval)) for mention in talks] == [
        (True, "2025-06-10..2025-06-10")
    ]


def test_what_is_told_of_drones_is_no_strike_of_another_day_either():
    assert {m.event_type.value for m in tell("Une attaque de drones lundi a tué trois soldats sur leur base.")} == {
        "drone_incident"
    }


def test_the_second_meeting_of_a_visit_is_as_far_from_the_first_as_that_from_the_visit():
    near, far = mention(EventType.TALKS, REACH), mention(EventType.TALKS, 2 * REACH)
    assert tied(mention(EventType.VISIT, 0, MONDAY), far).interval is None
    assert (
        tied(
            mention(EventType.VISIT, 0, MONDAY), replace(near, interval=MONDAY, date_basis=DateBasis.NARRATIVE), far
        ).interval
        == MONDAY
    )


def test_a_visit_that_a_noun_recalls_frames_no_meeting():
    recalled = mention(EventType.VISIT, 0, MONDAY, clues=(Clue.RECALLED,))
    assert tied(recalled, mention(EventType.TALKS, 200)).interval is None


def test_a_second_visit_has_not_the_date_of_talks_when_a_visit_was_dated():
    visit, talks = mention(EventType.VISIT, 0, MONDAY), mention(EventType.TALKS, 100, day(dt.date(2025, 6, 10)))
    assert tied(visit, talks, mention(EventType.VISIT, 200)).interval is None
