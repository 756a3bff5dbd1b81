"""How a sentence tells an event: what happened, is planned, goes on, is claimed, denied, or is no fact."""

import datetime as dt

import pytest

from pipeline.interval import Interval
from pipeline.reading.grammar import VERBAL, load_grammar
from pipeline.reading.status import Modality, Unreal, find_new_date, find_status, status_on
from pipeline.types import Status
from tests.reading.parsed import parse_texts

# The sentence, the trigger in it, the status or the kind of what is no fact.
FRENCH = [
    ("Aucune rencontre n'est prévue entre les deux dirigeants.", "rencontre", "denied"),
    ("Les deux ministres n'ont signé aucun accord lundi.", "accord", "denied"),
    ("Les deux ministres n'ont signé aucun accord lundi.", "signé", "denied"),
    ("Ni le ministre ni son homologue n'ont rencontré le roi.", "rencontré", "denied"),
    ("L'armée n'a abattu ni drone ni missile dans la nuit de lundi.", "abattu", "denied"),
    ("Le drone est reparti sans avoir été abattu.", "abattu", "denied"),
    ("Les négociations se sont terminées mardi sans accord.", "accord", "denied"),
    ("Le sommet de Riga n'aura pas lieu.", "sommet", "denied"),
    ("La visite du roi a été annulée lundi.", "visite", "denied"),
    ("Le ministre finlandais a annulé son déplacement à Riga.", "déplacement", "denied"),
    ("Oslo a annoncé l'annulation du sommet prévu mardi.", "sommet", "denied"),
    ("La rencontre entre les deux présidents est tombée à l'eau.", "rencontre", "denied"),
    ("Les pourparlers prévus mardi ont été reportés au 12 mai.", "pourparlers", "planned"),
    ("La visite du ministre est repoussée à la semaine prochaine.", "visite", "planned"),
    ("La visite du ministre a été reportée sine die.", "visite", "denied"),
    ("Le président ne se rendra pas à Riga mardi.", "rendra", "denied"),
    ("Le président ne se rend plus à Riga.", "rend", "denied"),
    ("L'armée nie avoir frappé l'école.", "frappé", "denied"),
    ("L'armée dément toute frappe sur l'école.", "frappe", "denied"),
    ("Riga dément que son armée ait frappé l'école.", "frappé", "denied"),
    ("Les négociateurs ont échoué à conclure un accord.", "conclure", "denied"),
    ("Les négociateurs ne sont pas parvenus à un accord.", "accord", "denied"),
    ("Les négociateurs ne sont pas parvenus à conclure une trêve.", "conclure", "denied"),
    ("Le président a renoncé à se rendre à Riga.", "rendre", "denied"),
    ("Le ministre a refusé de rencontrer son homologue.", "rencontrer", "denied"),
    ("Personne n'a été libéré mardi.", "libéré", "denied"),
    ("Le ministre n'a jamais rencontré le roi.", "rencontré", "denied"),
    ("Oslo exige que Riga libère les prisonniers.", "libère", "demand"),
    ("Oslo demande à Riga de libérer les prisonniers.", "libérer", "demand"),
    ("Oslo réclame la libération des prisonniers.", "libération", "demand"),
    ("Le ministre appelle à une trêve immédiate.", "trêve", "demand"),
    ("Le ministre a appelé les deux pays à signer une trêve.", "signer", "demand"),
    ("Les deux présidents pourraient se rencontrer à Oslo.", "rencontrer", "hypothesis"),
    ("Un échange de prisonniers pourrait avoir lieu vendredi.", "échange", "hypothesis"),
    ("Une rencontre est possible en mai.", "rencontre", "hypothesis"),
    ("Le président souhaite rencontrer son homologue.", "rencontrer", "wish"),
    ("Le président espère une rencontre en mai.", "rencontre", "wish"),
    ("L'armée a-t-elle bombardé le village ?", "bombardé", "question"),
    ("Les deux présidents vont-ils se rencontrer ?", "rencontrer", "question"),
    ("Une trêve a-t-elle été signée ?", "signée", "question"),
    ("Pourquoi l'armée a-t-elle bombardé le village ?", "bombardé", "happened"),
    ("L'armée a simulé une attaque de drones mardi.", "attaque", "exercise"),
    ("Un exercice d'attaque de drones s'est déroulé mardi.", "attaque", "exercise"),
    ("Si l'armée frappe le port, Oslo ripostera.", "frappe", "condition"),
    ("L'armée aurait frappé le port si la trêve avait échoué.", "frappé", "condition"),
    ("L'armée aurait frappé le port lundi.", "frappé", "claimed"),
    ("Le groupe prétend avoir abattu trois drones.", "abattu", "claimed"),
    ("Le groupe affirme avoir abattu trois drones.", "abattu", "happened"),
    ("Le groupe a revendiqué l'attaque du port.", "attaque", "happened"),
    ("Le groupe revendique avoir détruit dix drones.", "détruit", "claimed"),
    ("Le président recevra son homologue mardi.", "recevra", "planned"),
    ("Le ministre rencontrera son homologue mardi.", "rencontrera", "planned"),
    ("Les deux ministres s'entretiendront par téléphone mardi.", "entretiendront", "planned"),
    ("Le pape rendra visite aux otages mardi.", "visite", "planned"),
    ("Le sommet aura lieu à Riga en mai.", "sommet", "planned"),
    ("Un sommet se tiendra à Riga en mai.", "sommet", "planned"),
    ("Le ministre doit se rendre à Riga mardi.", "rendre", "planned"),
    ("Le ministre va se rendre à Riga mardi.", "rendre", "planned"),
    ("Une rencontre est prévue mardi à Riga.", "rencontre", "planned"),
    ("Le ministre est attendu à Riga mardi.", "attendu", "planned"),
    ("L'accord doit être signé vendredi.", "signé", "planned"),
    ("L'accord devrait être signé vendredi.", "signé", "planned"),
    ("Les pourparlers se poursuivent à Riga.", "pourparlers", "ongoing"),
    ("Les pourparlers sont en cours à Riga.", "pourparlers", "ongoing"),
    ("Le ministre s'est rendu à Riga pour rencontrer son homologue.", "rencontrer", "purpose"),
    ("Les deux ministres se sont rencontrés lundi.", "rencontrés", "happened"),
    ("L'armée n'a pas seulement bombardé le port.", "bombardé", "happened"),
    ("L'attentat n'a pas été revendiqué.", "attentat", "happened"),
    ("Les deux présidents ont convenu de se revoir en mai.", "revoir", "planned"),
    ("Trois prisonniers ont été libérés, selon Oslo.", "libérés", "happened"),
    ("Contrairement à ce qui a été annoncé, le ministre ne s'est pas rendu à Riga.", "rendu", "denied"),
    ("Une version précédente de cet article indiquait que l'armée avait frappé le port.", "frappé", "denied"),
    ("Faute d'accord, les délégations sont rentrées.", "accord", "denied"),
    ("Le ministre a évité de rencontrer son homologue.", "rencontrer", "hypothesis"),
    ("La rencontre, prévue vendredi, a finalement été annulée.", "rencontre", "denied"),
    ("Le roi a dit qu'il se rendrait à Riga en mai.", "rendrait", "planned"),
    ("Aucun drone n'est entré dans l'espace aérien letton.", "entré", "denied"),
    ("Nul accord n'a été signé.", "accord", "denied"),
    ("Le sommet est suspendu.", "sommet", "denied"),
    ("Il n'y a pas eu de rencontre à Riga.", "rencontre", "denied"),
    ("Il n'y a pas eu d'échange de prisonniers mardi.", "échange", "denied"),
    ("Le ministre s'est rendu à Riga, mais n'a pas rencontré le président.", "rencontré", "denied"),
    ("Le ministre s'est rendu à Riga, mais n'a pas rencontré le président.", "rendu", "happened"),
    ("La visite que devait effectuer le roi à Riga est annulée.", "visite", "denied"),
    ("Les discussions ont avorté.", "discussions", "denied"),
    ("L'échange n'a finalement pas eu lieu.", "échange", "denied"),
]
ENGLISH = [
    ("No meeting is planned between the two leaders.", "meeting", "denied"),
    ("The two ministers signed no agreement on Monday.", "agreement", "denied"),
    ("The two ministers signed no agreement on Monday.", "signed", "denied"),
    ("Neither the minister nor his counterpart met the king.", "met", "denied"),
    ("The army shot down neither drones nor missiles overnight.", "drones", "denied"),
    ("The drone left without being shot down.", "shot", "denied"),
    ("The talks ended on Tuesday without a deal.", "deal", "denied"),
    ("The summit in Riga will not take place.", "summit", "denied"),
    ("The summit in Riga won't be held.", "summit", "denied"),
    ("The summit does not take place.", "summit", "denied"),
    ("The king's visit was cancelled on Monday.", "visit", "denied"),
    ("The Finnish minister called off his trip to Riga.", "trip", "denied"),
    ("The meeting planned for Tuesday has been scrapped.", "meeting", "denied"),
    ("Oslo announced the cancellation of the summit due on Tuesday.", "summit", "denied"),
    ("The meeting between the two presidents fell through.", "meeting", "denied"),
    ("The talks due on Tuesday were postponed to 12 May.", "talks", "planned"),
    ("The minister's visit has been pushed back to next week.", "visit", "planned"),
    ("The minister's visit was postponed indefinitely.", "visit", "denied"),
    ("The minister's trip has been put off.", "trip", "denied"),
    ("The president will not travel to Riga.", "travel", "denied"),
    ("The president is no longer travelling to Riga.", "travelling", "denied"),
    ("The army denied striking the school.", "striking", "denied"),
    ("The army denied that it had struck the school.", "struck", "denied"),
    ("The army denied any strike on the school.", "strike", "denied"),
    ("The negotiators failed to reach a deal.", "deal", "denied"),
    ("The negotiators failed to sign a truce.", "sign", "denied"),
    ("The negotiators did not manage to sign a truce.", "sign", "denied"),
    ("The minister refused to meet his counterpart.", "meet", "denied"),
    ("Nobody was released on Tuesday.", "released", "denied"),
    ("None of the drones was shot down.", "shot", "denied"),
    ("The minister never met the king.", "met", "denied"),
    ("Oslo demanded that Riga release the prisoners.", "release", "demand"),
    ("Oslo asked Riga to release the prisoners.", "release", "demand"),
    ("Oslo called for the release of the prisoners.", "release", "demand"),
    ("The minister urged both countries to sign a truce.", "sign", "demand"),
    ("The two presidents could meet in Oslo.", "meet", "hypothesis"),
    ("A prisoner swap could take place on Friday.", "swap", "hypothesis"),
    ("A meeting is possible in May.", "meeting", "hypothesis"),
    ("The president wants to meet his counterpart.", "meet", "wish"),
    ("The president hopes for a meeting in May.", "meeting", "wish"),
    ("Did the army bomb the village?", "bomb", "question"),
    ("Will the two presidents meet?", "meet", "question"),
    ("Has a truce been signed?", "signed", "question"),
    ("Why did the army bomb the village?", "bomb", "happened"),
    ("The army simulated a drone attack on Tuesday.", "attack", "exercise"),
    ("The drill included a mock attack on the port.", "attack", "exercise"),
    ("If the army strikes the port, Oslo will respond.", "strikes", "condition"),
    ("The army would have struck the port if the truce had failed.", "struck", "hypothesis"),
    ("The group claims to have shot down three drones.", "shot", "claimed"),
    ("The army allegedly bombed the port on Monday.", "bombed", "claimed"),
    ("The army reportedly bombed the port on Monday.", "bombed", "claimed"),
    ("The group claimed responsibility for the attack.", "attack", "happened"),
    ("The minister will meet his counterpart on Tuesday.", "meet", "planned"),
    ("The minister is to meet his counterpart on Tuesday.", "meet", "planned"),
    ("The minister is set to meet his counterpart on Tuesday.", "meet", "planned"),
    ("The minister is due to meet his counterpart on Tuesday.", "meet", "planned"),
    ("The minister is going to meet his counterpart on Tuesday.", "meet", "planned"),
    ("The minister is scheduled to visit Riga on Tuesday.", "visit", "planned"),
    ("A meeting is scheduled for Tuesday.", "meeting", "planned"),
    ("The deal is expected to be signed on Friday.", "signed", "planned"),
    ("The deal will be signed on Friday.", "signed", "planned"),
    ("Talks are due to begin on Friday.", "Talks", "planned"),
    ("Talks continue in Riga.", "Talks", "ongoing"),
    ("The talks are ongoing in Riga.", "talks", "ongoing"),
    ("The talks are under way in Riga.", "talks", "ongoing"),
    ("The army is shelling the port.", "shelling", "ongoing"),
    ("The port is being shelled by the army.", "shelled", "ongoing"),
    ("The minister travelled to Riga to meet his counterpart.", "meet", "purpose"),
    ("The two ministers met on Monday.", "met", "happened"),
    ("The army not only bombed the port.", "bombed", "happened"),
    ("The two presidents agreed to meet again in May.", "meet", "planned"),
    ("An earlier version of this story said the army had struck the port.", "struck", "denied"),
    ("The report wrongly said that the army had struck the port.", "struck", "denied"),
    ("The king said he would travel to Riga in May.", "travel", "planned"),
    ("No drone entered Latvian airspace.", "entered", "denied"),
    ("There was no meeting in Riga.", "meeting", "denied"),
    ("There were no strikes on Monday.", "strikes", "denied"),
    ("The minister flew to Riga but did not meet the president.", "meet", "denied"),
    ("The minister flew to Riga but did not meet the president.", "flew", "happened"),
    ("The planned visit has been shelved.", "visit", "denied"),
    ("The exchange did not take place.", "exchange", "denied"),
    ("The swap never happened.", "swap", "denied"),
    ("The talks collapsed before they began.", "talks", "denied"),
    ("The army had planned to strike the port.", "strike", "planned"),
    ("The minister was prevented from visiting the port.", "visiting", "hypothesis"),
    ("The minister cancelled plans to visit Riga.", "visit", "denied"),
    ("The planned meeting will no longer go ahead.", "meeting", "denied"),
    ("The truce has been in force since Monday.", "truce", "ongoing"),
]
AGREED = {"revoir", "meet again"}  # what parties agree to do

