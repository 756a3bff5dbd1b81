"""The decisions about the candidates of an article: which are events, when, where and between whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.decisions.actors import assign_actors
from pipeline.decisions.admission import admission_features
from pipeline.decisions.case import Case
from pipeline.decisions.dates import DateOption, choose_date
from pipeline.decisions.figures import assign_figures
from pipeline.decisions.linear import Features, Linear
from pipeline.decisions.parties import party_features
from pipeline.decisions.sameness import sameness_features
from pipeline.decisions.sites import SiteOption, site_options
from pipeline.event_types import load_event_types
from pipeline.reading import Part, status_on
from pipeline.types import Article, DateBasis, Mention, Place

# The log odds of what cannot be.
APART = -1000.0
# From how many days before publication on a date is news of the day, either way.
RECENT_DAYS = 14
# What is too doubtful to be an event of its own may still tell one again: down to this share of the threshold.
JOINING = 0.5


@dataclass(frozen=True, slots=True)
class Decided:
    """A case with what was decided of it.

    `features` are those of admission; `date_sure` is the probability of the date; `admitted` whether it is a mention, a
    likelier case that took its place is `displaced_by`.
    """

    case: Case
    date: DateOption
    countries: tuple[str, ...]
    site: Place | None
    confidence: float
    date_sure: float = 0.0
    features: Features = field(default_factory=dict)
    admitted: bool = False
    displaced_by: Case | None = None


def decide(cases: Sequence[Case], models: Mapping[str, Linear]) -> list[Mention]:
    """The mentions of an article in text order: the candidates that are likely enough to join an event, one type a word
    and one attack a clause, each dated, placed and with its countries and figures."""
    return mentions_of(settle(cases, models), models)


def settle(cases: Sequence[Case], models: Mapping[str, Linear]) -> list[Decided]:
    """What is decided of each case, admitted or not, in text order."""
    settled = displace([decide_case(case, models) for case in cases], joining_threshold(models))
    return [replace(one, site=choose_site(one.case, models["site"])) if one.admitted else one for one in settled]


def mentions_of(settled: Sequence[Decided], models: Mapping[str, Linear]) -> list[Mention]:
    """The mentions that the admitted ones of an article are, with their figures."""
    admitted = [one for one in settled if one.admitted]
    figures = assign_figures([one.case for one in admitted], models["figure"])
    return [replace(tell(one), quantities=own) for one, own in zip(admitted, figures, strict=True)]


def sameness_of(models: Mapping[str, Linear]) -> Callable[[Mention, Mention], float]:
    """The log odds that two mentions, the first told before the second, are one event; hard rule: those of different
    days of a list are not."""
    return lambda first, second: (
        APART if _are_listed_apart(first, second) else models["same"].score(sameness_features(first, second))
    )


def _are_listed_apart(first: Mention, second: Mention) -> bool:
    listed = first.listed and second.listed and first.sentence_index == second.sentence_index
    return listed and first.interval != second.interval


def event_threshold(models: Mapping[str, Linear]) -> float:
    """The least probability of an event: that of its surest mention."""
    return models["admission"].threshold


def joining_threshold(models: Mapping[str, Linear]) -> float:
    """The least probability of a mention, which may be too doubtful to be an event alone."""
    return JOINING * event_threshold(models)


def decide_case(case: Case, models: Mapping[str, Linear]) -> Decided:
    """All decisions about one case but whether others of its sentence are likelier."""
    date, date_sure = choose_date(case, models["date"])
    countries = choose_countries(case, models["party"])
    features = admission_features(case, dated_kind(date, case.evidence.reading.article), countries)
    confidence = models["admission"].probability(features)
    return Decided(case, date, countries, None, confidence, date_sure, features)


def choose_countries(case: Case, model: Linear) -> tuple[str, ...]:
    """The countries that take part or are affected, the surest first."""
    return tuple(country for country, _, _ in weigh_countries(case, model))


def weigh_countries(case: Case, model: Linear) -> list[tuple[str, float, Features]]:
    """The countries that take part or are affected, the surest first, each with its probability and its features."""
    rows = [(country, model.probability(features), features) for country, features in party_features(case).items()]
    return sorted((row for row in rows if row[1] >= model.threshold), key=lambda row: -row[1])


def choose_site(case: Case, model: Linear) -> Place | None:
    """The likeliest place; none where that is likelier than the model's threshold, or there is no place."""
    return weigh_sites(case, model)[0].place


