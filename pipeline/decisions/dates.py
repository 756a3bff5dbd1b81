"""Which of an article's dates is that of a candidate: the options it has and the choice between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.decisions.case import Case
from pipeline.decisions.date_features import Dating, absence_features, publication_features, timex_features
from pipeline.decisions.date_readings import readings
from pipeline.decisions.linear import Linear
from pipeline.decisions.nearby import Where, sentences_around
from pipeline.interval import Interval, day
from pipeline.reading import Part, Sentence
from pipeline.types import DateBasis, DatePrecision, Timex, TimexType

# Sentences with candidates of a type, on either side of one, whose dates may be its date too.
FAR = 20


class Ground(StrEnum):
    """Why a date may be that of an event, for the reader; the value is its code in explanations."""

    CLAUSE = "clause"  # stands in its clause or its noun phrase
    SENTENCE = "sentence"  # stands in its sentence
    PARAGRAPH = "paragraph"  # the date told before in its paragraph
    SAME_EVENT = "same_event"  # dates the same kind of event in another sentence
    HEADING = "heading"  # stands in a heading above
    HEAD = "head"  # stands in the title or the lead
    NEARBY = "nearby"  # stands in a sentence around
    MAIN_EVENT = "main_event"  # day of publication: main event of the article
    NEWS_ITEM = "news_item"  # day of publication: an item of a digest
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DateOption:
    """One date that a candidate may have, with its ground; `timex` is None for the day of publication, and `interval`
    for no date."""

    timex: Timex | None
    interval: Interval | None
    precision: DatePrecision
    basis: DateBasis
    ground: Ground
    features: Mapping[str, float]


def choose_date(case: Case, model: Linear) -> tuple[DateOption, float]:
    """The likeliest date of a candidate and its probability. Options with the same days count as one date, told best by
    the likeliest of them."""
    options = date_options(case)
    shares = model.shares([option.features for option in options])
    by_days: dict[Interval | None, float] = defaultdict(float)
    for option, share in zip(options, shares, strict=True):
        by_days[option.interval] += share
    days = max(by_days, key=lambda interval: by_days[interval])
    best = max((n for n, option in enumerate(options) if option.interval == days), key=lambda number: shares[number])
    return options[best], by_days[days]


def date_options(case: Case) -> list[DateOption]:
    """The dates a candidate may have: the timexes of its sentence, of those around, of the title and lead, and of all
    sentences with candidates of its type, in each way they can be read; the day of publication by a hard rule; none.
    Hard rule: what a text gives one day alone (see `Case.dated`) has no other."""
    dating = Dating.of(case)
    if case.dated is not None:
        return _readings_as_options(dating, Where.OWN, case.candidate.sentence, case.dated)
    options = [
        option
        for where, sentence in _sentences(case)
        for timex in case.evidence.within(case.evidence.timexes, sentence)
        if says_when(timex)
        for option in _readings_as_options(dating, where, sentence, timex)
    ]
    rule, published = publication_rule(case), case.evidence.reading.article.published
    if rule is not None and published is not None:
        features = publication_features(dating, rule)
        options.append(DateOption(None, day(published), DatePrecision.DAY, DateBasis.PUBLICATION, rule, features))
    features = absence_features(dating, rule)
    options.append(DateOption(None, None, DatePrecision.UNKNOWN, DateBasis.NONE, Ground.NONE, features))
    return options


def _readings_as_options(dating: Dating, where: Where, sentence: Sentence, timex: Timex) -> list[DateOption]:
    """An option for each way to read a timex."""
    return [
        DateOption(
            timex,
            read.interval,
            read.precision,
            timex.basis,
            _ground(dating.case, timex, where),
            timex_features(dating, where, sentence, timex, read),
        )
        for read in readings(dating.case, timex)
    ]


def says_when(timex: Timex) -> bool:
    """Whether it says when, not how often or how long."""
    return timex.interval is not None and timex.type is not TimexType.SET


def publication_rule(case: Case) -> Ground | None:
    """Hard rule: the day of publication may date what the title, the lead or the first paragraph tells, what is told
    again of a type told there, and the items of a digest; nothing else."""
    sentence, reading = case.candidate.sentence, case.evidence.reading
    if sentence.is_item:
        return Ground.NEWS_ITEM
    if sentence.part in (Part.TITLE, Part.LEAD) or sentence.paragraph == 0:
        return Ground.MAIN_EVENT
    own = case.candidate
    heads = (other for head in reading.heads for other in case.mates.get(head.index, ()))
    return Ground.MAIN_EVENT if any(other.frame.type == own.frame.type for other in heads) else None


def _sentences(case: Case) -> Iterator[tuple[Where, Sentence]]:
    """The sentences around that of the candidate, the headings it stands below, then those that hold candidates of its
    type, the nearest `FAR` on either side, each once."""
    own, reading = case.candidate, case.evidence.reading
    headings = {heading.index: heading for heading in reading.headings(own.sentence)}
    for heading in headings.values():
        yield Where.HEADING, heading
    seen = set(headings)
    for where, sentence in sentences_around(own.sentence, reading):
        if sentence.index not in seen:
            seen.add(sentence.index)
            yield where, sentence
    mates = [index for index, others in case.mates.items() if any(one.frame.type == own.frame.type for one in others)]
    before, behind = ([at for at in mates if (at < own.sentence.index) is side] for side in (True, False))
    for where, indices in ((Where.FAR_BEFORE, sorted(before)[-FAR:]), (Where.FAR_BEHIND, sorted(behind)[:FAR])):
        for index in indices:
            if index not in seen:
                yield where, reading.sentences[index]


def _ground(case: Case, timex: Timex, where: Where) -> Ground:
    if where is Where.OWN:
        return Ground.CLAUSE if _in_clause(case, timex) else Ground.SENTENCE
    if where is Where.HEADING:
        return Ground.HEADING
    if where in (Where.TITLE, Where.LEAD):
        return Ground.HEAD
    if where in (Where.ONE_BEFORE, Where.FEW_BEFORE):
        return Ground.PARAGRAPH
    return Ground.SAME_EVENT if where in (Where.FAR_BEFORE, Where.FAR_BEHIND) else Ground.NEARBY


def _in_clause(case: Case, timex: Timex) -> bool:
    """Whether a timex stands in the clause of the trigger, or in its noun phrase."""
    root, trigger = case.evidence.root(timex.start, timex.end), case.candidate.token
    if root is None:
        return False
    grammar = case.evidence.reading.grammar
    return grammar.clause(root) == grammar.clause(trigger) or (case.candidate.is_noun and trigger.is_ancestor(root))
