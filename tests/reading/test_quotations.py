"""What stands in quotation marks, and who says a clause."""

import pytest

from pipeline.reading.grammar import load_grammar
from pipeline.reading.quotations import find_quotations
from pipeline.reading.speakers import find_speaker
from tests.reading.parsed import parse_texts, read_texts


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Il a dit : « Nous partons. Nous reviendrons. » Puis il est parti.", ["« Nous partons. Nous reviendrons. »"]),
        ("“First day.\n\n“Second day,” she said. “Third.”", ["“First day.\n\n“Second day,”", "“Third.”"]),
        ("« Il a crié “feu” », dit-elle.", ["« Il a crié “feu” »"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ('A 12" gun fired.\n\nHe said "yes".', ['"yes"']),
        ("« Jamais fermé", []),
        ("", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotations(text)] == quoted


def test_a_reading_knows_what_is_quoted() -> None:
    text = "Il a dit : « Nous partons. Nous reviendrons. » Puis il est parti."
    [reading] = read_texts("fr", [("", text)])
    assert reading.is_quoted(text.index("reviendrons"))
    assert not reading.is_quoted(text.index("Puis"))
    assert not reading.is_quoted(0)


FRENCH = [
    ("L'aviation a bombardé le port, a annoncé le ministère de la Défense.", "le ministère de la Défense"),
    ("« Nous avons bombardé le port », a dit le général Diallo.", "le général Diallo"),
    ("D'après le gouverneur, l'aviation a bombardé un dépôt.", "le gouverneur"),
    ("À en croire Kiev, l'aviation a bombardé un dépôt.", "Kiev"),
    ("Le ministre a fait savoir que l'aviation avait bombardé un dépôt.", "Le ministre"),
    ("Le port, selon la mairie, a été bombardé.", "la mairie"),
    ("L'aviation a bombardé lundi un dépôt.", None),
]
ENGLISH = [
    ("The army bombed the port, the ministry said.", "the ministry"),
    ('"We bombed the port," said General Smith.', "General Smith"),
    ("The army bombed the port, according to the mayor.", "the mayor"),
    ("The mayor told reporters that the army bombed the port.", "The mayor"),
    ("The army, the mayor said, bombed the port on Monday.", "the mayor"),
    ("The army bombed the port on Monday.", None),
]


@pytest.mark.parametrize(("language", "rows", "lemma"), [("fr", FRENCH, "bombarder"), ("en", ENGLISH, "bomb")])
def test_speakers(language: str, rows: list[tuple[str, str | None]], lemma: str) -> None:
    grammar = load_grammar(language)
    found = {}
    for (text, _), doc in zip(rows, parse_texts(language, [row[0] for row in rows]), strict=True):
        verb = next(one for one in doc if one.lemma_ == lemma)
        span = find_speaker(verb, verb, verb.sent, grammar)
        found[text] = text[slice(*span)] if span else None
    assert found == dict(rows)
