"""A candidate with what the reading says of it, worked out once for all decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.candidates import Candidate
from pipeline.decisions.evidence import Evidence
from pipeline.event_types import load_event_types
from pipeline.reading import Modality, find_status
from pipeline.reading.relations import Relation, find_relations


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
    sentence by type, None without an encoder; `mates` all candidates of the article by the index of their sentence."""

    candidate: Candidate
    evidence: Evidence
    relations: Mapping[int, Relation]
    modality: Modality
    triggers: Sequence[int]
    beside: frozenset[str]
    logits: Mapping[str, float] | None
    setting: Setting
    mates: Mapping[int, Sequence[Candidate]]


def open_cases(
    candidates: Sequence[Candidate], evidence: Evidence, logits: Mapping[int, Mapping[str, float]] | None = None
) -> list[Case]:
    """The cases of the candidates of one article; `logits` by the index of the sentence."""
    grammar, types = evidence.reading.grammar, load_event_types()
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
        cases.append(
            Case(
                candidate=candidate,
                evidence=evidence,
                relations=find_relations(candidate.token, candidate.verb, candidate.sentence.span, grammar),
                modality=find_status(
                    candidate.token, candidate.verb, grammar, arranged=types[candidate.frame.type].arranged
                ),
                triggers=sorted({other.token.i for other in others}),
                beside=frozenset(other.frame.type for other in others if other.frame.type != candidate.frame.type),
                logits=logits.get(candidate.sentence.index) if logits is not None else None,
                setting=setting,
                mates=by_sentence,
            )
        )
    return cases