DAY = dt.date(2025, 6, 12)


@pytest.fixture(scope="module")
def found() -> dict[str, Modality]:
    """The modality of each trigger, by its sentence and word."""
    modalities: dict[str, Modality] = {}
    for language, rows in (("fr", FRENCH), ("en", ENGLISH)):
        grammar = load_grammar(language)
        for (text, word, _), doc in zip(rows, parse_texts(language, [row[0] for row in rows]), strict=True):
            token = next(one for one in doc if one.text == word)
            verb = token if token.pos_ in VERBAL else grammar.governor(token)
            arranged = any(known in text for known in AGREED)
            modalities[f"{text} {word}"] = find_status(token, verb, grammar, arranged=arranged)
    return modalities


@pytest.mark.parametrize(
    ("text", "word", "told"), FRENCH + ENGLISH, ids=[f"{row[0]}-{row[1]}" for row in FRENCH + ENGLISH]
)
def test_modality(text: str, word: str, told: str, found: dict[str, Modality]) -> None:
    assert str(found[f"{text} {word}"]) == told


def test_a_purpose_has_the_status_of_what_is_done_for_it(found: dict[str, Modality]) -> None:
    past = found["The minister travelled to Riga to meet his counterpart. meet"]
    assert past == Modality(Status.HAPPENED, Unreal.PURPOSE)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Un échange de prisonniers pourrait avoir lieu vendredi. échange", Status.PLANNED),
        ("A prisoner swap could take place on Friday. swap", Status.PLANNED),
        ("Oslo demanded that Riga release the prisoners. release", Status.PLANNED),
        ("Une rencontre est possible en mai. rencontre", Status.PLANNED),
    ],
)
def test_what_could_be_is_planned_at_most(text: str, status: Status, found: dict[str, Modality]) -> None:
    assert found[text].status is status
    assert found[text].unreal is not None


