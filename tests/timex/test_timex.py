"""What holds for every text: offsets, order, no invented day, the same answer whatever follows."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ResourceError
from pipeline.timex import find_timexes
from pipeline.types import DateBasis, DatePrecision, TimexType

PUBLISHED = dt.date(2026, 2, 6)

WORDS = st.sampled_from(
    [
        "le",
        "la",
        "l'",
        "du",
        "au",
        "de",
        "3",
        "12",
        "31",
        "1er",
        "mars",
        "avril",
        "mai",
        "jeudi",
        "lundi",
        "2024",
        "1999",
        "hier",
        "demain",
        "il",
        "y",
        "a",
        "deux",
        "semaines",
        "nuit",
        "mercredi",
        "à",
        ".",
        ",",
        "the",
        "of",
        "on",
        "in",
        "March",
        "May",
        "Thursday",
        "last",
        "next",
        "week",
        "year",
        "ago",
        "early",
        "late",
        "end",
        "5",
        "p.m.",
        "from",
        "to",
        "between",
        "and",
        "third",
        "quarter",
        "1990s",
        "night",
        "tomorrow",
        "mid-",
        "début",
        "fin",
        "mi-",
        "dans",
        "plus",
        "tard",
        "lendemain",
        "veille",
        "12/03/2020",
        "2020-03-12",
        "18",
        "h",
        "30",
        "siècle",
        "XIXe",
        "BC",
        "av. J.-C.",
        "216",
        "-",
        "–",
        "(",
        ")",
        "half",
        "first",
        "following",
        "suivant",
        "months",
        "week-end",
        "days",
        "within",
        "since",
        "depuis",
    ]
)
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join)
LANGUAGES = st.sampled_from(["fr", "en", "es"])
DATES = st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1))


@given(
    text=st.one_of(st.text(max_size=200), SENTENCES),
    language=LANGUAGES,
    dct=st.none() | DATES,
    style=st.sampled_from(["news", "narrative"]),
    spans=st.booleans(),
)
@settings(max_examples=400, deadline=None)
def test_timexes_lie_on_their_text_in_order_and_no_text_raises(
    text: str, language: str, dct: dt.date | None, style: str, spans: bool
) -> None:
    end = 0
    for timex in find_timexes(text, language, dct, style, spans):
        assert end <= timex.start < timex.end
        assert text[timex.start : timex.end] == timex.text
        assert timex.interval is None or timex.interval.days >= 1
        assert (timex.precision is DatePrecision.UNKNOWN) == (timex.interval is None)
        assert set(timex.explanation) == {"fr", "en"}
        end = timex.end


@given(text=SENTENCES, after=SENTENCES, language=LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_what_follows_a_sentence_changes_nothing_before(text: str, after: str, language: str) -> None:
    alone = find_timexes(text + ".\n\n", language, PUBLISHED)
    followed = find_timexes(f"{text}.\n\n{after}", language, PUBLISHED)
    assert followed[: len(alone)] == alone


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        *[
            ("fr", p)
            for p in (
                "hier",
                "jeudi dernier",
                "lundi prochain",
                "la semaine dernière",
                "il y a trois jours",
                "demain soir",
            )
        ],
        *[
            ("en", p)
            for p in ("yesterday", "last Thursday", "next Monday", "last week", "three days ago", "last night")
        ],
    ],
)
@given(dct=DATES)
@settings(max_examples=25, deadline=None)
def test_a_relative_date_moves_with_publication(language: str, phrase: str, dct: dt.date) -> None:
    (here,) = find_timexes(phrase, language, dct)
    (later,) = find_timexes(phrase, language, dct + dt.timedelta(days=7))
    assert here.interval is not None
    assert later.interval == here.interval.shift(7)


@pytest.mark.parametrize(
    "phrase", ["hier", "jeudi", "la semaine dernière", "il y a deux ans", "le 3 mars", "en mars", "l'été"]
)
def test_without_a_publication_date_nothing_relative_is_resolved(phrase: str) -> None:
    (timex,) = find_timexes(phrase, "fr", None)
    assert timex.interval is None
    assert timex.basis is DateBasis.NONE
    assert "publication" in timex.explanation["en"]


def test_a_full_date_needs_no_publication_date() -> None:
    (timex,) = find_timexes("le 3 mars 2024", "fr", None)
    assert (timex.value, timex.basis, timex.precision) == ("2024-03-03", DateBasis.EXPLICIT, DatePrecision.DAY)


def test_a_weekday_says_how_it_was_found() -> None:
    (timex,) = find_timexes("Il est arrivé jeudi.", "fr", PUBLISHED)
    assert timex.explanation["fr"] == "jeudi : le dernier jeudi jusqu'à la publication, jeudi 5 février 2026"
    assert timex.explanation["en"] == "jeudi: the last Thursday up to publication, Thursday 5 February 2026"


def test_a_range_is_two_timexes_unless_spans_are_asked_for() -> None:
    text = "De mardi à jeudi, ils ont négocié."
    assert [timex.text for timex in find_timexes(text, "fr", PUBLISHED)] == ["mardi", "jeudi"]
    (joined,) = find_timexes(text, "fr", PUBLISHED, spans=True)
    assert str(joined.interval) == "2026-02-03..2026-02-05"


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Ouvert de mai à septembre.", "fr", ["2025-05", "2025-09"]),
        ("Ils ont négocié de jeudi à samedi.", "fr", ["2026-02-05", "2026-02-07"]),
        ("They talked from Thursday to Saturday.", "en", ["2026-02-05", "2026-02-07"]),
        ("They were away from November 28 to January 3.", "en", ["2025-11-28", "2026-01-03"]),
    ],
)
def test_a_range_never_ends_before_it_starts(text: str, language: str, values: list[str]) -> None:
    assert [timex.value for timex in find_timexes(text, language, PUBLISHED)] == values


def test_a_duration_has_days_only_where_spans_are_asked_for() -> None:
    text = "au cours des deux dernières semaines"
    (duration,) = find_timexes(text, "fr", PUBLISHED)
    assert (duration.type, duration.value, duration.interval) == (TimexType.DURATION, "P2W", None)
    (span,) = find_timexes(text, "fr", PUBLISHED, spans=True)
    assert str(span.interval) == "2026-01-23..2026-02-06"


def test_a_part_keeps_its_value_and_says_its_modifier() -> None:
    (timex,) = find_timexes("fin mars 2025", "fr", PUBLISHED)
    assert (timex.value, timex.modifier, timex.precision) == ("2025-03", "END", DatePrecision.RANGE)


def test_typographic_signs_change_nothing() -> None:
    (plain,) = find_timexes("aujourd'hui", "fr", PUBLISHED)
    (curly,) = find_timexes("aujourd’hui", "fr", PUBLISHED)
    assert plain.interval == curly.interval
    assert [timex.value for timex in find_timexes("à 18\u00a0h\u00a030", "fr", PUBLISHED)] == ["2026-02-06T18:30"]


def test_history_carries_its_year_through_the_document() -> None:
    text = (
        "War broke out on 28 July 1914. "
        + "Men left their fields. " * 60
        + "On 4 August the border was crossed. In January snow fell."
    )
    values = [timex.value for timex in find_timexes(text, "en", dt.date(2010, 5, 1), "narrative")]
    assert values == ["1914-07-28", "1914-08-04", "1915-01"]


def test_news_forgets_a_year_of_the_past() -> None:
    text = "The law of 1987 was old. " + "Nobody read it. " * 20 + "It was repealed on 4 January."
    assert [timex.value for timex in find_timexes(text, "en", PUBLISHED)] == ["1987", "2026-01-04"]


def test_a_date_that_is_not_of_the_calendar_is_no_day() -> None:
    assert all(
        timex.interval is None or timex.interval.days > 1 for timex in find_timexes("le 31 avril 2024", "fr", PUBLISHED)
    )


def test_an_unknown_style_and_language_are_named() -> None:
    with pytest.raises(ValueError, match="poem"):
        find_timexes("hier", "fr", None, "poem")
    with pytest.raises(ResourceError, match="xx"):
        find_timexes("hier", "xx", None)


@pytest.mark.parametrize(
    ("language", "published", "text", "expected"),
    [
        # A finite verb of the past wins over an infinitive and over words of plan that stand farther off.
        ("en", "2026-02-06", "On Wednesday in Muscat both sides agreed to swap prisoners.", "2026-02-04"),
        ("en", "2026-02-06", "Both sides agreed to meet on Wednesday in Muscat.", "2026-02-11"),
        ("en", "2026-02-06", "The pilots were freed on Wednesday to join their crews.", "2026-02-04"),
        ("en", "2026-02-06", "On Wednesday, after a night of talks, they voted to strike.", "2026-02-04"),
        ("fr", "2026-02-06", "Mercredi, les deux camps ont convenu de rouvrir le col.", "2026-02-04"),
        ("fr", "2026-02-06", "Les deux camps ont convenu de se revoir mercredi.", "2026-02-11"),
        ("fr", "2026-02-06", "Il s'est rendu mercredi à Sofia pour signer un contrat.", "2026-02-04"),
        ("fr", "2026-02-06", "La présidence a dit que la visite commencerait mercredi.", "2026-02-11"),
        ("en", "2026-02-06", "Voters go to the polls on Sunday.", "2026-02-08"),
        # A day without its year, some months off: the tense tells which of the two.
        ("fr", "2025-10-14", "Le 22 janvier, une trêve était entrée en vigueur.", "2025-01-22"),
        ("fr", "2025-10-14", "Le 22 janvier, une trêve entrera en vigueur.", "2026-01-22"),
        ("en", "2025-01-10", "On 8 May they met again.", "2024-05-08"),
        ("en", "2025-01-10", "The ruling is expected on 8 May.", "2025-05-08"),
        ("fr", "2025-01-10", "Le nonce se rendra à Minsk le 8 mai.", "2025-05-08"),
        ("fr", "2025-01-10", "Le convoi doit arriver le 8 mai.", "2025-05-08"),
        ("fr", "2025-01-10", "Le scrutin aura lieu le 8 mai.", "2025-05-08"),
        ("fr", "2026-02-06", "Il a été arrêté et doit comparaître mercredi.", "2026-02-11"),
        ("en", "2026-02-06", "Under the pact signed on 10 March the fleet stays away.", "2025-03-10"),
        ("fr", "2026-02-06", "Le pacte signé le 10 mars éloigne la flotte.", "2025-03-10"),
    ],
)
def test_the_verb_nearest_to_a_date_tells_past_from_future(
    language: str, published: str, text: str, expected: str
) -> None:
    (timex,) = [t for t in find_timexes(text, language, dt.date.fromisoformat(published)) if t.value[:3] == "202"]
    assert timex.value == expected


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        # Numbers that belong to what follows.
        ("fr", "La milice a libéré lundi les 20 derniers captifs.", "lundi"),
        ("fr", "L'armée a abattu mardi 20 drones.", "mardi"),
        ("fr", "Le pays accueille dimanche un sommet.", "dimanche"),
        ("fr", "Vendredi deux drones ont survolé le port.", "Vendredi"),
        ("fr", "Jeudi trois civils ont péri.", "Jeudi"),
        ("fr", "Le 10 mars 20 civils ont péri.", "Le 10 mars"),
        ("fr", "La bombe a tué sept civils.", None),
        ("en", "On 13 September one flew over the border.", "13 September"),
        ("en", "On 3 May two of them were arrested.", "3 May"),
        ("en", "On Tuesday the two envoys left.", "Tuesday"),
        ("en", "In March five ships were lost.", "March"),
        # Those that are days stay so.
        ("fr", "Le procès reprend lundi 9.", "lundi 9"),
        ("fr", "Ils ont été élus le 10 novembre 93.", "le 10 novembre 93"),
        ("en", "It rained on July fourth.", "July fourth"),
        ("en", "The avalanche killed 13 in April 1940.", "April 1940"),
        ("en", "It rained on Monday the 2nd.", "Monday the 2nd"),
    ],
)
def test_a_number_of_what_follows_is_no_day(language: str, text: str, words: str | None) -> None:
    assert [timex.text for timex in find_timexes(text, language, PUBLISHED)] == ([words] if words else [])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The feast fell on 15 and 16 June.", ["2025-06-15..2025-06-16"]),
        ("en", "The feast fell on June 15 and 16.", ["2025-06-15..2025-06-16"]),
        ("en", "The feast fell on 15 and 18 June.", ["2025-06-15..2025-06-15", "2025-06-18..2025-06-18"]),
        ("en", "They rested on Saturday and Sunday.", ["2026-01-31..2026-02-01"]),
        ("en", "They struck from Friday to Sunday.", ["2026-02-06..2026-02-08"]),
        ("en", "They will strike Monday to Wednesday next week.", ["2026-02-09..2026-02-11"]),
        ("fr", "Ils se sont reposés samedi et dimanche.", ["2026-01-31..2026-02-01"]),
        ("fr", "Ils se sont reposés lundi et jeudi.", ["2026-02-02..2026-02-02", "2026-02-05..2026-02-05"]),
        ("fr", "Les 15 et 16 juin, ils ont chanté.", ["2025-06-15..2025-06-16"]),
        ("fr", "La foire, vendredi à dimanche, était pleine.", ["2026-02-06..2026-02-08"]),
        # The lines of the gold guidelines.
        ("fr", "Quelques jours après le 2 mai 2024, il a cédé.", ["2024-05-03..2024-05-12"]),
        ("fr", "Il est tombé le 2 mai 2024. Quelques jours plus tôt, il chantait.", [None, "2024-04-22..2024-05-01"]),
        ("en", "He fell on 2 May 2024. A few days later he sang.", [None, "2024-05-03..2024-05-12"]),
        ("fr", "Il a chanté quelques jours plus tard.", [""]),
        ("fr", "Mardi, vers minuit, un mur est tombé.", [None, "2026-02-03..2026-02-03"]),
        ("fr", "Aux alentours de minuit, un mur est tombé.", ["2026-02-06..2026-02-06"]),
        ("en", "On Tuesday a wall fell around midnight.", [None, "2026-02-03..2026-02-03"]),
        ("fr", "Un mur est tombé vers 12 h locales.", ["2026-02-06..2026-02-06"]),
        ("en", "The siege is now in its sixth day.", ["", "2026-02-01..2026-02-01"]),
        ("fr", "Le siège entre dans son sixième jour.", ["2026-02-01..2026-02-01"]),
        ("en", "Miners downed tools for a third consecutive day.", ["2026-02-04..2026-02-04"]),
        ("en", "They marked the 25th anniversary of the flood.", ["2001-01-01..2001-12-31"]),
        ("fr", "La digue a cédé il y a deux semaines.", ["2026-01-19..2026-01-25"]),
        ("fr", "La digue est rompue depuis deux semaines.", ["2026-01-19..2026-01-25"]),
        ("fr", "Il parlera plus tard cette semaine.", ["2026-02-06..2026-02-08"]),
        ("en", "They had met earlier in the month.", ["2026-02-01..2026-02-28"]),
        ("fr", "La nuit du 3 février fut longue.", ["2026-02-03..2026-02-04"]),
        ("en", "Twelve drones fell last night.", ["2026-02-05..2026-02-06"]),
        ("fr", "Douze drones sont tombés au cours des 48 dernières heures.", ["2026-02-04..2026-02-06"]),
        ("en", "The dam will hold in the coming days.", [""]),
        ("fr", "Bientôt, la digue cédera.", [""]),
    ],
)
def test_for_a_timeline_ranges_are_one_and_the_guidelines_hold(
    language: str, text: str, expected: list[str | None]
) -> None:
    found = [str(timex.interval or "") for timex in find_timexes(text, language, PUBLISHED, spans=True)]
    assert [held for held, wanted in zip(found, expected, strict=True) if wanted is not None] == [
        wanted for wanted in expected if wanted is not None
    ]


@pytest.mark.parametrize(
    ("language", "text", "apart", "whole"),
    [
        ("en", "the raids of 12–16 October 1944", ["12", "16 October 1944"], "12–16 October 1944"),
        ("en", "it rained March 3-5, 2024", ["March 3", "5, 2024"], "March 3-5, 2024"),
        ("en", "it rained March 28-April 2, 1920", ["March 28", "April 2, 1920"], "March 28-April 2, 1920"),
        ("en", "it rained on April 24 and 25, 2021", ["April 24", "25, 2021"], "April 24 and 25, 2021"),
        ("en", "the war of 1990-95", ["1990", "95"], "1990-95"),
        ("fr", "il a plu du 3 au 5 mai 2024", ["3", "5 mai 2024"], "du 3 au 5 mai 2024"),
        ("fr", "du lundi 2 au vendredi 6 mars", ["lundi 2", "vendredi 6 mars"], "du lundi 2 au vendredi 6 mars"),
        ("es", "llovió del 3 al 5 de mayo de 2024", ["3", "5 de mayo de 2024"], "del 3 al 5 de mayo de 2024"),
    ],
)
def test_timex3_has_the_ends_of_a_range_apart(language: str, text: str, apart: list[str], whole: str) -> None:
    ends = find_timexes(text, language, PUBLISHED)
    assert [timex.text for timex in ends] == apart
    (joined,) = find_timexes(text, language, PUBLISHED, spans=True)
    assert joined.text == whole
    assert joined.interval is not None
    assert ends[0].interval is not None
    assert ends[1].interval is not None
    assert (joined.interval.start, joined.interval.end) == (ends[0].interval.start, ends[1].interval.end)


@pytest.mark.parametrize(
    ("text", "language", "value", "first"),
    [
        ("The city burned 1,500 years ago.", "en", "0526", dt.date(526, 1, 1)),
        ("La ville a brûlé il y a 1500 ans.", "fr", "0526", dt.date(526, 1, 1)),
        ("The city burned 3,000 years ago.", "en", "BC0975", None),
        ("La ville a brûlé il y a 3000 ans.", "fr", "BC0975", None),
        ("The sea rose 90,000 years ago.", "en", "PAST_REF", None),
        ("The city burned 900,000 days ago.", "en", "BC0441", None),
    ],
)
def test_years_are_written_in_four_figures_and_before_the_calendar_as_before_christ(text, language, value, first):
    (timex,) = find_timexes(text, language, PUBLISHED)
    assert timex.value == value
    assert (timex.interval.first if timex.interval else None) == first
