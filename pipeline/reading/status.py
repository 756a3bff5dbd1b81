"""Whether an event happened, is planned, goes on, is claimed or denied, or is told as no fact, by the words around it.

Sources: the annotation guidelines (wishes, demands and hypotheses are no events; a purpose clause is none either) and,
for the French conditional of hearsay ("aurait frappé" means that somebody says so), any French grammar.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.interval import Interval
from pipeline.reading.grammar import NOMINAL, VERBAL, Grammar, feature, words
from pipeline.types import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

# "pour y rencontrer", "afin de mieux se rencontrer": how far before the infinitive its preposition may stand.
PURPOSE_REACH = 4


class Unreal(StrEnum):
    """How a text tells what it does not tell as a fact."""

    WISH = "wish"
    DEMAND = "demand"
    QUESTION = "question"
    HYPOTHESIS = "hypothesis"
    CONDITION = "condition"
    EXERCISE = "exercise"
    PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Modality:
    """How an event is told. Where `unreal`, `status` is what it would have if it is an event all the same: "a rencontré
    le roi pour discuter" happened, "rencontrera le roi pour discuter" is planned; so is, at most, what could be or is
    asked for, and "may have struck" is claimed."""

    status: Status = Status.HAPPENED
    unreal: Unreal | None = None

    def __str__(self) -> str:
        return str(self.unreal or self.status)


_HAPPENED = Modality()
_PLANNED = Modality(Status.PLANNED)
_ONGOING = Modality(Status.ONGOING)
_CLAIMED = Modality(Status.CLAIMED)
_DENIED = Modality(Status.DENIED)


def find_status(token: Token, verb: Token | None, grammar: Grammar, *, arranged: bool = False) -> Modality:
    """How the words of its sentence tell the event whose trigger is `token`, told by `verb` (itself for a verb).

    `arranged`: an event of a type on which parties agree beforehand, so that "agreed to meet" plans it.
    """
    misread = _misread(token, grammar) or (_of_change(token, grammar) if arranged else None)
    if misread is not None:
        return misread
    if _is_asked(token, verb, grammar):
        return Modality(Status.HAPPENED, Unreal.QUESTION)
    of_noun = verb != token
    if arranged and _is_agreed(token, verb, grammar):
        return _PLANNED
    settled = _of_noun(token, verb, grammar) if of_noun else None
    if settled is None and verb is None:
        return _of_part(token, grammar)
    if settled is None and verb is not None:
        settled = _of_verb(verb, token if of_noun else None, grammar)
    return _HAPPENED if settled is None else settled


def status_on(status: Status, days: Interval | None, published: dt.date | None) -> Status:
    """The status of an event on `days`: what is told as done or going on, or by hearsay, is planned where its days lie
    after the day of publication."""
    to_come = days is not None and published is not None and days.first > published
    return Status.PLANNED if to_come and status is not Status.DENIED else status


def find_postponement(token: Token, verb: Token | None, grammar: Grammar) -> Token | None:
    """The verb or noun that says of the event of `token`, told by `verb`, that it is put off: "les pourparlers [...]
    ont été [reportés]", "le [report] du sommet"; None where nothing does."""
    whole = grammar.holder(token)
    over: list[Token | None] = [verb]
    if verb is None and whole.pos_ in NOMINAL:  # "the round of talks was postponed"
        over = [whole, grammar.governor(whole)]
    for node in (token, *token.children, *over):
        if node is not None and grammar.holds(node, "postpone_verbs"):
            return node
    return _postponing_noun(token, grammar)


def _postponing_noun(noun: Token, grammar: Grammar) -> Token | None:
    """The "report" of "le report du sommet", by the words between: the parser may hang either on a day, "le report au
    8 mai du sommet"."""
    for node in reversed(noun.doc[noun.sent.start : noun.i]):
        if node.pos_ in VERBAL or node.is_punct:
            return None
        if node.pos_ in NOMINAL and grammar.holds(node, "postpone_nouns"):
            return node
    return None