def test_what_may_have_been_is_claimed() -> None:
    [doc] = parse_texts("en", ["The army may have struck the port on Monday."])
    struck = next(one for one in doc if one.text == "struck")
    assert find_status(struck, struck, load_grammar("en")).status is Status.CLAIMED


@pytest.mark.parametrize(
    ("language", "text", "word", "status"),
    [
        ("en", "Chile cancelled its meeting with Peru.", "cancelled", Status.DENIED),
        ("en", "Chile postponed its talks with Peru.", "postponed", Status.DENIED),
        ("en", "Chile postponed its talks with Peru to 12 May.", "postponed", Status.PLANNED),
        ("fr", "Oslo a annoncé le report du sommet.", "sommet", Status.DENIED),
        ("fr", "Oslo a annoncé le report du sommet au 12 mai.", "sommet", Status.PLANNED),
        ("fr", "Oslo a annoncé le report au 12 mai du sommet.", "sommet", Status.PLANNED),
    ],
)
def test_a_trigger_or_noun_that_cancels_tells_the_status(language: str, text: str, word: str, status: Status) -> None:
    [doc] = parse_texts(language, [text])
    grammar = load_grammar(language)
    token = next(one for one in doc if one.text == word)
    verb = token if token.pos_ in VERBAL else grammar.governor(token)
    assert find_status(token, verb, grammar, arranged=True).status is status


