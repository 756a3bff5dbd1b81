"""One sentence in French and one in English that says how a timex was resolved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.resources import load_lexicon
from pipeline.timex.expression import Resolved

# The languages of the page.
PAGE_LANGUAGES = ("fr", "en")


def explain(text: str, resolved: Resolved) -> dict[str, str]:
    """As in "jeudi : le dernier jeudi jusqu'à la publication, le vendredi 6 février 2026", by language of the page."""
    return {language: _sentence(text, resolved, language) for language in PAGE_LANGUAGES}


def _sentence(text: str, resolved: Resolved, language: str) -> str:
    table = load_lexicon(language, "timex_explanations")
    template = table["reasons"][resolved.reason]
    facts = {name: _say(value, name, table, language) for name, value in resolved.facts.items()}
    if resolved.interval is not None:
        facts["days"] = _say_days(resolved.interval.first, resolved.interval.last, language)
    return f"{text}{table['colon']}{template.format_map(_Facts(facts))}"


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _say(value: object, name: str, table: Mapping[str, Any], language: str) -> str:
    if isinstance(value, dt.date):
        return say_day(value, language)
    if name == "weekday":
        return str(table["weekdays"][int(str(value)) - 1])
    return str(value)


def _say_days(first: dt.date, last: dt.date, language: str) -> str:
    table = load_lexicon(language, "timex_explanations")
    if first == last:
        return say_day(first, language)
    return str(table["between"]).format(first=say_day(first, language), last=say_day(last, language))


@cache
def say_day(date: dt.date, language: str) -> str:
    """As in "vendredi 6 février 2026", "Friday 6 February 2026"."""
    table = load_lexicon(language, "timex_explanations")
    day = table["first_of_month"] if date.day == 1 else str(date.day)
    return f"{table['weekdays'][date.weekday()]} {day} {table['months'][date.month - 1]} {date.year}"
