"""Tellings of one event become one row, and those of two stay two."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.decisions import load_decisions, sameness_of
from pipeline.interval import Interval, day, month
from pipeline.merge import consolidate_mentions, merge_articles
from pipeline.types import (
    Actor,
    ActorKind,
    Article,
    DateBasis,
    DatePrecision,
    Event,
    GeoPrecision,
    Mention,
    Place,
    PlaceKind,
    Quantity,
    Status,
)

MONDAY = day(dt.date(2025, 6, 9))
TUESDAY = day(dt.date(2025, 6, 10))
ARTICLE = Article("b-later", "Un texte.", "fr", published=dt.date(2025, 6, 12))
EARLIER = Article("c-earlier", "A text.", "en", published=dt.date(2025, 6, 11))


def telling(start: int, interval: Interval | None, countries: str = "PER CHL", **fields: object) -> Mention:
    made = Mention(
        article_id=ARTICLE.article_id,
        start=start,
        end=start + 80,
        sentence=f"Une phrase à {start}.",
        event_type="talks",
        plover_type="CONSULT",
        trigger="rencontre",
        trigger_start=start + 5,
        trigger_end=start + 14,
        interval=interval,
        date_basis=DateBasis.RELATIVE if interval else DateBasis.NONE,
        date_precision=DatePrecision.DAY if interval else DatePrecision.UNKNOWN,
        countries=tuple(countries.split()),
        frame="meet",
        lemma="rencontre",
        told_by=start + 5,
        sentence_index=start // 100,
    )
    return replace(made, **fields)


def place(name: str, latitude: float, longitude: float, precision: GeoPrecision = GeoPrecision.CITY) -> Place:
    return Place(0, 1, name, PlaceKind.CITY, name, "PER", latitude, longitude, precision)


def merge_mentions(mentions: Sequence[Mention]) -> list[Event]:
    """The events of one article by the weights of the project."""
    return consolidate_mentions(mentions, sameness_of(load_decisions()))


def merged(*mentions: Mention) -> int:
    return len(merge_mentions(mentions))


def test_two_tellings_of_one_day_and_the_same_countries_are_one_event() -> None:
    assert merged(telling(0, MONDAY), telling(300, MONDAY, "PER")) == 1


def test_two_days_are_two_events() -> None:
    assert merged(telling(0, MONDAY), telling(300, TUESDAY)) == 2


def test_an_undated_telling_joins_the_dated_one_of_the_same_countries() -> None:
    [event] = merge_mentions([telling(0, MONDAY), telling(300, None)])
    assert event.interval == MONDAY
    assert len(event.mentions) == 2


def test_another_country_is_another_event() -> None:
    assert merged(telling(0, MONDAY), telling(300, None, "BOL ARG")) == 2


def test_another_type_is_another_event() -> None:
    assert merged(telling(0, MONDAY), telling(300, MONDAY, event_type="visit")) == 2


def test_a_plan_is_not_what_happened() -> None:
    assert merged(telling(0, MONDAY), telling(300, None, status=Status.PLANNED)) == 2


@pytest.mark.xfail(reason="the weights of sameness join them", raises=AssertionError, strict=True)
def test_two_far_places_are_two_events() -> None:
    lima, iquique = place("Lima", -12.05, -77.04), place("Iquique", -20.2, -70.15)
    assert merged(telling(0, MONDAY, place=lima), telling(300, MONDAY, place=iquique)) == 2


@pytest.mark.xfail(reason="the weights of sameness keep them apart", raises=ValueError, strict=True)
def test_the_publication_day_gives_way_to_a_date_of_the_text() -> None:
    lead = telling(0, day(dt.date(2025, 6, 12)), date_basis=DateBasis.PUBLICATION)
    [event] = merge_mentions([lead, telling(300, MONDAY)])
    assert event.interval == MONDAY
    assert event.date_basis is DateBasis.RELATIVE


def test_figures_of_both_sides_are_kept_apart() -> None:
    one = telling(0, MONDAY, quantities=(Quantity(0, 3, "157 soldats", 157, "soldats", attributed_to="A"),))
    two = telling(300, None, quantities=(Quantity(0, 3, "150 soldats", 150, "soldats", attributed_to="B"),))
    [event] = merge_mentions([one, two])
    assert [quantity.value for quantity in event.quantities] == [157, 150]


def across(*mentions: Mention) -> list[tuple[str, int, str]]:
    """Merge the first mention, of one article, with the rest, each of an earlier one."""
    articles = {article.article_id: article for article in (ARTICLE, EARLIER)}
    events = merge_mentions(mentions[:1])
    for mention in mentions[1:]:
        events += merge_mentions([replace(mention, article_id=EARLIER.article_id)])
    return [(e.event_id, len(e.mentions), e.status.value) for e in merge_articles(events, articles)]


def test_one_event_told_by_two_articles_is_one_row() -> None:
    assert [told for _, told, _ in across(telling(0, MONDAY), telling(50, MONDAY))] == [2]


def test_the_finer_date_of_two_articles_wins() -> None:
    articles = {article.article_id: article for article in (ARTICLE, EARLIER)}
    coarse = telling(0, month(2025, 6), date_precision=DatePrecision.MONTH)
    events = merge_mentions([coarse])
    events += merge_mentions([replace(telling(50, MONDAY), article_id=EARLIER.article_id)])
    assert [event.interval for event in merge_articles(events, articles)] == [MONDAY]


def test_a_month_and_a_day_in_one_country_are_two_events_unless_somebody_is_in_both() -> None:
    june = merge_mentions([telling(0, month(2025, 6), "PER")])
    monday = merge_mentions([telling(0, MONDAY, "PER", article_id=EARLIER.article_id)])
    articles = {ARTICLE.article_id: ARTICLE, EARLIER.article_id: EARLIER}
    assert len(merge_articles([*june, *monday], articles)) == 2
    actor = Actor(0, 4, "Rosa", "Rosa", ActorKind.PERSON)
    named = [replace(event, actors=(actor,)) for event in (*june, *monday)]
    assert len(merge_articles(named, articles)) == 1


def test_the_day_of_publication_gives_way_to_a_day_of_another_article_and_not_to_a_month() -> None:
    today = telling(0, day(dt.date(2025, 6, 9)), date_basis=DateBasis.PUBLICATION)
    articles = {ARTICLE.article_id: ARTICLE, EARLIER.article_id: EARLIER}
    for other, expected in ((MONDAY, DateBasis.RELATIVE), (month(2025, 6), DateBasis.PUBLICATION)):
        events = merge_mentions([today]) + merge_mentions([telling(0, other, article_id=EARLIER.article_id)])
        assert [event.date_basis for event in merge_articles(events, articles)] == [expected]


def test_undated_tellings_of_two_articles_stay_two_rows() -> None:
    assert len(across(telling(0, None), telling(50, None))) == 2


COPY = replace(ARTICLE, article_id="a-copy", text="Un  texte.\n\n", published=dt.date(2025, 6, 20))
STATEMENT = {"event_type": "statement", "countries": ""}


def of_copies(*mentions: Mention) -> list[tuple[str, int]]:
    """The events of mentions of one article each: their first article and how many tell them."""
    articles = {article.article_id: article for article in (ARTICLE, EARLIER, COPY)}
    events = [event for mention in mentions for event in merge_mentions([mention])]
    return [
        (event.mentions[0].article_id, len({mention.article_id for mention in event.mentions}))
        for event in merge_articles(events, articles)
    ]


def test_what_a_text_tells_without_a_date_is_one_row_of_all_its_copies() -> None:
    said = telling(0, None, trigger_start=3, trigger_end=8, **STATEMENT)
    copied = replace(said, article_id="a-copy", trigger_start=4, trigger_end=9)  # "Un  texte": a space more
    assert of_copies(copied, said) == [("b-later", 2)]


def test_a_copy_of_another_day_tells_no_other_day() -> None:
    held = telling(0, MONDAY, trigger_start=0, trigger_end=2)
    again = replace(held, article_id="a-copy", interval=day(dt.date(2025, 6, 16)))
    assert of_copies(held, again) == [("b-later", 2)]


def test_other_words_of_a_copy_and_the_same_words_of_another_text_stay_two_rows() -> None:
    said = telling(0, None, trigger_start=0, trigger_end=2, **STATEMENT)
    assert len(of_copies(said, replace(said, article_id="a-copy", trigger_start=4, trigger_end=9))) == 2
    assert len(of_copies(said, replace(said, article_id="a-copy", event_type="other"))) == 2
    assert len(of_copies(said, replace(said, article_id=EARLIER.article_id))) == 2


def test_long_dates_are_one_where_they_are_of_one_length() -> None:
    spring = Interval(dt.date(2025, 3, 1), dt.date(2025, 6, 1))
    later = Interval(dt.date(2025, 5, 20), dt.date(2025, 8, 20))
    assert [told for _, told, _ in across(telling(0, spring), telling(50, later))] == [2]
    assert len(across(telling(0, spring), telling(50, MONDAY))) == 2


def test_countries_that_share_nothing_stay_two_rows() -> None:
    assert len(across(telling(0, MONDAY), telling(50, MONDAY, "NOR SWE"))) == 2


def test_a_plan_that_came_true_is_one_row_that_happened() -> None:
    plan = telling(50, MONDAY, status=Status.PLANNED)
    assert [(told, status) for _, told, status in across(telling(0, MONDAY), plan)] == [(2, "happened")]


def test_what_happened_is_quoted_before_what_was_planned() -> None:
    articles = {article.article_id: article for article in (ARTICLE, EARLIER)}
    plan = replace(telling(50, MONDAY, status=Status.PLANNED), article_id=EARLIER.article_id)
    events = [*merge_mentions([telling(0, MONDAY)]), *merge_mentions([plan])]
    [event] = merge_articles(events, articles)
    assert event.mentions[0].status is Status.HAPPENED
    assert event.event_id == merge_mentions([plan])[0].event_id


def test_a_later_article_never_changes_the_id() -> None:
    articles = {article.article_id: article for article in (ARTICLE, EARLIER)}
    first = merge_mentions([replace(telling(50, MONDAY), article_id=EARLIER.article_id)])
    alone = merge_articles(first, articles)
    both = merge_articles([*merge_mentions([telling(0, MONDAY)]), *first], articles)
    assert [event.event_id for event in both] == [event.event_id for event in alone]


def test_an_older_article_never_changes_an_id_that_is_known() -> None:
    articles = {article.article_id: article for article in (ARTICLE, EARLIER)}
    older = merge_mentions([replace(telling(50, MONDAY), article_id=EARLIER.article_id)])
    first = merge_mentions([telling(0, MONDAY)])
    [event] = merge_articles([*first, *older], articles, {first[0].event_id})
    assert event.event_id == first[0].event_id
    assert len(event.mentions) == 2


def test_actors_are_named_once() -> None:
    actor = Actor(0, 4, "Lima", "Pérou", ActorKind.STATE, "PER")
    [event] = merge_mentions([telling(0, MONDAY, actors=(actor,)), telling(300, None, actors=(actor,))])
    assert [one.name for one in event.actors] == ["Pérou"]


@pytest.mark.xfail(reason="the weights of sameness join them", raises=AssertionError, strict=True)
def test_a_series_of_months_is_not_the_event_of_the_day() -> None:
    series = Interval(dt.date(2025, 1, 1), dt.date(2025, 6, 13))
    today = telling(0, day(dt.date(2025, 6, 12)), date_basis=DateBasis.PUBLICATION)
    assert len(merge_mentions([today, telling(200, series)])) == 2
