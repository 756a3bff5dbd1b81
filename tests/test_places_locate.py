"""The place and the countries of an event: never another place of the sentence, never finer than the text."""

from __future__ import annotations

import pytest

from pipeline.places import find_places, locate_mentions
from pipeline.types import EventType, GeoPrecision, Mention


def mention(text: str, sentence: str, kind: EventType, trigger: str) -> Mention:
    """A telling as `find_mentions` would hand it on, without roles."""
    start = text.index(sentence)
    at = text.index(trigger, start)
    return Mention("a", start, start + len(sentence), sentence, kind, "", trigger, at, at + len(trigger))


def located(text: str, language: str, *tellings: tuple[str, EventType, str]) -> list[Mention]:
    """The mentions of a text, each told by its sentence, type and trigger, with place and countries."""
    mentions = [mention(text, sentence, kind, trigger) for sentence, kind, trigger in tellings]
    return locate_mentions(mentions, find_places(text, language), text, language)


def one(text: str, language: str, kind: EventType, trigger: str) -> Mention:
    return located(text, language, (text, kind, trigger))[0]


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "place"),
    [
        ("Des missiles sont tombés sur Kharkiv à l'aube.", "fr", EventType.STRIKE, "tombés", "Kharkiv"),
        ("Shells hit the port of Odesa overnight.", "en", EventType.STRIKE, "hit", "Odesa"),
        ("Le ministre turc est arrivé à Doha.", "fr", EventType.VISIT, "arrivé", "Doha"),
        ("The envoy flew to Nairobi on Monday.", "en", EventType.VISIT, "flew", "Nairobi"),
        ("À Genève, les deux camps se sont parlé.", "fr", EventType.TALKS, "parlé", "Genève"),
        ("Un obus a touché une école à Alep, en Syrie.", "fr", EventType.STRIKE, "touché", "Alep"),
        ("A drone was lost over the Black Sea.", "en", EventType.DRONE_INCIDENT, "lost", "Black Sea"),
        ("Last night a Kabul car bombing killed two.", "en", EventType.STRIKE, "bombing", "Kabul"),
        ("Les accords d'Évian ont été signés.", "fr", EventType.AGREEMENT, "accords", "Évian"),
        ("They will tour Tonga, Samoa and Fiji in May.", "en", EventType.VISIT, "tour", None),
        ("She was welcomed at the White House.", "en", EventType.VISIT, "welcomed", "White House"),
    ],
)
def test_the_place_that_the_words_give_the_event(
    text: str, language: str, kind: EventType, trigger: str, place: str | None
) -> None:
    found = one(text, language, kind, trigger).place
    assert (found.text if found else None) == place


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger"),
    [
        ("L'ambassadeur à Moscou a été expulsé.", "fr", EventType.SANCTION, "expulsé"),
        ("The envoy spoke by phone with leaders in Cairo.", "en", EventType.TALKS, "spoke"),
        ("Il a parlé de la guerre en Ukraine.", "fr", EventType.STATEMENT, "parlé"),
        ("La Suède livrera des canons à l'Ukraine.", "fr", EventType.AGREEMENT, "livrera"),
        ("Leaders met to speak about Europe.", "en", EventType.TALKS, "met"),
        ("He said that “what happened in Lagos is a shame”.", "en", EventType.STATEMENT, "said"),
    ],
)
def test_a_place_that_is_not_the_events_gives_no_pin(text: str, language: str, kind: EventType, trigger: str) -> None:
    assert one(text, language, kind, trigger).place is None


def test_airspace_is_the_country_at_country_precision() -> None:
    found = one("Un drone a survolé l'espace aérien polonais.", "fr", EventType.DRONE_INCIDENT, "survolé").place
    assert found is not None
    assert (found.country, found.precision) == ("POL", GeoPrecision.COUNTRY)


