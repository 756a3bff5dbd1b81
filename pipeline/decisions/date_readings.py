"""The days that a timex can stand for beside a candidate: its own, up to a deadline, from a beginning on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.interval import Interval, between
from pipeline.types import DateBasis, DatePrecision, Timex, TimexType

WEEK = 7
# Characters before a timex in which the word that bounds it stands.
REACH = 40


@dataclass(frozen=True, slots=True)
class TimexReading:
    """The days a timex stands for, and how they were made of its own: "plain", "deadline", "series", "next"."""

    kind: str
    interval: Interval
    precision: DatePrecision


def readings(case: Case, timex: Timex) -> Iterator[TimexReading]:
    """The ways to read a timex that has days, its own first (guidelines of annotation: what is to come by a day lies
    between publication and it; a series since a day lasts up to publication)."""
    interval, published = timex.interval, case.evidence.reading.article.published
    if interval is None:
        return
    yield TimexReading("plain", interval, timex.precision)
    if published is None:
        return
    grammar = case.evidence.reading.grammar
    if is_behind(grammar["deadline_words"], timex, case.evidence):
        for last in (interval, interval.shift(WEEK)) if _may_be_next(timex, case) else (interval,):
            if last.last >= published:
                yield TimexReading("deadline", between(published, last.last), DatePrecision.RANGE)
    if interval.first <= published and is_behind(grammar["since_words"], timex, case.evidence):
        yield TimexReading("series", between(interval.first, published), DatePrecision.RANGE)
    if _may_be_next(timex, case):
        yield TimexReading("next", interval.shift(WEEK), timex.precision)


def is_behind(marks: frozenset[str], timex: Timex, evidence: Evidence) -> bool:
    """Whether one of `marks` stands right before a timex, one word before it, or opens it."""
    text = evidence.text
    near = (*text[max(0, timex.start - REACH) : timex.start].split()[-2:], *text[timex.start : timex.end].split()[:1])
    return any(word.lower() in marks for word in near)


def _may_be_next(timex: Timex, case: Case) -> bool:
    """Whether it may name a day of the coming week where the tagger took the last one: a day of the week alone."""
    published, interval = case.evidence.reading.article.published, timex.interval
    if published is None or interval is None or timex.basis is not DateBasis.RELATIVE:
        return False
    ago = (published - interval.last).days
    one_word = len(timex.text.split()) == 1
    return one_word and timex.type is TimexType.DATE and interval.days == 1 and 1 < ago < WEEK