def find_new_date(change: Token, grammar: Grammar) -> Token | None:
    """The head of what a verb or noun of postponing puts its event off to ("reporté [au 8 novembre]"), None without
    one."""
    if grammar.holds(change, "postpone_verbs"):
        obliques = (pair for node in grammar.scope(change) for pair in grammar.obliques(node))
        return next((noun for word, noun in obliques if word in grammar["goal_words"] and noun.i > change.i), None)
    if not grammar.holds(change, "postpone_nouns"):
        return None
    behind = change.doc[change.i + 1 : change.sent.end]
    verb = next((node.i for node in behind if node.pos_ in VERBAL and "Fin" in feature(node, "VerbForm")), behind.end)
    goals = (node.i for node in behind if node.i < verb and node.lower_ in grammar["goal_words"])
    return next((node for goal in goals for node in behind if node.i > goal and node.pos_ in (*NOMINAL, "NUM")), None)


# --- The sentence -----------------------------------------------------------------------------------------------------


def _misread(token: Token, grammar: Grammar) -> Modality | None:
    """What a verb of denying or claiming before the trigger settles which the parser takes for another word: "l'armée
    [dément] toute frappe", "[revendique] avoir détruit"."""
    for node in reversed(token.doc[token.sent.start : token.i]):
        if node.pos_ == "VERB" or (node.pos_ not in VERBAL and node.is_punct):
            return None
        if node.pos_ not in VERBAL and node.lower_ in grammar["denial_verbs"]:
            return _DENIED
        if node.pos_ not in VERBAL and node.lower_ in grammar["claim_verbs"] and token.pos_ in VERBAL:
            return _CLAIMED
    return None


def _is_asked(token: Token, verb: Token | None, grammar: Grammar) -> bool:
    """Whether a question asks if it is so: "La Russie a-t-elle frappé ?", not "Pourquoi a-t-elle frappé ?", which knows
    that it is, nor "la frappe était-elle licite ?"."""
    sentence = token.sent
    end = next((node for node in reversed(sentence) if not node.is_space and not node.is_quote), None)
    if end is None or end.lower_ not in grammar["question_marks"]:
        return False
    if any(node.lower_ in grammar["question_words"] for node in sentence) or (
        verb != token and grammar.is_known(token)
    ):
        return False
    clause = grammar.clause(verb or token)
    main = grammar["root"] | grammar["coordination"] | grammar["complement"]
    return clause.dep_ in main and not any(child.lower_ in grammar["that_words"] for child in grammar.marks(clause))


def _of_change(token: Token, grammar: Grammar) -> Modality | None:
    """What the trigger itself does to what was arranged: "[cancelled] the meeting", "[reporté] sa visite"."""
    if token.pos_ not in VERBAL or grammar.is_negated(token):
        return None
    if grammar.holds(token, "undo_verbs"):
        return _DENIED
    return _put_off(token, grammar) if grammar.holds(token, "postpone_verbs") else None


# --- The noun and its phrase ------------------------------------------------------------------------------------------


def _of_noun(noun: Token, verb: Token | None, grammar: Grammar) -> Modality | None:
    """What the noun phrase alone settles: "une éventuelle trêve", "l'appel à une trêve", "the cancelled summit"."""
    around = {form for child in noun.children for form in words(child)}
    if around & grammar["exercise_words"]:
        return Modality(Status.HAPPENED, Unreal.EXERCISE)
    if _is_none(noun, grammar) or _is_missing(noun, grammar):
        return _DENIED
    described = [child for child in noun.children if child.dep_ in grammar["reduced"] | grammar["adjective"]]
    for child in described:
        if grammar.holds(child, "undo_verbs"):
            return _DENIED
        if grammar.holds(child, "postpone_verbs"):
            return _put_off(child, grammar)
    dropped = _fate(noun, verb, grammar) if verb is not None else None
    if dropped is not None and dropped.status is Status.DENIED:
        return dropped
    if verb is not None and _is_denied(verb, noun, grammar):
        return _DENIED
    held = _held(noun, grammar)
    if held is not None:
        return held
    if around & grammar["possible_words"]:
        return Modality(Status.HAPPENED, Unreal.HYPOTHESIS)
    if around & grammar["claim_words"]:
        return _CLAIMED
    if around & grammar["plan_words"]:
        return _PLANNED
    inside = {node.lower_ for node in noun.subtree}
    in_force = inside & grammar["in_force_words"] and inside & grammar["since_words"]
    return _ONGOING if around & grammar["ongoing_words"] or in_force else None


def _of_part(noun: Token, grammar: Grammar) -> Modality:
    """What is told of what `noun` is a part of: "la quatrième session des pourparlers n'aura pas lieu"."""
    whole = grammar.holder(noun)
    if whole == noun or not grammar.holds(whole, "part_nouns"):
        return _HAPPENED
    return find_status(whole, grammar.governor(whole), grammar)