def test_a_country_is_not_made_a_town() -> None:
    found = one("Des combats ont éclaté au Soudan.", "fr", EventType.STRIKE, "éclaté").place
    assert found is not None
    assert found.precision is GeoPrecision.COUNTRY


def test_each_event_of_a_sentence_has_its_own_place() -> None:
    text = "Après la réunion tenue à Oslo, une bombe a explosé à Mogadiscio."
    talks, strike = located(text, "fr", (text, EventType.TALKS, "réunion"), (text, EventType.STRIKE, "explosé"))
    assert (talks.place and talks.place.text, strike.place and strike.place.text) == ("Oslo", "Mogadiscio")


def test_talks_without_a_place_are_where_the_visit_just_told_is() -> None:
    visit, talks = "The minister travelled to Hanoi on Friday.", "She met students there."
    _, second = located(
        f"{visit} {talks}", "en", (visit, EventType.VISIT, "travelled"), (talks, EventType.TALKS, "met")
    )
    assert second.place is not None
    assert second.place.text == "Hanoi"


def test_in_the_city_is_the_town_named_last() -> None:
    first, second = "L'armée avance vers Raqqa.", "Dimanche, elle est entrée dans la ville et a tiré."
    [strike] = located(f"{first} {second}", "fr", (second, EventType.STRIKE, "tiré"))
    assert strike.place is not None
    assert strike.place.text == "Raqqa"


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "countries"),
    [
        ("Les forces russes ont frappé Kiev.", "fr", EventType.STRIKE, "frappé", {"RUS", "UKR"}),
        ("Le Kremlin a menacé Varsovie.", "fr", EventType.STATEMENT, "menacé", {"RUS", "POL"}),
        ("Emmanuel Macron a reçu Olaf Scholz.", "fr", EventType.TALKS, "reçu", {"FRA", "DEU"}),
        ("L'OTAN et l'Union européenne ont protesté.", "fr", EventType.STATEMENT, "protesté", set()),
        ("Hezbollah fired at Israeli posts.", "en", EventType.STRIKE, "fired", {"LBN", "ISR"}),
        ("Iran and Iraq met in Muscat.", "en", EventType.TALKS, "met", {"IRN", "IRQ", "OMN"}),
        ("Chad and Niger met to talk about Libya.", "en", EventType.TALKS, "met", {"TCD", "NER"}),
        ("Norway welcomes the truce in Sudan.", "en", EventType.AGREEMENT, "truce", {"SDN"}),
        ("Selon un journal danois, le Pérou a rompu avec Cuba.", "fr", EventType.SANCTION, "rompu", {"PER", "CUB"}),
        ("The Quad leaders met on Tuesday.", "en", EventType.TALKS, "met", {"AUS", "IND", "JPN", "USA"}),
        ("Le pape a reçu le président libanais.", "fr", EventType.TALKS, "reçu", {"VAT", "LBN"}),
    ],
)
def test_countries_take_part_or_are_affected(
    text: str, language: str, kind: EventType, trigger: str, countries: set[str]
) -> None:
    assert set(one(text, language, kind, trigger).countries) == countries


def test_they_are_the_parties_told_before() -> None:
    first, second = "Kenya and Ghana met in Accra.", "They discussed fishing rights off Senegal."
    _, talks = located(
        f"{first} {second}", "en", (first, EventType.TALKS, "met"), (second, EventType.TALKS, "discussed")
    )
    assert set(talks.countries) == {"KEN", "GHA"}


def test_the_president_is_that_of_the_leaders_named() -> None:
    first, second = "Claudia Sheinbaum s'est adressée à Cuba.", "La présidente a rappelé son ambassadeur à Lima."
    [recall] = located(f"{first} {second}", "fr", (second, EventType.SANCTION, "rappelé"))
    assert set(recall.countries) == {"MEX", "PER"}


def test_another_person_of_a_leaders_name_is_nobody() -> None:
    assert one("Harvey Putin, a baker, met friends in Oslo.", "en", EventType.TALKS, "met").countries == ("NOR",)
