"""What speaks for and against a date of a candidate: features by notion, all of the value 1."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.decisions.case import Case
from pipeline.decisions.date_readings import TimexReading
from pipeline.decisions.nearby import Where
from pipeline.interval import Interval
from pipeline.reading import Part, Sentence
from pipeline.reading.grammar import NOMINAL, feature, words
from pipeline.reading.relations import Relation
from pipeline.types import Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# A date of so many days and more is a month or longer.
MONTH_DAYS = 28
# Paragraphs and words are counted up to here.
PARAGRAPHS, PATH = 4, 6
# The longest phrase, in words, whose noun a date behind it can date.
PHRASE = 12
# Sentences whose date may simply be carried on.
NEAR = (Where.ONE_BEFORE, Where.FEW_BEFORE, Where.ONE_ABOVE)


@dataclass(frozen=True, slots=True)
class Dating:
    """A case with what all its options share: the dated timexes of its sentence with their head words, and the traits
    of how it is told, of which `tense` is one."""

    case: Case
    own: tuple[tuple[Timex, Token], ...]
    tense: str
    traits: tuple[str, ...]

    @classmethod
    def of(cls, case: Case) -> Dating:
        evidence = case.evidence
        timexes = [
            timex
            for timex in evidence.within(evidence.timexes, case.candidate.sentence)
            if timex.interval is not None and timex.type is not TimexType.SET
        ]
        roots = [(timex, evidence.root(timex.start, timex.end)) for timex in timexes]
        own = tuple((timex, root) for timex, root in roots if root is not None)
        tense = _tense(case)
        return cls(case, own, tense, tuple(_traits(case, tense)))

    @property
    def dated(self) -> str:
        """How many dates its sentence has."""
        return f"own dates={min(2, len(self.own))}"


def timex_features(
    dating: Dating, where: Where, sentence: Sentence, timex: Timex, read: TimexReading
) -> dict[str, float]:
    """Of a timex in `sentence`, which stands `where` from the candidate's, read as `read`."""
    case = dating.case
    kind = case.candidate.frame.type
    names = {f"where={where}", f"where={where}:{dating.dated}", f"where={where}:{kind}"}
    names.update(_of_form(timex, read, dating))
    names.update(_of_time(read.interval, dating, where))
    if where is Where.OWN:
        names.update(_inside(dating, timex))
    else:
        names.update(_outside(dating, where, sentence, timex))
    return dict.fromkeys((f"date:{name}" for name in names), 1.0)


def publication_features(dating: Dating, rule: str) -> dict[str, float]:
    """Of the day of publication, allowed by `rule`."""
    names = {"any", f"rule={rule}", dating.dated, f"{dating.dated}:rule={rule}", *dating.traits}
    names.update(f"rule={rule}:{trait}" for trait in dating.traits)
    return dict.fromkeys((f"publication:{name}" for name in names), 1.0)


def absence_features(dating: Dating, rule: str | None) -> dict[str, float]:
    """Of no date, where the day of publication is allowed by `rule`."""
    names = {"any", f"rule={rule}", dating.dated, f"paragraph={_paragraph_dated(dating.case)}", *dating.traits}
    names.update(f"{dating.dated}:{trait}" for trait in dating.traits)
    return dict.fromkeys((f"none:{name}" for name in names), 1.0)


def _traits(case: Case, tense: str) -> Iterator[str]:
    """How the candidate is told."""
    candidate, grammar = case.candidate, case.evidence.reading.grammar
    yield f"position={_position(candidate.sentence)}"
    yield f"type={candidate.frame.type}"
    yield f"status={case.modality}"
    yield f"tense={tense}"
    yield f"noun={candidate.is_noun}"
    if grammar.is_pointed_at(candidate.token):
        yield "pointed at"
    beside = set().union(*(words(child) for child in (candidate.verb or candidate.token).children))
    if beside & grammar["then_words"]:
        yield "then"


def _position(sentence: Sentence) -> str:
    return str(sentence.part) if sentence.part is not Part.BODY else str(min(sentence.paragraph, PARAGRAPHS))


def _tense(case: Case) -> str:
    verb, grammar = case.candidate.verb, case.evidence.reading.grammar
    if verb is None:
        return "noun"
    if grammar.is_pluperfect(verb):
        return "pluperfect"
    return "past" if grammar.is_past(verb) else "present"


def _paragraph_dated(case: Case) -> str:
    """How long ago lies the last date told before in the paragraph."""
    own, evidence = case.candidate.sentence, case.evidence
    for sentence in reversed(evidence.reading.sentences[: own.index]):
        if sentence.paragraph != own.paragraph or sentence.part is Part.TITLE:
            break
        for timex in reversed(list(evidence.within(evidence.timexes, sentence))):
            if timex.interval is not None and timex.type is not TimexType.SET:
                return _when(timex.interval, case)
    return "no"


