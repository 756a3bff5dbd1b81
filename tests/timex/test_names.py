"""Words of time in names are no dates, and nothing counts from those of datelines."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre Jean-Noël Martin a parlé."),
        ("fr", "Avril Dupin a chanté."),
        ("fr", "Mme Juin a parlé."),
        ("fr", "Le boulanger Louis Mars est venu."),
        ("fr", "Le 11-Septembre a tout changé."),
        ("fr", "Le Mouvement du 2 mai a disparu."),
        ("en", "April Dupin sang in Lima."),
        ("en", "He came with June Dupin."),
        ("en", "Mrs. June left."),
        ("en", "The June 4 Movement is gone."),
        ("en", "He told the Sunday Times so."),
        ("es", "La señora Marta Abril llegó."),
    ],
)
@pytest.mark.parametrize("spans", [False, True])
def test_a_part_of_a_name_is_no_date(language: str, text: str, spans: bool) -> None:
    assert find_timexes(text, language, PUBLISHED, spans=spans) == []


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Avril a été sec.", "2025-04"),
        ("fr", "En Avril, Louis Mercier est venu.", "2025-04"),
        ("en", "In April Lima was dry.", "2025-04"),
        ("en", "April sales rose.", "2025-04"),
        ("en", "April Exports Fall in Peru", "2025-04"),
    ],
)
def test_a_month_beside_a_capital_is_still_a_month(language: str, text: str, value: str) -> None:
    assert [timex.value for timex in find_timexes(text, language, PUBLISHED)] == [value]


@pytest.mark.parametrize(
    ("language", "dateline"),
    [
        ("fr", "LIMA, 9 juin 2025 - "),
        ("fr", "LIMA, 9 juin (AFP) - "),
        ("fr", "SAINT-DENIS/PARIS, le 9 juin — "),
        ("en", "LIMA, June 9 (Xinhua) -- "),
        ("en", "LIMA (AP) — June 9, 2025 — "),
        ("en", "A dam breaks\n\nLIMA, June 9 - "),
    ],
)
def test_nothing_counts_from_a_dateline(language: str, dateline: str) -> None:
    told = {"fr": "Un drone est tombé dans la nuit.", "en": "A drone fell overnight."}[language]
    _, timex = find_timexes(dateline + told, language, PUBLISHED, spans=True)
    assert timex.value == "2025-06-11TNI"


def test_a_date_before_a_dash_is_no_dateline() -> None:
    [timex] = find_timexes("The dam broke in Lima, on June 9 - and again.", "en", PUBLISHED, spans=True)
    assert timex.value == "2025-06-09"
