"""The candidates of an article: every word that a frame knows as a trigger, one a type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.candidates.candidate import Candidate, Company
from pipeline.candidates.frames import Frame, Kind, Phrase, load_frames
from pipeline.reading import Part, Reading, Sentence
from pipeline.reading.grammar import NOMINAL, VERBAL, Grammar, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far behind a verb the rest of a fixed phrase may stand: "claim [full] responsibility", "mettre [aussi] en garde".
PHRASE_REACH = 5
# Sentences before the candidate's own in which the company of its frame may stand.
AROUND = 2


def find_candidates(reading: Reading) -> list[Candidate]:
    """The candidates of an article in text order; of several frames of one type that know a word, the one that its
    company fits best, then the earlier in the file. None where the company of every such frame is absent, unless a
    verb has a name for its object."""
    lexicon = load_frames(reading.article.language)
    found: list[Candidate] = []
    for sentence in reading.sentences:
        around = _around(sentence, reading)
        for token in sentence.span:
            found += _of_word(token, sentence, around, lexicon, reading.grammar)
    return found


def _around(sentence: Sentence, reading: Reading) -> list[Sentence]:
    before = reading.sentences[max(0, sentence.index - AROUND) : sentence.index]
    heads = [other for other in reading.sentences[:8] if other.part in (Part.TITLE, Part.LEAD)]
    return [*before, *(head for head in heads if head.index != sentence.index)]


def _of_word(
    token: Token,
    sentence: Sentence,
    around: Sequence[Sentence],
    lexicon: Mapping[Kind, Mapping[str, Sequence[Phrase]]],
    grammar: Grammar,
) -> Iterator[Candidate]:
    if token.pos_ in VERBAL:
        phrases = [phrase for phrase in _known(token, lexicon["verbs"]) if _is_verb_phrase(token, phrase, grammar)]
        verb: Token | None = token
    elif token.pos_ in NOMINAL and not _only_names(token, grammar):
        phrases = [phrase for phrase in _known(token, lexicon["nouns"]) if _is_noun_phrase(token, phrase)]
        verb = grammar.governor(token) if phrases else None
    else:
        return
    if not phrases:
        return
    scope = _scope(token, verb, grammar)
    phrase_forms = frozenset(form for node in scope if node != token for form in words(node))
    clause = grammar.clause(token)
    clause_forms = frozenset(form for node in clause.subtree if node != token for form in words(node))
    is_named = token.pos_ in VERBAL and any(
        node.pos_ == "PROPN" for child in grammar.objects(token) for node in child.subtree
    )
    best: dict[str, Candidate] = {}
    for phrase in phrases:
        frame = phrase.frame
        if frame.sense and not (frame.sense & (phrase_forms | clause_forms)):
            continue
        company = _company(frame, phrase_forms, clause_forms, sentence, around)
        if company is Company.ABSENT and is_named:
            company = Company.NAMED
        if company is Company.ABSENT:
            continue
        held = best.get(frame.type)
        if held is None or _RANK[company] < _RANK[held.company]:
            best[frame.type] = Candidate(sentence, token, frame, verb, company, phrase_forms, clause_forms)
    yield from best.values()


_RANK = {company: rank for rank, company in enumerate(
    (Company.PHRASE, Company.UNASKED, Company.CLAUSE, Company.SENTENCE, Company.AROUND, Company.NAMED, Company.ABSENT)
)}  # fmt: skip


def _known(token: Token, index: Mapping[str, Sequence[Phrase]]) -> list[Phrase]:
    held = {phrase for word in words(token) for phrase in index.get(word, ())}
    return sorted(held, key=lambda phrase: phrase.frame.order)


def _only_names(noun: Token, grammar: Grammar) -> bool:
    """Whether it says of which kind the noun behind it is: "a travel ban", "the sanctions committee"."""
    return noun.dep_ in grammar["naming"] and noun.head.pos_ in NOMINAL and noun.head.i > noun.i


def _is_verb_phrase(token: Token, phrase: Phrase, grammar: Grammar) -> bool:
    if phrase.reflexive and not grammar.is_reflexive(token):
        return False
    if len(phrase.words) == 1:
        return True
    ahead = [words(node) for node in token.doc[token.i + 1 : token.i + 1 + PHRASE_REACH]]
    ahead += [words(child) for child in token.children if child.dep_ in grammar["particle"]]
    return all(any(part in held for held in ahead) for part in phrase.words[1:])


def _is_noun_phrase(token: Token, phrase: Phrase) -> bool:
    """Whether the words stand side by side with `token` at their head: "coup de fil", "car bomb"."""
    length = len(phrase.words)
    if length == 1:
        return True
    for start in (token.i, token.i - length + 1):
        window = token.doc[max(0, start) : start + length]
        if len(window) == length and all(part in words(t) for part, t in zip(phrase.words, window, strict=True)):
            return window.root == token
    return False


def _scope(token: Token, verb: Token | None, grammar: Grammar) -> list[Token]:
    """What a trigger governs, its subject and what its verb governs."""
    found = {*grammar.scope(token)}
    for child in token.children:
        if child.dep_ in grammar["reduced"]:
            found.update(grammar.scope(child))
    if verb is not None:
        found.update(grammar.scope(verb))
        found.update(grammar.subject_words(verb))
        for child in verb.children:
            if child.dep_ in grammar["complement"]:
                found.update(grammar.scope(child))
    return list(found)


def _company(
    frame: Frame,
    phrase_forms: frozenset[str],
    clause_forms: frozenset[str],
    sentence: Sentence,
    around: Sequence[Sentence],
) -> Company:
    wanted = frame.company
    if not wanted:
        return Company.UNASKED
    if wanted & phrase_forms:
        return Company.PHRASE
    if wanted & clause_forms:
        return Company.CLAUSE
    several = [f" {lemma} " for lemma in wanted if " " in lemma]
    if wanted & sentence.forms or any(words in sentence.lemmas for words in several):
        return Company.SENTENCE
    if any(wanted & other.forms for other in around):
        return Company.AROUND
    return Company.ABSENT
