"""Which of an article's dates is that of a candidate: the options, and what speaks for and against each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.candidates import Candidate
from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.decisions.nearby import Where, sentences_around
from pipeline.interval import Interval, between, day
from pipeline.reading import Part
from pipeline.reading.grammar import NOMINAL, Grammar, words
from pipeline.reading.relations import Relation
from pipeline.types import DateBasis, DatePrecision, Status, Timex, TimexType

# A date of so many days and more is a month or longer.
MONTH_DAYS = 28
# What lasts once it is decided: "depuis" gives its beginning.
MEASURES = ("agreement", "sanction")


@dataclass(frozen=True, slots=True)
class DateOption:
    """One date that a candidate may have; `timex` None for the day of publication, and `interval` None for no date."""

    timex: Timex | None
    interval: Interval | None
    precision: DatePrecision
    basis: DateBasis
    features: Mapping[str, float]


def date_options(case: Case) -> list[DateOption]:
    """The dates a candidate may have: the timexes of its sentence, of those around and of the title and lead, the day of
    publication, none."""
    candidate, evidence, status, relations = case.candidate, case.evidence, case.status, case.relations
    triggers = case.triggers
    published = evidence.reading.article.published
    shared = _shared_features(candidate, evidence, status)
    sentences = sentences_around(candidate.sentence, evidence.reading)
    options = []
    own = [timex for timex in evidence.within(evidence.timexes, candidate.sentence) if _dates(timex)]
    distances = {timex.start: _distance(timex, candidate, evidence) for timex in own}
    nearest = min(distances.values(), default=0)
    for where, sentence in sentences:
        for timex in evidence.within(evidence.timexes, sentence):
            if not _dates(timex) or timex.interval is None:
                continue
            names = {where, f"{where}:own timex={bool(own)}", f"precision={timex.precision}", f"basis={timex.basis}"}
            if sentence is candidate.sentence:
                names |= set(_inside(timex, candidate, evidence, relations, triggers))
                near = distances[timex.start]
                names.add("nearest" if near == nearest else "farther")
                names.add(f"words={min(6, int(math.log2(near + 1)))}")
            names |= set(_of_time(timex, candidate, evidence, status, where))
            interval, precision = _resolve(timex, candidate, evidence, status)
            names |= {f"{candidate.frame.type}:{where}"}
            features = {f"date:{name}": 1.0 for name in names}
            options.append(DateOption(timex, interval, precision, timex.basis, features))
    if published is not None:
        names = {f"publication:{name}" for name in shared} | {f"publication:own timex={bool(own)}", "publication"}
        features = dict.fromkeys(names, 1.0)
        options.append(DateOption(None, day(published), DatePrecision.DAY, DateBasis.PUBLICATION, features))
    names = {f"none:{name}" for name in shared} | {f"none:own timex={bool(own)}", "none"}
    options.append(DateOption(None, None, DatePrecision.UNKNOWN, DateBasis.NONE, dict.fromkeys(names, 1.0)))
    return options


def _shared_features(candidate: Candidate, evidence: Evidence, status: Status | None) -> list[str]:
    sentence = candidate.sentence
    grammar = evidence.reading.grammar
    position = str(sentence.part) if sentence.part is not Part.BODY else str(min(sentence.paragraph, 4))
    verb = candidate.verb
    told = "noun" if verb is None else "past" if grammar.is_past(verb) else "present"
    if verb is not None and grammar.is_pluperfect(verb):
        told = "pluperfect"
    return [
        f"position={position}",
        f"type={candidate.frame.type}",
        f"status={status}",
        f"tense={told}",
        f"noun={candidate.is_noun}",
        f"type={candidate.frame.type}:position={position}",
    ]


def _dates(timex: Timex) -> bool:
    """Whether it says when, not how often or how long."""
    return timex.interval is not None and timex.type is not TimexType.SET


def _distance(timex: Timex, candidate: Candidate, evidence: Evidence) -> int:
    root = evidence.root(timex.start, timex.end)
    return abs(root.i - candidate.token.i) if root is not None else 99


def _inside(
    timex: Timex,
    candidate: Candidate,
    evidence: Evidence,
    relations: Mapping[int, Relation],
    triggers: Sequence[int],
) -> Iterator[str]:
    """How a timex of the candidate's own sentence stands to its trigger."""
    grammar = evidence.reading.grammar
    span = evidence.reading.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None:
        return
    root = span.root
    at = candidate.token.i
    relation = relations.get(root.i, Relation.SENTENCE)
    kind = "noun" if candidate.is_noun else "verb"
    yield f"relation={relation}"
    yield f"{kind}:relation={relation}"
    yield "ahead" if root.i < at else "after"
    if grammar.opens_sentence(root) and root.i < at:
        yield "opens"
    low, high = sorted((root.i, at))
    if any(low < one < high for one in triggers):
        yield "trigger between"
    if any(one != at and (one == root.head.i or evidence.reading.doc[one].is_ancestor(root)) for one in triggers):
        yield f"governed by another:{relation in (Relation.OWN, Relation.OF)}"
    if any(node.is_punct and node.text in ",;:()" for node in evidence.reading.doc[low:high]):
        yield "comma between"
    before = {
        form for node in evidence.reading.doc[max(span.sent.start, span.start - 2) : span.start] for form in words(node)
    }
    before |= words(span[0])
    for name in ("not_date_words", "since_words", "deadline_words", "after_words", "before_words"):
        if before & grammar[name]:
            yield name
    if root.head.pos_ in NOMINAL and root.head.i != at:
        yield f"describes a noun:{timex.interval is not None and timex.interval.days >= MONTH_DAYS}"
    if root.head.i == at:
        yield "hangs on the trigger"


