"""What a list tells with one trigger: "will host X on Monday and Y on Wednesday" is two events, each with its own day.

A list is read from the order of the words, since parsers hang its second half on almost anything: days joined by commas
and "and", each with the words that belong to it before or behind it, and no verb between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.reading.grammar import NOMINAL, VERBAL, Grammar
from pipeline.reading.relations import Relation
from pipeline.types import DateBasis, GeoPrecision, PlaceKind, Status, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# A day or a night; longer dates are no days of a list.
LONGEST_DAYS = 2
WEEK = 7
# So many words may stand with one day of a list.
LONGEST_ITEM = 14
# Words before a form among which a preposition of place stands.
BEFORE = 3


@dataclass(frozen=True, slots=True)
class _Item:
    """A day of a list and the words that stand with it alone."""

    timex: Timex
    words: Span


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that stands for a place or a party, with its head."""

    start: int
    end: int
    root: Token
    is_site: bool


def share_out(cases: Sequence[Case]) -> list[Case]:
    """The cases of an article, those that a list tells made several: by day, each without the places and parties of the
    other days ("à Beyrouth samedi et à Damas lundi")."""
    return [share for case in cases for share in _shares(case)]


def _shares(case: Case) -> list[Case]:
    items = _find_items(case) if case.dated is None else []
    if len(items) < 2:
        return [case]
    forms = [list(_forms(item.words, case.evidence)) for item in items]
    days = _in_order([item.timex for item in items], case)
    shares = []
    for number, item in enumerate(items):
        # What the first day stands with holds for the others too, unless they put something of its kind in its place:
        # "met X in Oslo on Monday and Y on Tuesday" is in Oslo both times.
        kinds = {form.is_site for form in forms[number]}
        others = [form for other, held in enumerate(forms[1:], 1) if other != number for form in held]
        others += [form for form in forms[0] if number and form.is_site in kinds]
        relations = dict(case.relations)
        for form in forms[number] if number else ():
            like = next((one for one in forms[0] if one.is_site is form.is_site), None)
            relation = case.relations.get(like.root.i, Relation.SENTENCE) if like else Relation.LOCATION
            relations |= {node.i: relation for node in item.words if form.start <= node.idx < form.end}
        evidence = case.evidence.without([(form.start, form.end) for form in others])
        shares.append(replace(case, evidence=evidence, relations=relations, dated=days[number], listed=True))
    return shares


def _find_items(case: Case) -> list[_Item]:
    """The list of days that the trigger of a case tells, empty where there is none."""
    doc, sentence = case.evidence.reading.doc, case.candidate.sentence
    days = [
        (timex, span)
        for timex in case.evidence.within(case.evidence.timexes, sentence)
        if timex.interval is not None
        and timex.interval.days <= LONGEST_DAYS
        and timex.type in (TimexType.DATE, TimexType.TIME)
        and (span := doc.char_span(timex.start, timex.end, alignment_mode="expand")) is not None
    ]
    for chain in _chains(days, case):
        first, last = chain[0][1], chain[-1][1]
        own = case.candidate.token if case.candidate.verb is None else case.candidate.verb
        heads = sorted((case.candidate.token.i, own.i))
        if heads[1] < first.start and _is_told(doc[heads[1] + 1 : first.start], case):
            return _items(chain, doc[own.i + 1 : first.start], case)
        if heads[0] >= last.end and _is_told(doc[last.end : heads[0]], case):
            return _items(chain, doc[first.start : first.start], case)
    return []


def _chains(days: Sequence[tuple[Timex, Span]], case: Case) -> Iterator[list[tuple[Timex, Span]]]:
    """Rows of days that commas join, and an "and" before the last."""
    grammar = case.evidence.reading.grammar
    chain: list[tuple[Timex, Span]] = []
    for left, right in pairwise(days):
        between = left[1].doc[left[1].end : right[1].start]
        joint = _joint(between, grammar)
        if joint is None or not _can_be_item(between, case):
            chain = []
            continue
        chain = chain or [left]
        chain.append(right)
        if joint.lower_ in grammar["and_words"]:
            yield chain
            chain = []


def _joint(between: Span, grammar: Grammar) -> Token | None:
    """The "and" or the comma between two days of a list, right behind the first or right before the second; of ", and"
    the "and"."""
    joints = [node for node in between if node.lower_ in grammar["and_words"] or node.text == ","]
    if not joints or len(joints) > 2 or joints[-1].i - joints[0].i != len(joints) - 1:
        return None
    behind = [node for node in between if node.i > joints[-1].i]
    is_behind = joints[0].i == between.start
    is_before = not any(node.pos_ in NOMINAL for node in behind)
    return joints[-1] if is_behind or is_before else None


