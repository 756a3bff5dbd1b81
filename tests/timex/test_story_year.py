"""Which dates of a history move its year, and which year its months without one are of."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.timex import find_timexes
from pipeline.timex.story_year import WINTER, Place, StoryYear, ToldDate

WRITTEN = dt.date(2012, 5, 3)

# Each history ends in a date without a year.
MOVED = {
    "a year that opens a sentence": (
        "In 1916 the fort fell. In 1917 the town burned. In May the rain came.",
        "1917-05",
    ),
    "a year within a sentence, one later": (
        "In 1916 the fort fell. The town burned in 1917. In May it rained.",
        "1917-05",
    ),
    "October is followed by March": ("On 4 October 1916 the fort fell. In March the town burned.", "1917-03"),
    "November is followed by the spring": (
        "In November 1916 the fort fell. In the spring, the town burned.",
        "1917-SP",
    ),
    "a leap that opens a paragraph": (
        "In 1916 the fort fell.\n\nIn 1930 it was rebuilt. In May a gate was added.",
        "1930-05",
    ),
    "a leap to a day that opens a sentence": (
        "In 1916 the fort fell. On 3 March 1930 it rose. In May it shone.",
        "1930-05",
    ),
    "a leap with a second witness": (
        "In 1916 the fort fell. The plan was found in 1930. The fort was rebuilt in 1931. In May it shone.",
        "1931-05",
    ),
    "an attribute that opens a paragraph": (
        "In 1916 the fort fell.\n\nThe 1930 campaign was short. In May it rained.",
        "1930-05",
    ),
    "a heading": (
        "In 1916 the fort fell.\n\nThe long truce, 1930\n\nThe fort was rebuilt. In May it shone.",
        "1930-05",
    ),
    "the following year": ("In 1916 the fort fell. The following year it was rebuilt. In May it shone.", "1917-05"),
    "one story that steps back": (
        "In 1932 the drive failed. In June/July 1931 it had begun. In August it rained.",
        "1931-08",
    ),
    "une année qui ouvre la phrase": ("En 1916, le fort tomba. En 1917, la ville brûla. En mai, il plut.", "1917-05"),
    "un fort avant notre ère": ("En 301 av. J.-C., le fort tomba. En octobre, il gela. En mars, il plut.", "BC0300-03"),
}

STAYED = {
    "the present day": ("In 1916 the fort fell. It stands to this day. In May it rained.", "1916-05"),
    "until": ("In 1916 the fort fell. It was empty until the spring of 1918. In May it rained.", "1916-05"),
    "a later year in passing": ("In 1916 the fort fell, as files opened in 1998 show. In May it rained.", "1916-05"),
    "an earlier year in passing": ("In 1916 the fort fell, as the map of 1914 has it. In May it rained.", "1916-05"),
    "the previous year": ("In 1916 the fort fell, unlike the previous year. In May it rained.", "1916-05"),
    "what is compared": ("In 1916 fewer fell than in 1917. In May it rained.", "1916-05"),
    "a plan": ("In 1931 the fort fell. A drive planned for 1932 was given up. In May it rained.", "1931-05"),
    "an attribute": ("In 1703 the fort fell. It is the theme of the 1705 ballad. In May it rained.", "1703-05"),
    "what is compared twice": ("In 1916 few fell, compared to a peak in 1917. In May it rained.", "1916-05"),
    "what is to come": ("In 1931 the fort fell. The king vowed to return in 1932. In May it rained.", "1931-05"),
    "what is counted back": ("In 1916 the fort fell. It was built two years earlier. In May it rained.", "1916-05"),
    "what had been": ("In 1916 the fort fell. It had in 1915 been restored. In May it rained.", "1916-05"),
    "one leap alone": ("In 1916 the fort fell. In 1930 a film was shot there. In May it rained.", "1916-05"),
    "a chapter of one year": (
        "In 1915 it was built.\n\n1916\n\nBy December the fort fell.\n\nIn March a wall cracked.",
        "1916-03",
    ),
    "ce qui dure jusqu'à": ("En 1916, le fort tomba. Il fut vide jusqu'en février 1918. En mai, il plut.", "1916-05"),
    "une ballade": ("En 1703, le fort tomba. Il est le sujet de la ballade de 1705. En mai, il plut.", "1703-05"),
    "ce qui est prévu": (
        "En 1931, le fort tomba. L'assaut prévu pour 1932 n'eut pas lieu. En mai, il plut.",
        "1931-05",
    ),
    "ce qui avait été": ("En 1916, le fort tomba. Il avait brûlé en 1914 déjà. En mai, il plut.", "1916-05"),
}

JOINED = {
    "In 1932 the drive failed. The first raids were flown in June/July 1931.": "1932 1931-06 1931-07",
    "In 1944 they landed. They spent the spring and early summer of 1943 at sea.": "1944 1943-SP 1943-SU",
    "In April 1945 the town fell. The road was held from October to March.": "1945-04 1944-10 1945-03",
    "In April 1945 the town fell. It had lasted from early October to late March 1943.": "1945-04 1942-10 1943-03",
    "In October 1944 the town fell. The road was held from December to February.": "1944-10 1944-12 1945-02",
    "En 1932, l'assaut échoua. Les premiers raids eurent lieu en juin et juillet 1931.": "1932 1931-06 1931-07",
}

ONLY_IN_HISTORIES = {
    "On 3 May 1916 the fort fell. At the same time the fleet sailed.": "1916-05-03 1916-05-03",
    "In May 1916 the fort fell. At the same time the fleet sailed.": "1916-05 1916-05",
    "Late in 1957, the winter campaign began.": "1957 1957-WI",
    "In 1916 he left. Just two years later he was back.": "1916 1918",
}


@pytest.mark.parametrize("title", MOVED | STAYED)
def test_a_month_is_of_the_year_of_the_story(title: str) -> None:
    text, value = (MOVED | STAYED)[title]
    assert told(text)[-1] == value


@pytest.mark.parametrize("text", JOINED)
def test_a_date_has_the_year_of_the_one_it_is_joined_to(text: str) -> None:
    assert told(text) == JOINED[text].split()


@pytest.mark.parametrize("text", ONLY_IN_HISTORIES)
def test_what_only_histories_say(text: str) -> None:
    assert told(text) == ONLY_IN_HISTORIES[text].split()


def test_a_rule_of_histories_does_not_hold_in_news() -> None:
    assert [timex.value for timex in find_timexes("Ten raids per week were flown.", "en", WRITTEN)] == []


def test_a_winter_belongs_to_two_years() -> None:
    story = StoryYear()
    story.move(ToldDate(1943, 2, Place.SENTENCE))
    assert (story.year_for(WINTER), story.year_for(12)) == (1942, 1943)
    story.move(ToldDate(1943, 11, Place.SENTENCE))
    assert story.year_for(WINTER) == 1943


def test_the_second_witness_is_forgotten_when_the_story_moves_on() -> None:
    story = StoryYear()
    for year in (1916, 1930, 1917, 1931):
        story.move(ToldDate(year))
    assert story.year == 1917


def told(text: str) -> list[str]:
    language = "fr" if text.startswith(("En ", "Le ")) else "en"
    return [timex.value for timex in find_timexes(text, language, WRITTEN, "narrative")]
