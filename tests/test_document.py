"""Articles to parsed documents: offsets hold, order holds, sentences are those of `pipeline.sentences`."""

from __future__ import annotations

import pytest
import spacy

from pipeline.document import _with_sentences, parse_articles
from pipeline.errors import ResourceError
from pipeline.folding import fold
from pipeline.types import Article

FRENCH = "Rencontre à Genève\n\nL’ambassadeur d’Égypte a reçu M.\u00a0Martin à 20\u202f000\u00a0km d’ici. « Nous parlons. Nous restons », a-t-il dit."
ENGLISH = "Talks in Geneva\n\nThe U.S. envoy met Mr. Smith at 7 p.m. on Thursday. They didn’t agree."


def test_folding_keeps_every_character_in_its_place():
    folded = fold(FRENCH)
    assert len(folded) == len(FRENCH)
    assert (
        folded[20:]
        == "L'ambassadeur d'Égypte a reçu M. Martin à 20 000 km d'ici. « Nous parlons. Nous restons », a-t-il dit."
    )


def test_sentences_are_quoted_from_the_article():
    articles = [Article("a", FRENCH, "fr"), Article("b", ENGLISH, "en"), Article("c", "Un mot.", "fr")]
    parsed = list(parse_articles(articles))
    assert [article for article, _ in parsed] == articles
    quoted = [[article.text[s.start_char : s.end_char].rstrip() for s in doc.sents] for article, doc in parsed]
    assert quoted == [
        [
            "Rencontre à Genève",
            "L’ambassadeur d’Égypte a reçu M.\u00a0Martin à 20\u202f000\u00a0km d’ici.",
            "« Nous parlons. Nous restons », a-t-il dit.",
        ],
        ["Talks in Geneva", "The U.S. envoy met Mr. Smith at 7 p.m. on Thursday.", "They didn’t agree."],
        ["Un mot."],
    ]
    assert all(len(doc.text) == len(article.text) for article, doc in parsed)


def test_more_articles_than_a_chunk_keep_their_order():
    articles = [Article(str(i), f"Article {i}.", "fr" if i % 3 else "en") for i in range(40)]
    assert [(article.article_id, doc.text) for article, doc in parse_articles(articles)] == [
        (str(i), f"Article {i}.") for i in range(40)
    ]


def test_a_language_without_a_model_is_named():
    with pytest.raises(ResourceError, match="no model for language 'xx'"):
        list(parse_articles([Article("a", "?", "xx")]))


def test_every_sentence_of_a_long_document_is_found():
    doc = spacy.blank("fr").make_doc("Le ministre est arrivé hier. Il repart demain.\n\n" * 2_000)
    assert sum(token.is_sent_start for token in _with_sentences(doc, "fr")) == 4_000


@pytest.mark.parametrize("endless", ["talks in Peru, then ", "12 ", "(a) ", "\"« ' ", "a-", "no \n"])
def test_a_text_without_an_end_is_cut(endless):
    doc = spacy.blank("en").make_doc(endless * 2_000)
    sentences = list(_with_sentences(doc, "en").sents)
    assert max(map(len, sentences)) <= 251
    assert not any(sentence[0].is_space for sentence in sentences)
    assert "".join(sentence.text_with_ws for sentence in sentences) == doc.text


def test_what_is_too_long_to_be_a_sentence_is_cut_at_its_signs():
    doc = spacy.blank("en").make_doc("the ministers of Peru and Chile met in Geneva on Friday, " * 40)
    pieces = [piece.text.strip() for piece in _with_sentences(doc, "en").sents]
    assert all(piece.startswith("the ministers") and piece.endswith("Friday,") for piece in pieces)
    assert max(len(piece.split()) for piece in pieces) <= 60


def test_a_long_sentence_stays_whole():
    text = "The ministers of " + ", ".join(["Peru"] * 110) + " met in Geneva."
    [(_, doc)] = parse_articles([Article("a", text, "en")])
    assert [sentence.text for sentence in doc.sents] == [text]