def weigh_sites(case: Case, model: Linear) -> tuple[SiteOption, float]:
    """What `choose_site` chooses, with its probability among all options."""
    options = site_options(case)
    shares = model.shares([option.features for option in options])
    best = shares.index(max(shares))
    if options[best].place is None and shares[best] < model.threshold and len(options) > 1:
        best = shares.index(max(shares[:-1]))
    return options[best], shares[best]


def dated_kind(date: DateOption, article: Article) -> str:
    """How far a date lies from publication, as admission weighs it."""
    if date.interval is None:
        return "no"
    if date.basis is DateBasis.PUBLICATION:
        return "publication"
    if article.published is None:
        return "yes"
    ago = (article.published - date.interval.last).days
    return "recent" if abs(ago) <= RECENT_DAYS else "past" if ago > 0 else "future"


def compete(decided: Sequence[Decided], threshold: float) -> list[Decided]:
    """Those over `threshold` that no likelier one of their word, or of the attacks of their clause, displaces."""
    return [one for one in displace(decided, threshold) if one.admitted]


def displace(decided: Sequence[Decided], threshold: float) -> list[Decided]:
    """All of them in text order, each told whether it is admitted, and what displaced it (hard rule: one type a word
    and one attack a clause)."""
    types = load_event_types()
    kept: list[Decided] = []
    settled: list[Decided] = []
    for one in sorted(decided, key=lambda row: -row.confidence):
        if one.confidence < threshold:
            settled.append(one)
            continue
        rival = next((other for other in kept if _rivals(one, other, types)), None)
        settled.append(replace(one, admitted=rival is None, displaced_by=rival.case if rival else None))
        if rival is None:
            kept.append(one)
    return sorted(settled, key=lambda row: row.case.candidate.token.i)


def _rivals(one: Decided, other: Decided, types: Mapping[str, object]) -> bool:
    a, b = one.case.candidate, other.case.candidate
    if a.sentence is not b.sentence or a.frame.type == b.frame.type:
        return False
    if a.token == b.token:
        return True
    joined = a.token == b.verb or b.token == a.verb
    attacks = all(load_event_types()[kind].attack for kind in (a.frame.type, b.frame.type))
    return joined or (attacks and one.date.interval == other.date.interval)


def tell(one: Decided) -> Mention:
    candidate = one.case.candidate
    article = one.case.evidence.reading.article
    grammar = one.case.evidence.reading.grammar
    sentence, token, date = candidate.sentence, candidate.token, one.date
    return Mention(
        article_id=article.article_id,
        start=sentence.start,
        end=sentence.end,
        sentence=article.text[sentence.start : sentence.end],
        event_type=candidate.frame.type,
        plover_type=candidate.frame.plover or load_event_types()[candidate.frame.type].plover,
        trigger=article.text[token.idx : token.idx + len(token)],
        trigger_start=token.idx,
        trigger_end=token.idx + len(token),
        status=status_on(one.case.modality.status, date.interval, article.published),
        timex=date.timex,
        interval=date.interval,
        date_precision=date.precision,
        date_basis=date.basis,
        date_text=date.timex.text if date.timex else "",
        date_ground=str(date.ground),
        confidence=one.confidence,
        place=one.site,
        countries=one.countries,
        actors=assign_actors(one.case),
        frame=candidate.frame.name,
        lemma=token.lemma_.lower(),
        told_by=candidate.verb.idx if candidate.verb is not None else token.idx,
        sentence_index=sentence.index,
        definite=grammar.is_pointed_at(token)
        or any("Def" in child.morph.get("Definite", []) for child in token.children),
        in_title=sentence.part is Part.TITLE,
        listed=one.case.listed,
    )
