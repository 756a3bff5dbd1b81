"""Operations on calendar dates: days, months, years, quarters, seasons, decades, centuries, with or without their year."""

from __future__ import annotations

import datetime as dt

from pipeline import interval
from pipeline.interval import Interval
from pipeline.timex import units
from pipeline.timex.calendar_strings import normalize_calendar_string
from pipeline.timex.context import Context
from pipeline.timex.expression import Expression, Resolved
from pipeline.timex.operations import Slots, operation, resolve_slot
from pipeline.types import DateBasis, DatePrecision, TimexType

# A day and month without a year mean the nearest such day; the tense decides only between days this far off.
_TENSE_DECIDES = 45
_PAST_DECIDES = 130
# A verb this near, in characters, is surely the one that goes with the date ("the year ended March 31").
_BESIDE = 20
# A quarter that ended so many days ago is still the one that is reported on, whatever the tense.
_JUST_ENDED = 60


@operation
def calendar_day(slots: Slots, context: Context) -> Resolved | None:
    """ "vendredi 6 février 2026", "Feb. 6", "le 6": the year and the month may be missing, a weekday may decide."""
    day, month, weekday = slots["day"], slots.get("month") or slots.get("month_number"), slots.get("weekday")
    year = explicit_year(slots)
    if month is None:
        return _day_of_month(day, context)
    if year is not None:
        return _day(dt.date(year, month, day), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)
    dt.date(2024, month, day)  # raises where no year has such a day
    base = context.dct
    told = context.year_for(month)
    if (
        told is not None
        and "shift" not in slots
        and weekday is None
        and not (base is not None and told < base.year and context.style == "news" and context.future)
        and (context.style == "narrative" or base is None or abs(told - base.year) > 1)
    ):
        return _day(dt.date(told, month, day), DateBasis.RELATIVE, "year_told", year=told)
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-{month:02}-{day:02}", reason="no_dct")
    return _day(
        _nearest_day(base, month, day, weekday, slots.get("shift"), context),
        DateBasis.RELATIVE,
        "nearest",
        published=base,
    )


@operation
def calendar_month(slots: Slots, context: Context) -> Resolved | None:
    """ "septembre", "en septembre 2025", "last September": without a year the last one, by the tense the next."""
    month = slots["month"] if "month" in slots else slots["month_number"]
    year = explicit_year(slots)
    if year is not None:
        return span("M", dt.date(year, month, 1), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)
    base, shift = context.dct, slots.get("shift")
    told = context.year_for(month)
    if (
        told is not None
        and shift is None
        and (context.style == "narrative" or base is None or abs(told - base.year) > 1)
    ):
        return span("M", dt.date(told, month, 1), DateBasis.RELATIVE, "year_told", year=told)
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-{month:02}", reason="no_dct")
    if shift == -1:
        year = base.year if month < base.month else base.year - 1
    elif shift == 1:
        year = base.year if month > base.month else base.year + 1
    elif shift == 0:
        year = base.year
    elif context.future or (month - base.month) % 12 == 1 and context.tense_beside(_BESIDE) != "past":
        year = base.year if month >= base.month else base.year + 1
    else:
        year = base.year if month <= base.month else base.year - 1
    reason = "next_month" if (year, month) > (base.year, base.month) else "last_month"
    return span("M", dt.date(year, month, 1), DateBasis.RELATIVE, reason, published=base)


@operation
def calendar_year(slots: Slots, context: Context) -> Resolved | None:
    """ "2025", "l'année 2025", "the year two thousand", "476 BC" (no interval: the calendar begins in year 1)."""
    if "before_christ" in slots:
        return Resolved(TimexType.DATE, f"BC{slots.get('number', 0):04}", basis=DateBasis.EXPLICIT, reason="explicit")
    year = explicit_year(slots)
    if year is None:
        return None
    return span("Y", dt.date(year, 1, 1), DateBasis.EXPLICIT, "explicit", year_is_explicit=True)


@operation
def numeric_date(slots: Slots, context: Context) -> Resolved | None:
    """ "12/03/2026": `order` ("dmy" or "mdy") is the language's; a number above 12 decides against it."""
    first, second = slots["first"], slots["second"]
    day, month = (first, second) if slots.get("order", "dmy") == "dmy" else (second, first)
    if month > 12 and day <= 12:
        day, month = month, day
    if month > 12:
        return None
    rest = {key: value for key, value in slots.items() if key not in ("first", "second", "order")}
    return calendar_day(rest | {"day": day, "month": month}, context)


