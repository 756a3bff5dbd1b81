"""Who answers for a telling."""

import pytest

from tests.mentions.telling import tell

SAID = [
    ("fr", "Selon le ministère turc de la Défense, l'aviation a bombardé lundi un dépôt.", "strike", "le ministère turc de la Défense"),
    ("fr", "Le ministère a annoncé mardi la libération de 150 soldats.", "exchange", "Le ministère"),
    ("en", "According to the governor, warplanes bombed a depot on Monday.", "strike", "the governor"),
    ("en", "The governor said that warplanes bombed a depot on Monday.", "strike", "The governor"),
    ("fr", "L'aviation a bombardé lundi un dépôt.", "strike", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "event_type", "source"), SAID, ids=[row[1][:40] for row in SAID])
def test_attribution(language: str, sentence: str, event_type: str, source: str) -> None:
    [mention] = [mention for mention in tell(sentence, language) if mention.event_type == event_type]
    assert mention.attributed_to == source
    assert all(quantity.attributed_to == source for quantity in mention.quantities)
