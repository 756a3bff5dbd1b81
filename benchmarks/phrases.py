"""Dates: how many phrases of a recogniser's own test suite we resolve as it expects, class by class.

    python benchmarks/phrases.py [FOLDER] [--misses]

FOLDER holds French/ and English/ with DateParser.json, DatePeriodParser.json and HolidayParser.json of Recognizers-Text
(default ../shared/timex/phrases). A phrase counts as resolved if a timex has the days of one of the resolutions that
its case allows. What no news text says, or what the guidelines of our gold read otherwise, is counted apart by class,
resolved or not; a class is told by the phrase alone, never by what we make of it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.timex import find_timexes  # noqa: E402

PHRASES = ROOT.parent / "shared" / "timex" / "phrases"
LANGUAGES = {"French": "fr", "English": "en"}
SUITES = ("DateParser", "DatePeriodParser", "HolidayParser")

_EN_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\w*"
_FR_MONTH = r"(?:janv?|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept?|oct|nov|d[ée]c)\w*"
_UNITS = r"(?:weeks?|months?|years?|decades?|semaines?|mois|ans?)"
_WORD_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|fifteen)"

# What is not asked of a reader of news, in the order in which it is tried: the class, its language, what tells it.
NOT_NEWS: tuple[tuple[str, str, str], ...] = (
    (
        "chat and orders to an assistant",
        "",
        r"\b(?:cortana|skype|OOO|tmrw|w/c|my (?:day|week\w*)|email|hahaha)\b",
    ),
    (
        "feasts of other calendars, or misspelt",
        "",
        r"\b(?:ramad?[dz]?h?an|ramathan|ramzan|eid|eidul|islamic|hijri|arabic|fasting|yuandan|thanks giving)\b",
    ),
    ("another country's feast", "fr", r"f[eê]te (?:des m[eè]res|du travail)"),
    ("a number alone, or with one sign", "", r"^(?:the |en |on |in )*\d{1,2}(?:[./-]\d{1,2})?[.!? ]*$"),
    (
        "a number word for a day, no ordinal",
        "",
        rf"\bthe {_WORD_NUMBER}$|\b{_EN_MONTH},? {_WORD_NUMBER}(?: \w+)?(?:,? (?:\d{{4}}|two thousand.*))?$",
    ),
    ("years spelt as sums", "", r"\b(?:thousand|hundred|zero)\b"),
    ("signs that no paper prints", "", r"\d[./]\d+[,-]\d|\d{4}\.\d|\w\.\s?\d+(?:th)?$|^\||[a-z]/\d"),
    (
        "not French: English order, or word for word",
        "fr",
        rf"\b{_FR_MONTH}\.?[ /-]?\s?(?:\d{{1,2}}\b|entre|vingt|second|deux)|^\d+-\d+-\d+$|\d{{2}}/2\d/\d{{4}}"
        r"|\bquart de|jusqu'a|\ba \d|cette mois|\bseconde? de|\d mois prochain|\bde sept\b|^lendemain$|^ven$",
    ),
    (
        "next Sunday as the one after the next",
        "",
        r"\bnext (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lun|mar|mercre|jeu|vendre|same)di prochain"
        r"|dimanche prochain",
    ),
    (
        "thirds and halves of a span: ours are the guidelines'",
        "",
        r"\b(?:early|late|mid|middle|end|beginning|start|earlier|fin|d[ée]but|mi)\b",
    ),
    (
        "weeks, months, years ago to the day: ours are the unit",
        "",
        rf"^(?:in|dans|il y a) \w+ {_UNITS}$|^\w+ {_UNITS} (?:ago|from now|from today|later)$|\bfew \w+ ago",
    ),
    (
        "spans that stop before their last unit",
        "",
        rf"(?:to|until|through|and|-|et|au|à) ?(?:\d{{4}}|week \d+|(?:\d{{4}} )?{_EN_MONTH}(?: \d{{4}})?)\.?$"
        r"|\bto oct\w* 1st",
    ),
    ("decades counted from their first year", "", r"\b(?:\d+|two|three) decades$"),
    ("weekdays of a month that is not named", "en", r"^(?:first|second|third) \w+day$"),
    ("a weekend told on a Monday", "", r"^(?:the|this|that|le|on)? ?weekend$"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase with its sentence, its reference day, and the days it may mean, first and last."""

    language: str
    suite: str
    sentence: str
    phrase: str
    reference: dt.date
    expected: frozenset[tuple[dt.date, dt.date]]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    ask.add_argument("folder", nargs="?", type=Path, default=PHRASES)
    ask.add_argument("--misses", action="store_true", help="print every phrase of news that is missed")
    args = ask.parse_args()
    if not args.folder.is_dir():
        print(f"no phrases: {args.folder} is not at hand")
        return 0
    apart: Counter[str] = Counter()
    apart_right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in _read(args.folder):
        resolved = _is_resolved(case)
        if (name := _class_of(case)) is not None:
            apart[name] += 1
            apart_right[name] += resolved
            continue
        asked[f"{case.language} {case.suite}"] += 1
        right[f"{case.language} {case.suite}"] += resolved
        if args.misses and not resolved:
            print(f"missed: {case.language} {case.reference} {case.phrase!r} in {case.sentence!r}")
    _print(asked, right, "phrases of news")
    _print(apart, apart_right, "counted apart")
    everything, resolved_all = asked.total() + apart.total(), right.total() + apart_right.total()
    print(f"all together: {resolved_all} of {everything}, {100 * resolved_all / everything:.1f} %")
    return 0


