"""The days that a timex can stand for beside a candidate: its own, up to a deadline, from a beginning on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.interval import Interval, between, day
from pipeline.reading import Modality
from pipeline.types import DateBasis, DatePrecision, Status, Timex, TimexType

WEEK = 7
# Characters before a timex in which the word that bounds it stands.
REACH = 40
# What is planned or cancelled for a day of more than so many days ago is of the coming year; what is told as done on a
# day to come in more than so many days is of the last one.
HALF_YEAR, TOO_FAR = 183, 45
# "28 octobre", "Oct. 28", "1er mai", "the 3rd of May": a day and a month, no year, no count of days.
_DAY_AND_MONTH = re.compile(
    r"\D*\b\d{1,2}(?!\d)\w{0,3}\s+(?:\w+\s+)?[^\W\d]+\.?|[^\W\d]+\.?\s+\d{1,2}(?!\d)\w{0,2}",
)


@dataclass(frozen=True, slots=True)
class TimexReading:
    """The days a timex stands for, and how they were made of its own: "plain", "deadline", "series", "next"."""

    kind: str
    interval: Interval
    precision: DatePrecision


def readings(case: Case, timex: Timex) -> Iterator[TimexReading]:
    """The ways to read a timex that has days, its own first (guidelines of annotation: what is to come by a day lies
    between publication and it; a series since a day lasts up to publication). Hard rules: the new day of what is put
    off is not before publication where that can be; a day without a year is one to come for what is planned or
    cancelled, and one past for what is told as done."""
    published = case.evidence.reading.article.published
    interval = in_year(case, timex)
    if interval is None:
        return
    if case.dated is not None and published is not None and _may_be_next(timex, case) and _is_to_come(case):
        yield TimexReading("next", interval.shift(WEEK), timex.precision)
        return
    yield TimexReading("plain", interval, timex.precision)
    verb = case.candidate.verb
    settled = case.dated is not None and verb is not None and case.evidence.reading.grammar.is_past(verb)
    if published is None or settled:
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


def in_year(case: Case, timex: Timex) -> Interval | None:
    """The days of a timex. Those of a day and month without a year ("28 octobre") are of the year that the telling
    asks for, where they stand in its clause: the tagger took the nearest or went by the nearest verb."""
    interval, article = timex.interval, case.evidence.reading.article
    root = case.evidence.root(timex.start, timex.end)
    if interval is None or article.published is None or root is None or not _lacks_year(timex, interval):
        return interval
    grammar, candidate = case.evidence.reading.grammar, case.candidate
    if not (grammar.clause(root) == grammar.clause(candidate.token) or candidate.token.is_ancestor(root)):
        return interval
    ago = (article.published - interval.first).days
    verb = candidate.verb
    if _is_to_come(case) and ago > HALF_YEAR:
        return _moved(interval, 1)
    done = case.modality == Modality() and verb is not None and grammar.is_past(verb)
    return _moved(interval, -1) if done and ago < -TOO_FAR else interval


def _lacks_year(timex: Timex, interval: Interval) -> bool:
    is_day = timex.type is TimexType.DATE and interval.days == 1 and timex.basis is DateBasis.RELATIVE
    return is_day and _DAY_AND_MONTH.fullmatch(timex.text) is not None


def _moved(interval: Interval, years: int) -> Interval:
    first = interval.first
    is_leap_day = (first.month, first.day) == (2, 29)
    return interval if is_leap_day else day(first.replace(year=first.year + years))


def _is_to_come(case: Case) -> bool:
    """Whether it is told as planned, or as cancelled: arranged for a day that has not come."""
    if case.modality.status is Status.PLANNED:
        return True
    grammar, candidate = case.evidence.reading.grammar, case.candidate
    if case.modality.status is not Status.DENIED:
        return False
    above = (candidate.token, candidate.verb, grammar.holder(candidate.token), *candidate.token.children)
    return any(
        grammar.holds(node, name) for node in above if node for name in ("undo_verbs", "postpone_verbs", "cancel_nouns")
    )


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