def _is_none(noun: Token, grammar: Grammar) -> bool:
    """ "aucun drone", "no meeting", "ni accord ni trêve", "neither visit"."""
    return any(child.lower_ in grammar["none_words"] for one in grammar.above_joined(noun) for child in one.children)


def _is_missing(noun: Token, grammar: Grammar) -> bool:
    """ "sans accord", "without a deal"."""
    first = grammar.first_joined(noun)
    cases = {child.lower_ for child in first.children if child.dep_ in grammar["case"]}
    cases.add(first.head.lower_)  # a preposition of its own, or the noun of "faute d'accord"
    return bool(cases & grammar["without_words"])


def _held(noun: Token, grammar: Grammar) -> Modality | None:
    """What a noun says on which this one hangs: "l'annulation de la visite", "l'appel à une trêve"."""
    postponing = _postponing_noun(noun, grammar)
    if postponing is not None:
        return _put_off(postponing, grammar)
    holder = grammar.holder(noun)
    if holder == noun or holder.pos_ not in NOMINAL:
        return None
    for key, told in (
        ("cancel_nouns", _DENIED),
        ("exercise_nouns", Modality(Status.HAPPENED, Unreal.EXERCISE)),
        ("demand_nouns", Modality(Status.HAPPENED, Unreal.DEMAND)),
        ("wish_nouns", Modality(Status.HAPPENED, Unreal.WISH)),
        ("possible_nouns", Modality(Status.HAPPENED, Unreal.HYPOTHESIS)),
    ):
        if grammar.holds(holder, key):
            return told
    return None


# --- The verb and what is above it ------------------------------------------------------------------------------------


def _of_verb(verb: Token, noun: Token | None, grammar: Grammar) -> Modality | None:
    """What the verb, and then what governs it, settles; `noun` is the event where the verb only tells what becomes of
    it."""
    if {child.lower_ for child in grammar.marks(verb)} & grammar["condition_words"]:
        return Modality(Status.HAPPENED, Unreal.CONDITION)
    fate = _fate(noun, verb, grammar) if noun is not None else None
    if fate is not None:
        return fate
    if _is_denied(verb, noun, grammar):
        return _DENIED
    lead = _before_infinitive(verb, grammar)
    if lead & grammar["denial_verbs"]:
        return _DENIED
    if lead & grammar["claim_verbs"]:
        return _CLAIMED
    if any(words(child) & grammar["claim_words"] for child in verb.children):
        return _CLAIMED
    if grammar.holds(verb, "plan_verbs") and grammar.is_passive(verb):
        return _PLANNED  # "le ministre est attendu à Oslo"
    mood = _mood(verb, grammar)
    return mood if mood is not None else _governed(verb, grammar)


def _is_denied(verb: Token, noun: Token | None, grammar: Grammar) -> bool:
    """Whether the negation of a verb, its subject or its object reaches the event; a known noun is not undone by
    what is not said of it: "l'attentat n'a pas été revendiqué", "they did not recognise the rupture"."""
    without = {child.lower_ for child in verb.children if child.dep_ in grammar["mark"] | grammar["case"]}
    without |= {verb.head.lower_} if verb.head.dep_ in grammar["preposition"] else set()
    negated = (
        grammar.is_negated(verb)
        or any(_is_none(one, grammar) or _is_nobody(one, grammar) for one in grammar.own_subjects(verb))
        or any(child.lower_ in grammar["neither_words"] for child in verb.children)
        or bool(without & grammar["without_words"])
    )
    if noun is None:
        return negated or any(_is_none(one, grammar) or _is_nobody(one, grammar) for one in grammar.objects(verb))
    if not negated or grammar.holds(verb, "claim_verbs") or grammar.holds(verb, "denial_verbs"):
        return False
    if grammar.is_oblique(noun):
        return not grammar.is_known(noun) and not _is_in_passing(noun, grammar)
    forms = {form for node in (verb, *grammar.copulas(verb)) for form in words(node)}
    return not grammar.is_known(noun) or bool(forms & (grammar["support_verbs"] | grammar["occurrence_verbs"]))


def _is_nobody(noun: Token, grammar: Grammar) -> bool:
    return noun.lower_ in grammar["nobody_words"]