def _of_time(
    timex: Timex, candidate: Candidate, evidence: Evidence, status: Status | None, where: str
) -> Iterator[str]:
    """Whether the days of a timex suit what is told."""
    published = evidence.reading.article.published
    grammar = evidence.reading.grammar
    if published is None or timex.interval is None:
        return
    ago = (published - timex.interval.last).days
    when = (
        "to come"
        if timex.interval.first > published
        else "today"
        if ago <= 0
        else "week"
        if ago <= 7
        else "month"
        if ago <= 31
        else "past"
    )
    yield f"when={when}"
    yield f"when={when}:status={status}"
    if candidate.verb is not None:
        yield f"when={when}:past={grammar.is_past(candidate.verb)}"
    yield f"{'own' if where is Where.OWN else 'other'}:when={when}"


def _resolve(
    timex: Timex, candidate: Candidate, evidence: Evidence, status: Status | None
) -> tuple[Interval | None, DatePrecision]:
    """The days of a candidate dated by `timex`: from publication to a deadline for a plan, from the beginning to
    publication for a series (guidelines); else those of the timex."""
    published = evidence.reading.article.published
    interval = timex.interval
    if interval is None or published is None:
        return interval, timex.precision
    grammar = evidence.reading.grammar
    if (
        status is Status.PLANNED
        and published <= interval.last
        and _is_behind(grammar["deadline_words"], timex, evidence)
    ):
        return between(published, interval.last), DatePrecision.RANGE
    since = candidate.frame.type not in MEASURES and interval.first <= published
    if since and _is_behind(grammar["since_words"], timex, evidence):
        return between(interval.first, published), DatePrecision.RANGE
    return interval, timex.precision


def _is_behind(marks: frozenset[str], timex: Timex, evidence: Evidence) -> bool:
    """Whether one of `marks` stands right before a timex, one word before it, or opens it."""
    text = evidence.reading.doc.text
    near = (*text[max(0, timex.start - 40) : timex.start].split()[-2:], *text[timex.start : timex.end].split()[:1])
    return any(word.lower() in marks for word in near)
