"""Extracted events against an annotated set: precision, recall, F1, and how right the matched events are.

GOLD_DIR holds `articles/<id>.txt` and `events/<id>.json` (`pipeline.gold` tells their shape). An extracted event
and a gold one can match if they have the same type and the sentence of a mention overlaps a gold sentence; matches are
one to one within an article, those that agree most first. An event that several articles tell counts in each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.distance import kilometres
from pipeline.gold import Days, Span, Told, days_of, figures_of, read_gold

# The types that the project is about; the figures call them "core".
CORE_TYPES = ("drone_incident", "talks", "exchange", "visit")

# Two sentences overlap if they share more characters than a stray word has.
_OVERLAP = 10
_PLACE_KILOMETRES = 100
# Countries this alike count as right in a whole row: two of three, one of them more or fewer.
_RIGHT_COUNTRIES = 0.66


@dataclass(frozen=True, slots=True)
class Count:
    """How many events matched, how many gold holds, how many were extracted."""

    matched: int
    gold: int
    extracted: int

    @property
    def precision(self) -> float:
        return self.matched / self.extracted if self.extracted else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`counts` by group: all, core, a language, an event type. `fields`: mean over the matched events, and how many.

    `right_row_f1` asks for type, sentence, exact dates and countries all at once.
    """

    counts: Mapping[str, Count]
    fields: Mapping[str, tuple[float, int]]
    right_row_f1: float

    def figures(self) -> dict[str, float]:
        """All figures by name, rounded to three places."""
        figures: dict[str, float] = {}
        for group, count in sorted(self.counts.items()):
            for name in ("precision", "recall", "f1"):
                figures[f"{group}_{name}"] = round(getattr(count, name), 3)
        figures |= {name: round(share, 3) for name, (share, _) in sorted(self.fields.items())}
        return figures | {"right_row_f1": round(self.right_row_f1, 3)}

    def lines(self) -> Iterator[str]:
        """The same as a table for people."""
        yield f"{'group':22} {'gold':>5} {'got':>5}  precision recall     f1"
        first = [group for group in ("all", "core") if group in self.counts]
        for group in [*first, *sorted(set(self.counts) - set(first))]:
            count = self.counts[group]
            yield (
                f"{group:22} {count.gold:5} {count.extracted:5}  "
                f"{count.precision:9.3f} {count.recall:6.3f} {count.f1:6.3f}"
            )
        for name, (share, matched) in sorted(self.fields.items()):
            yield f"{name:22} {share:.3f}  of {matched} matched events"
        yield f"{'right_row_f1':22} {self.right_row_f1:.3f}  type, sentence, exact dates and countries all right"


def evaluate(
    gold: Path,
    texts: Mapping[str, str],
    events: Iterable[Mapping[str, Any]],
    only: Collection[str] | None = None,
) -> Evaluation:
    """Compare `events`, objects as `table.row_record` makes them, with the gold set in the folder `gold`.

    `texts` are the articles' texts by id, for gold that tells its sentences without offsets; `only` the ids of the
    articles that count, None for all. Raises GoldError where the
    folder does not have the shape told above.
    """
    extracted = _by_article(events)
    matched, wanted, got = (defaultdict[str, int](int) for _ in range(3))
    shares: dict[str, list[float]] = defaultdict(list)
    right_rows = 0
    for article_id, told in read_gold(gold, texts):
        if only is not None and article_id not in only:
            continue
        found = extracted.get(article_id, [])
        for tally, items in ((wanted, told), (got, found)):
            for item in items:
                for group in _groups(article_id, item.event_type):
                    tally[group] += 1
        for want, have in _match(told, found):
            for group in _groups(article_id, want.event_type):
                matched[group] += 1
            for name, share in _compare(want, have):
                shares[name].append(share)
            right_rows += want.days == have.days and _f1(want.countries, have.countries) >= _RIGHT_COUNTRIES
    counts = {group: Count(matched[group], wanted[group], got[group]) for group in wanted.keys() | got.keys()}
    total = wanted["all"] + got["all"]
    return Evaluation(
        counts=counts,
        fields={name: (sum(values) / len(values), len(values)) for name, values in shares.items()},
        right_row_f1=2 * right_rows / total if total else 0.0,
    )


