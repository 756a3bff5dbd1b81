"""The date of a telling: the timex of its own clause before the sentence's; the publication day for the lead only.

The order is that of the gold guidelines: what stands in the trigger's own phrase, then in its clause, then in the
clauses above it. A timex that bounds ("depuis 2021", "until Friday") dates nothing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.folding import fold
from pipeline.interval import Interval, between, day
from pipeline.mentions.triggers import Trigger
from pipeline.reading.grammar import NOMINAL, Grammar, feature, load_grammar, words
from pipeline.types import Article, DateBasis, DatePrecision, EventType, Status, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Ranks of timexes: 0 in the trigger's phrase, 1 in its clause, 2 and more in those above it; last, this.
OPENING = 100
# Among timexes of one rank a narrower one is better, but not from this many words away.
FAR_WORDS = 25
# What lasts once it is decided.
MEASURES = (EventType.AGREEMENT, EventType.SANCTION)
# How many characters before a timex the two words before it are looked for.
WORD_REACH = 40
# A date of fewer days is finer than a month.
SHORTEST_MONTH = 28
# "ces frappes entre le 17 et le 23": how far behind a noun its own timex may stand, whatever the parser hangs it on.
BESIDE_WORDS = 2
# How far behind a noun "de 1830" may stand to be its own, whatever the parser hangs it on.
NEXT_WORDS = 3
# What may have happened on the day of publication: no plan, and nothing denied.
_OF_THE_DAY = (Status.HAPPENED, Status.CLAIMED, Status.ONGOING)


def find_date(
    trigger: Trigger,
    sentence: Span,
    free: Sequence[Timex],
    timexes: Sequence[Timex],
    apart: Collection[Token],
    article: Article,
) -> Timex | None:
    """The timex that dates what `trigger` tells, None where none does.

    `timexes` are those of `sentence`, `free` those of them that date no other event (see `find_owners`); those in the
    clause of one of the verbs `apart` date that verb alone. What opens the sentence frames all that follows, whatever
    else it dates: "À la suite des pourparlers de jeudi, ...". No day after publication dates what is told as done.
    """
    grammar = load_grammar(article.language)
    depths = _clauses_above(trigger, grammar)
    is_past = trigger.verb is not None and grammar.is_past(trigger.verb)
    ranked = []
    for timex in timexes:
        span = _words_of(timex, sentence.doc)
        if span is None or _lasts(timex) or _only_bounds(span, grammar):
            continue
        if is_past and _is_to_come(timex, article):
            continue
        if timex in free:
            rank = _rank(trigger, span, timex, depths, apart, grammar)
        else:
            rank = _opening(trigger, span, apart, grammar)
        if rank is None or (is_beginning(timex, article) and not _can_last(trigger, timex, rank, article)):
            continue
        width = timex.interval.days if timex.interval else math.inf
        distance = abs(span.root.i - trigger.token.i)
        ranked.append((rank, distance > FAR_WORDS, width, distance, timex))
    return min(ranked, key=lambda row: row[:4])[4] if ranked else None


def find_owners(triggers: Sequence[Trigger], sentence: Span, timexes: Sequence[Timex]) -> dict[int, Trigger]:
    """Per offset of a timex the noun trigger in whose phrase it stands ("her trip in June"), the closest of several;
    else the one that itself is dated by the phrase ("the 20th anniversary of the accession")."""
    owners: dict[int, Trigger] = {}
    nouns = [trigger for trigger in triggers if trigger.is_noun]
    for timex in timexes:
        span = _words_of(timex, sentence.doc)
        if span is None:
            continue
        root = span.root
        holders = [trigger for trigger in nouns if trigger.token.is_ancestor(root)]
        holders = holders or [trigger for trigger in nouns if 0 < span.start - trigger.token.i <= BESIDE_WORDS]
        holders = holders or [trigger for trigger in nouns if root.pos_ in NOMINAL and root.is_ancestor(trigger.token)]
        if holders:
            owners[timex.start] = min(holders, key=lambda trigger: abs(trigger.token.i - root.i))
    return owners


def resolve_date(
    timex: Timex | None, event_type: EventType, status: Status, article: Article, *, is_main: bool
) -> tuple[Interval | None, DatePrecision, DateBasis]:
    """The days of a telling that `timex` dates, how sure they are and what they rest on; no days, unknown and none
    where nothing tells them.

    A plan with a deadline can come about on any day from publication on; what is counted "depuis le 3 mai" has come
    about between that day and publication, while a measure in force since then is of that day. Only what the lead
    tells first of all (`is_main`) is of the day of publication where it has no timex at all, and no plan is.
    """
    published = article.published
    if timex is not None and timex.interval is not None:
        last = timex.interval.last
        if status is Status.PLANNED and published is not None and published <= last and _is_deadline(timex, article):
            return between(published, last), DatePrecision.RANGE, timex.basis
        if event_type not in MEASURES and published is not None and is_beginning(timex, article):
            return between(timex.interval.first, published), DatePrecision.RANGE, timex.basis
        return timex.interval, timex.precision, timex.basis
    if timex is None and is_main and published is not None and status in _OF_THE_DAY:
        return day(published), DatePrecision.DAY, DateBasis.PUBLICATION
    return None, DatePrecision.UNKNOWN, DateBasis.NONE


def is_beginning(timex: Timex, article: Article) -> bool:
    """ "depuis le 3 mai", "since Friday": the day from which on something lasts or is counted."""
    return _is_behind(load_grammar(article.language)["since_words"], timex, article)


def _is_deadline(timex: Timex, article: Article) -> bool:
    """ "d'ici le 3 mai", "before the end of the week": the day up to which something is to come.

    The word stands right before the timex, one word before it ("before the 3rd") or opens it.
    """
    return _is_behind(load_grammar(article.language)["deadline_words"], timex, article)


def _is_behind(marks: frozenset[str], timex: Timex, article: Article) -> bool:
    text = fold(article.text[max(0, timex.start - WORD_REACH) : timex.end])
    near = (*text[: timex.start - timex.end].split()[-2:], *text[timex.start - timex.end :].split()[:1])
    return any(word.lower() in marks for word in near)


def _rank(
    trigger: Trigger, span: Span, timex: Timex, depths: Mapping[int, int], apart: Collection[Token], grammar: Grammar
) -> int | None:
    """How near the words `span` of a timex stand to a trigger: 0 in its phrase, then by the depth of the clause, last
    what opens the sentence; None where they date something else."""
    root = span.root
    if trigger.is_noun and (root == trigger.token or trigger.token.is_ancestor(root)):
        return 0
    clause = grammar.clause(root)
    if (clause in apart and clause != trigger.token) or _points_back(trigger, grammar):
        return None
    if _describes(span, timex, grammar) and not 0 < span.start - trigger.token.i <= NEXT_WORDS:
        return None
    depth = depths.get(clause.i)
    return depth + 1 if depth is not None else _opening(trigger, span, apart, grammar)


def _points_back(trigger: Trigger, grammar: Grammar) -> bool:
    """Whether a noun that no verb tells is one told before: "être l'auteur de cette attaque"."""
    return trigger.is_nested and grammar.is_pointed_at(trigger.token)


def _opening(trigger: Trigger, span: Span, apart: Collection[Token], grammar: Grammar) -> int | None:
    opens = span.root.i < trigger.token.i and grammar.opens_sentence(span.root)
    return OPENING if opens and grammar.clause(span.root) not in apart else None


def _clauses_above(trigger: Trigger, grammar: Grammar) -> dict[int, int]:
    """The depth of the trigger's clause (0) and of those above it (1, 2 ...) by the index of the word that heads them.

    A relative clause, a participle that describes a noun ("les marins capturés au large ont été relâchés mardi"), and a
    clause of another time than the one above it are the last. What is said has not the date of what it is said of.
    """
    head = grammar.clause(trigger.token)
    depths = {head.i: 0}
    if trigger.is_noun and trigger.verb is not None:
        depths[trigger.verb.i] = 0  # "les négociations devraient s'ouvrir mardi"
    if trigger.frame.type is EventType.STATEMENT or trigger.is_nested:
        return depths
    while (above := grammar.parent_clause(head)) is not None and above.i not in depths:
        if head.dep_ in grammar["relative"] | grammar["reduced"] or _is_of_another_time(head, grammar):
            break
        depths[above.i] = len(depths)
        head = above
    return depths


def _is_of_another_time(head: Token, grammar: Grammar) -> bool:
    """ "après avoir frappé ...", "before meeting ..."."""
    marks = {child.lower_ for child in head.children if child.i < head.i}
    return bool(marks & (grammar["after_words"] | grammar["before_words"]))


def _describes(span: Span, timex: Timex, grammar: Grammar) -> bool:
    """Whether a month or longer only describes a noun: "a 2016 ruling", "les frontières de 1967"."""
    if timex.interval is None or timex.interval.days < SHORTEST_MONTH or span.root.head.pos_ not in NOMINAL:
        return False
    before = span[0].nbor(-1) if span.start > span.root.sent.start else None
    return span.root.i < span.root.head.i or (before is not None and before.lower_ in grammar["of_words"])


def _can_last(trigger: Trigger, timex: Timex, rank: int, article: Article) -> bool:
    """Whether a day from which on it lasts dates what is told: a measure in force ("une trêve en vigueur depuis mai"),
    or a series: what is told in the plural as a noun, or counted ("400 personnes ont été tuées depuis mai"). Of a noun
    that is no subject or object it must stand in the phrase (`rank` 0), else in the clause (1)."""
    if timex.interval is None or article.published is None or timex.interval.first > article.published:
        return False
    grammar = load_grammar(article.language)
    if rank > (0 if trigger.is_noun and not _is_argument(trigger, grammar) else 1):
        return False
    if trigger.frame.type in MEASURES:
        return True
    if trigger.is_noun:
        return "Plur" in feature(trigger.token, "Number")
    around = (*grammar.subject_words(trigger.token), *grammar.scope(trigger.token))
    return any(node.pos_ == "NUM" and not timex.start <= node.idx < timex.end for node in around)


def _is_argument(trigger: Trigger, grammar: Grammar) -> bool:
    """Whether a noun is the subject or the object of its verb."""
    verb = trigger.verb
    return verb is not None and trigger.token in (*grammar.subjects(verb), *grammar.objects(verb))


def _is_to_come(timex: Timex, article: Article) -> bool:
    """Whether all its days lie after publication."""
    return timex.interval is not None and article.published is not None and timex.interval.first > article.published


def _words_of(timex: Timex, doc: Doc) -> Span | None:
    """The words of a timex, whole ones; None where it stands in no word."""
    return doc.char_span(timex.start, timex.end, alignment_mode="expand")


def _lasts(timex: Timex) -> bool:
    """How often, how long or "now", not when: "tous les lundis", "une visite de deux jours"."""
    lasting = timex.type is TimexType.DURATION and timex.interval is None
    return timex.type is TimexType.SET or lasting or (timex.value == "PRESENT_REF" and timex.interval is None)


def _only_bounds(timex: Span, grammar: Grammar) -> bool:
    """ "depuis 2021", "until Friday": when something begins or ends, not when it is; the word opens the timex or stands
    up to two words before it."""
    before = timex.doc[max(timex.root.sent.start, timex.start - 2) : timex.start]
    return any(words(token) & grammar["not_date_words"] for token in (*before, timex[0]))