@operation
def calendar_string(slots: Slots, context: Context) -> Resolved | None:
    """A full date in a shape the rules do not spell out ("12/08,2015"): dateparser reads it."""
    date = normalize_calendar_string(context.text[context.at : context.until], context.language, context.dct)
    return date and _day(date, DateBasis.EXPLICIT, "explicit", year_is_explicit=True)


@operation
def numeric_month(slots: Slots, context: Context) -> Resolved | None:
    """ "03/2026"."""
    return calendar_month({"month": slots["month_number"], "year": slots["year"]}, context)


@operation
def compact_date(slots: Slots, context: Context) -> Resolved | None:
    """ "20260312"."""
    form = slots["compact"]
    if not "1800" <= form[:4] <= "2100":
        return None
    return _day(
        dt.date(int(form[:4]), int(form[4:6]), int(form[6:])), DateBasis.EXPLICIT, "explicit", year_is_explicit=True
    )


@operation
def quarter(slots: Slots, context: Context) -> Resolved | None:
    """ "le deuxième trimestre 2025", "Q3", "this year's first quarter"; `unit` Q or HY."""
    unit, number = slots.get("unit", "Q"), slots.get("ordinal") or slots.get("number")
    most = 4 if unit == "Q" else 2
    if number == -1:
        number = most
    if number is None or not 1 <= number <= most:
        return None
    year, basis = _year_of(slots, context)
    if year is None:
        base = context.now()
        if base is None:
            return Resolved(TimexType.DATE, f"XXXX-{'Q' if unit == 'Q' else 'H'}{number}", reason="no_dct")
        year = base.year
        first = dt.date(year, units.MONTHS[unit] * (number - 1) + 1, 1)
        if context.future and (base - units.holding(unit, first).last).days > _JUST_ENDED:
            year += 1
        elif not context.future and first > base and (first - base).days > 92:
            year -= 1
        year += slots.get("shift", 0)
    return span(unit, dt.date(year, units.MONTHS[unit] * (number - 1) + 1, 1), basis, "quarter", year=year)


@operation
def season(slots: Slots, context: Context) -> Resolved | None:
    """ "l'été 2025", "last fall", "cet hiver": meteorological months, winter beginning in December of its year."""
    code = slots["season"]
    year, basis = _year_of(slots, context)
    if year is None:
        base, shift = context.now(), slots.get("shift")
        if base is None or slots.get("every"):
            return Resolved(TimexType.DATE if base is None else TimexType.SET, f"XXXX-{code}", reason="no_dct")
        candidates = [interval.season(base.year + step, code) for step in (-2, -1, 0, 1)]
        if shift == -1:
            chosen = max(c for c in candidates if c.end <= base)
        elif shift == 1:
            chosen = min(c for c in candidates if c.start > base)
        elif context.future or (shift == 0 and not any(c.start <= base for c in candidates[1:3])):
            chosen = min(c for c in candidates if c.end > base)
        elif shift == 0:
            chosen = min(candidates, key=lambda c: abs((c.start - base).days))
        else:
            chosen = max(c for c in candidates if c.start <= base)
    else:
        chosen = interval.season(year, code)
    return Resolved(
        TimexType.DATE, f"{chosen.first.year:04}-{code}", chosen, DatePrecision.SEASON, basis, reason="season",
        facts={"year_is_explicit": basis == DateBasis.EXPLICIT},
    )  # fmt: skip


@operation
def decade(slots: Slots, context: Context) -> Resolved | None:
    """ "les années 1990", "les années 30", "the eighties", "the '60s"."""
    if (year := slots.get("year") or slots.get("worded_year")) is not None:
        first = int(year)
    else:
        tens = int(slots["tens"])
        first = tens if tens >= 1000 else 1900 + tens
    if first % 10:
        return None
    return span("E", dt.date(first, 1, 1), DateBasis.EXPLICIT, "decade")


@operation
def century(slots: Slots, context: Context) -> Resolved | None:
    """ "le XIXe siècle", "the 20th century", "the third century BC"."""
    number = slots.get("roman") or slots.get("ordinal") or slots.get("number")
    if "before_christ" in slots:
        return Resolved(TimexType.DATE, f"BC{number - 1:02}", basis=DateBasis.EXPLICIT, reason="explicit")
    if not 1 <= number <= 22:
        return None
    held = interval.years(max(100 * (number - 1), 1), 100 if number > 1 else 99)
    return Resolved(TimexType.DATE, f"{number - 1:02}", held, DatePrecision.RANGE, DateBasis.EXPLICIT, reason="century")


