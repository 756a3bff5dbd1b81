"""Train the decisions on annotated articles and say by cross-validation how right the whole line is.

    python -m scripts.train_decisions GOLD_DIR [--more DIR ...] [--logits FILE] [--folds 5] [--write]

GOLD_DIR is an annotated set as `python -m pipeline evaluate` reads it, each DIR another one that is learnt from and
never judged by (data/training unless told otherwise); FILE the encoder's logits of sentences it has not seen
(`scripts/train_encoder.py --oof FILE`), without which the models are those of a run without the encoder.
Folds are made of whole articles (scripts/folds.py), so that no article is judged by what was learnt from it. The
printed figures are those of the line with models trained on the other folds, over the whole set, the articles that
rules were written on (old) and the others (new). `--write` puts models trained on all articles into data/models.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pipeline.articles import read_articles
from pipeline.candidates import find_candidates
from pipeline.decisions.admission import admission_features
from pipeline.decisions.case import Case, open_cases
from pipeline.decisions.dates import choose_date, date_options
from pipeline.decisions.deciding import (
    choose_countries,
    choose_site,
    compete,
    dated_kind,
    decide,
    decide_case,
    event_threshold,
    sameness_of,
    tell,
)
from pipeline.decisions.figures import figure_features, figures_near
from pipeline.decisions.linear import BARE_MODELS, MODELS, Features, Linear
from pipeline.decisions.lists import share_out
from pipeline.decisions.parties import party_features
from pipeline.decisions.sameness import sameness_features
from pipeline.decisions.sites import site_options
from pipeline.distance import kilometres
from pipeline.document import parse_articles
from pipeline.encoder import TYPES
from pipeline.evaluation import Evaluation, evaluate
from pipeline.gold import Told as Annotated
from pipeline.gold import read_gold
from pipeline.merge.clusters import consolidate_mentions
from pipeline.resources import DATA
from pipeline.run import find_evidence
from pipeline.table import events_table, row_record
from pipeline.types import Article, Event
from scripts.folds import FOLDS, fold_of

# Dispatches of our own, annotated.
TRAINING = DATA / "training"

# Inverse strengths of the regularization by decision (C of scikit-learn), chosen in cross-validation.
STRENGTH = {"date": 0.1, "site": 0.15, "party": 0.05, "admission": 0.07, "same": 0.1, "figure": 0.1}
# Features seen in fewer cases teach the sentences at hand and no others.
RAREST = 3
# Sentences that share fewer characters are neighbours, not the same (as the scorer has it).
OVERLAP = 10
SITE_KM = 100.0
# Articles numbered below were those that the first rules were written on.
NEW_FROM = 200
# Weights nearer to 0 are not kept.
LEAST_WEIGHT = 0.01
# An event has no place from this probability of none on: the right pins cost most where it is higher.
NOWHERE = 0.4
# Admitted from this probability on: the best F1 in cross-validation.
ADMITTED = 0.35


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article as the line reads it: its cases, and by case the annotated events that it may be."""

    article: Article
    cases: Sequence[Case]
    matches: Sequence[Sequence[Annotated]]


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    ask.add_argument("gold", type=Path)
    ask.add_argument("--more", type=Path, nargs="*", default=[TRAINING], help="annotated sets to learn from only")
    ask.add_argument("--logits", type=Path, help="JSON lines of scripts/train_encoder.py --oof")
    ask.add_argument("--folds", type=int, default=FOLDS)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    logits = read_logits(args.logits) if args.logits else {}
    examples = read_examples(args.gold, logits)
    more = [example for folder in args.more for example in read_examples(folder, logits)]
    crossed, judged = cross_validate(examples, more, args.folds)
    for group, names in groups(examples).items():
        print(f"--- cross-validated, {group}: {len(names)} articles")
        print("\n".join(score(args.gold, examples, crossed, names).lines()))
    slope, offset = fit_scale(judged)
    print(f"--- calibration of the log odds of admission: times {slope:.3f} plus {offset:.3f}")
    if args.write:
        models = train(examples, more)
        models["admission"] = scale(models["admission"], slope, offset)
        write_models(models, MODELS if args.logits else BARE_MODELS)


def cross_validate(
    examples: Sequence[Example], more: Sequence[Example], folds: int
) -> tuple[dict[str, list[Event]], list[tuple[float, bool]]]:
    """The events by article of `examples` and what `judge` says of them, each article by models trained on the other
    folds and on `more`."""
    crossed: dict[str, list[Event]] = {}
    judged: list[tuple[float, bool]] = []
    for fold in range(folds):
        inside = [one for one in examples if fold_of(one.article.article_id, folds) != fold]
        outside = [one for one in examples if fold_of(one.article.article_id, folds) == fold]
        models = train(inside, more)
        crossed |= {one.article.article_id: extract(one, models) for one in outside}
        judged += [row for one in outside for row in judge(one, models)]
    return crossed, judged