def _is_in_passing(noun: Token, grammar: Grammar) -> bool:
    """ "lors de la visite", "after the strike": what the sentence tells is something else."""
    first = grammar.first_joined(noun)
    cases = [child for child in first.children if child.dep_ in grammar["case"]]
    cases += [first.head] if first.head.dep_ in grammar["preposition"] else []
    return bool({form for node in cases for form in words(node)} & grammar["passing_words"])


def _before_infinitive(verb: Token, grammar: Grammar) -> set[str]:
    """The forms of the word before "avoir frappé", its governor where the parser sees no verb ("dément")."""
    helper = next((one for one in grammar.auxiliaries(verb) if "Inf" in feature(one, "VerbForm")), None)
    return words(helper.nbor(-1)) if helper is not None and helper.i > verb.sent.start else set()


def _fate(noun: Token | None, verb: Token, grammar: Grammar) -> Modality | None:
    """What a verb does with the event that is its object, or its subject: "nier la frappe", "the talks continue"."""
    if noun is None:
        return None
    negated = grammar.is_negated(verb)
    passive = grammar.is_passive(verb)
    acts = not passive and grammar.first_joined(noun).dep_ in grammar["subject"] | grammar["passive_subject"]
    undone = grammar.holds(verb, "undo_verbs") or grammar.holds(verb, "denial_verbs")
    if not acts and (undone or (passive and grammar.holds(verb, "cancel_verbs"))):
        return None if negated else _DENIED
    if acts and grammar.holds(verb, "collapse_verbs"):
        return None if negated else _DENIED
    if not acts and grammar.holds(verb, "postpone_verbs"):
        return _put_off(verb, grammar)
    if not acts and grammar.holds(verb, "claim_verbs"):
        # Who claims an attack does not doubt that it took place; who alleges one does.
        return _HAPPENED if grammar.is_known(noun) else _CLAIMED
    if grammar.holds(verb, "exercise_verbs") and not acts:
        return Modality(Status.HAPPENED, Unreal.EXERCISE)
    does = acts or (passive and _is_agent(noun, grammar))  # "la ville est visée par des frappes"
    unreal = None if does or grammar.holds(verb, "agree_verbs") else _wished(verb, grammar)
    blamed = unreal is Unreal.HYPOTHESIS and grammar.is_oblique(noun) and grammar.is_known(noun)
    if unreal is not None and not blamed and not _is_in_passing(noun, grammar):
        done = _is_of_done(verb, unreal, grammar)
        return Modality(Status.HAPPENED if done else Status.PLANNED, unreal)
    said = grammar.predicate(verb)
    if said & grammar["possible_words"]:  # "une rencontre est possible"
        return Modality(Status.PLANNED, Unreal.HYPOTHESIS)
    if said & grammar["plan_words"]:  # "talks are due"
        return _PLANNED
    lasts = said & grammar["ongoing_words"] or (said & grammar["in_force_words"] and said & grammar["since_words"])
    if lasts and not negated:
        return _ONGOING
    if acts and grammar.holds(verb, "continue_verbs") and not grammar.is_past(verb) and not negated:
        return _ONGOING
    return None


def _is_agent(noun: Token, grammar: Grammar) -> bool:
    first = grammar.first_joined(noun)
    return bool({first.head.lower_, *(child.lower_ for child in first.children)} & grammar["agent_words"])


def _put_off(verb: Token, grammar: Grammar) -> Modality:
    return _PLANNED if find_new_date(verb, grammar) is not None else _DENIED


def _wished(verb: Token, grammar: Grammar) -> Unreal | None:
    for key, kind in (
        ("demand_verbs", Unreal.DEMAND), ("wish_verbs", Unreal.WISH), ("possible_verbs", Unreal.HYPOTHESIS),
    ):  # fmt: skip
        if grammar.holds(verb, key):
            return kind
    return None