def _can_be_item(between: Span, case: Case) -> bool:
    """Whether words between two days may be what stands with one of them: no verb, no other event, no subject."""
    grammar = case.evidence.reading.grammar
    subject = grammar["subject"] | grammar["passive_subject"]
    candidate = case.candidate
    own = {
        one.token.i for one in case.mates.get(candidate.sentence.index, ()) if one.frame.type == candidate.frame.type
    }

    def is_event(node: Token) -> bool:
        """Whether it may tell an event of its own: not the people whom one meets, nor a word told again."""
        again = node.i in own and (candidate.token.pos_ in VERBAL or node.lemma_ == candidate.token.lemma_)
        return node.i in case.triggers and not again

    return len(between) <= LONGEST_ITEM and not any(
        node.pos_ in VERBAL or node.dep_ in subject or is_event(node) for node in between
    )


def _is_told(between: Span, case: Case) -> bool:
    """Whether no other verb and no event of another type stand between a trigger and its list."""
    candidate, grammar = case.candidate, case.evidence.reading.grammar
    helpers = {node.i for node in grammar.auxiliaries(candidate.verb)} if candidate.verb is not None else set()
    mates = case.mates.get(candidate.sentence.index, ())
    others = {one.token.i for one in mates if one.frame.type != candidate.frame.type}
    others -= {one.token.i for one in mates if one.frame.type == candidate.frame.type}
    return not any((node.pos_ in VERBAL and node.i not in helpers) or node.i in others for node in between)


def _items(chain: Sequence[tuple[Timex, Span]], ahead: Span, case: Case) -> list[_Item]:
    """The days of a chain, each with its words: those before it, where the list puts them there ("X on Monday and Y on
    Tuesday"), else those behind it ("on Monday X and on Tuesday Y")."""
    doc, grammar = ahead.doc, case.evidence.reading.grammar
    gaps = [doc[left[1].end : right[1].start] for left, right in pairwise(chain)]
    joints = [_joint(gap, grammar) for gap in gaps]
    leads = all(gap[0].lower_ in grammar["and_words"] or gap[0].text == "," for gap in gaps)
    if leads:
        rest = [doc[joint.i + 1 : gap.end] for gap, joint in zip(gaps, joints, strict=True) if joint is not None]
        return [_Item(timex, own) for (timex, _), own in zip(chain, [ahead, *rest], strict=True)]
    end = chain[-1][1].end
    while end < case.candidate.sentence.span.end and not (doc[end].is_punct or doc[end].pos_ in VERBAL):
        end += 1
    behind = [*gaps, doc[chain[-1][1].end : end]]
    return [_Item(timex, own) for (timex, _), own in zip(chain, behind, strict=True)]


def _in_order(days: Sequence[Timex], case: Case) -> list[Timex]:
    """The days of a list, days of the week so that each is later than the one before: of what is planned the later ones
    in the next week ("samedi et lundi"), of what is done the earlier ones in the last."""
    to_come = case.modality.status is Status.PLANNED
    found = list(days) if to_come else list(reversed(days))
    for at in range(1, len(found)):
        before, own = found[at - 1].interval, found[at].interval
        if before is None or own is None or not _is_weekday(found[at]):
            continue
        if to_come and own.first <= before.first:
            found[at] = replace(found[at], interval=own.shift(WEEK))
        elif not to_come and own.first >= before.first:
            found[at] = replace(found[at], interval=own.shift(-WEEK))
    return found if to_come else found[::-1]


def _is_weekday(timex: Timex) -> bool:
    return timex.basis is DateBasis.RELATIVE and not any(character.isdigit() for character in timex.text)


def _forms(words: Span, evidence: Evidence) -> Iterator[_Form]:
    """The forms among `words`, each a site or a party."""
    grammar = evidence.reading.grammar
    if not len(words):
        return
    sentence = evidence.sentence_at(words.start_char)
    spans = {(form.start, form.end): False for form in evidence.within(evidence.forms, sentence)}
    spans |= {(actor.start, actor.end): False for actor in evidence.within(evidence.actors, sentence)}
    for place in evidence.within(evidence.places, sentence):
        root = evidence.root(place.start, place.end)
        before = root.doc[max(words.start, root.left_edge.i - BEFORE) : root.i] if root is not None else ()
        located = any(node.lower_ in grammar["location_words"] for node in before)
        coarse = place.kind is PlaceKind.DEMONYM or place.precision is GeoPrecision.COUNTRY
        if place.kind is not PlaceKind.DEMONYM and (located or not coarse):
            spans[place.start, place.end] = True
    for (start, end), is_site in spans.items():
        root = evidence.root(start, end) if words.start_char <= start < words.end_char else None
        if root is not None:
            yield _Form(start, end, root, is_site)