def _print(asked: Counter[str], right: Counter[str], title: str) -> None:
    print(f"| {title} | resolved | of | % |\n| --- | --- | --- | --- |")
    for name, count in asked.items():
        print(f"| {name} | {right[name]} | {count} | {100 * right[name] / count:.1f} |")
    print(f"| all | {right.total()} | {asked.total()} | {100 * right.total() / asked.total():.1f} |\n")


def _class_of(case: Case) -> str | None:
    """The class for which a phrase is counted apart, None for a phrase of news."""
    for name, language, pattern in NOT_NEWS:
        if language in ("", case.language):
            text = case.sentence if name.startswith(("chat", "feasts")) else case.phrase
            if re.search(pattern, text.strip(), re.IGNORECASE):
                return name
    return None


def _is_resolved(case: Case) -> bool:
    found = find_timexes(case.sentence, case.language, case.reference, spans=True)
    return any(timex.interval and (timex.interval.first, timex.interval.last) in case.expected for timex in found)


def _read(folder: Path) -> Iterator[Case]:
    for name, language in LANGUAGES.items():
        for suite in SUITES:
            path = folder / name / f"{suite}.json"
            for entry in json.loads(path.read_text(encoding="utf-8-sig")):
                reference = entry.get("Context", {}).get("ReferenceDateTime")
                for result in entry["Results"] if reference else ():
                    expected = frozenset(_resolutions(result.get("Value") or {}))
                    if expected:
                        day = dt.date.fromisoformat(reference[:10])
                        yield Case(language, suite, entry["Input"], result["Text"], day, expected)


def _resolutions(value: dict[str, Any]) -> Iterator[tuple[dt.date, dt.date]]:
    """The days of a case: of a span with its last day and without it, as the suite itself has both ways."""
    for resolution in (value.get("FutureResolution") or {}, value.get("PastResolution") or {}):
        days = [resolution.get(key, "0001") for key in ("date", "startDate", "endDate")]
        if days[0] > "0002":
            day = dt.date.fromisoformat(days[0][:10])
            yield day, day
        elif days[1] > "0002" and days[2] > "0002":
            first, last = dt.date.fromisoformat(days[1][:10]), dt.date.fromisoformat(days[2][:10])
            yield first, last
            yield first, last - dt.timedelta(days=1)


if __name__ == "__main__":
    sys.exit(main())