def _governed(verb: Token, grammar: Grammar) -> Modality | None:
    """Climbs through what governs the verb: "dément avoir frappé", "doit se rendre", "s'est rendu ... pour y voir"."""
    node = verb
    while node.head != node:
        above = grammar.holder(node)
        if node.dep_ in grammar["reduced"] and above.dep_ in grammar["object"] and _is_bare(node, grammar):
            above = above.head  # "a appelé les deux pays à signer"
        elif node.dep_ not in grammar["complement"] | grammar["coordination"] | grammar["adverbial"]:
            break
        if node.dep_ in grammar["adverbial"]:
            return _purpose(node, above, grammar)
        bare = _is_bare(node, grammar)
        if node.dep_ in grammar["coordination"] and not bare:
            return None
        if bare and words(above) & grammar["plan_words"]:  # "is due to meet", "is set to meet"
            return _DENIED if grammar.is_negated(above) else _PLANNED
        if above.pos_ not in VERBAL:
            break
        told = _told_above(node, above, grammar, bare=bare)
        if told is not None:
            return told
        node = above
    if node.head.pos_ in NOMINAL and _is_bare(node, grammar):  # "leur intention de libérer", "its pledge to withdraw"
        upheld = grammar.governor(node.head)
        if upheld is not None and grammar.holds(upheld, "undo_verbs"):
            return _DENIED  # "cancelled plans to visit"
        if grammar.holds(node.head, "plan_nouns"):
            return _PLANNED
        for key, kind in (
            ("demand_nouns", Unreal.DEMAND), ("wish_nouns", Unreal.WISH), ("possible_nouns", Unreal.HYPOTHESIS),
        ):  # fmt: skip
            if grammar.holds(node.head, key):
                return Modality(Status.PLANNED, kind)
    return _purpose(verb, grammar.holder(verb), grammar)


def _told_above(node: Token, above: Token, grammar: Grammar, *, bare: bool) -> Modality | None:
    """What the verb above a clause says of it; `bare` where the clause has no tense of its own."""
    negated = grammar.is_negated(above)
    if grammar.holds(above, "denial_verbs"):
        return None if negated else _DENIED
    if any(words(child) & grammar["wrong_words"] for child in above.children) or _is_taken_back(above, grammar):
        return _DENIED
    if grammar.holds(above, "claim_verbs"):
        return _CLAIMED
    if bare and (grammar.holds(above, "fail_verbs") or grammar.holds(above, "undo_verbs")):
        return None if negated else _DENIED
    if grammar.holds(above, "exercise_verbs"):
        return Modality(Status.HAPPENED, Unreal.EXERCISE)
    unreal = _wished(above, grammar)
    if unreal is not None and (bare or _is_wanted(node, unreal, grammar)):
        done = _is_perfect(node, grammar) or _is_of_done(above, unreal, grammar)
        return Modality(Status.HAPPENED if done else Status.PLANNED, unreal)
    to_come = grammar.holds(above, "future_verbs") and not grammar.is_past(above)
    if bare and (to_come or grammar.holds(above, "plan_verbs") or _is_to(node, above, grammar)):
        return _DENIED if negated else _PLANNED
    if bare and negated and grammar.holds(above, "manage_verbs"):
        return _DENIED
    return _mood(above, grammar) if bare else None


def _is_of_done(verb: Token, unreal: Unreal, grammar: Grammar) -> bool:
    """Whether a verb that governs what is no fact may speak of what is done: "a permis de libérer", "accuse X d'avoir
    frappé", "visant à libérer", not "permettra de libérer"."""
    finite = any("Fin" in feature(form, "VerbForm") for form in (verb, *grammar.auxiliaries(verb)))
    done = grammar.is_past(verb) or not finite or grammar.holds(verb, "accuse_verbs")
    return unreal is Unreal.HYPOTHESIS and done


def _is_perfect(verb: Token, grammar: Grammar) -> bool:
    """ "avoir frappé", "may have struck": of what is done."""
    helped = any(grammar.holds(one, "perfect_helpers") for one in grammar.auxiliaries(verb))
    return helped and "Part" in feature(verb, "VerbForm") and not grammar.is_present_passive(verb)


def _is_taken_back(above: Token, grammar: Grammar) -> bool:
    """ "an earlier version of this article said"."""
    return any(
        grammar.holds(one, "version_nouns") and any(words(child) & grammar["earlier_words"] for child in one.children)
        for one in grammar.own_subjects(above)
    )


def _is_wanted(node: Token, unreal: Unreal, grammar: Grammar) -> bool:
    """Whether a finite clause is what somebody demands or wishes: "demanded that Iran release", "exige que Kiev
    libère"; not "ils craignent qu'il soit mort", nor "fears that he was killed"."""
    finite = any("Ind" in feature(form, "Mood") for form in (node, *grammar.auxiliaries(node)))
    to_come = not grammar.is_past(node) and (unreal is Unreal.DEMAND or not finite)
    return unreal in (Unreal.DEMAND, Unreal.WISH) and to_come and _mood(node, grammar) is None


def _is_to(node: Token, above: Token, grammar: Grammar) -> bool:
    """ "is to meet"."""
    return grammar.holds(above, "be_to_verbs") and node.dep_ in grammar["complement"] and not grammar.objects(above)


