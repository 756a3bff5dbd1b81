"""Which words date a telling."""

import pytest

from pipeline.merge import merge_mentions
from tests.mentions.telling import tell

FILLER_FR = "La journée a été calme dans les rues de la capitale, selon la mairie.\n\n"
FILLER_EN = "The day was quiet in the streets of the capital, according to the mayor.\n\n"


def first(text: str, event_type: str, language: str = "fr") -> tuple[str | None, str]:
    mention = next(m for m in tell(text, language) if m.event_type == event_type)
    return (str(mention.interval) if mention.interval else None), mention.date_basis.value


def test_the_clause_of_the_trigger_comes_before_the_rest_of_the_sentence() -> None:
    text = "Le ministre, qui avait rencontré son homologue samedi, est arrivé lundi à Tunis."
    assert first(FILLER_FR + text, "visit")[0] == "2025-06-09..2025-06-09"


def test_a_date_within_the_noun_phrase_is_that_of_the_noun() -> None:
    text = "Au cours des pourparlers de mardi à Genève, ils ont évoqué la frontière."
    assert first(FILLER_FR + text, "talks") == ("2025-06-10..2025-06-10", "relative")


def test_the_lead_without_a_date_has_the_day_of_publication_and_says_so() -> None:
    text = "Le chancelier allemand est arrivé à Ankara pour une visite de deux jours."
    assert first(text, "visit") == ("2025-06-12..2025-06-12", "publication")


def test_what_stands_below_the_lead_without_a_date_stays_without() -> None:
    assert first(FILLER_FR + "Le chancelier allemand s'est rendu à Ankara.", "visit") == (None, "none")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "Le chancelier allemand s'est rendu à Ankara pour la première fois depuis 2019."),
        ("en", FILLER_EN + "The chancellor travelled to Ankara for the first time since 2019."),
    ],
)
def test_a_date_that_only_bounds_dates_nothing(language: str, text: str) -> None:
    assert first(text, "visit", language)[0] is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "Depuis le 2 mai, quarante otages ont été relâchés par les rebelles."),
        ("en", FILLER_EN + "Since May 2, 40 hostages have been released by the guerrillas."),
    ],
)
def test_what_is_counted_since_a_day_has_come_about_up_to_publication(language: str, text: str) -> None:
    assert first(text, "exchange", language)[0] == "2025-05-02..2025-06-12"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "Une trêve est en vigueur depuis le 2 mai entre le Tchad et le Soudan."),
        ("en", FILLER_EN + "A truce between Chad and Sudan has been in force since May 2."),
    ],
)
def test_a_measure_in_force_since_a_day_is_of_that_day(language: str, text: str) -> None:
    [truce] = [mention for mention in tell(text, language) if mention.event_type == "agreement"]
    assert (str(truce.interval), truce.status.value) == ("2025-05-02..2025-05-02", "ongoing")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "Les otages ont été libérés mardi, avant un voyage à Oslo prévu lundi prochain."),
        ("en", FILLER_EN + "The hostages were freed on Tuesday, before a trip to Oslo next Monday."),
    ],
)
def test_no_day_to_come_dates_what_is_told_as_done(language: str, text: str) -> None:
    assert first(text, "exchange", language)[0] == "2025-06-10..2025-06-10"


def test_a_participle_has_not_the_date_of_its_clause() -> None:
    told = tell(FILLER_FR + "Les ingénieurs capturés près de Loja ont été relâchés mardi par les rebelles.")
    assert [mention.event_type.value for mention in told] == ["exchange"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "Les négociations devraient s'ouvrir à Oslo mardi prochain."),
        ("en", FILLER_EN + "Negotiations are expected to open in Oslo next Tuesday."),
    ],
)
def test_a_noun_has_the_date_of_what_is_planned_for_it(language: str, text: str) -> None:
    [talks] = [mention for mention in tell(text, language) if mention.event_type == "talks"]
    assert (str(talks.interval), talks.status.value) == ("2025-06-17..2025-06-17", "planned")


def test_talks_within_a_dated_visit_have_its_date() -> None:
    text = FILLER_EN + "President Novak will visit Tirana on 20 June. The two presidents will discuss the border."
    assert first(text, "talks", "en") == ("2025-06-20..2025-06-20", "narrative")


def test_without_a_publication_date_a_weekday_resolves_to_nothing() -> None:
    [mention] = [m for m in tell("Le ministre est arrivé jeudi à Tunis.", published=None) if m.event_type == "visit"]
    assert mention.interval is None
    assert mention.date_text == "jeudi"


@pytest.mark.parametrize(
    ("language", "text", "event_type", "expected"),
    [
        ("en", "Minister Novak will visit Tirana from 20 June to 22 June.", "visit", "2025-06-20..2025-06-22"),
        ("fr", "Le ministre sera en visite à Tirana du 20 juin au 22 juin.", "visit", "2025-06-20..2025-06-22"),
        ("fr", "La Suisse accueillera samedi et dimanche un sommet sur la paix.", "talks", "2025-06-14..2025-06-15"),
    ],
)
def test_two_dates_that_bound_one_range_are_one(language: str, text: str, event_type: str, expected: str) -> None:
    assert first(text, event_type, language)[0] == expected


def test_a_web_address_tells_no_date() -> None:
    text = "Last week, President Novak visited [Tirana](https://news.example/2019/11/10/visit-to-tirana/)."
    assert first(text, "visit", "en")[0] == "2025-06-02..2025-06-08"


def test_talks_are_no_part_of_a_journey_of_the_same_sentence() -> None:
    text = FILLER_EN + "President Novak spoke of her May visit to Tirana and met Prime Minister Sato."
    assert first(text, "talks", "en")[0] is None


