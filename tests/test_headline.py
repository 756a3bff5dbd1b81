"""Headlines: the article's words, cut at a word."""

from pipeline.headline import LONGEST, headline
from pipeline.types import Mention


def line(sentence: str) -> str:
    return headline(Mention("a", 0, 1, sentence, "talks", "", "x", 0, 1))


def test_a_short_sentence_is_its_own_headline() -> None:
    assert line("Les ministres se sont vus à Quito.") == "Les ministres se sont vus à Quito."


def test_bullets_and_line_breaks_are_left_out() -> None:
    assert line("• Les ministres\nse sont vus.") == "Les ministres se sont vus."


def test_a_long_sentence_is_cut_at_a_word_and_says_so() -> None:
    long = "Les ministres " + "des affaires étrangères " * 8 + "se sont vus."
    cut = line(long)
    assert len(cut) <= LONGEST
    assert cut.endswith("…")
    assert long.startswith(cut[:-1])
    assert long[len(cut) - 1] == " "


def test_a_title_keeps_its_capitals() -> None:
    assert line("Ministers Meet in Quito as Truce Holds") == "Ministers Meet in Quito as Truce Holds"


def test_a_word_longer_than_a_headline_is_cut_all_the_same() -> None:
    assert line("a" * 300) == "a" * (LONGEST - 1) + "…"