@operation
def nth_weekday(slots: Slots, context: Context) -> Resolved | None:
    """The nth weekday of a month: "le premier lundi de mars", "the last Friday of October 2025"."""
    within = _within(slots, context)
    inner = slots.get("inner")
    number = (
        inner.slots.get("weekday")
        if isinstance(inner, Expression) and inner.make == "weekday"
        else slots.get("weekday")
    )
    if within is None or within.interval is None or number is None:
        return None
    days = [within.interval.first + dt.timedelta(days=k) for k in range(within.interval.days)]
    matching = [day for day in days if day.isoweekday() == number]
    which = slots["ordinal"]
    if not matching or which > len(matching):
        return None
    return _day(matching[which if which < 0 else which - 1], within.basis, "nth", **_carry(within))


@operation
def nth_part(slots: Slots, context: Context) -> Resolved | None:
    """The nth unit of a span: "the last day of March", "la première semaine de mai", "les trois premiers mois de 2025".

    A week belongs to the span that holds its Thursday, as in ISO 8601.
    """
    within = _within(slots, context)
    if within is None or within.interval is None:
        return None
    unit, which, count = slots["unit"], slots["ordinal"], int(slots.get("number") or 1)
    if unit not in units.PRECISION or within.interval.days <= 1:
        return None
    held = (
        _nth_week(within.interval, which)
        if unit == "W" and count == 1
        else _nth_units(within.interval, unit, which, count)
    )
    if not within.interval.overlaps(held):
        return None
    value = units.value(unit, held.first) if count == 1 else f"{held.first}/{held.last}"
    precision = units.PRECISION[unit] if count == 1 else DatePrecision.RANGE
    return Resolved(TimexType.DATE, value, held, precision, within.basis, reason="nth", facts=_carry(within))


@operation
def day_of_month_of(slots: Slots, context: Context) -> Resolved | None:
    """A day of a month told otherwise: "the 20th of next month", "le 3 du mois dernier"."""
    within = resolve_slot(slots, "date", context)
    if within is None or within.interval is None or not 28 <= within.interval.days <= 31:
        return None
    return _day(within.interval.first.replace(day=slots["day"]), within.basis, "nth")


@operation
def iso_week(slots: Slots, context: Context) -> Resolved | None:
    """A week by its number: "week 12", "la semaine 12 de 2025"."""
    year = explicit_year(slots) or (context.dct.year if context.dct else None)
    if year is None or not 1 <= slots["week"] <= 53:
        return None
    basis = DateBasis.EXPLICIT if explicit_year(slots) else DateBasis.RELATIVE
    return span("W", dt.date.fromisocalendar(year, int(slots["week"]), 1), basis, "week_of")


@operation
def week_of(slots: Slots, context: Context) -> Resolved | None:
    """ "the week of March 6", "la semaine du 6 mars", "week 12"."""
    within = resolve_slot(slots, "date", context)
    if within is None or within.interval is None:
        return None
    return span("W", within.interval.first, within.basis, "week_of", **_carry(within))


@operation
def month_of_shifted_year(slots: Slots, context: Context) -> Resolved | None:
    """ "June last year", "en mars de l'année dernière"."""
    base = context.dct
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-{slots['month']:02}", reason="no_dct")
    year = base.year + slots["shift"]
    if "day" in slots:
        return _day(dt.date(year, slots["month"], slots["day"]), DateBasis.RELATIVE, "of_year")
    return span("M", dt.date(year, slots["month"], 1), DateBasis.RELATIVE, "of_year")


@operation
def possessed(slots: Slots, context: Context) -> Resolved | None:
    """ "March of last year", "septembre de l'année dernière": a month or quarter of a year that is resolved first."""
    within = resolve_slot(slots, "date", context)
    if within is None or within.interval is None or within.interval.days < 360:
        return None
    year = within.interval.first.year
    if "day" in slots:
        return _day(dt.date(year, slots["month"], slots["day"]), within.basis, "of_year", **_carry(within))
    return span("M", dt.date(year, slots["month"], 1), within.basis, "of_year", **_carry(within))