def read_logits(path: Path) -> dict[tuple[str, int, int], dict[str, float]]:
    """The encoder's logits by article, start and end of a sentence."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(r["article_id"], r["start"], r["end"]): dict(zip(TYPES, r["logits"], strict=True)) for r in rows}


def groups(examples: Sequence[Example]) -> dict[str, set[str]]:
    """The articles of the set, of its part on which the first rules were written (numbered below 200), and the rest."""
    names = {one.article.article_id for one in examples}
    numbers = {name: name.partition("-")[2] for name in names}
    old = {name for name, number in numbers.items() if number.isdecimal() and int(number) < NEW_FROM}
    return {"all": names, "old": old, "new": names - old}


def read_examples(gold: Path, logits: Mapping[tuple[str, int, int], Mapping[str, float]]) -> list[Example]:
    """Read and parse the annotated set once: the slow part."""
    articles = {article.article_id: article for article in read_articles([gold / "articles"]).articles}
    annotated = dict(read_gold(gold, {name: article.text for name, article in articles.items()}))
    found = []
    for article, doc in parse_articles(articles.values()):
        evidence = find_evidence(article, doc)
        name, sentences = article.article_id, evidence.reading.sentences
        known = {
            one.index: logits[name, one.start, one.end] for one in sentences if (name, one.start, one.end) in logits
        }
        cases = share_out(open_cases(find_candidates(evidence.reading), evidence, known or None))
        found.append(Example(article, cases, [_matches(case, annotated[name]) for case in cases]))
    return found


def _matches(case: Case, annotated: Sequence[Annotated]) -> list[Annotated]:
    """The annotated events of the case's type that its sentence tells."""
    own = case.candidate.sentence
    return [
        event
        for event in annotated
        if event.event_type == case.candidate.frame.type
        and any(min(end, own.end) - max(start, own.start) > OVERLAP for start, end in event.spans)
    ]


def train(articles: Sequence[Example], more: Sequence[Example]) -> dict[str, Linear]:
    """The models of all decisions, trained on the cases of annotated articles; those of `more` are too short to teach
    which mentions are of one event."""
    examples = [*articles, *more]
    told = [(case, events) for one in examples for case, events in zip(one.cases, one.matches, strict=True) if events]
    models = {"date": _train_choice(_date_problems(told), STRENGTH["date"], _retold(told))}
    models["site"] = _train_choice(_site_problems(told), STRENGTH["site"], threshold=NOWHERE)
    models["party"] = _train_yes_no(_party_rows(told), STRENGTH["party"], threshold=0.45)
    rows = []
    for one in examples:
        for case, events in zip(one.cases, one.matches, strict=True):
            dated = dated_kind(choose_date(case, models["date"])[0], one.article)
            countries = choose_countries(case, models["party"])
            rows.append((admission_features(case, dated, countries), bool(events)))
    models["admission"] = _train_yes_no(rows, STRENGTH["admission"], threshold=ADMITTED)
    models["same"] = _train_yes_no(list(_same_rows(articles, models)), STRENGTH["same"], threshold=0.5)
    models["figure"] = _train_yes_no(list(_figure_rows(examples, models)), STRENGTH["figure"], threshold=0.45)
    return models


Problem = tuple[list[Features], list[bool]]


def _date_problems(told: Iterable[tuple[Case, Sequence[Annotated]]]) -> list[Problem]:
    problems = []
    for case, events in told:
        options = date_options(case)
        wanted = {event.days for event in events}
        days = [(one.interval.first, one.interval.last) if one.interval else None for one in options]
        problems.append(([one.features for one in options], [day in wanted for day in days]))
    return problems


def _retold(told: Iterable[tuple[Case, Sequence[Annotated]]]) -> list[float]:
    """The weights of cases: of those that tell the same events all together weigh as the square root of their number,
    since an event is dated once however often it is told."""
    keys = [tuple(sorted(id(event) for event in events)) for _, events in told]
    counts = Counter(keys)
    return [counts[key] ** -0.5 for key in keys]


def _site_problems(told: Iterable[tuple[Case, Sequence[Annotated]]]) -> list[Problem]:
    problems = []
    for case, events in told:
        options = site_options(case)
        right = [any(_is_site(event, option.place) for event in events) for option in options]
        problems.append(([one.features for one in options], right))
    return problems


def _is_site(event: Annotated, place) -> bool:
    if event.point is None or place is None:
        return event.point is None and place is None
    return kilometres(event.point, (place.latitude, place.longitude)) <= SITE_KM


def _party_rows(told: Iterable[tuple[Case, Sequence[Annotated]]]) -> list[tuple[Features, bool]]:
    return [
        (features, any(country in event.countries for event in events))
        for case, events in told
        for country, features in party_features(case).items()
    ]


def _same_rows(examples: Sequence[Example], models: Mapping[str, Linear]) -> Iterable[tuple[Features, bool]]:
    """Pairs of mentions of one type of which each tells annotated events: one where they share an event."""
    for one in examples:
        mentions = []
        for case, events in zip(one.cases, one.matches, strict=True):
            if events:
                decided = replace(decide_case(case, models), site=choose_site(case, models["site"]))
                mentions.append((tell(decided), {id(event) for event in events}))
        for number, (second, events) in enumerate(mentions):
            for first, others in mentions[:number]:
                if first.event_type == second.event_type:
                    yield sameness_features(first, second), bool(events & others)


