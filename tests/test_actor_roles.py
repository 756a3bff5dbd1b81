"""Who takes part as what: roles from the spans of the frames, references, fall-backs. The sentences are our own."""

from __future__ import annotations

import pytest

from pipeline.actors import assign_actors, find_actors
from pipeline.types import EventType, Mention, Role
from tests.actor_texts import mark_places, mention, parse

A, R, P, M, L = Role.ACTOR, Role.RECIPIENT, Role.PARTICIPANT, Role.MEDIATOR, Role.LOCATION


def assigned(text: str, found: Mention, language: str = "fr") -> Mention:
    doc = parse(text, language)
    return assign_actors([found], find_actors(doc, mark_places(text), language), doc)[0]


def parts(text: str, found: Mention, language: str = "fr") -> dict[str, Role]:
    actors = assigned(text, found, language).actors
    assert len({actor.name for actor in actors}) == len(actors)
    return {actor.name: actor.role for actor in actors}


def test_a_form_takes_the_role_of_its_span() -> None:
    text = "L'armée ukrainienne a bombardé un dépôt des forces russes."
    found = mention(text, EventType.STRIKE, "bombardé", (A, "L'armée ukrainienne"), (R, "un dépôt des forces russes"))
    assert parts(text, found) == {"Ukraine": A}  # a depot is not the forces that own it


def test_everybody_takes_part_in_talks() -> None:
    text = "Otieno Wanjala and Paul Verneuil met Turkish officials in Istanbul."
    found = mention(
        text, EventType.TALKS, "met", (A, "Otieno Wanjala and Paul Verneuil"), (R, "Turkish officials"), (L, "Istanbul")
    )
    assert parts(text, found, "en") == {"Otieno Wanjala": P, "Paul Verneuil": P, "Türkiye": P}


def test_what_the_talks_are_about_takes_no_part() -> None:
    text = "Les États-Unis et la Pologne ont discuté de la guerre en Ukraine."
    found = mention(text, EventType.TALKS, "discuté", (A, "Les États-Unis et la Pologne"), (R, "la guerre en Ukraine"))
    assert parts(text, found) == {"United States": P, "Poland": P}


def test_the_owner_of_a_topic_takes_no_part() -> None:
    text = "Poland and Germany discussed the invasion of Ukraine by Russia."
    found = mention(
        text, EventType.TALKS, "discussed", (A, "Poland and Germany"), (R, "the invasion of Ukraine by Russia")
    )
    assert parts(text, found, "en") == {"Poland": P, "Germany": P}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "span"),
    [
        (
            "fr",
            "Des représentants de la Russie et de l'Ukraine se sont réunis.",
            "réunis",
            "Des représentants de la Russie et de l'Ukraine",
        ),
        (
            "fr",
            "Les délégations russe et ukrainienne se sont réunies.",
            "réunies",
            "Les délégations russe et ukrainienne",
        ),
        ("en", "Delegations from Russia and Ukraine met on Friday.", "met", "Delegations from Russia and Ukraine"),
        ("en", "Representatives of Russia and Ukraine met on Friday.", "met", "Representatives of Russia and Ukraine"),
        ("en", "Russian and Ukrainian envoys met on Friday.", "met", "Russian and Ukrainian envoys"),
    ],
)
def test_people_sent_stand_for_those_who_send_them(language: str, text: str, trigger: str, span: str) -> None:
    found = mention(text, EventType.TALKS, trigger, (P, span))
    assert parts(text, found, language) == {"Russia": P, "Ukraine": P}


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "La Russie et l'Ukraine ont échangé des prisonniers sous la médiation du Qatar.", "échangé"),
        ("en", "Russia and Ukraine exchanged prisoners in a deal brokered by Qatar.", "exchanged"),
    ],
)
def test_the_mediator_is_told_from_the_parties(language: str, text: str, trigger: str) -> None:
    subject, broker = ("La Russie et l'Ukraine", "du Qatar") if language == "fr" else ("Russia and Ukraine", "Qatar")
    found = mention(text, EventType.EXCHANGE, trigger, (P, subject), (P, broker))
    assert parts(text, found, language) == {"Russia": P, "Ukraine": P, "Qatar": M}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "span"),
    [
        (
            "fr",
            "La Pologne a reçu une lettre de la Turquie. Les deux pays ont signé un accord.",
            "signé",
            "Les deux pays",
        ),
        ("en", "Poland wrote to Turkey. The two countries signed a deal.", "signed", "The two countries"),
    ],
)
def test_two_countries_are_the_two_of_the_sentence_before(language: str, text: str, trigger: str, span: str) -> None:
    found = mention(text, EventType.AGREEMENT, trigger, (A, span))
    assert parts(text, found, language) == {"Poland": P, "Türkiye": P}


def test_two_countries_stay_open_where_three_were_named() -> None:
    text = "La Pologne, la Turquie et le Qatar négocient. Les deux pays ont signé un accord."
    found = mention(text, EventType.AGREEMENT, "signé", (A, "Les deux pays"))
    assert parts(text, found) == {}


