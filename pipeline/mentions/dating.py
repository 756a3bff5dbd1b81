"""The date of a mention: the timex of its own clause before the sentence's; the publication day for the lead only.

The order is that of the guidelines: what stands in the trigger's own phrase, then in its clause, then in the clauses
above it. A timex that bounds ("depuis 2021", "until Friday") dates nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.mentions.frames import Trigger
from pipeline.mentions.grammar import VERBAL, Grammar, feature, load_grammar, words
from pipeline.types import Article, Timex, TimexType

# Ranks: 0 the trigger's phrase, 1 its clause, 2 and more those above it; then the opening of the sentence.
OPENING = 100
# Among timexes of one rank a narrower one is better, but not from this many words away.
FAR_WORDS = 25

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def find_date(
    trigger: Trigger, sentence: Span, free: Sequence[Timex], timexes: Sequence[Timex], language: str
) -> Timex | None:
    """The timex that dates what `trigger` tells, None where none does.

    `timexes` are those of `sentence`, `free` those of them that date no other event (see `find_owners`). What opens the
    sentence frames all that follows, whatever else it dates: "À la suite des pourparlers de jeudi, ...".
    """
    grammar = load_grammar(language)
    chain = _clauses_above(trigger, grammar)
    phrase = {token.i for token in trigger.token.subtree} if trigger.is_noun else set()
    ranked = []
    for timex in timexes:
        root = timex_root(sentence.doc, timex)
        if root is None or _lasts(timex) or _bounds(root, timex, grammar):
            continue
        depth = chain.get(grammar.clause(root).i)
        if timex in free and root.i in phrase:
            rank = 0
        elif timex in free and depth is not None:
            rank = depth + 1
        elif _opens(sentence, root, trigger.token):
            rank = OPENING
        else:
            continue
        width = timex.interval.days if timex.interval else 10**6
        far = abs(root.i - trigger.token.i)
        ranked.append((rank, far > FAR_WORDS, width, far, timex))
    return min(ranked, key=lambda row: row[:4])[4] if ranked else None


def find_owners(triggers: Sequence[Trigger], sentence: Span, timexes: Sequence[Timex]) -> dict[int, Trigger]:
    """Per offset of a timex the noun trigger in whose phrase it stands ("her trip in June"), the closest of several."""
    owners: dict[int, Trigger] = {}
    for timex in timexes:
        root = timex_root(sentence.doc, timex)
        holders = [t for t in triggers if t.is_noun and root is not None and t.token.is_ancestor(root)]
        if holders and root is not None:
            owners[timex.start] = min(holders, key=lambda trigger: abs(trigger.token.i - root.i))
    return owners


def is_deadline(timex: Timex, article: Article) -> bool:
    """ "d'ici le 3 mai", "before the end of the week": the day up to which something is to come."""
    before = article.text[: timex.end].lower().replace("\u2019", "'")
    opening = before[: timex.start].split()[-2:] + before[timex.start :].split()[:1]
    return bool(load_grammar(article.language)["deadline_words"].intersection(opening))


def _lasts(timex: Timex) -> bool:
    """How often or how long something is, not when: "tous les lundis", "une visite de deux jours"."""
    return timex.type is TimexType.SET or (timex.type is TimexType.DURATION and timex.interval is None)


def _opens(sentence: Span, root: Token, trigger: Token) -> bool:
    """Whether the timex stands before the first finite verb: such an opening frames all that follows, and where it is
    long the parser often hangs the rest of the sentence on it."""
    finite = (token.i for token in sentence if token.pos_ in VERBAL and "Fin" in feature(token, "VerbForm"))
    return root.i < next(finite, sentence.end) and root.i < trigger.i


def timex_root(doc: Doc, timex: Timex) -> Token | None:
    """The word that heads a timex in the tree."""
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    return span.root if span is not None else None


def _clauses_above(trigger: Trigger, grammar: Grammar) -> dict[int, int]:
    """The heads of the trigger's clause (0) and of those above it (1, 2 ...), without crossing a relative clause."""
    head = grammar.clause(trigger.token)
    chain = {head.i: 0}
    depth = 0
    while (above := grammar.parent_clause(head)) is not None and above.i not in chain:
        if head.dep_ in grammar["relative"] or _is_anterior(head, grammar):
            break
        depth += 1
        chain[above.i] = depth
        head = above
    return chain


def _is_anterior(head: Token, grammar: Grammar) -> bool:
    """ "après avoir frappé ...", "before meeting ...": another time than the main clause's."""
    marks = {child.lower_ for child in head.children if child.i < head.i}
    return bool(marks & (grammar["after_words"] | grammar["before_words"]))


def _bounds(root: Token, timex: Timex, grammar: Grammar) -> bool:
    doc = root.doc
    first = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    before = doc[max(root.sent.start, first.start - 2) : first.start] if first is not None else ()
    held = {form for token in (*before, *(first[:1] if first is not None else ())) for form in words(token)}
    return bool(held & grammar["not_date_words"])
