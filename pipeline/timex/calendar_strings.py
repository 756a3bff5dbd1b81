"""The only place that calls dateparser: full calendar strings in shapes the tables do not hold."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache


@lru_cache(maxsize=4096)
def normalize_calendar_string(text: str, language: str, dct: dt.date | None) -> dt.date | None:
    """The day a string that is nothing but a date means, None where dateparser cannot tell all of it.

    One language, all parts required: dateparser neither guesses the language nor fills in a day (dateparser#970).
    """
    import dateparser  # here: it takes half a second to import, and few texts need it

    base = dt.datetime.combine(dct or dt.date(2000, 1, 1), dt.time())
    parsed = dateparser.parse(
        text,
        languages=[language],
        settings={"RELATIVE_BASE": base, "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return parsed.date() if parsed else None
