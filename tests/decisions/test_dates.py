"""Which dates a candidate may have, and on what ground; the choice among them is the trained model's."""

from __future__ import annotations

import pytest

from pipeline.decisions.dates import Ground, choose_date, date_options
from pipeline.decisions.linear import Linear
from pipeline.types import DateBasis, Status
from tests.decisions.dated_cases import case_of, cases_of

LATER = "The minister spoke at length about farming.\n\nThe harbour had been quiet for weeks, its keeper said.\n\n"


def days(case):
    return {str(option.interval) for option in date_options(case) if option.interval is not None}


def grounds(case, first):
    return {o.ground for o in date_options(case) if o.interval is not None and str(o.interval.first) == first}


def publication(case):
    return [option.ground for option in date_options(case) if option.basis is DateBasis.PUBLICATION]


@pytest.mark.parametrize(
    ("language", "text", "event_type", "trigger", "wanted"),
    [
        ("en", "The envoys met in Oslo on 4 June 2024.", "talks", "met", "2024-06-04..2024-06-04"),
        (
            "fr",
            "Les émissaires se sont rencontrés à Oslo le 4 juin 2024.",
            "talks",
            "rencontrés",
            "2024-06-04..2024-06-04",
        ),
        # up to a deadline
        ("en", "The envoys will meet in Oslo by 20 June 2024.", "talks", "meet", "2024-06-10..2024-06-20"),
        # a series from a day on
        ("en", "Since 4 June 2024 the army has shelled the town.", "strike", "shelled", "2024-06-04..2024-06-10"),
        ("fr", "Depuis le 4 juin 2024, l'armée bombarde la ville.", "strike", "bombarde", "2024-06-04..2024-06-10"),
        # the coming day of the week
        ("en", "The envoys met on Friday.", "talks", "met", "2024-06-14..2024-06-14"),
    ],
)
def test_a_timex_of_the_sentence_is_an_option_in_each_reading(language, text, event_type, trigger, wanted):
    assert wanted in days(case_of(text, language, event_type, trigger))


def test_the_day_of_the_week_keeps_its_last_day_too():
    assert "2024-06-07..2024-06-07" in days(case_of("The envoys met on Friday.", "en", "talks", "met"))


def test_what_has_no_deadline_word_has_no_range():
    assert days(case_of("The envoys will meet on 20 June 2024.", "en", "talks", "meet")) - {
        "2024-06-10..2024-06-10"
    } == {"2024-06-20..2024-06-20"}


def test_a_date_far_away_is_an_option_where_its_sentence_tells_the_type():
    far = "\n\n".join(f"Nothing else was known of matter number {number}." for number in range(8))
    lead = "Prices of grain rose again in all of the big markets."
    text = f"{lead}\n\nThe army shelled the town on 4 June 2024.\n\n{far}\n\nHouses were shelled and burnt."
    case = cases_of(text, "en")[-1]
    assert Ground.SAME_EVENT in grounds(case, "2024-06-04")


def test_the_ground_tells_clause_from_sentence():
    text = "The pact, which parliament debated on 4 June 2024, was signed on 7 June 2024."
    case = case_of(text, "en", "agreement", "signed")
    assert grounds(case, "2024-06-07") == {Ground.CLAUSE}
    assert grounds(case, "2024-06-04") == {Ground.SENTENCE}


def test_the_ground_of_the_date_told_before_in_the_paragraph():
    text = "He flew to Oslo on 4 June 2024. There the envoys signed a pact."
    assert grounds(case_of(text, "en", "agreement", "signed"), "2024-06-04") == {Ground.PARAGRAPH}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_lead_may_have_the_day_of_publication(language):
    text, word = {
        "en": ("The envoys of the two countries met in the harbour of Oslo.", "met"),
        "fr": ("Les émissaires des deux pays se sont rencontrés dans le port d'Oslo.", "rencontrés"),
    }[language]
    assert publication(case_of(text, language, "talks", word)) == [Ground.MAIN_EVENT]


def test_what_stands_below_may_not_have_the_day_of_publication():
    text = f"Prices of grain rose again in all of the big markets.\n\n{LATER}The envoys met in Oslo."
    assert publication(case_of(text, "en", "talks", "met")) == []


