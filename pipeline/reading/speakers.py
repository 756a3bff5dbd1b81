"""Who says so: the subject of the verb of saying above or beside a clause, or whom "selon" and "according to" name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.reading.grammar import VERBAL, Grammar, feature

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find_speaker(
    token: Token, verb: Token | None, sentence: Span, grammar: Grammar, *, counts: bool = False
) -> tuple[int, int] | None:
    """The offsets of whoever `sentence` lets answer for what `token` tells, itself or through `verb`; None where nobody
    is named. `counts`: a figure, which "parler de" and "put the number at" give as well."""
    source = (_counter(token, grammar) if counts else None) or _source(sentence, grammar)
    source = source or _speaker(token, verb, grammar)
    if source is None:
        return None
    cases = grammar["case"]
    held = [one for one in grammar.scope(source) if not {one.dep_, one.head.dep_} & cases and not one.is_space]
    while held and held[0].is_punct:
        held.pop(0)
    while held and held[-1].is_punct:
        held.pop()
    return (held[0].idx, held[-1].idx + len(held[-1])) if held else None


def is_speaker(noun: Token, grammar: Grammar) -> bool:
    """Whether `noun` is named as the one who says so or gives a figure: "[Moscou] parle de", "selon [Moscou]"."""
    verb = noun.head
    if noun.dep_ in grammar["subject"]:
        return _says(verb, grammar) or grammar.holds(verb, "count_verbs")
    return _source(noun.sent, grammar) == noun


def _counter(figure: Token, grammar: Grammar) -> Token | None:
    """The subject of the verb of counting that gives a figure in a clause of its own: "tandis que [Moscou] parle de
    208 prisonniers"."""
    clause = grammar.clause(figure)
    own = grammar.own_subjects(clause) if grammar.holds(clause, "count_verbs") else []
    return own[0] if own else None


def _source(sentence: Span, grammar: Grammar) -> Token | None:
    """Whom "selon X", "d'après X", "according to X" name."""
    for node in sentence:
        opens = node.lower_ in grammar["according_words"]
        paired = node.lower_ in grammar["according_last"] and node.i > sentence.start
        if not opens and not (paired and node.nbor(-1).lower_ in grammar["according_first"]):
            continue
        case = node if node.dep_ in grammar["case"] else node.head
        if case.dep_ in grammar["case"]:
            return case.head
        named = grammar.objects(node)
        return named[0] if named else next((one for one in node.subtree if one.dep_ in grammar["oblique"]), None)
    return None


def _speaker(token: Token, verb: Token | None, grammar: Grammar) -> Token | None:
    """The subject of the first verb of saying that governs the event, of which its noun is the object, or that is put
    into its sentence or behind it ("..., a dit le ministre")."""
    node = verb or token
    while True:
        if node != token and _says(node, grammar):
            return _who(node, grammar)
        inserted = [child for child in node.children if child.dep_ in grammar["inserted"] and _says(child, grammar)]
        if inserted:
            return _who(inserted[0], grammar)
        # "l'aviation a bombardé un dépôt, indique la mairie": no clause of time or purpose, though the parser says so.
        behind = node.dep_ in grammar["adverbial"] and not grammar.marks(node) and _says(node.head, grammar)
        governed = node.dep_ in grammar["complement"] | grammar["coordination"] or node.pos_ not in VERBAL
        if node.head == node or not (governed or behind):
            return None
        node = node.head


def _says(verb: Token, grammar: Grammar) -> bool:
    return verb.pos_ in VERBAL and grammar.holds(verb, "say_verbs")


def _who(verb: Token, grammar: Grammar) -> Token | None:
    """The subject of a verb of saying; where it stands behind, the parser may take it for an object."""
    subjects = grammar.own_subjects(verb)
    if subjects:
        return subjects[0]
    first = min((verb, *grammar.auxiliaries(verb)), key=lambda node: node.i)
    before = first.nbor(-1) if first.i > verb.sent.start else None
    if first == verb and "Part" in feature(verb, "VerbForm"):
        before = None  # "..., faisant deux morts": no inverted subject
    if before is not None and (before.is_punct or before.is_quote):
        return next((noun for noun in grammar.objects(verb) if noun.i > verb.i), None)
    return next(iter(grammar.subjects(verb)), None)
