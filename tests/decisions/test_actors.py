"""Who takes part as what: roles by relation to the trigger, lists, references, mediators. The sentences are our own."""

from __future__ import annotations

import pytest

from pipeline.actors import find_actors
from pipeline.candidates.candidate import Candidate, Company
from pipeline.candidates.frames import Frame
from pipeline.decisions.actors import assign_actors
from pipeline.decisions.case import open_cases
from pipeline.decisions.evidence import Evidence
from pipeline.reading import read_document
from pipeline.types import Actor, Article, Role
from tests.actor_texts import mark_places, parse

A, R, P, M = Role.ACTOR, Role.RECIPIENT, Role.PARTICIPANT, Role.MEDIATOR


def assigned(text: str, kind: str, trigger: str, language: str = "fr") -> tuple[Actor, ...]:
    """The actors of what the last word `trigger` of a text tells."""
    doc = parse(text, language)
    reading = read_document(Article("a", text, language), doc)
    token = [token for token in doc if token.text == trigger][-1]
    sentence = next(one for one in reading.sentences if one.start <= token.idx < one.end)
    verb = token if token.pos_ == "VERB" else reading.grammar.governor(token)
    frame = Frame(0, "", kind, "", frozenset(), frozenset(), False)
    candidate = Candidate(sentence, token, frame, verb, Company.UNASKED, frozenset(), frozenset())
    places = mark_places(text)
    evidence = Evidence(reading, [], places, find_actors(doc, places, language))
    return assign_actors(open_cases([candidate], evidence)[0])


def parts(text: str, kind: str, trigger: str, language: str = "fr") -> dict[str, Role]:
    actors = assigned(text, kind, trigger, language)
    assert len({actor.name for actor in actors}) == len(actors)
    return {actor.name: actor.role for actor in actors}


def test_a_form_takes_the_role_of_its_span() -> None:
    text = "L'armée ukrainienne a bombardé un dépôt des forces russes."
    assert parts(text, "strike", "bombardé") == {"Ukraine": A}  # a depot is not the forces that own it


def test_everybody_takes_part_in_talks() -> None:
    text = "Otieno Wanjala and Paul Verneuil met Turkish officials in Istanbul."
    assert parts(text, "talks", "met", "en") == {"Otieno Wanjala": P, "Paul Verneuil": P, "Türkiye": P}


def test_what_the_talks_are_about_takes_no_part() -> None:
    text = "Les États-Unis et la Pologne ont discuté de la guerre en Ukraine."
    assert parts(text, "talks", "discuté") == {"United States": P, "Poland": P}


def test_the_owner_of_a_topic_takes_no_part() -> None:
    text = "Poland and Germany discussed the invasion of Ukraine by Russia."
    assert parts(text, "talks", "discussed", "en") == {"Poland": P, "Germany": P}


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        (
            "fr",
            "Des représentants de la Russie et de l'Ukraine se sont réunis.",
            "réunis",
        ),
        (
            "fr",
            "Les délégations russe et ukrainienne se sont réunies.",
            "réunies",
        ),
        ("en", "Delegations from Russia and Ukraine met on Friday.", "met"),
        ("en", "Representatives of Russia and Ukraine met on Friday.", "met"),
        ("en", "Russian and Ukrainian envoys met on Friday.", "met"),
    ],
)
def test_people_sent_stand_for_those_who_send_them(language: str, text: str, trigger: str) -> None:
    assert parts(text, "talks", trigger, language) == {"Russia": P, "Ukraine": P}


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("fr", "La Russie et l'Ukraine ont échangé des prisonniers sous la médiation du Qatar.", "échangé"),
        ("en", "Russia and Ukraine exchanged prisoners in a deal brokered by Qatar.", "exchanged"),
    ],
)
def test_the_mediator_is_told_from_the_parties(language: str, text: str, trigger: str) -> None:
    assert parts(text, "exchange", trigger, language) == {"Russia": P, "Ukraine": P, "Qatar": M}


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        (
            "fr",
            "La Pologne a reçu une lettre de la Turquie. Les deux pays ont signé un accord.",
            "signé",
        ),
        ("en", "Poland wrote to Turkey. The two countries signed a deal.", "signed"),
    ],
)
def test_two_countries_are_the_two_of_the_sentence_before(language: str, text: str, trigger: str) -> None:
    assert parts(text, "agreement", trigger, language) == {"Poland": P, "Türkiye": P}


