"""Lists that tell several events with one trigger: each has its own day, place and parties. The sentences are our own."""

from __future__ import annotations

import pytest

from pipeline.decisions import share_out
from pipeline.decisions.dates import date_options
from pipeline.decisions.deciding import sameness_of
from pipeline.decisions.linear import Linear
from pipeline.interval import day
from pipeline.types import Mention
from tests.decisions.dated_cases import PUBLISHED, case_of

MET_AND_MET = "Peruvian President Ana Lopez met Chilean President Juan Diaz on 3 June and Polish envoys on 5 June."


def shares(language, text, event_type, trigger):
    return share_out([case_of(text, language, event_type, trigger)])


def days(case):
    """The first days of the dates that a case may have."""
    return {str(option.interval.first)[5:] for option in date_options(case) if option.interval is not None}


def places(case):
    return {place.name for place in case.evidence.places}


@pytest.mark.parametrize(
    ("language", "text", "event_type", "trigger", "wanted"),
    [
        ("en", MET_AND_MET, "talks", "met", [{"06-03"}, {"06-05"}]),
        (
            "en",
            "Drones flew over Riga airport on June 3, 5 and 9.",
            "drone_incident",
            "flew",
            [{"06-03"}, {"06-05"}, {"06-09"}],
        ),
        (
            "fr",
            "Des drones ont survolé le port le 3 et le 7 juin.",
            "drone_incident",
            "survolé",
            [{"06-03"}, {"06-07"}],
        ),
        ("en", "On 3 June and 7 June drones flew over Riga.", "drone_incident", "flew", [{"06-03"}, {"06-07"}]),
        ("fr", "Le roi se rendra à Lima samedi et à Quito mardi.", "visit", "rendra", [{"06-15"}, {"06-18"}]),
        ("en", "The envoys met in Lima on Friday and in Quito on Monday.", "talks", "met", [{"06-07"}, {"06-10"}]),
        ("en", "The envoys met in Lima on Monday and in Quito on Sunday.", "talks", "met", [{"06-03"}, {"06-09"}]),
    ],
)
def test_each_day_of_a_list_is_an_event(language, text, event_type, trigger, wanted):
    assert [days(case) for case in shares(language, text, event_type, trigger)] == wanted


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "Le roi se rendra à Lima samedi et à Quito mardi.", "rendra"),
        ("fr", "Le roi se rendra samedi à Lima et mardi à Quito.", "rendra"),
        ("en", "The king will travel to Lima on Friday and to Quito on Tuesday.", "travel"),
    ],
)
def test_each_has_its_own_place(language, text, trigger):
    assert [places(case) for case in shares(language, text, "visit", trigger)] == [{"Lima"}, {"Quito"}]


def test_each_has_its_own_parties_and_all_have_the_subject():
    first, second = shares("en", MET_AND_MET, "talks", "met")
    assert {form.country for form in first.evidence.forms} == {"PER", "CHL"}
    assert {form.country for form in second.evidence.forms} == {"PER", "POL"}
    polish = next(form for form in second.evidence.forms if form.country == "POL")
    root = second.evidence.root(polish.start, polish.end)
    assert str(second.relations[root.i]) == "object"


def test_what_the_first_stands_with_holds_for_all_where_nothing_takes_its_place():
    text = "The Peruvian minister met Polish envoys in Lima on Friday and Chilean envoys on Sunday."
    first, second = shares("en", text, "talks", "met")
    assert "Lima" in places(first) & places(second)


@pytest.mark.parametrize(
    ("text", "event_type", "trigger"),
    [
        ("The envoys met in Lima on 3 June.", "talks", "met"),
        ("The envoys met in Lima on 3 June and flew home on 5 June.", "talks", "met"),
        ("The envoys met in Lima on 3 June and ministers on 5 June signed a pact.", "talks", "met"),
        ("The king condemned the attack on 3 June and the raid on 5 June.", "statement", "condemned"),
        ("The talks due on 3 June were postponed to 20 June.", "talks", "talks"),
    ],
)
def test_no_list(text, event_type, trigger):
    [case] = shares("en", text, event_type, trigger)
    assert not case.listed


def test_two_days_of_a_list_are_never_one_event():
    one, other = (
        Mention("a", 0, 9, "They met.", "talks", "", "met", 5, 8, interval=day(PUBLISHED.replace(day=at)), listed=True)
        for at in (3, 5)
    )
    sameness = sameness_of({"same": Linear({}, bias=5.0)})
    assert sameness(one, other) < 0 < sameness(one, one)
