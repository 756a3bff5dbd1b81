"""Tellings of one event become one row, and those of two stay two."""

import datetime as dt
from dataclasses import replace

from pipeline.interval import Interval, day, month
from pipeline.merge import merge_articles, merge_mentions
from pipeline.types import (
    Actor,
    ActorKind,
    Article,
    Clue,
    DateBasis,
    DatePrecision,
    EventType,
    GeoPrecision,
    Mention,
    Place,
    PlaceKind,
    Quantity,
    Role,
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
        event_type=EventType.TALKS,
        plover_type="CONSULT",
        trigger="rencontre",
        trigger_start=start + 5,
        trigger_end=start + 14,
        interval=interval,
        date_basis=DateBasis.RELATIVE if interval else DateBasis.NONE,
        date_precision=DatePrecision.DAY if interval else DatePrecision.UNKNOWN,
        countries=tuple(countries.split()),
    )
    return replace(made, **fields)


def place(name: str, latitude: float, longitude: float, precision: GeoPrecision = GeoPrecision.CITY) -> Place:
    return Place(0, 1, name, PlaceKind.CITY, name, "PER", latitude, longitude, precision)


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
    assert merged(telling(0, MONDAY), telling(300, MONDAY, event_type=EventType.VISIT)) == 2


def test_who_strikes_and_what_is_hit_told_in_one_word_are_one_event_unless_two_days_part_them() -> None:
    striker = telling(0, None, "PER", event_type=EventType.STRIKE)
    target = telling(200, MONDAY, "CHL", event_type=EventType.STRIKE)
    assert len(merge_mentions([striker, target])) == 1
    assert len(merge_mentions([replace(striker, interval=TUESDAY, date_basis=DateBasis.RELATIVE), target])) == 2


def test_an_attack_told_again_with_its_drones_is_one_by_drones() -> None:
    attack = telling(0, MONDAY, event_type=EventType.STRIKE)
    again = telling(200, None, event_type=EventType.DRONE_INCIDENT, clues=("definite",))
    assert [event.event_type for event in merge_mentions([attack, again])] == [EventType.DRONE_INCIDENT]
    assert len(merge_mentions([attack, replace(again, clues=())])) == 2


def test_a_plan_is_not_what_happened() -> None:
    assert merged(telling(0, MONDAY), telling(300, None, status=Status.PLANNED)) == 2


def test_two_far_places_are_two_events() -> None:
    lima, iquique = place("Lima", -12.05, -77.04), place("Iquique", -20.2, -70.15)
    assert merged(telling(0, MONDAY, place=lima), telling(300, MONDAY, place=iquique)) == 2


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
STATEMENT = {"event_type": EventType.STATEMENT, "countries": ""}


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
    assert len(of_copies(said, replace(said, article_id="a-copy", event_type=EventType.OTHER))) == 2
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


def test_what_the_talks_that_open_its_sentence_led_to_has_their_date() -> None:
    talks = telling(0, MONDAY, clues=(Clue.OPENING,))
    signed = telling(0, None, event_type=EventType.AGREEMENT, trigger_start=40)
    events = merge_mentions([talks, signed])
    assert [(event.interval, event.date_basis) for event in events] == [
        (MONDAY, DateBasis.RELATIVE),
        (MONDAY, DateBasis.NARRATIVE),
    ]


def test_talks_that_do_not_open_it_give_no_date() -> None:
    events = merge_mentions([telling(0, MONDAY), telling(0, None, event_type=EventType.AGREEMENT)])
    assert [event.interval for event in events] == [MONDAY, None]


def test_costs_join_the_last_event_of_their_type_before_them() -> None:
    costs = telling(
        600, None, "", event_type=EventType.STRIKE, tells=False, clues=(Clue.AFTERMATH,),
        quantities=(Quantity(600, 610, "12 soldats", 12, "soldats"),),
    )  # fmt: skip
    strikes = [telling(start, MONDAY, land, event_type=EventType.STRIKE) for start, land in ((0, "PER"), (300, "BOL"))]
    events = merge_mentions([*strikes, costs])
    assert [[quantity.value for quantity in event.quantities] for event in events] == [[], [12]]


def test_what_does_not_tell_makes_no_event_alone() -> None:
    assert merged(telling(0, MONDAY, tells=False)) == 0


def test_a_series_of_months_is_not_the_event_of_the_day() -> None:
    series = Interval(dt.date(2025, 1, 1), dt.date(2025, 6, 13))
    today = telling(0, day(dt.date(2025, 6, 12)), date_basis=DateBasis.PUBLICATION)
    assert len(merge_mentions([today, telling(200, series)])) == 2


def test_a_year_is_no_vaguer_date_of_a_day() -> None:
    year = Interval(dt.date(2025, 1, 1), dt.date(2026, 1, 1))
    assert merged(telling(0, MONDAY), telling(300, year)) == 2
    assert merged(telling(0, MONDAY), telling(300, month(2025, 6))) == 1


def test_the_title_joins_the_event_of_the_body() -> None:
    title = telling(0, None, clues=(Clue.TITLE,))
    [event] = merge_mentions([title, telling(300, MONDAY)])
    assert event.mentions[0].start == 300


def statement(start: int, *actors: Actor, clues: tuple[str, ...] = ()) -> Mention:
    return telling(start, None, event_type=EventType.STATEMENT, actors=actors, clues=clues)


def test_a_pronoun_and_a_title_speak_for_who_was_named() -> None:
    minister = Actor(0, 3, "Ana", "Ana Novak", ActorKind.PERSON, "PER", role=Role.ACTOR)
    state = Actor(0, 3, "Lima", "Peru", ActorKind.STATE, "PER", role=Role.ACTOR)
    title = statement(0, state, clues=(Clue.TITLE,))
    named, by_pronoun = statement(100, minister), statement(300, clues=("subject=pronoun",))
    [event] = merge_mentions([title, named, by_pronoun])
    assert len(event.mentions) == 3


def test_to_deny_and_to_admit_are_two_statements() -> None:
    state = Actor(0, 3, "Lima", "Peru", ActorKind.STATE, "PER", role=Role.ACTOR)
    denied = statement(0, state, clues=("frame=reject",))
    assert len(merge_mentions([denied, statement(200, state, clues=("frame=admit",))])) == 2
