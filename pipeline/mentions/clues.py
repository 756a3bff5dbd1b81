"""What speaks for or against a telling, as words that the confidence weighs: lexicon, grammar and position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.candidates.constructions import Construction
from pipeline.mentions.frames import load_class
from pipeline.mentions.triggers import Trigger
from pipeline.reading.grammar import Grammar, feature, load_grammar, words
from pipeline.types import Article, Clue, Timex

if TYPE_CHECKING:
    from spacy.tokens import Token

# Paragraphs of a news item are counted up to here: behind it stands background.
_PARAGRAPHS = 4
# How far from publication a date is still news of the day, either way: the week told and the one before it.
_RECENT_DAYS = 14


def find_clues(
    trigger: Trigger,
    construction: Construction,
    timex: Timex | None,
    article: Article,
    *,
    in_title: bool,
    in_lead: bool,
) -> tuple[str, ...]:
    """The clues of a trigger that `timex` dates, sorted: "frame=meet", "construction=verb", "dated=recent" ...

    `in_title` and `in_lead` say where it stands; a pair of clues that says more together is one ("talks:dated=past").
    """
    grammar = load_grammar(article.language)
    token = trigger.token
    verb = trigger.verb or token
    found = {
        f"frame={trigger.frame.name}",
        f"type={trigger.frame.type}",
        f"construction={construction}",
        f"{trigger.frame.type}:{construction}",
        f"dated={_dated(timex, article)}",
        f"{trigger.frame.type}:dated={_dated(timex, article)}",
        f"position={_position(token, article, in_title, in_lead)}",
        f"lemma={token.lemma_.lower()}",
        f"verb={verb.lemma_.lower()}",
        f"label={token.dep_.split(':')[0].lower()}",
        f"tense={_tense(verb)}",
    }
    found |= {f"subject={kind}" for kind in _subjects(grammar.subjects(verb), article.language)}
    if any(words(subject) & load_class(article.language, "body") for subject in grammar.subjects(verb)):
        found.add(Clue.BODY)
    if trigger.is_noun and _opens(token, grammar):
        found.add(Clue.OPENING)
    if _in_quotation(token):
        found.add("quotation")
    if any(_is_definite(child, grammar) for child in token.children):
        found.add(Clue.DEFINITE)
    return tuple(sorted(found))


def _is_definite(word: Token, grammar: Grammar) -> bool:
    """ "the talks", "ces frappes": the article or demonstrative of what was told before."""
    return word.dep_ == "det" and ("Def" in feature(word, "Definite") or word.lower_ in grammar["demonstratives"])


def _dated(timex: Timex | None, article: Article) -> str:
    if timex is None:
        return "no"
    if timex.interval is None:
        return "vague"
    if article.published is None:
        return "yes"
    ago = (article.published - timex.interval.last).days
    return "recent" if abs(ago) <= _RECENT_DAYS else "past" if ago > 0 else "future"


def _position(token: Token, article: Article, in_title: bool, in_lead: bool) -> str:
    if in_title:
        return "title"
    if in_lead:
        return "lead"
    return str(min(article.text[: token.idx].count("\n\n"), _PARAGRAPHS))


def _tense(verb: Token) -> str:
    """The tenses of the verb and its auxiliaries, the copula left out: "Past+Pres" of "has met"."""
    forms = [verb, *[child for child in verb.children if child.dep_.startswith("aux")]]
    tenses = [tense for form in forms for tense in feature(form, "Tense")]
    return "+".join(sorted(set(tenses))) or "none"


def _subjects(subjects: list[Token], language: str) -> set[str]:
    """Of which kinds the subjects are; "none" without one."""
    official = load_class(language, "official")
    kinds = set()
    for subject in subjects:
        held = list(subject.subtree)
        if subject.pos_ == "PRON":
            kinds.add("pronoun")
        elif any(words(token) & official for token in held):
            kinds.add("official")
        elif any(token.pos_ == "PROPN" for token in held):
            kinds.add("name")
        else:
            kinds.add("noun")
    return kinds or {"none"}


def _opens(noun: Token, grammar: Grammar) -> bool:
    """ "À la suite des pourparlers, ...", "During their meeting, ...": at the time of what the sentence tells, or right
    before it."""
    if not grammar.opens_sentence(noun):
        return False
    before = noun.doc[noun.sent.start : noun.i]
    return any(words(token) & grammar["opening_words"] for token in before)


def _in_quotation(token: Token) -> bool:
    """Whether a quotation that its sentence opens before `token` is still open there."""
    before = token.sent.text[: token.idx - token.sent.start_char]
    return before.count("«") > before.count("»") or before.count("“") > before.count("”") or before.count('"') % 2 == 1
