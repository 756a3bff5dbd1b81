"""Which figures belong to which event: those of its own sentence and of the two behind it, weighed one by one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.decisions.case import Case
from pipeline.decisions.evidence import Evidence
from pipeline.decisions.linear import Linear
from pipeline.event_types import load_event_types
from pipeline.reading import Sentence
from pipeline.reading.quantities import find_quantities
from pipeline.reading.relations import Relation
from pipeline.reading.speakers import find_speaker
from pipeline.types import Quantity, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Token

# So many sentences behind that of an event may still give figures of it: "The 12 people on board were killed."
BEHIND = 2
# A figure is of every event whose probability is no lower than that of the likeliest by more than this.
MARGIN = 0.1


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its sentence and the word that heads it; None where the parser has none."""

    quantity: Quantity
    sentence: Sentence
    root: Token | None


def assign_figures(cases: Sequence[Case], model: Linear) -> list[tuple[Quantity, ...]]:
    """By case the quantities that belong to it, each with who gives it; `cases` are the admitted ones of one article in
    text order."""
    found: list[list[Quantity]] = [[] for _ in cases]
    for figure, near in figures_near(cases):
        sure = {number: model.probability(figure_features(figure, cases[number], near, cases)) for number in near}
        least = max(model.threshold, max(sure.values()) - MARGIN)
        for number, probability in sure.items():
            if probability >= least:
                found[number].append(_attributed(figure, cases[number].evidence))
    return [tuple(quantities) for quantities in found]


def figures_near(cases: Sequence[Case]) -> Iterator[tuple[Figure, Sequence[int]]]:
    """The figures that may belong to a case, in text order, each with the numbers of those cases."""
    told: dict[int, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        told[case.candidate.sentence.index].append(number)
    if not cases:
        return
    evidence = cases[0].evidence
    reached = sorted({index + behind for index in told for behind in range(BEHIND + 1)})
    for index in reached:
        if index >= len(evidence.reading.sentences):
            break
        near = [number for before in range(BEHIND, -1, -1) for number in told.get(index - before, ())]
        for figure in _figures(evidence.reading.sentences[index], evidence):
            yield figure, near


def _figures(sentence: Sentence, evidence: Evidence) -> Iterator[Figure]:
    """The figures of a sentence in the article's own characters, those of its dates left out."""
    article = evidence.reading.article
    dates = [(one.start, one.end) for one in evidence.within(evidence.timexes, sentence) if not _is_stay(one)]
    for quantity in find_quantities(sentence.span, article.language, dates):
        own = replace(quantity, text=article.text[quantity.start : quantity.end])
        yield Figure(own, sentence, evidence.root(quantity.start, quantity.end))


def _is_stay(timex: Timex) -> bool:
    """A duration of days or less is a figure of the event ("une visite de deux jours"); longer ones look back."""
    short = timex.value.startswith("PT") or timex.value.endswith("D")
    return timex.type is TimexType.DURATION and short


def _attributed(figure: Figure, evidence: Evidence) -> Quantity:
    reading = evidence.reading
    speaker = (
        find_speaker(figure.root, None, figure.sentence.span, reading.grammar, counts=True) if figure.root else None
    )
    return replace(figure.quantity, attributed_to=reading.article.text[slice(*speaker)] if speaker else "")


def figure_features(figure: Figure, case: Case, near: Sequence[int], cases: Sequence[Case]) -> Mapping[str, float]:
    """What speaks for and against a figure being of `case`; `near` are the numbers in `cases` of those it may be of."""
    kind, quantity = case.candidate.frame.type, figure.quantity
    rivals = [cases[number] for number in near]
    is_own = case.candidate.sentence.index == figure.sentence.index
    placed = set(_inside(figure, case, rivals) if is_own else _behind(figure, case, rivals))
    unit = quantity.unit.split()[-1].lower() if quantity.unit else ""
    names = {f"figure:{name}" for name in placed} | {f"figure:{kind}:{name}" for name in placed}
    names |= {f"figure:unit={unit}", f"figure:{kind}:unit={unit}", f"figure:own={is_own}:unit={unit}", f"figure:{kind}"}
    names |= {f"figure:qualifier={quantity.qualifier}", f"figure:size={min(5, int(math.log10(quantity.value + 1)))}"}
    return dict.fromkeys(names, 1.0)


def _inside(figure: Figure, case: Case, rivals: Sequence[Case]) -> Iterator[str]:
    """How a figure of the candidate's own sentence stands to its trigger and to those of other types there."""
    token, root = case.candidate.token, figure.root
    others = [
        one
        for one in rivals
        if one.candidate.sentence is case.candidate.sentence and one.candidate.frame.type != case.candidate.frame.type
    ]
    types = {one.candidate.frame.type for one in others}
    yield f"other types={min(2, len(types))}"
    speech = {name for name, one in load_event_types().items() if one.speech}
    yield f"beside a statement={not speech.isdisjoint(types)}"
    if root is None:
        return
    yield f"relation={case.relations.get(root.i, Relation.SENTENCE)}"
    yield "ahead" if root.i < token.i else "after"
    if token.is_ancestor(root):
        yield "governed"
    distance = abs(root.i - token.i)
    yield f"words={min(6, int(math.log2(distance + 1)))}"
    events = [one for one in others if one.candidate.frame.type not in speech]
    nearest = min((abs(root.i - one.candidate.token.i) for one in events), default=distance)
    yield "nearest" if distance <= nearest else "another nearer"


def _behind(figure: Figure, case: Case, rivals: Sequence[Case]) -> Iterator[str]:
    """How a sentence behind the candidate's goes on with it."""
    own, other, evidence = case.candidate.sentence, figure.sentence, case.evidence
    kind = case.candidate.frame.type
    gap = other.index - own.index
    there = [one.candidate for one in rivals if one.candidate.sentence.index == other.index]
    between = [one for one in rivals if own.index < one.candidate.sentence.index < other.index]
    before = [one for one in rivals if one.candidate.sentence.index < other.index]
    yield f"behind={gap}"
    yield f"behind={gap}:tells={bool(there)}"
    yield f"tells={min(2, len(there))}:of the type={any(one.frame.type == kind for one in there)}"
    yield f"paragraph={own.paragraph == other.paragraph}"
    yield f"told between={min(2, len(between))}"
    yield f"last told={before[-1] is case}"
    yield f"dated there={any(one.interval for one in evidence.within(evidence.timexes, other))}"