def _purpose(verb: Token, above: Token, grammar: Grammar) -> Modality | None:
    """ "pour rencontrer", "afin de se rencontrer", "to meet": with the status of what is done for it."""
    before = {node.lower_ for node in verb.doc[max(verb.sent.start, verb.i - PURPOSE_REACH) : verb.i]}
    if not (_is_bare(verb, grammar) and before & grammar["purpose_words"]):
        return None
    done = _of_verb(above, None, grammar) if above != verb and above.i != verb.i and above.pos_ in VERBAL else None
    return replace(done or _HAPPENED, unreal=Unreal.PURPOSE)


def _mood(verb: Token, grammar: Grammar) -> Modality | None:
    """What the form of the verb itself settles: "will meet", "is meeting", "aurait frappé", "se rencontreront"."""
    helpers = grammar.auxiliaries(verb)
    lower = {helper.lower_ for helper in helpers}
    if lower & grammar["later_words"] and _is_reported(verb, grammar):
        return _PLANNED  # "said that he would travel"
    if lower & grammar["possible_words"]:
        return Modality(Status.CLAIMED if _is_perfect(verb, grammar) else Status.PLANNED, Unreal.HYPOTHESIS)
    if lower & grammar["plan_words"]:
        return _PLANNED
    goes_on = "Prog" in feature(verb, "Aspect") or lower & grammar["progressive_helpers"]
    if goes_on and lower & grammar["present_be"]:
        return _ONGOING
    if grammar.is_future_perfect(verb):
        return None  # "le sommet n'aura réuni que deux pays"
    for form in (verb, *helpers):
        if grammar.is_conditional(form):
            if _wished(verb, grammar):
                return Modality(Status.PLANNED, Unreal.HYPOTHESIS)
            if _has_condition(verb, grammar):
                return Modality(Status.HAPPENED, Unreal.CONDITION)
            reported = verb.dep_ in grammar["complement"] and form == verb
            return _PLANNED if reported or grammar.holds(verb, "plan_verbs") else _CLAIMED
        if grammar.is_future(form):
            return _PLANNED
        if "Sub" in feature(form, "Mood") and verb.dep_ in grammar["root"]:
            return Modality(Status.HAPPENED, Unreal.WISH)
    if grammar.is_simple_present(verb) and _is_since(verb, grammar):
        return _ONGOING
    return None


def _is_since(verb: Token, grammar: Grammar) -> bool:
    """ "séjourne depuis mardi aux États-Unis", whatever the parser hangs the day on."""
    if any(word in grammar["since_words"] for word, _ in grammar.obliques(verb)):
        return True
    for node in verb.doc[verb.i + 1 : verb.sent.end]:
        if node.pos_ in VERBAL or node.is_punct:
            return False
        if node.lower_ in grammar["since_words"]:
            return True
    return False


def _is_reported(verb: Token, grammar: Grammar) -> bool:
    return verb.dep_ in grammar["complement"] and grammar.holds(verb.head, "say_verbs")


def _has_condition(verb: Token, grammar: Grammar) -> bool:
    """ "aurait frappé si ..."."""
    return any(
        {mark.lower_ for mark in grammar.marks(child)} & grammar["condition_words"]
        for child in verb.children
        if child.dep_ in grammar["adverbial"]
    )


def _is_bare(verb: Token, grammar: Grammar) -> bool:
    """An infinitive or a gerund ("looks forward to welcoming") without a finite auxiliary: its status is that of the
    verb above it."""
    helpers = grammar.auxiliaries(verb)
    if any("Fin" in feature(helper, "VerbForm") for helper in helpers):
        return False
    gerund = "Prog" in feature(verb, "Aspect") and verb.dep_ in grammar["complement"]
    # "to be signed", "être approuvé"; "avoir frappé" tells what is done.
    passive = any("Inf" in feature(helper, "VerbForm") and grammar.holds(helper, "be_verbs") for helper in helpers)
    return "Inf" in feature(verb, "VerbForm") or passive or gerund


def _is_agreed(token: Token, verb: Token | None, grammar: Grammar) -> bool:
    """Whether the verb of a noun, or what governs that of a verb, says that parties agree to it."""
    if verb is None or grammar.is_negated(verb):
        return False
    above = verb if verb != token else verb.head
    return grammar.holds(above, "agree_verbs") and not grammar.is_negated(above)