def _by_article(events: Iterable[Mapping[str, Any]]) -> dict[str, list[Told]]:
    by_article: dict[str, list[Told]] = defaultdict(list)
    for event in events:
        spans: dict[str, list[Span]] = defaultdict(list)
        for mention in event["mentions"]:
            spans[mention["article_id"]].append((mention["start"], mention["end"]))
        for article_id, told in spans.items():
            point = (event["latitude"], event["longitude"])
            by_article[article_id].append(
                Told(
                    event_type=event["event_type"],
                    days=days_of(event),
                    countries=frozenset(event["countries"]),
                    status=event["status"],
                    point=None if None in point else point,
                    figures=figures_of(event),
                    spans=tuple(told),
                )
            )
    return by_article


def _groups(article_id: str, event_type: str) -> list[str]:
    """The groups an event counts in. Articles of a gold set begin with their language: fr-00."""
    language = article_id[:2]
    core = ["core", f"{language}-core"] if event_type in CORE_TYPES else []
    return ["all", event_type, language, *core]


def _match(gold: Sequence[Told], found: Sequence[Told]) -> list[tuple[Told, Told]]:
    """One-to-one pairs: as many as there can be, those that agree most first."""
    weights = {
        (i, j): _agreement(want, have)
        for i, want in enumerate(gold)
        for j, have in enumerate(found)
        if want.event_type == have.event_type and any(_overlap(a, b) for a in want.spans for b in have.spans)
    }
    partners: dict[tuple[str, int], int] = defaultdict(int)
    for i, j in weights:
        partners["gold", i] += 1
        partners["found", j] += 1
    # Among equals, those that have fewest other partners go first.
    pairs = sorted(
        weights, key=lambda pair: (-weights[pair], partners["gold", pair[0]] + partners["found", pair[1]], pair)
    )
    mates: dict[int, int] = {}
    for i, j in pairs:
        if j not in mates and i not in mates.values():
            mates[j] = i
    for i in {i for i, _ in pairs} - set(mates.values()):
        _make_room(i, pairs, mates, set())
    return [(gold[i], found[j]) for j, i in mates.items()]


def _make_room(i: int, pairs: Sequence[tuple[int, int]], mates: dict[int, int], tried: set[int]) -> bool:
    """Give gold event `i` a mate, moving others to another of theirs where that frees one (an augmenting path)."""
    for left, j in pairs:
        if left == i and j not in tried:
            tried.add(j)
            if j not in mates or _make_room(mates[j], pairs, mates, tried):
                mates[j] = i
                return True
    return False


def _overlap(a: Span, b: Span) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) > _OVERLAP


def _agreement(want: Told, have: Told) -> float:
    return 4 * (want.days == have.days) + 2 * _near(want.days, have.days) + _f1(want.countries, have.countries)


def _near(a: Days | None, b: Days | None) -> bool:
    """Both undated, or intervals that overlap and of which neither is over 3 times the other plus 3 days."""
    if a is None or b is None:
        return a is b
    if min(a[1], b[1]) < max(a[0], b[0]):
        return False
    lengths = [(last - first).days + 1 for first, last in (a, b)]
    return max(lengths) <= 3 * min(lengths) + 3


def _compare(want: Told, have: Told) -> Iterator[tuple[str, float]]:
    """The fields of a matched pair, each 0 to 1; only those that the gold event has."""
    yield "date_exact", want.days == have.days
    yield "date_near", _near(want.days, have.days)
    if want.days is None:
        yield "undated_left_undated", have.days is None
    else:
        yield "dated_date_exact", want.days == have.days
    yield "countries_f1", _f1(want.countries, have.countries)
    yield "status", want.status == have.status
    if want.point:
        near = have.point is not None and kilometres(want.point, have.point) <= _PLACE_KILOMETRES
        yield f"place_within_{_PLACE_KILOMETRES}km", near
    if want.figures:
        yield "quantities_recall", len(want.figures & have.figures) / len(want.figures)


def _f1(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
