"""A candidate with what the reading says of it, worked out once for all decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.candidates import Candidate
from pipeline.decisions.evidence import Evidence
from pipeline.event_types import load_event_types
from pipeline.interval import day
from pipeline.reading import Modality, Unreal, find_new_date, find_postponement, find_status
from pipeline.reading.relations import Relation, find_relations
from pipeline.types import Status, Timex, TimexType


@dataclass(frozen=True, slots=True)
class Setting:
    """The candidates of the article around one: how many of its type, and of those with its lemma, stand before it, how
    many of its type there are a sentence (`density`), how many `types` are told, how many `sentences` there are."""

    type_before: int
    lemma_before: int
    density: float
    types: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Case:
    """`relations` are those of the words of its sentence to the trigger, by index; `triggers` the indices of all
    triggers of the sentence; `beside` the types of the other candidates there; `logits` those of the encoder for its
    sentence by type, None without an encoder; `mates` all candidates of the article by the index of their sentence;
    `dated` the only timex that can date it, by a hard rule: the new day of what is put off, its own day of a list;
    `listed` whether a list tells it beside others with the same trigger (see `share_out`)."""

    candidate: Candidate
    evidence: Evidence
    relations: Mapping[int, Relation]
    modality: Modality
    triggers: Sequence[int]
    beside: frozenset[str]
    logits: Mapping[str, float] | None
    setting: Setting
    mates: Mapping[int, Sequence[Candidate]]
    dated: Timex | None = None
    listed: bool = False


def open_cases(
    candidates: Sequence[Candidate], evidence: Evidence, logits: Mapping[int, Mapping[str, float]] | None = None
) -> list[Case]:
    """The cases of the candidates of one article; `logits` by the index of the sentence. Hard rule: an attack that is
    only practised ("simulated a drone attack") makes none."""
    grammar = evidence.reading.grammar
    by_sentence: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_sentence[candidate.sentence.index].append(candidate)
    cases = []
    sentences = len(evidence.reading.sentences)
    counts = Counter(candidate.frame.type for candidate in candidates)
    before: Counter[object] = Counter()
    for candidate in candidates:
        others = by_sentence[candidate.sentence.index]
        kind, word = candidate.frame.type, (candidate.frame.type, candidate.token.lemma_)
        setting = Setting(before[kind], before[word], counts[kind] / max(1, sentences), len(counts), sentences)
        before.update((kind, word))
        modality, dated = _told(candidate, evidence)
        if modality.unreal is Unreal.EXERCISE and load_event_types()[kind].attack:
            continue
        cases.append(
            Case(
                candidate=candidate,
                evidence=evidence,
                relations=find_relations(candidate.token, candidate.verb, candidate.sentence.span, grammar),
                modality=modality,
                triggers=sorted({other.token.i for other in others}),
                beside=frozenset(other.frame.type for other in others if other.frame.type != candidate.frame.type),
                logits=logits.get(candidate.sentence.index) if logits is not None else None,
                setting=setting,
                mates=by_sentence,
                dated=dated,
            )
        )
    return cases


def _told(candidate: Candidate, evidence: Evidence) -> tuple[Modality, Timex | None]:
    """How a candidate is told, and the new day of one that is put off; without a day that is denied ("reporté à une
    date ultérieure")."""
    grammar, token, verb = evidence.reading.grammar, candidate.token, candidate.verb
    arranged = load_event_types()[candidate.frame.type].arranged
    modality = find_status(token, verb, grammar, arranged=arranged)
    change = find_postponement(token, verb, grammar)
    head = find_new_date(change, grammar) if change is not None and modality.status is Status.PLANNED else None
    if change is None or head is None:
        return modality, None
    for timex in evidence.within(evidence.timexes, candidate.sentence):
        if timex.start <= head.idx < timex.end and timex.type is not TimexType.SET and timex.interval is not None:
            # "from Thursday to 3 May" is found as one range: the old day and the new one.
            inside = (node for node in head.doc[change.i + 1 : head.i] if node.idx > timex.start)
            both = timex.interval.days > 1 and any(node.lower_ in grammar["goal_words"] for node in inside)
            return modality, replace(timex, interval=day(timex.interval.last)) if both else timex
    return replace(modality, status=Status.DENIED), None
