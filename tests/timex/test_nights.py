"""A night between two days is those two days, in every form it is told in."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.timex import find_timexes

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "on Friday night into Saturday"),
        ("en", "late Friday and into the early hours of Saturday"),
        ("en", "overnight Friday into Saturday"),
        ("en", "overnight on Friday to Saturday"),
        ("en", "overnight from Friday to Saturday"),
        ("en", "overnight between Friday and Saturday"),
        ("en", "overnight Friday-Saturday"),
        ("en", "overnight into Saturday"),
        ("en", "overnight to Saturday"),
        ("en", "overnight June 6-7"),
        ("en", "overnight from June 6 to 7"),
        ("en", "in the night between Friday and Saturday"),
        ("en", "during the night from 6 to 7 June"),
        ("en", "on the night of June 6 into June 7"),
        ("en", "on the night of June 6/7"),
        ("fr", "dans la nuit du 6 au 7"),
        ("fr", "dans la nuit du 6 au 7 juin"),
        ("fr", "dans la nuit des 6 et 7 juin"),
        ("fr", "dans la nuit du vendredi 6 au samedi 7 juin"),
        ("fr", "dans la nuit du 6 au samedi 7 juin 2025"),
        ("fr", "dans la nuit de vendredi 6 à samedi 7"),
        ("fr", "dans la nuit de vendredi à samedi"),
        ("fr", "dans la nuit entre vendredi et samedi"),
        ("fr", "dans cette nuit du 6 au 7 juin"),
        ("fr", "dans la nuit entre le 6 et le 7 juin"),
        ("es", "en la noche del 6 al 7"),
        ("es", "en la noche del viernes 6 al sábado 7 de junio"),
        ("es", "en la noche del viernes al sábado"),
    ],
)
def test_a_night_is_both_its_days(language: str, words: str) -> None:
    [timex] = find_timexes(f"Lima {words}.", language, PUBLISHED, spans=True)
    assert timex.interval is not None
    assert (str(timex.interval.first), str(timex.interval.last)) == ("2025-06-06", "2025-06-07")
    assert timex.value == "2025-06-06TNI"


def test_two_days_that_do_not_follow_are_no_night() -> None:
    found = find_timexes("The siege went on from May into June.", "en", PUBLISHED, spans=True)
    assert [timex.value for timex in found] == ["2025-05", "2025-06"]
