"""What the words around a date say of its tense."""

import datetime as dt

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "La trêve sera signée le 20 juin.", "2025-06-20"),
        ("fr", "Les otages seront libérés lundi.", "2025-06-16"),
        ("en", "They signed the treaty in Lima on Friday, ending years of war.", "2025-06-06"),
        ("en", "The siege starting Monday will be long.", "2025-06-16"),
        ("en", "On Monday the envoys were expected to meet.", "2025-06-16"),
        ("en", "He was arrested on Monday as he was about to be deported.", "2025-06-09"),
        ("en", "The bank announced an agreement to buy the mill in August.", "2025-08-01"),
        ("en", "The offer had been set to expire June 20.", "2025-06-20"),
        ("en", "On Monday the league plans to hold a vote.", "2025-06-16"),
        ("en", "The case is heard in August in Lima.", "2025-08-01"),
        ("en", "The two meet separately on Monday.", "2025-06-16"),
        ("en", "It will double its trips by August in towns untouched by the war.", "2025-08-01"),
    ],
)
def test_the_verb_with_its_participle_tells_the_tense(language: str, text: str, day: str) -> None:
    [timex, *_] = find_timexes(text, language, PUBLISHED, spans=True)
    assert timex.interval is not None
    assert timex.interval.first.isoformat() == day


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "The envoys met in Lima on June 3, 7 and 10.", ["06-03", "06-07", "06-10"]),
        ("en", "It rained on May 2, 5, 9 and 12, he said.", ["05-02", "05-05", "05-09", "05-12"]),
        ("en", "It rained on May 2, 5 and 9 men drowned.", ["05-02"]),
        ("fr", "Il a plu le 2 juin, le 5 et le 9, dit-il.", ["06-02", "06-05", "06-09"]),
        ("fr", "Le pont a cédé le 3 au matin.", ["06-03"]),
        ("fr", "Le pont a cédé dans la nuit du 3 au 4, dit-il.", ["06-03"]),
    ],
)
def test_days_told_beside_another_or_without_a_month(language: str, text: str, days: list[str]) -> None:
    found = find_timexes(text, language, PUBLISHED, spans=True)
    assert [str(timex.interval.first)[5:] for timex in found if timex.interval] == days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("fr", "Le pape reçoit lundi les évêques.", ["06-16"]),
        ("fr", "Le sommet s'ouvre mardi à Lima.", ["06-17"]),
        ("fr", "Une réunion a lieu mardi à Lima.", ["06-17"]),
        ("fr", "Le ministre a dit lundi que le pape reçoit mercredi les évêques.", ["06-09", "06-18"]),
        ("fr", "Salon mardi à Lyon", ["06-17"]),
        ("fr", "Le premier ministre peut encore perdre mardi.", ["06-17"]),
        ("fr", "La rencontre mardi entre les deux a échoué.", ["06-10"]),
        ("fr", "Agenda\n\nLundi : réunion des ministres. Mardi : visite du pape.", ["06-16", "06-17"]),
        ("en", "The talks open in Lima on Monday.", ["06-16"]),
        ("en", "The king visits Lima on Monday.", ["06-16"]),
        ("en", "Officials said the leaders meet in Lima on Monday.", ["06-16"]),
        ("en", "The king, who meets bishops often, died on Monday.", ["06-09"]),
        ("en", "After visits to Lima on Monday, he left.", ["06-09"]),
        ("en", "Week ahead\n\nMonday: talks in Lima. Tuesday: vote in Quito.", ["06-16", "06-17"]),
        ("en", "Week ahead\n\nMonday: talks in Lima. Both sides agreed on Tuesday.", ["06-16", "06-10"]),
    ],
)
def test_the_plain_present_of_an_appointment_is_to_come(language: str, text: str, days: list[str]) -> None:
    found = find_timexes(text, language, PUBLISHED, spans=True)
    assert [f"{timex.interval.first:%m-%d}" for timex in found if timex.interval] == days