@pytest.mark.parametrize(
    ("language", "text", "event_type", "expected"),
    [
        ("fr", "La trêve sera signée d'ici vendredi.", "agreement", "2025-06-12..2025-06-13"),
        ("fr", "La trêve sera signée d’ici vendredi.", "agreement", "2025-06-12..2025-06-13"),
        ("fr", "Les ministres signeront la trêve avant le 20 juin.", "agreement", "2025-06-12..2025-06-20"),
        ("en", "The truce will be signed before 20 June.", "agreement", "2025-06-12..2025-06-20"),
        ("fr", "Les ministres signeront la trêve le 20 juin.", "agreement", "2025-06-20..2025-06-20"),
    ],
)
def test_a_plan_with_a_deadline_can_come_on_any_day_up_to_it(language, text, event_type, expected):
    assert first(text, event_type, language)[0] == expected


def test_what_happened_before_a_day_has_no_range_up_to_it():
    assert first("The truce was signed before 1 June.", "agreement", "en")[0] == "2025-06-01..2025-06-01"


def test_a_date_in_the_phrase_of_one_event_dates_no_other():
    text = FILLER_EN + "They signed a fishing treaty after the strike on the port of 3 May."
    dates = {m.event_type.value: str(m.interval) for m in tell(text, "en")}
    assert dates.get("agreement") != "2025-05-03..2025-05-03"


def test_a_date_that_opens_the_sentence_dates_all_that_follows():
    text = FILLER_EN + "On Monday, the ministers met in Lima and Peru expelled three diplomats."
    assert {(m.event_type.value, str(m.interval)) for m in tell(text, "en")} == {
        ("talks", "2025-06-09..2025-06-09"),
        ("sanction", "2025-06-09..2025-06-09"),
    }


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("fr", "Le ministre a rencontré son homologue lors de sa visite de mardi à Quito.", "talks"),
        ("en", "The president will welcome the king for a meeting at the palace on June 20.", "visit"),
    ],
)
def test_what_is_done_in_the_course_of_a_dated_noun_has_its_date(language: str, text: str, event_type: str):
    [told] = [mention for mention in tell(text, language) if mention.event_type == event_type]
    assert told.timex is not None


def test_what_is_done_before_a_dated_noun_has_not():
    told = tell("Le ministre a rencontré son homologue avant la visite de mardi à Quito.")
    assert [mention.timex for mention in told if mention.event_type == "talks"] == [None]


def test_an_anniversary_dates_what_it_is_of_and_nothing_else():
    told = tell("The meeting falls on the 40th anniversary of the accession of Peru to the union.", "en")
    assert [mention.event_type for mention in told if mention.timex] == ["other"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "La Norvège a condamné mardi l'attaque contre le consulat."),
        ("en", FILLER_EN + "Norway condemned the attack on the consulate on Tuesday."),
    ],
)
def test_the_day_of_a_condemnation_is_not_that_of_what_is_condemned(language: str, text: str) -> None:
    told = [mention for mention in tell(text, language) if mention.timex]
    assert [mention.event_type.value for mention in told] == ["statement"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "L'armée a déclaré mardi que quarante otages avaient été libérés."),
        ("en", FILLER_EN + "The army said on Tuesday that 40 hostages had been freed."),
    ],
)
def test_what_was_said_to_have_been_done_has_the_day_of_the_words(language: str, text: str) -> None:
    assert first(text, "exchange", language)[0] == "2025-06-10..2025-06-10"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "Les deux pays ont signé un accord sur les frontières de 1967."),
        ("en", FILLER_EN + "The two countries signed an agreement on the 1967 borders."),
    ],
)
def test_a_year_that_describes_a_noun_dates_no_verb(language: str, text: str) -> None:
    assert first(text, "agreement", language)[0] is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "Les deux présidents ont convenu de se revoir le 20 juin à Oslo."),
        ("en", FILLER_EN + "The two presidents agreed to meet again in Oslo on June 20."),
    ],
)
def test_a_meeting_agreed_on_is_planned(language: str, text: str) -> None:
    talks = next(mention for mention in tell(text, language) if mention.event_type == "talks")
    assert (str(talks.interval), talks.status.value) == ("2025-06-20..2025-06-20", "planned")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FILLER_FR + "L'armée a reconnu mardi avoir bombardé le port de Rasna."),
        ("en", FILLER_EN + "The army admitted on Tuesday that it had bombed the port of Rasna."),
    ],
)
def test_the_day_of_an_admission_is_not_that_of_the_deed(language: str, text: str) -> None:
    assert first(text, "strike", language)[0] is None


def test_what_is_pointed_back_at_has_not_the_day_of_the_words() -> None:
    told = tell(FILLER_FR + "La marine a affirmé mardi être l'auteur de cette attaque contre le phare.")
    assert "strike" not in [mention.event_type.value for mention in told if mention.timex]


def test_a_timex_beside_a_noun_is_its_own() -> None:
    told = tell(FILLER_FR + "L'armée a ouvert une enquête sur les allégations concernant des frappes en mai dernier.")
    assert [mention.date_text for mention in told if mention.event_type.value == "strike"] == ["mai dernier"]


def test_the_day_of_a_feast_is_not_that_of_what_it_is_about() -> None:
    told = tell(FILLER_FR + "Le pays a célébré mardi les accords de paix entre le Tchad et le Soudan.")
    assert [mention for mention in told if mention.timex] == []


def test_a_strike_has_not_the_day_of_the_attack_that_it_answers() -> None:
    text = FILLER_FR + "L'aviation a mené une frappe contre la base d'où était partie l'attaque de mardi."
    [event] = [event for event in merge_mentions(tell(text)) if event.mentions[0].trigger == "frappe"]
    assert event.interval is None
