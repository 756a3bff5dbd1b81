"""The year of the story: the year a history has come to, which its months and days without a year are of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# A step over more years than this is a leap, which needs a second witness.
_STEP = 3
# A month more than so many months before the one told last is the next year's.
_BACK = 5
# A winter, as a month: it begins in December, and is of that year.
WINTER = 13
_WINTERS_LAST_MONTH = 3


class Place(Enum):
    """Where a date stands in its text: what opens is what the words after it are of."""

    HEADING = "alone on its line"
    PARAGRAPH = "opens its paragraph"
    SENTENCE = "opens its sentence"
    WITHIN = "further on in its sentence"


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date as a history tells it.

    `year` counts 1 BC as 0 and 2 BC as -1; `month` is that of its first day, None where it is a year or longer.
    `is_named`: its own words name the year. `is_passing`: the words around it say that the story is not there.
    """

    year: int
    month: int | None = None
    place: Place = Place.WITHIN
    is_named: bool = True
    is_day: bool = False
    is_range: bool = False
    is_passing: bool = False


@dataclass(slots=True)
class StoryYear:
    """The year a history has come to, and the month told last in it.

    The rule, in this order:

    1. A date told in passing moves nothing: what looks back ("had", "since"), what is named beside the story ("until",
       "unlike", "compared to"), a plan, a year that is an attribute ("the 1702 pact") and opens no paragraph, what is
       counted back ("two years earlier"), the present day. A heading tells nothing in passing.
    2. A date without its own year is of the year of the story and moves its month; what is counted onwards ("the
       following year") moves its year too.
    3. A date that names its year moves the story there if it is the first one, if it is a heading or opens a paragraph,
       or if it is a day that opens a sentence.
    4. Any other one is a step or a leap. It moves the story if it is near the year that was named before it without
       moving the story (the second witness), or if it is at most three years away and does not go back from within a
       sentence. Else it is itself remembered, until the story comes to another year.
    5. A month that lies more than five months before the one told last is the next year's: October is followed by
       March. A winter belongs to two years: from January to March it is the one that has begun the year before. Under
       a heading that names one year, the story stays in it.
    """

    year: int | None = None
    month: int | None = None
    told_last: int | None = None
    _witness: int | None = None
    _is_framed: bool = False

    def year_for(self, month: int | None = None) -> int | None:
        """The year of a month that is told without one; `WINTER` for a winter, None for a year."""
        if self.year is None or month is None or self.month is None:
            return self.year
        if month == WINTER:
            return self.year - 1 if self.month <= _WINTERS_LAST_MONTH else self.year
        if self._is_framed:
            return self.year
        return self.year + 1 if self.month - month > _BACK else self.year

    def move(self, told: ToldDate) -> None:
        """Come to a date that the text has told, if it is one that moves the story."""
        if told.is_passing:
            return
        self.told_last = told.year
        if told.is_named and not self._is_moved_by(told):
            self._witness = told.year
            return
        if told.year != self.year:
            self._is_framed = False
            self.month, self._witness = None, None
        if told.place is Place.HEADING:
            self._is_framed = not told.is_range
        self.year, self.month = told.year, told.month or self.month

    def _is_moved_by(self, told: ToldDate) -> bool:
        if self.year is None or told.place in (Place.HEADING, Place.PARAGRAPH):
            return True
        if told.place is Place.SENTENCE and told.is_day:
            return True
        if self._witness is not None and abs(told.year - self._witness) <= _STEP:
            return True
        if told.year < self.year and told.place is Place.WITHIN:
            return False
        return abs(told.year - self.year) <= _STEP