def test_two_countries_stay_open_where_three_were_named() -> None:
    text = "La Pologne, la Turquie et le Qatar négocient. Les deux pays ont signé un accord."
    assert parts(text, "agreement", "signé") == {}


def test_two_leaders_are_the_two_people_named_before() -> None:
    text = "President Otieno Wanjala received Prime Minister Paul Verneuil. The two leaders signed a treaty."
    assert parts(text, "agreement", "signed", "en") == {"Otieno Wanjala": P, "Paul Verneuil": P}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "name"),
    [
        (
            "fr",
            "Le président Otieno Wanjala a quitté Nairobi. Il s'est rendu à Istanbul.",
            "rendu",
            "Otieno Wanjala",
        ),
        ("fr", "La Pologne hésitait. Elle a signé le traité.", "signé", "Poland"),
        ("en", "President Otieno Wanjala left Nairobi. He visited Istanbul.", "visited", "Otieno Wanjala"),
    ],
)
def test_a_pronoun_is_the_subject_before_it(language: str, text: str, trigger: str, name: str) -> None:
    assert parts(text, "visit", trigger, language) == {name: A}


def test_a_pronoun_of_two_readings_stays_open() -> None:
    text = "Otieno Wanjala and Paul Verneuil left Nairobi. He visited Istanbul."
    assert parts(text, "visit", "visited", "en") == {}


def test_a_pronoun_never_names_a_state_of_other_gender() -> None:
    text = "La Pologne hésitait. Il a signé le traité."
    assert parts(text, "agreement", "signé") == {}


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
    event_type = "exchange" if trigger == "échange" else "agreement"
    assert parts(text, event_type, trigger, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "trigger", "name"),
    [
        ("fr", "Une frappe israélienne a touché un entrepôt.", "frappe", "Israel"),
        ("en", "An Israeli strike hit a warehouse.", "strike", "Israel"),
    ],
)
def test_the_adjective_of_the_trigger_acts(language: str, text: str, trigger: str, name: str) -> None:
    assert parts(text, "strike", trigger, language) == {name: A}


def test_the_country_of_an_office_is_that_of_its_holder() -> None:
    text = "Le ministre kényan Otieno Wanjala a rencontré le général polonais Jan Wilk à Genève."
    assert [actor.country for actor in assigned(text, "talks", "rencontré")] == ["KEN", "POL"]


def test_a_list_with_an_open_end_keeps_its_members() -> None:
    text = "La Russie, la Pologne et d'autres pays ont échangé des prisonniers."
    assert parts(text, "exchange", "échangé") == {"Russia": P, "Poland": P}


def test_who_mediates_need_not_be_told_by_the_frame() -> None:
    text = "Turkey mediated, together with Qatar, in the talks between Russia and Ukraine."
    assert parts(text, "talks", "talks", "en") == {"Russia": P, "Ukraine": P, "Türkiye": M, "Qatar": M}


def test_the_captor_of_the_freed_takes_part() -> None:
    text = "Kiev a obtenu la libération de soldats détenus par la Russie."
    assert parts(text, "exchange", "libération") == {"Ukraine": P, "Russia": P}


def test_who_only_welcomes_an_event_takes_no_part() -> None:
    text = "Poland welcomes the exchange of prisoners."
    assert parts(text, "exchange", "exchange", "en") == {}


def test_a_relative_pronoun_is_what_its_clause_hangs_on() -> None:
    text = "La Turquie, qui accueille la réunion, est prudente."
    assert parts(text, "talks", "réunion") == {"Türkiye": P}