def test_the_new_date_of_what_is_put_off() -> None:
    [doc, other] = parse_texts("en", ["The talks were postponed to 12 May.", "The talks were postponed on Monday."])
    grammar = load_grammar("en")
    dates = [find_new_date(next(one for one in each if one.text == "postponed"), grammar) for each in (doc, other)]
    assert dates[0] is not None
    assert dates[0].text in ("12", "May")
    assert dates[1] is None


@pytest.mark.parametrize(
    ("status", "shift", "expected"),
    [
        (Status.HAPPENED, 1, Status.PLANNED),
        (Status.HAPPENED, 0, Status.HAPPENED),
        (Status.CLAIMED, 3, Status.PLANNED),
        (Status.DENIED, 3, Status.DENIED),
        (Status.PLANNED, -3, Status.PLANNED),
    ],
)
def test_what_lies_behind_the_day_of_publication_is_planned(status: Status, shift: int, expected: Status) -> None:
    start = DAY + dt.timedelta(shift)
    assert status_on(status, Interval(start, start + dt.timedelta(1)), DAY) is expected


def test_without_days_or_publication_the_status_stays() -> None:
    assert status_on(Status.HAPPENED, None, DAY) is Status.HAPPENED
    assert status_on(Status.HAPPENED, Interval(DAY, DAY + dt.timedelta(1)), None) is Status.HAPPENED