def test_two_leaders_are_the_two_people_named_before() -> None:
    text = "President Otieno Wanjala received Prime Minister Paul Verneuil. The two leaders signed a treaty."
    found = mention(text, EventType.AGREEMENT, "signed", (A, "The two leaders"))
    assert parts(text, found, "en") == {"Otieno Wanjala": P, "Paul Verneuil": P}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "span", "name"),
    [
        (
            "fr",
            "Le président Otieno Wanjala a quitté Nairobi. Il s'est rendu à Istanbul.",
            "rendu",
            "Il",
            "Otieno Wanjala",
        ),
        ("fr", "La Pologne hésitait. Elle a signé le traité.", "signé", "Elle", "Poland"),
        ("en", "President Otieno Wanjala left Nairobi. He visited Istanbul.", "visited", "He", "Otieno Wanjala"),
    ],
)
def test_a_pronoun_is_the_subject_before_it(language: str, text: str, trigger: str, span: str, name: str) -> None:
    found = mention(text, EventType.VISIT, trigger, (A, span))
    assert parts(text, found, language) == {name: A}


def test_a_pronoun_of_two_readings_stays_open() -> None:
    text = "Otieno Wanjala and Paul Verneuil left Nairobi. He visited Istanbul."
    found = mention(text, EventType.VISIT, "visited", (A, "He"))
    assert parts(text, found, "en") == {}


def test_a_pronoun_never_names_a_state_of_other_gender() -> None:
    text = "La Pologne hésitait. Il a signé le traité."
    assert parts(text, mention(text, EventType.AGREEMENT, "signé", (A, "Il"))) == {}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "expected"),
    [
        ("fr", "La Turquie a signé un traité.", "signé", {"Türkiye": P}),
        ("fr", "Le texte a été signé par la Pologne.", "signé", {"Poland": P}),
        ("en", "The text was signed by Poland.", "signed", {"Poland": P}),
        ("fr", "La Turquie et la Pologne ont procédé à un échange.", "échange", {"Türkiye": P, "Poland": P}),
    ],
)
def test_without_roles_subject_and_agent_are_taken(
    language: str, text: str, trigger: str, expected: dict[str, Role]
) -> None:
    event_type = EventType.EXCHANGE if trigger == "échange" else EventType.AGREEMENT
    assert parts(text, mention(text, event_type, trigger), language) == expected


@pytest.mark.parametrize(
    ("language", "text", "trigger", "name"),
    [
        ("fr", "Une frappe israélienne a touché un entrepôt.", "frappe", "Israel"),
        ("en", "An Israeli strike hit a warehouse.", "strike", "Israel"),
    ],
)
def test_the_adjective_of_the_trigger_acts(language: str, text: str, trigger: str, name: str) -> None:
    assert parts(text, mention(text, EventType.STRIKE, trigger), language) == {name: A}


def test_the_country_of_an_office_is_that_of_its_holder() -> None:
    text = "Le ministre kényan Otieno Wanjala a rencontré le général polonais Jan Wilk à Genève."
    found = mention(
        text,
        EventType.TALKS,
        "rencontré",
        (A, "Le ministre kényan Otieno Wanjala"),
        (R, "le général polonais Jan Wilk"),
        (L, "Genève"),
    )
    assert [actor.country for actor in assigned(text, found).actors] == ["KEN", "POL"]


def test_a_list_with_an_open_end_keeps_its_members() -> None:
    text = "La Russie, la Pologne et d'autres pays ont échangé des prisonniers."
    found = mention(text, EventType.EXCHANGE, "échangé", (P, "d'autres pays"))
    assert parts(text, found) == {"Russia": P, "Poland": P}


def test_who_mediates_need_not_be_told_by_the_frame() -> None:
    text = "Turkey mediated, together with Qatar, in the talks between Russia and Ukraine."
    found = mention(text, EventType.TALKS, "talks", (P, "Russia and Ukraine"))
    assert parts(text, found, "en") == {"Russia": P, "Ukraine": P, "Türkiye": M, "Qatar": M}


def test_the_captor_of_the_freed_takes_part() -> None:
    text = "Kiev a obtenu la libération de soldats détenus par la Russie."
    found = mention(text, EventType.EXCHANGE, "libération", (P, "Kiev"))
    assert parts(text, found) == {"Ukraine": P, "Russia": P}


def test_who_only_welcomes_an_event_takes_no_part() -> None:
    text = "Poland welcomes the exchange of prisoners."
    assert parts(text, mention(text, EventType.EXCHANGE, "exchange", (P, "Poland")), "en") == {}


def test_an_event_told_again_has_the_actors_told_before() -> None:
    text = "Le président Otieno Wanjala a visité Istanbul. La visite a duré trois jours."
    first = mention(text, EventType.VISIT, "visité", (A, "Le président Otieno Wanjala"))
    again = mention(text, EventType.VISIT, "visite")
    doc = parse(text, "fr")
    told = assign_actors([first, again], find_actors(doc, mark_places(text), "fr"), doc)
    assert [[actor.name for actor in each.actors] for each in told] == [["Otieno Wanjala"]] * 2


def test_a_relative_pronoun_is_what_its_clause_hangs_on() -> None:
    text = "La Turquie, qui accueille la réunion, est prudente."
    assert parts(text, mention(text, EventType.TALKS, "réunion", (P, "qui"))) == {"Türkiye": P}
