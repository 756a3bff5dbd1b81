"""The parts of an article, told from its layout alone."""

import pytest

from pipeline.reading import Part, Reading
from pipeline.reading.layout import find_blocks
from tests.reading.parsed import read_texts

LIVE = """Harbour attack: follow the day

Drones hit the harbour of Riga overnight. Follow our updates below.

By Anna Smith

14:05
Mayor says fires are out
The mayor said two drones had fallen on a warehouse in the old port.

13:40 - Poland scrambles jets
Two jets took off after drones came near the border.

11:02 GMT
The foreign ministers of Oslo and Riga spoke by phone.
"""

DIGEST = """World news of the day

Baltic dispute

Harbour talks

Oslo and Riga sign a fishing agreement in Bergen. (Baltic Wire)

Island conflict

A drone hits a warehouse on the northern island and wounds three people. (Island Post)

The island's army says that it shot down two more drones. (Island Post)

Elections in Norland

Norland's prime minister resigns after a lost vote. (Norland Radio)
"""

NEWS = """Le ministre norvégien à Riga

3 mars 2025. - Le ministre norvégien est arrivé lundi à Riga pour deux jours d'entretiens.

Photo : le ministre à Riga, lundi. DR

Une visite très attendue

Il a rencontré son homologue mardi. Les deux ministres se reverront en mai.

Les deux pays partagent une frontière maritime depuis 1920. Ils ont signé trois accords.

— Lars Holm, ministre norvégien

Lire aussi : ce que l'on sait de la visite
"""

CHRONICLE = """Une semaine de tension, jour après jour

Lundi 3 mars
Un drone a survolé le port de Bergen pendant une heure.

Mardi 4 mars
Oslo a convoqué l'ambassadeur.

Jeudi 6 mars
Les deux ministres se sont parlé au téléphone.
"""

LETTER = """La lettre du matin

Bonjour, voici ce qu'il faut retenir.

- Le ministre norvégien s'est rendu à Riga lundi pour deux jours de visite.
- Un drone s'est écrasé mardi dans un champ près de Bergen, sans faire de blessé.
- Oslo et Riga ont signé mercredi un accord de défense dans la capitale norvégienne.

Abonnez-vous à notre lettre
"""

SIZE = 100_000


@pytest.fixture(scope="module")
def english() -> list[Reading]:
    return read_texts("en", [(text.split("\n")[0], text) for text in (LIVE, DIGEST)])


@pytest.fixture(scope="module")
def french() -> list[Reading]:
    return read_texts("fr", [(text.split("\n")[0], text) for text in (NEWS, CHRONICLE, LETTER)])


def parts(reading: Reading) -> dict[str, Part]:
    """The part of each sentence by its first two words."""
    return {" ".join(one.span.text.split()[:2]): one.part for one in reading.sentences}


def sentence(reading: Reading, start: str) -> object:
    return next(one for one in reading.sentences if one.span.text.strip().startswith(start))


def test_news_with_its_dateline_caption_heading_signature_and_links(french: list[Reading]) -> None:
    found = parts(french[0])
    assert found["Le ministre"] in (Part.TITLE, Part.LEAD)
    assert found["3 mars"] is Part.DATELINE
    assert found["Photo :"] is Part.CAPTION
    assert found["Une visite"] is Part.HEADING
    assert found["Il a"] is Part.BODY
    assert found["— Lars"] is Part.CAPTION
    assert found["Lire aussi"] is Part.BOILERPLATE
    assert [one.part for one in french[0].sentences].count(Part.LEAD) == 1
    assert not any(one.is_item for one in french[0].sentences)
    assert not sentence(french[0], "Photo").is_running_text


def test_entries_of_a_live_report_are_items_below_their_clock_time(english: list[Reading]) -> None:
    text = english[0].article.text
    jets, call = sentence(english[0], "Two jets"), sentence(english[0], "The foreign")
    assert text[slice(*jets.clock)] == "13:40"
    assert text[slice(*call.clock)] == "11:02 GMT"
    assert jets.item != call.item
    assert None not in (jets.item, call.item)
    assert not sentence(english[0], "Drones hit").is_item
    assert sentence(english[0], "Drones hit").part is Part.LEAD
    assert sentence(english[0], "By Anna").part is Part.BOILERPLATE
    mayor = sentence(english[0], "The mayor")
    assert [one.span.text.strip() for one in english[0].headings(mayor)] == ["Mayor says fires are out", "14:05"]


def test_each_piece_of_a_digest_is_an_item_below_its_headings(english: list[Reading]) -> None:
    sign, hit = sentence(english[1], "Oslo and"), sentence(english[1], "A drone")
    army = sentence(english[1], "The island's")
    assert len({sign.item, hit.item, army.item}) == 3
    assert [one.span.text.strip() for one in english[1].headings(sign)] == ["Harbour talks", "Baltic dispute"]
    assert not any(one.part is Part.LEAD for one in english[1].sentences)


def test_days_above_their_sections_head_them(french: list[Reading]) -> None:
    call = sentence(french[1], "Les deux")
    assert [one.span.text.strip() for one in french[1].headings(call)] == ["Jeudi 6 mars"]
    assert call.is_item


def test_bullets_of_a_newsletter_are_items(french: list[Reading]) -> None:
    bullets = [one for one in french[2].sentences if one.part is Part.BULLET]
    assert len({one.item for one in bullets}) == 3
    assert sentence(french[2], "Abonnez").part is Part.BOILERPLATE
    assert not sentence(french[2], "Bonjour").is_item


def test_a_title_is_known_whatever_its_blanks_and_quotation_marks() -> None:
    [reading] = read_texts(
        "fr",
        [
            (
                "Oslo\u00a0: « l’accord » signé",
                "Oslo : « l'accord » signé\n\nOslo a signé lundi à Bergen l'accord avec le voisin letton.",
            )
        ],
    )
    assert [one.part for one in reading.sentences] == [Part.TITLE, Part.LEAD]


def test_a_text_without_any_words_has_sentences_all_the_same() -> None:
    [empty, signs] = read_texts("en", [("", ""), ("", "###\n\n***")])
    assert empty.sentences == ()
    assert {one.part for one in signs.sentences} == {Part.BOILERPLATE}


@pytest.mark.parametrize(
    "text",
    [
        "Oslo a signé lundi à Bergen un accord de pêche avec le voisin letton.",
        "Oslo a signé lundi à Bergen un accord de pêche. Riga a promis de le respecter.",
        # A first line that goes on is no title either, though a file without one is named by it.
        "Le ministre norvégien des affaires étrangères est arrivé\nà Riga lundi matin pour deux jours d'entretiens.",
    ],
)
def test_a_text_with_nothing_below_its_title_is_running_text(text: str) -> None:
    [reading] = read_texts("fr", [(text.split("\n", 1)[0], text)])
    assert {one.part for one in reading.sentences} <= {Part.LEAD, Part.BODY}
    assert reading.sentences[0].part is Part.LEAD


@pytest.mark.parametrize(
    "row", ["A" * SIZE, "AB " * (SIZE // 3), ")" * SIZE + "a", "Oslo\n\n" * 5_000], ids=lambda row: row[:3]
)
def test_the_time_grows_as_the_text_does(row: str) -> None:
    """No limit is measured: the square of the length would run for minutes."""
    sections = "".join(f"Harbour talks {number}\n\n{row}\n\n" for number in range(3))
    assert find_blocks(sections, 0, "en", lambda _start, _end: False)