def _of_form(timex: Timex, read: TimexReading, dating: Dating) -> Iterator[str]:
    """What kind of expression it is and what stands before it."""
    case = dating.case
    yield f"precision={timex.precision}"
    yield f"basis={timex.basis}"
    yield f"timex={timex.type}"
    yield f"read={read.kind}"
    yield f"read={read.kind}:status={case.modality}"
    yield f"read={read.kind}:type={case.candidate.frame.type}"
    yield f"read={read.kind}:tense={dating.tense}"
    span = _span(timex, case)
    if span is None:
        return
    before = span.doc[max(span.sent.start, span.start - 2) : span.start]
    if len(before):
        yield f"before={before[-1].lower_}"
    near = words(span[0]).union(*(words(node) for node in before))
    for name in ("not_date_words", "since_words", "deadline_words", "after_words", "before_words"):
        if near & case.evidence.reading.grammar[name]:
            yield name
            yield f"{name}:read={read.kind}"


def _of_time(interval: Interval, dating: Dating, where: Where) -> Iterator[str]:
    """Whether its days suit what is told."""
    case = dating.case
    when = _when(interval, case)
    yield f"when={when}"
    yield f"when={when}:status={case.modality}"
    yield f"when={when}:tense={dating.tense}"
    yield f"when={when}:own={where is Where.OWN}"
    yield f"when={when}:month={interval.days >= MONTH_DAYS}"
    yield f"when={when}:position={_position(case.candidate.sentence)}"


def _when(interval: Interval, case: Case) -> str:
    """How far `interval` lies from publication."""
    published = case.evidence.reading.article.published
    if published is None:
        return "unknown"
    if interval.first > published:
        return "to come"
    ago = (published - interval.last).days
    return next(
        (name for days, name in ((0, "today"), (7, "week"), (31, "month"), (366, "year")) if ago <= days), "past"
    )


def _inside(dating: Dating, timex: Timex) -> Iterator[str]:
    """How a timex of the candidate's own sentence stands to its trigger, beside the other dates and triggers there."""
    case = dating.case
    span = _span(timex, case)
    if span is None:
        return
    trigger, root = case.candidate.token, span.root
    kind = case.candidate.frame.type
    relation = case.relations.get(root.i, Relation.SENTENCE)
    noun = "noun" if case.candidate.is_noun else "verb"
    yield f"relation={relation}"
    yield f"relation={relation}:{noun}"
    yield f"relation={relation}:{kind}"
    side = "ahead" if root.i < trigger.i else "behind"
    yield side
    yield f"{side}:{relation}"
    yield dating.dated
    yield from _distance(dating, root)
    yield from _rivals(case, root)
    yield from _governed(case, span, timex)
    yield from _dated_noun(case, span)


def _distance(dating: Dating, root: Token) -> Iterator[str]:
    """How far it is in words and in steps through the tree, and whether another date of the sentence is nearer."""
    trigger = dating.case.candidate.token
    words_apart, steps = abs(root.i - trigger.i), _steps(root, trigger)
    yield f"words={min(PATH, int(math.log2(words_apart + 1)))}"
    yield f"steps={min(PATH, steps)}"
    others = [other for _, other in dating.own if other.i != root.i]
    if others:
        yield f"nearest by words={all(abs(other.i - trigger.i) >= words_apart for other in others)}"
        yield f"nearest by steps={all(_steps(other, trigger) >= steps for other in others)}"
        yield f"first={all(other.i > root.i for other in others)}"
    else:
        yield "only date"


def _rivals(case: Case, root: Token) -> Iterator[str]:
    """Whether other triggers of the sentence stand nearer to it."""
    trigger, doc = case.candidate.token, root.doc
    others = [doc[one] for one in case.triggers if one != trigger.i]
    steps = _steps(root, trigger)
    nearer = [one for one in others if _steps(root, one) < steps]
    relation = case.relations.get(root.i, Relation.SENTENCE)
    yield f"claimed by another={bool(nearer)}"
    yield f"claimed by another={bool(nearer)}:{relation}"
    kind, mates = case.candidate.frame.type, case.mates.get(case.candidate.sentence.index, ())
    same = {other.token.i for other in mates if other.frame.type == kind}
    yield f"claimed by another of the type={any(one.i in same for one in nearer)}"
    low, high = sorted((root.i, trigger.i))
    yield f"trigger between={any(low < one.i < high for one in others)}"
    governors = set(root.ancestors)
    if any(one in governors and trigger not in governors for one in others):
        yield "governed by another"
    if trigger in governors:
        yield "governed by the trigger"


