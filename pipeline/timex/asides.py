"""Years of news: one in an aside stays there, one that opens a told history goes on."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.interval import Interval
from pipeline.timex.sentences import find_sentence_start

# What closes an aside, right behind its year, and what opens one: ", signed in 1960," and "(signed in 1960)".
_CLOSED = re.compile(r"\s?[,)–—]|\s-\s")
_OPENED = re.compile(r"[,(–—]|\s-\s")
# "in" and "en" alone open no aside: "On Monday, in 1998, they met".
_FEWEST_WORDS = 2
# A date before which fewer words stand opens its sentence.
_OPENING = 3
# A history told in news goes on at most so many characters after its date, and is no younger than so many years.
_STORY_REACH, _STORY_AGE = 600, 2


def stands_aside(text: str, start: int, end: int) -> bool:
    """Whether a year stands in an aside of its sentence: "the treaty, signed in 1960, ...", "(in power since 1999)"."""
    if not _CLOSED.match(text, end):
        return False
    before = text[find_sentence_start(text, start) : start]
    opened = [match.end() for match in _OPENED.finditer(before)]
    return bool(opened) and len(before[opened[-1] :].split()) >= _FEWEST_WORDS


def opens_sentence(text: str, start: int) -> bool:
    """Whether a timex stands at the head of its sentence: "Le 10 novembre, un accord ..."."""
    return text[find_sentence_start(text, start) : start].count(" ") < _OPENING


def year_of_story(story: tuple[Interval, int] | None, at: int, month: int, published: dt.date | None) -> int | None:
    """The year of a month that opens its sentence after a date of the past that did so too, and with its year.

    `story` is that date and its offset. None where the history is younger than the tense can tell, too far back, or
    the month before its own.
    """
    if story is None or published is None or at - story[1] > _STORY_REACH:
        return None
    told = story[0].last
    return told.year if told.year <= published.year - _STORY_AGE and month >= told.month else None