def _figure_rows(examples: Sequence[Example], models: Mapping[str, Linear]) -> Iterable[tuple[Features, bool]]:
    """The figures near the admitted cases that tell annotated events: whether one of these has that value."""
    for one in examples:
        right = {id(case): events for case, events in zip(one.cases, one.matches, strict=True)}
        admitted = compete([decide_case(case, models) for case in one.cases], models["admission"].threshold)
        cases = [decided.case for decided in admitted]
        for figure, near in figures_near(cases):
            for number in near:
                if events := right[id(cases[number])]:
                    features = figure_features(figure, cases[number], near, cases)
                    yield features, any(figure.quantity.value in event.figures for event in events)


def _train_yes_no(rows: Sequence[tuple[Features, bool]], strength: float, threshold: float) -> Linear:
    seen = Counter(name for features, _ in rows for name in features)
    columns = DictVectorizer()
    matrix = columns.fit_transform([{k: v for k, v in f.items() if seen[k] >= RAREST} for f, _ in rows])
    model = LogisticRegression(C=strength, max_iter=5000).fit(matrix, [y for _, y in rows])
    weights = dict(zip(columns.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return Linear(weights, float(model.intercept_[0]), threshold)


def _train_choice(
    problems: Sequence[Problem], strength: float, shares: Sequence[float] | None = None, threshold: float = 0.5
) -> Linear:
    """A conditional logit: the weights under which the right options of each problem are likeliest (several may be
    right); problems without a right option teach nothing. `shares` says how much each problem counts against others."""
    taught = np.array([any(right) for _, right in problems])
    counted = np.ones(len(problems)) if shares is None else np.array(shares)
    counted = counted[taught] / counted[taught].mean()
    problems = [(options, right) for options, right in problems if any(right)]
    seen = Counter(name for options, _ in problems for option in options for name in option)
    columns = DictVectorizer()
    rows = [{k: v for k, v in o.items() if seen[k] >= RAREST} for options, _ in problems for o in options]
    matrix = columns.fit_transform(rows)
    right = np.concatenate([np.array(flags, float) for _, flags in problems])
    group = np.repeat(np.arange(len(problems)), [len(options) for options, _ in problems])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        tops = np.full(len(problems), -np.inf)
        np.maximum.at(tops, group, scores)
        odds = np.exp(scores - tops[group])
        whole, good = np.bincount(group, odds), np.bincount(group, odds * right)
        slope = (odds / whole[group] - odds * right / good[group]) * counted[group]
        return (counted * (np.log(whole) - np.log(good))).sum() + weights @ weights / (
            2 * strength
        ), matrix.T @ slope + weights / strength

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights = dict(zip(columns.get_feature_names_out(), map(float, found.x), strict=True))
    return Linear(weights, threshold=threshold)


def extract(example: Example, models: Mapping[str, Linear]) -> list[Event]:
    """The events of one article as the models decide."""
    return consolidate_mentions(decide(example.cases, models), sameness_of(models), event_threshold(models))


def judge(example: Example, models: Mapping[str, Linear]) -> list[tuple[float, bool]]:
    """The log odds of the admitted cases of an article, and whether each is annotated."""
    right = {id(case): bool(events) for case, events in zip(example.cases, example.matches, strict=True)}
    admitted = compete([decide_case(case, models) for case in example.cases], models["admission"].threshold)
    odds = [min(max(one.confidence, 1e-6), 1 - 1e-6) for one in admitted]
    return [(math.log(p / (1 - p)), right[id(one.case)]) for p, one in zip(odds, admitted, strict=True)]


def fit_scale(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset that turn log odds into those of being annotated (Platt 1999)."""
    model = LogisticRegression(C=1e6).fit([[odds] for odds, _ in judged], [right for _, right in judged])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def scale(model: Linear, slope: float, offset: float) -> Linear:
    """The model whose log odds are those of `model` times `slope` plus `offset`; it admits the same."""
    weights = {name: slope * weight for name, weight in model.weights.items()}
    threshold = slope * math.log(model.threshold / (1 - model.threshold)) + offset
    return Linear(weights, slope * model.bias + offset, 1 / (1 + math.exp(-threshold)))


def write_models(models: Mapping[str, Linear], path: Path) -> None:
    """As JSON, weights sorted by name and rounded; those that are next to nothing are left out."""
    rows = {
        name: {
            "bias": round(model.bias, 4),
            "threshold": round(model.threshold, 4),
            "weights": {n: round(w, 3) for n, w in sorted(model.weights.items()) if abs(w) >= LEAST_WEIGHT},
        }
        for name, model in models.items()
    }
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def score(
    gold: Path, examples: Sequence[Example], events: Mapping[str, Sequence[Event]], names: set[str]
) -> Evaluation:
    """The figures of the events of the articles `names`."""
    articles = {one.article.article_id: one.article for one in examples}
    table = events_table([event for name in names for event in events[name]], articles)
    records = [row_record(row) for row in table.to_dict("records")]
    return evaluate(gold, {name: article.text for name, article in articles.items()}, records, only=names)


if __name__ == "__main__":
    main()