def test_the_items_of_a_digest_may_have_the_day_of_publication():
    items = "\n".join(f"• The market of {place} opens late because of the rain." for place in ("Turin", "Graz", "Bern"))
    text = f"{items}\n• The envoys met in the harbour of Oslo."
    assert publication(case_of(text, "en", "talks", "met")) == [Ground.NEWS_ITEM]


def test_a_heading_that_gives_the_day_is_an_option():
    entries = "\n\n".join(
        f"Tuesday, {day} June 2024\n\nThe market of Turin opened late because of the rain." for day in (1, 2, 3)
    )
    text = f"{entries}\n\nTuesday, 4 June 2024\n\nThe envoys met in the harbour of Oslo."
    assert grounds(case_of(text, "en", "talks", "met"), "2024-06-04") == {Ground.HEADING}


def test_no_date_is_always_an_option():
    options = date_options(case_of("The envoys met in Oslo on 4 June 2024.", "en", "talks", "met"))
    assert [option.interval for option in options if option.ground is Ground.NONE] == [None]


def test_what_recurs_or_lasts_is_no_date():
    case = case_of("The envoys meet every Monday.", "en", "talks", "meet")
    assert [option.timex for option in date_options(case) if option.timex is not None] == []


def test_options_with_the_same_days_count_as_one_date():
    text = "On 4 June 2024 he flew to Oslo. It was raining on 4 June 2024. On 5 June 2024 the envoys met."
    case = case_of(text, "en", "talks", "met")
    option, probability = choose_date(case, Linear({"date:where=own": 0.4, "none:any": -9.0, "publication:any": -9.0}))
    assert str(option.interval) == "2024-06-04..2024-06-04"
    assert 0.5 < probability < 0.6


@pytest.mark.parametrize(
    ("language", "text", "event_type", "trigger", "day"),
    [
        ("en", "The talks due in Lima on 20 June have been postponed to 2 July.", "talks", "talks", "2024-07-02"),
        ("en", "Chile postponed its talks with Peru from Thursday to 2 July.", "talks", "talks", "2024-07-02"),
        (
            "fr",
            "La visite du roi à Lima, prévue le 20 juin, est repoussée au 2 juillet.",
            "visit",
            "visite",
            "2024-07-02",
        ),
        ("fr", "Le sommet de mercredi à Lima a été reporté à vendredi.", "talks", "sommet", "2024-06-14"),
        ("fr", "Lima a annoncé le report au 2 juillet du sommet prévu le 20 juin.", "talks", "sommet", "2024-07-02"),
    ],
)
def test_what_is_put_off_has_its_new_day_alone(language, text, event_type, trigger, day):
    case = case_of(text, language, event_type, trigger)
    assert case.modality.status is Status.PLANNED
    assert days(case) == {f"{day}..{day}"}
    assert choose_date(case, Linear({}))[0].interval is not None


def test_what_is_put_off_without_a_new_day_is_denied_for_the_old_one():
    case = case_of("La visite du roi prévue le 20 juin est reportée à une date ultérieure.", "fr", "visit", "visite")
    assert case.modality.status is Status.DENIED
    assert "2024-06-20..2024-06-20" in days(case)


@pytest.mark.parametrize(
    ("text", "trigger", "wanted", "unwanted"),
    [
        # arranged for a day to come
        ("The king cancelled his planned 12 August talks in Lima.", "talks", "2024-08-12", "2023-08-12"),
        ("The king cancelled his planned Sept. 28 talks in Lima.", "talks", "2024-09-28", "2023-09-28"),
        # told as done
        (
            "The envoys of Chile and Peru met in the old town hall of Lima on Sept. 12.",
            "met",
            "2023-09-12",
            "2024-09-12",
        ),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_the_telling_asks_for(text, trigger, wanted, unwanted):
    found = days(case_of(text, "en", "talks", trigger))
    assert f"{wanted}..{wanted}" in found
    assert f"{unwanted}..{unwanted}" not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Latvia simulated a drone attack on Riga airport on Monday."),
        ("fr", "La Lettonie a simulé lundi une attaque de drones contre l'aéroport de Riga."),
    ],
)
def test_an_attack_that_is_practised_makes_no_case(language, text):
    assert "attack" not in {case.candidate.token.lemma_ for case in cases_of(text, language)}
    assert "attaque" not in {case.candidate.token.lemma_ for case in cases_of(text, language)}
