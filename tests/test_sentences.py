"""Sentences as a person would quote them, in both languages; `|` marks the starts."""

from __future__ import annotations

import pytest

from pipeline.sentences import find_sentence_starts

FRENCH = [
    "Le ministre est arrivé.| Il repart demain.",
    "M. Martin a reçu Mme. Duval.| Ils ont parlé.",
    "Le gén. Morel commande.| Le col. Petit le seconde.",
    "Jean-P. Roux et A. B. Leroy signent.| Fin.",
    "Voir l'art. 5 du traité et la p. 12.| Rien d'autre.",
    "Le train part le 3 janv. 2024 de Lyon.| 40 personnes attendent.",
    "Des vivres, des tentes, etc. Le convoi est passé.".replace("etc. Le", "etc.| Le"),
    "Elle était née en 44 av. J.-C. et mourut jeune.",
    "Vraiment ? demande-t-il.| Oui !| Bien sûr… dit-elle.",
    "Il a dit : « Nous restons. Nous parlons. »| Puis il est parti.",
    "« Nous restons. Nous parlons », a-t-il dit.| Puis il est parti.",
    "Titre sans point\n\n|Le texte commence ici.| Il continue.",
    "Titre sans point\n|Le texte commence ici.",
    "À retenir\n\n  |• Un premier point\n  |• Un second point.\n\n|Le texte.",
    "|- premier point\n|- second point",
    "Paris, 3 mai. – |Le ministre est arrivé.",
    "La séance est levée.[2] |Le ministre est parti.",
    "Le prix est de 3.5 euros.| Le site ministere.fr le dit.",
    "(Le texte. La suite.) |Autre chose.",
    "1. Le premier point de la liste.\n|2. Le second.",
    "L’accord est signé.\u00a0|L’Ukraine s’en réjouit.",
]
ENGLISH = [
    "The minister arrived.| She leaves tomorrow.",
    "Mr. Smith met Gen. Jones and Sen. Lee.| They talked.",
    "Donald J. Black and W. H. Grey sign.| The end.",
    "Talks began at 7 p.m. The minister left.".replace("m. The", "m.| The"),
    "Talks began at 7 p.m. local time.| No. 10 was silent.",
    "He left the U.S. The flight was long.".replace("S. The", "S.| The"),
    "A spokesman for the U.S. embassy spoke.",
    "It was built by Acme Inc. in May.| On Feb. 3 it fell.",
    'He said: "We stay. We talk."| Then he left.',
    "“We stay. We talk,” he said.| Then he left.",
    "A headline without a stop\n\n|The text starts here.| It goes on.",
    "Why?| Because!| And so on...| The end.",
    "One... two.| Three.",
    "GENEVA, May 3. — |The minister arrived.",
    "A headline that an editor wrapped\nin the middle of it\n\n|The text.",
]


@pytest.mark.parametrize(("language", "marked"), [*(("fr", s) for s in FRENCH), *(("en", s) for s in ENGLISH)])
def test_sentences(language, marked):
    text = marked.replace("|", "")
    pieces = [len(piece) for piece in marked.split("|")]
    wanted = {0} | {sum(pieces[: i + 1]) for i in range(len(pieces) - 1)}
    wanted = {at + len(text[at:]) - len(text[at:].lstrip()) for at in wanted}
    starts = find_sentence_starts(text, language)
    assert starts.certain == wanted
    assert not starts.possible


def test_a_place_that_reads_both_ways_is_left_to_the_parser():
    text = "They flew to the U.S. Russia protested."
    assert find_sentence_starts(text, "en").possible == {text.index("Russia")}


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The ministers of the two countries met on Thursday in the old\n"
        "town hall of Geneva, where talks had begun a week before, and\n"
        "Switzerland offered to host them again. They accepted the\n"
        "offer."
    )
    assert find_sentence_starts(text, "en").certain == {0, text.index("They")}


def test_a_long_quotation_is_cut_at_its_sentences():
    long = (
        "We came to talk about the things that matter to the people of both our countries, and we did talk about them"
    )
    text = f"“{long}. We will come again,” she said."
    assert find_sentence_starts(text, "en").certain == {0, text.index("We will")}


@pytest.mark.parametrize("text", ["", " \n ", ".", "...", "« ", "\n.\n"])
def test_nothing_to_find(text):
    assert len(find_sentence_starts(text, "fr").certain) <= 1
