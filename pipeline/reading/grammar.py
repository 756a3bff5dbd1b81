"""The dependency tree in the words of the frames: subjects, objects, clauses, whatever labels the model uses.

The labels and closed word classes of a language stand in `data/lexicon/<language>/syntax.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from pipeline.resources import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = {"VERB", "AUX"}
NOMINAL = {"NOUN", "PROPN"}


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of a language. Raises ResourceError where it has no `syntax.toml`."""
    return Grammar(language)


class Grammar:
    """Reads a spaCy tree through the labels of one language; holds no state of a document."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._sets = {name: frozenset(words) for name, words in load_lexicon(language, "syntax").items()}
        self._future_endings = tuple(self["future_endings"])
        self._conditional_endings = tuple(self["conditional_endings"])
        self._lemma_endings = [tuple(pair.split()) for pair in self["lemma_endings"]]
        self._phrases = {name: _by_first(words) for name, words in self._sets.items()}
        self._clausal = (
            self["relative"]
            | self["reduced"]
            | self["adverbial"]
            | self["complement"]
            | self["root"]
            | self["inserted"]
        )

    def __getitem__(self, name: str) -> frozenset[str]:
        """A set of labels or words of `syntax.toml`, by its key."""
        return self._sets[name]

    def holds(self, token: Token, name: str) -> bool:
        """Whether `token` is a word of the set `name`, or opens a phrase of it whose other words it governs:
        "call off", "tomber eau" of "est tombée à l'eau", "faire savoir"."""
        phrases = self._phrases[name]
        known = [rest for form in self._forms(token) if form in phrases for rest in phrases[form]]
        if not known or () in known:
            return bool(known)
        governed = {form for node in self.scope(token) if node.i != token.i for form in words(node)}
        governed |= {form for node in token.children if node.dep_ in self["subject_sharing"] for form in words(node)}
        return any(governed.issuperset(rest) for rest in known)

    def _forms(self, token: Token) -> set[str]:
        """Its `words`, and the infinitive of a verb that the model has no lemma for ("réclame")."""
        forms = words(token)
        if token.pos_ in VERBAL and token.lemma_ == token.lower_:
            for ending, infinitive in self._lemma_endings:
                if token.lower_.endswith(ending):
                    forms.add(token.lower_.removesuffix(ending) + infinitive)
        return forms

    def clause(self, token: Token) -> Token:
        """The word that heads the clause of `token`: the nearest verb above it (or itself), else the root."""
        node = token
        while node.head != node and not self._heads_clause(node):
            node = node.head
        return node

    def parent_clause(self, head: Token) -> Token | None:
        """The clause that the clause of `head` hangs on, None for the root."""
        return None if head.head == head else self.clause(head.head)

    def scope(self, token: Token) -> list[Token]:
        """`token` and what it governs, in text order, without the clauses nested in it."""
        found: list[Token] = []
        waiting = [token]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += [child for child in node.children if not self._heads_clause(child)]
        return sorted(found, key=lambda node: node.i)

    def governor(self, noun: Token) -> Token | None:
        """The verb whose subject, object or complement `noun` is, through prepositions and coordination. Of what a
        plan is the subject of, the verb planned: "les négociations doivent [s'ouvrir]", "talks are due to [begin]"."""
        node = self.first_joined(noun)
        if node.head.dep_ in self["preposition"]:
            node = node.head
        is_subject = node.dep_ in self["subject"] | self["passive_subject"]
        if node.dep_ in self["root"]:
            return self._verb_of_root(node)
        told = node.head.pos_ in VERBAL or (is_subject and self.copulas(node.head))
        if node.head == node or not told:
            return None
        return self._led_to(self._finite(node.head)) if is_subject else node.head

    def first_joined(self, noun: Token) -> Token:
        """The first of the nouns that "and" joins to `noun`, which what governs them all is hung on."""
        return self.above_joined(noun)[-1]

    def above_joined(self, noun: Token) -> list[Token]:
        """`noun` and those before it in a row that "and" or "nor" joins, the last first."""
        found = [noun]
        while found[-1].dep_ in self["coordination"] and found[-1].head != found[-1] and found[-1].pos_ not in VERBAL:
            found.append(found[-1].head)
        return found

    def holder(self, node: Token) -> Token:
        """What `node` hangs on, through the preposition that a model may put between."""
        return node.head if node.head.dep_ not in self["preposition"] else node.head.head

    def is_pointed_at(self, noun: Token) -> bool:
        """ "ce bombardement", "these talks": told before."""
        return any(child.lower_ in self["demonstratives"] for child in noun.children)

    def is_oblique(self, noun: Token) -> bool:
        """Whether `noun`, or what it is joined to, stands behind a preposition."""
        first = self.first_joined(noun)
        return first.head.dep_ in self["preposition"] or any(child.dep_ in self["case"] for child in first.children)

    def is_known(self, noun: Token) -> bool:
        """ "la frappe", "ces pourparlers", "his visit": a noun that points at what readers know."""
        return any(
            (child.dep_ in self["determiner"] and "Def" in feature(child, "Definite"))
            or "Yes" in feature(child, "Poss")
            or child.lower_ in self["demonstratives"]
            for child in noun.children
        )

    def copulas(self, predicate: Token) -> list[Token]:
        """The "est" of "la trêve est [en vigueur]", which the parser hangs on what it says of the subject."""
        return [child for child in predicate.children if child.dep_ in self["copula"]]

    def predicate(self, verb: Token) -> set[str]:
        """The forms that a verb of being says of its subject: "possible", "under way", "en cours"; else none."""
        if self.copulas(verb):
            return words(verb)
        if not self.holds(verb, "be_verbs"):
            return set()
        return {form for node in self.scope(verb) if node.i > verb.i for form in words(node)}

    def _verb_of_root(self, noun: Token) -> Token | None:
        """The finite verb of a sentence whose head the parser takes a noun before it for, where that is its subject:
        "l'échange entre X et Y [pourrait avoir] lieu", where Y is no subject of its own."""
        joins = any(node.lower_ in self["between_words"] for node in noun.subtree)
        for child in noun.children:
            apart = child.dep_ in self["coordination"] | self["inserted"] | self["adverbial"] | self["reduced"]
            if child.i > noun.i and apart and "Fin" in feature(child, "VerbForm") and not self.marks(child):
                return self._led_to(child) if joins or not self.own_subjects(child) else None
        return None

    def _finite(self, verb: Token) -> Token:
        """The verb of a sentence whose head the parser takes a participle of its subject for: "le sommet évoqué pour la
        mi-février n'[aura] pas lieu"; else `verb`."""
        if "Part" not in feature(verb, "VerbForm") or self.auxiliaries(verb):
            return verb
        behind = (child for child in verb.children if child.i > verb.i and self._heads_clause(child))
        return next((c for c in behind if self._is_finite(c) and not self.own_subjects(c) and not self.marks(c)), verb)

    def _led_to(self, verb: Token) -> Token:
        """The infinitive behind a verb of plan or possibility that has the same subject, at the end of a chain of them;
        else `verb`: "la trêve doit pouvoir [durer]", but "la trêve [permet] de souffler"."""
        leading = ("plan_verbs", "future_verbs", "raising_verbs")
        while any(self.holds(verb, name) for name in leading):
            led = [c for c in verb.children if c.dep_ in self["subject_sharing"] and "Inf" in feature(c, "VerbForm")]
            if not led:
                break
            verb = led[0]
        return verb

    def subjects(self, verb: Token) -> list[Token]:
        """The heads of the subjects, active or passive, of a verb; where it has none, those of the verb it is
        coordinated with or depends on; the noun that a participle or a relative clause describes ("une trêve négociée
        par le Qatar", "le ministre, qui a vu le roi")."""
        if verb.dep_ in self["reduced"] and not self.marks(verb):
            return [verb.head]
        node = verb
        while True:
            own = self.own_subjects(node)
            if own and node.dep_ in self["relative"] and all(c.lower_ in self["relative_words"] for c in own):
                return [node.head]
            if own or node.head == node or not self._shares_subject(node):
                return own
            # "en rappelant son ambassadeur" may hang on a noun; its subject is that of the clause around.
            above = self.holder(node)
            node = self.clause(above) if node.dep_ in self["reduced"] else above

    def own_subjects(self, predicate: Token) -> list[Token]:
        """The heads of the subjects that hang on the predicate itself."""
        return [c for c in predicate.children if c.dep_ in self["subject"] | self["passive_subject"]]

    def _shares_subject(self, verb: Token) -> bool:
        """Whether a verb without a subject has that of the verb above: "a signé et promis", "après avoir signé"."""
        if verb.dep_ in self["coordination"] | self["subject_sharing"]:
            return True
        apart = verb.dep_ in self["adverbial"] or (verb.dep_ in self["reduced"] and bool(self.marks(verb)))
        return apart and not self._is_finite(verb)

    def marks(self, verb: Token) -> list[Token]:
        """The words that open its clause: "que", "après" of "après avoir signé", "en" of "en signant"."""
        return [child for child in verb.children if child.dep_ in self["mark"]]

    def subject_words(self, verb: Token) -> list[Token]:
        """The words of the subjects. Where the parser found none for a finite verb (it loses some that stand first in
        the sentence: "Environ 20 drones sont entrés"), what stands before the verb, back to a comma or another verb."""
        subjects = self.subjects(verb)
        if subjects or not self._is_finite(verb):
            return [node for subject in subjects for node in self.scope(subject)]
        helpers = {child.i for child in self.auxiliaries(verb)}
        found: list[Token] = []
        for node in reversed(verb.doc[verb.sent.start : verb.i]):
            if node.is_punct or (node.pos_ in VERBAL and node.i not in helpers):
                break
            found.append(node)
        return found[::-1]

    def objects(self, verb: Token) -> list[Token]:
        """The heads of the objects; what is joined to them by "and" hangs on them (see `coordinated`)."""
        return [c for c in verb.children if c.dep_ in self["object"]]

    def obliques(self, head: Token) -> Iterator[tuple[str, Token]]:
        """Each complement behind a preposition, with it in lower case: `("à", Kiev)`, `("with", Macron)`."""
        for child in head.children:
            if child.dep_ in self["preposition"]:
                for inner in child.children:
                    if inner.dep_ in self["oblique"]:
                        yield child.lower_, inner
            elif child.dep_ in self["oblique"] | self["modifier"]:
                cases = [c.lower_ for c in child.children if c.dep_ in self["case"]]
                if cases:
                    yield cases[0], child

    def coordinated(self, token: Token) -> list[Token]:
        """`token` and what is joined to it by "and", in text order."""
        found: list[Token] = []
        waiting = [token]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += [c for c in node.children if c.dep_ in self["coordination"] and c.pos_ not in VERBAL]
        return sorted(found, key=lambda node: node.i)

    def opens_sentence(self, token: Token) -> bool:
        """Whether `token` stands before the first finite verb of its sentence, or that has none."""
        sentence = token.sent
        finite = (node.i for node in sentence if node.pos_ in VERBAL and "Fin" in feature(node, "VerbForm"))
        return token.i < next(finite, sentence.end)

    def is_passive(self, verb: Token) -> bool:
        """ "ont été abattus", "was signed", "being signed"; not "sont entrés", which only looks like one."""
        if words(verb) & self["never_passive"]:
            return False
        if any(c.dep_ in self["passive_auxiliary"] | self["passive_subject"] for c in verb.children):
            return True
        # Whatever the parser calls it: "être" with a participle that is not reflexive is a passive.
        helped = any(helper.lemma_ in self["passive_helpers"] for helper in self.auxiliaries(verb))
        return helped and "Part" in feature(verb, "VerbForm") and not self.is_reflexive(verb)

    def is_reflexive(self, verb: Token) -> bool:
        """ "se rendre": by the label of the pronoun, or by its form where the parser misses the label."""
        return any(c.dep_ in self["reflexive"] or c.lower_ in self["reflexive_words"] for c in verb.children)

    def is_pluperfect(self, verb: Token) -> bool:
        """ "avait frappé", "had met": told from a later point, so background where nothing dates it."""
        had = any(child.lower_ in self["pluperfect"] for child in self.auxiliaries(verb))
        return had and "Part" in feature(verb, "VerbForm")

    def is_past(self, verb: Token) -> bool:
        """ "a frappé", "rencontra", "had met", "met": told as done, whatever dates stand beside it."""
        if self.is_future(verb):
            return False
        if "Past" in feature(verb, "Tense") and "Fin" in feature(verb, "VerbForm"):
            return True
        helpers = self.auxiliaries(verb)
        if any({"Past", "Imp"} & set(feature(helper, "Tense")) for helper in helpers):
            return True
        perfect = [c for c in helpers if c.dep_ in self["perfect_auxiliary"] and c.lemma_ in self["perfect_helpers"]]
        return bool(perfect) and "Part" in feature(verb, "VerbForm") and not self.is_present_passive(verb)

    def is_simple_present(self, verb: Token) -> bool:
        """ "calls", without an auxiliary."""
        is_present = "Pres" in feature(verb, "Tense") and "Fin" in feature(verb, "VerbForm")
        return is_present and not self.auxiliaries(verb)

    def is_present_passive(self, verb: Token) -> bool:
        """ "est attendu", which only looks like the "est arrivé" of what is done."""
        helpers = {helper.lemma_ for helper in self.auxiliaries(verb)}
        return bool(helpers) and helpers <= self["passive_helpers"] and self.is_passive(verb)

    def is_negated(self, token: Token) -> bool:
        """ "n'a pas frappé", "did not meet", "no meeting"; French words need "ne", since "plus" also means more."""
        beside = {child.lower_ for child in token.children}
        if any(node.lower_ in self["not_only_words"] for child in token.children for node in (child, *child.children)):
            return False
        beside |= {node.lower_ for child in token.children if child.dep_ in self["adverb"] for node in child.children}
        return bool(beside & self["negation"]) and (not self["negator"] or bool(beside & self["negator"]))

    def is_future(self, form: Token) -> bool:
        """ "recevra", by its tag or, where the parser takes it for a past, by its ending."""
        if "Fut" in feature(form, "Tense"):
            return True
        return form.pos_ in VERBAL and form.lower_.endswith(self._future_endings)

    def is_conditional(self, form: Token) -> bool:
        """ "recevrait", by its tag or its ending."""
        return "Cnd" in feature(form, "Mood") or (
            form.pos_ in VERBAL and form.lower_.endswith(self._conditional_endings)
        )

    def is_future_perfect(self, verb: Token) -> bool:
        """ "auront réuni", not "sera signé"."""
        helpers = [c for c in self.auxiliaries(verb) if c.dep_ in self["perfect_auxiliary"] and self.is_future(c)]
        return "Part" in feature(verb, "VerbForm") and any(c.lemma_ in self["perfect_helpers"] for c in helpers)

    def auxiliaries(self, verb: Token) -> list[Token]:
        """ "a", "été" of "a été signé"; "will", "be" of "will be signed"."""
        # By the tag as well: the parser calls some auxiliaries adverbs ("auraient enlevé").
        return [
            c for c in verb.children if c.dep_ in self["auxiliary"] or (c.pos_ == "AUX" and c.dep_ in self["adverb"])
        ]

    def _is_finite(self, verb: Token) -> bool:
        return any("Fin" in feature(form, "VerbForm") for form in (verb, *self.auxiliaries(verb)))

    def _heads_clause(self, node: Token) -> bool:
        if node.dep_ in self._clausal:
            return node.pos_ in VERBAL or node.dep_ in self["relative"] | self["root"]
        return node.dep_ in self["coordination"] and node.pos_ in VERBAL


def _by_first(entries: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """The rest of each entry by its first word: `{"call": [("off",)]}`."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        first, *rest = entry.split()
        found.setdefault(first, []).append(tuple(rest))
    return found


def words(token: Token) -> set[str]:
    """The forms under which a lexicon may name `token`: its lemma, its text, and that without a plural s."""
    lower = token.lower_
    return {token.lemma_.lower(), lower, lower.removesuffix("s")}


def feature(token: Token, name: str) -> list[str]:
    """The values of a morphological feature: `feature(aurait, "Mood")` is `["Cnd"]`; empty where there is none."""
    return list(token.morph.get(name, []))
