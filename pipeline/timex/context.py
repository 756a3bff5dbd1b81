"""What a text has said so far: its publication date, the last year and the last day told, the tense around a timex."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.interval import Interval
from pipeline.timex.asides import opens_sentence, stands_aside, year_of_story
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.sentences import find_sentence_start
from pipeline.timex.story_year import StoryYear
from pipeline.timex.told_date import read_told_date
from pipeline.types import DatePrecision, TimexType

# In news an explicit year holds for what follows it so closely.
_YEAR_REACH = 80

_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_KEPT = 7  # spans told, kept in mind
# What may stand beside a date or an hour on its line.
_MARKS = " \t\r:.*#>-–—•[("
# "Later that evening" is of a day told at most so many characters before.
_NEAR = 600


@dataclass(slots=True)
class Context:
    """One document's state, moved on from timex to timex.

    `told` holds the last days and spans the text dated and where (the anchors of "le lendemain"), `told_year` the last
    explicit year of news, `story` the year that a narrative has come to, `joined_year` the one that a narrative's date
    takes from a date it is joined to.
    """

    dct: dt.date | None
    style: str
    find_tense: Callable[[int, int], tuple[str, int]]
    is_aside: Callable[[int, int], bool]
    is_agenda: Callable[[int], bool] = lambda at: False
    text: str = ""
    language: str = ""
    spans: bool = False
    at: int = 0
    until: int = 0
    told: list[tuple[Interval, int]] = field(default_factory=list)
    told_quarter: Interval | None = None
    told_quarter_at: int = 0
    told_year: int | None = None
    told_year_at: int = 0
    joined_year: int | None = None
    story: StoryYear = field(default_factory=StoryYear)
    news_story: tuple[Interval, int] | None = None
    heading: Interval | None = None

    @property
    def tense(self) -> str:
        """ "future", "past" or "", by the verb nearest to the current timex."""
        return self.find_tense(self.at, self.until)[0]

    def tense_beside(self, reach: int) -> str:
        """The tense if its verb stands at most `reach` characters away: one that is surely meant."""
        tense, distance = self.find_tense(self.at, self.until)
        return tense if distance <= reach else ""

    @property
    def future(self) -> bool:
        """Whether the words around the current timex speak of what is to come."""
        return self.tense == "future"

    def year_told(self, month: int | None = None) -> int | None:
        """The explicit year that holds here for a month: in news within its sentence, in a narrative the story's."""
        if self.style == "narrative":
            year = self.story.year_for(month) if self.joined_year is None else self.joined_year
            return year if year is not None and year > 0 else None
        if self.told_year is None or self.at - self.told_year_at > _YEAR_REACH:
            return None
        return None if _SENTENCE_END.search(self.text, self.told_year_at, self.at) else self.told_year

    def year_of_story(self, month: int) -> int | None:
        """In news, the year of a day or month that goes on with a history told: see `asides.year_of_story`."""
        if self.style != "news" or self.story is None or not opens_sentence(self.text, self.at):
            return None
        return year_of_story(self.news_story, self.at, month, self.dct)

    def day_told(self, reach: int = 1500, longest: int = 400, beside: bool = False) -> dt.date | None:
        """The day told last, or the first of the last span of at most `longest` days, if it is not too far back.

        In narrative it always holds. `beside` leaves out what only a comma parts from here and so is the same day told
        in other words: "in 1989, ten years later".
        """
        for told, at in reversed(self.told):
            if self.style == "news" and self.at - at > reach:
                return None
            if beside and self.text[at : self.at].strip() == ",":
                continue
            if told.days <= longest:
                return told.first
        return None

    def day_of_heading(self) -> dt.date | None:
        """The day that stands alone on a line above, for what opens its line: the hours of a live report."""
        if self.heading is None or self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at].strip(_MARKS):
            return None
        return self.heading.first

    def day_beside(self) -> dt.date | None:
        """The day told last in this sentence; else the one day of the sentence before that tells any.

        That sentence is in the same paragraph or right before this one. It is the day of "plus tôt dans la journée",
        "hours later"; None where the text tells none so near, or more than one.
        """
        days = [(told, at) for told, at in self.told if told.days <= 2 and self.at - _NEAR <= at <= self.at]
        start = find_sentence_start(self.text, self.at)
        if here := [told for told, at in days if at > start]:
            return here[-1].first
        if not days:
            return None
        before = find_sentence_start(self.text, days[-1][1])
        between = self.text[days[-1][1] : start]
        if "\n\n" in between and _SENTENCE_END.search(between.rstrip()):
            return None
        told_there = {told for told, at in days if at > before}
        return told_there.pop().first if len(told_there) == 1 else None

    def quarter_told(self, reach: int = 3000) -> Interval | None:
        """The quarter of a year told last, which "a year earlier" sets beside the same one of the year before."""
        return self.told_quarter if self.told_quarter and self.at - self.told_quarter_at <= reach else None

    def now(self) -> dt.date | None:
        """What "this year" and "last month" start from: publication; in narrative the day told last."""
        if self.style == "narrative" and self.told:
            return self.told[-1][0].first
        return self.dct

    def year_before_christ(self, month: int | None = None) -> int | None:
        """The year before Christ that a narrative has come to and that holds here for a month."""
        return _before_christ(self.story.year_for(month))

    def year_before_christ_told(self) -> int | None:
        """The year before Christ that a narrative has told last, from which "the following year" counts."""
        return _before_christ(self.story.told_last)

    def note(self, expression: Expression, resolved: Resolved) -> None:
        """Remember what this timex told, for those after it."""
        if self.style == "narrative":
            told = read_told_date(expression, resolved, self.text, self.language, self.story.year, lambda: self.future)
            if told is not None:
                self.story.move(told)
                if told.is_passing:
                    return
        if resolved.interval is None or resolved.facts.get("comparison"):
            return
        if resolved.interval.days == 1 and resolved.type is TimexType.DATE and self._stands_alone(expression):
            self.heading = resolved.interval
        if self.style == "news":
            self._note_story(expression, resolved)
            if resolved.precision is DatePrecision.YEAR and stands_aside(self.text, expression.start, expression.end):
                return
        if resolved.facts.get("year_is_explicit"):
            self.told_year, self.told_year_at = resolved.interval.first.year, expression.end
        if resolved.precision is DatePrecision.QUARTER and "-Q" in resolved.value:
            self.told_quarter, self.told_quarter_at = resolved.interval, expression.end
        if resolved.interval.days <= 400 and resolved.type is not TimexType.DURATION:
            self.told = [*self.told[-_KEPT:], (resolved.interval, expression.end)]

    def _stands_alone(self, expression: Expression) -> bool:
        first = self.text.rfind("\n", 0, expression.start) + 1
        last = self.text.find("\n", expression.end)
        beside = self.text[first : expression.start] + self.text[expression.end : last]
        return last >= 0 and not beside.strip(_MARKS)

    def _note_story(self, expression: Expression, resolved: Resolved) -> None:
        """A day or month that opens its sentence begins or carries on a history, or, of another year, ends it."""
        if resolved.interval is None or resolved.interval.days > 31 or resolved.type is TimexType.DURATION:
            return
        goes_on = resolved.facts.get("year_is_explicit") or resolved.facts.get("of_story")
        if goes_on and opens_sentence(self.text, expression.start):
            self.news_story = (resolved.interval, expression.end)
        elif self.news_story and resolved.interval.first.year != self.news_story[0].last.year:
            self.news_story = None


def _before_christ(year: int | None) -> int | None:
    return 1 - year if year is not None and year <= 0 else None