def _governed(case: Case, span: Span, timex: Timex) -> Iterator[str]:
    """What it hangs on, and whether it stands in an aside."""
    grammar, trigger, root = case.evidence.reading.grammar, case.candidate.token, span.root
    kind = case.candidate.frame.type
    if grammar.opens_sentence(root) and root.i < trigger.i:
        yield "opens"
    low, high = sorted((root.i, trigger.i))
    if any(node.is_punct and not node.is_quote for node in span.doc[low:high]):
        yield "punctuation between"
    own, clause = grammar.clause(trigger), grammar.clause(root)
    if clause != own:
        labels = ("relative", "reduced", "adverbial", "complement")
        label = next((name for name in labels if clause.dep_ in grammar[name]), "other")
        below = "below" if own in clause.ancestors else "above" if clause in own.ancestors else "beside"
        yield f"clause={label}:{below}"
        yield f"saying={bool(words(clause) & grammar['say_verbs'])}:{kind}"
        yield f"tenses={grammar.is_past(own)}:{grammar.is_past(clause)}"
    else:
        yield "clause=own"
    if grammar.holder(root).pos_ in NOMINAL and grammar.holder(root) != trigger:
        long = timex.interval is not None and timex.interval.days >= MONTH_DAYS
        yield f"describes a noun:long={long}"
        yield f"describes a noun:ahead={root.i < grammar.holder(root).i}"
    if grammar.holder(root) == trigger:
        yield "hangs on the trigger"


def _dated_noun(case: Case, span: Span) -> Iterator[str]:
    """Whether it dates the noun of a phrase that only places the event in time: "since the fall of the city on 8 May".

    Told by the order of the words, as parsers hang such a date on any noun or verb before it.
    """
    grammar = case.evidence.reading.grammar
    has_noun = False
    for node in reversed(span.doc[max(span.sent.start, span.start - PHRASE) : span.start]):
        parts = node.is_bracket or (node.is_punct and not node.is_quote and node.whitespace_)  # no hyphen of a name
        if parts or node.i in case.triggers or "Fin" in feature(node, "VerbForm"):
            return
        for name in ("since_words", "after_words"):
            if has_noun and words(node) & grammar[name]:
                yield f"dates a noun of {name}"
                return
        has_noun = has_noun or node.pos_ in NOMINAL


def _outside(dating: Dating, where: Where, sentence: Sentence, timex: Timex) -> Iterator[str]:
    """How a timex of another sentence stands to what that sentence tells and to the candidate."""
    case = dating.case
    own, mates = case.candidate, case.mates.get(sentence.index, ())
    same = [other for other in mates if other.frame.type == own.frame.type]
    lemma = any(other.token.lemma_ == own.token.lemma_ for other in same)
    told = "same word" if lemma else "same type" if same else "other type" if mates else "nothing"
    yield f"tells={told}"
    root = case.evidence.root(timex.start, timex.end)
    dates_type = False
    if root is not None and mates:
        nearest = min(mates, key=lambda other: (_steps(root, other.token), abs(root.i - other.token.i)))
        dates_type = nearest.frame.type == own.frame.type
        yield f"dates the type={dates_type}"
        if not dates_type:
            yield f"dates {nearest.frame.type} for {own.frame.type}"
    yield f"noun={own.is_noun}:where={where}"
    for trait in dating.traits:
        if trait in ("then", "pointed at") or trait.startswith(("status", "position")):
            yield f"{trait}:other sentence"
    dates = case.evidence.dates(sentence)
    yield f"other dates there={len(dates) > 1}"
    yield f"last there={dates[-1] is timex}"
    yield f"other dates between={case.evidence.is_dated_between(sentence, own.sentence)}"
    yield f"{own.frame.type}:dates the type={dates_type}"
    common = min(3, len(case.evidence.nouns(own.sentence) & case.evidence.nouns(sentence)))
    yield f"common={common}"
    yield f"near={where in NEAR}:{own.frame.type}:noun={own.is_noun}"


def _steps(one: Token, other: Token) -> int:
    """The steps through the tree between two words of a sentence."""
    above = [one, *one.ancestors]
    for count, node in enumerate((other, *other.ancestors)):
        if node in above:
            return count + above.index(node)
    return PATH


def _span(timex: Timex, case: Case) -> Span | None:
    return case.evidence.reading.doc.char_span(timex.start, timex.end, alignment_mode="expand")