def explicit_year(slots: Slots) -> int | None:
    """The year the words themselves give; of two digits the one from 1930 to 2029."""
    for name in ("year", "worded_year", "year3"):
        if (year := slots.get(name)) is not None:
            return _century_added(int(year)) if name == "year" else int(year)
    if "year_head" in slots and "year_tail" in slots:
        return int(slots["year_head"]) * 100 + int(slots["year_tail"])
    if (short := slots.get("year2")) is not None:
        return _century_added(int(short))
    return None


def _century_added(year: int) -> int:
    return year if year >= 100 else year + (1900 if year >= 30 else 2000)


def span(unit: str, date: dt.date, basis: DateBasis, reason: str, /, **facts: object) -> Resolved:
    """The calendar unit that holds `date`, as a DATE."""
    return Resolved(
        TimexType.DATE,
        units.value(unit, date),
        units.holding(unit, date),
        units.PRECISION[unit],
        basis,
        reason=reason,
        facts=facts,
    )


def _day(date: dt.date, basis: DateBasis, reason: str, /, **facts: object) -> Resolved:
    return span("D", date, basis, reason, **facts)


def _carry(within: Resolved) -> dict[str, object]:
    return {"year_is_explicit": within.facts.get("year_is_explicit", False)}


def _within(slots: Slots, context: Context) -> Resolved | None:
    """The month or year that a part is of, told by the rule's own slots or by an expression."""
    if "month" in slots:
        return calendar_month(slots, context)
    if explicit_year(slots) is not None:
        return calendar_year(slots, context)
    return resolve_slot(slots, "date", context)


def _nth_units(within: Interval, unit: str, which: int, count: int) -> Interval:
    if which == -1:
        return Interval(units.shift(unit, within.end, -count), within.end)
    start = within.first if which == 1 else units.shift(unit, within.first, which - 1)
    held = Interval(start, units.shift(unit, start, count if which == 1 else 1))
    return units.holding("WE", held.first) if unit == "WE" else held


def _nth_week(within: Interval, which: int) -> Interval:
    if which == -1:
        last_thursday = within.last - dt.timedelta(days=(within.last.isoweekday() - 4) % 7)
        return units.holding("W", last_thursday)
    first_thursday = within.first + dt.timedelta(days=(4 - within.first.isoweekday()) % 7)
    return units.holding("W", first_thursday + dt.timedelta(weeks=which - 1))


def _year_of(slots: Slots, context: Context) -> tuple[int | None, DateBasis]:
    if (year := explicit_year(slots)) is not None:
        return year, DateBasis.EXPLICIT
    within = resolve_slot(slots, "date", context)
    if within is not None and within.interval is not None:
        return within.interval.first.year, within.basis
    told = context.year_told()
    if told is not None and "shift" not in slots and context.style == "narrative":
        return told, DateBasis.RELATIVE
    return None, DateBasis.RELATIVE


def _day_of_month(day: int, context: Context) -> Resolved | None:
    """ "le 6" beside a month just told, else in the month of publication or the one before."""
    base = context.day_told(400) or context.dct
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-XX-{day:02}", reason="no_dct")
    date = dt.date(base.year, base.month, day)
    if base == context.dct and date > base and not context.future:
        previous = units.shift("M", base.replace(day=1), -1)
        date = dt.date(previous.year, previous.month, day)
    return _day(date, DateBasis.RELATIVE, "day_of_month", published=base)


def _nearest_day(
    base: dt.date, month: int, day: int, weekday: int | None, shift: int | None, context: Context
) -> dt.date:
    reach = range(-6, 7) if (month, day) == (2, 29) else range(-1, 2)
    candidates = [
        dt.date(base.year + step, month, day) for step in reach if month != 2 or day != 29 or _leap(base.year + step)
    ]
    if shift == -1:
        return max(c for c in candidates if c < base)
    if shift == 1:
        return min(c for c in candidates if c > base)
    if weekday:
        candidates = [c for c in candidates if c.isoweekday() == weekday] or candidates
    nearest = min(candidates, key=lambda c: abs((c - base).days))
    if abs((nearest - base).days) < _TENSE_DECIDES or weekday:
        return nearest
    tense = context.tense
    if tense == "future" and nearest < base:
        return min((c for c in candidates if c >= base), default=nearest)
    if tense == "past" and nearest > base and ((nearest - base).days > _PAST_DECIDES or context.tense_beside(_BESIDE)):
        return max((c for c in candidates if c <= base), default=nearest)
    return nearest


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
