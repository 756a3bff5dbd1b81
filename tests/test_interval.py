"""Intervals: half-open inside, inclusive in what people see."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import interval

DATES = st.dates(dt.date(1800, 1, 1), dt.date(2200, 1, 1))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (interval.day(dt.date(2024, 2, 29)), "2024-02-29..2024-02-29"),
        (interval.between(dt.date(2025, 5, 23), dt.date(2025, 5, 25)), "2025-05-23..2025-05-25"),
        (interval.month(2023, 3), "2023-03-01..2023-03-31"),
        (interval.months(2023, 12, 2), "2023-12-01..2024-01-31"),
        (interval.months(2023, 0, 1), "2022-12-01..2022-12-31"),
        (interval.quarter(2021, 4), "2021-10-01..2021-12-31"),
        (interval.half(2021, 2), "2021-07-01..2021-12-31"),
        (interval.season(2023, "WI"), "2023-12-01..2024-02-29"),
        (interval.years(1990, 10), "1990-01-01..1999-12-31"),
        (interval.week(dt.date(2026, 2, 5)), "2026-02-02..2026-02-08"),
    ],
)
def test_calendar_units_have_the_days_people_give_them(made: interval.Interval, told: str) -> None:
    assert str(made) == told


def test_an_interval_holds_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        interval.Interval(dt.date(2024, 1, 2), dt.date(2024, 1, 2))


@given(DATES, st.integers(0, 400), st.integers(-5000, 5000))
def test_shifting_keeps_the_length(first: dt.date, length: int, step: int) -> None:
    made = interval.between(first, first + dt.timedelta(days=length))
    assert made.shift(step).days == made.days == length + 1
    assert made.shift(step).shift(-step) == made


@given(DATES, st.integers(0, 60), DATES, st.integers(0, 60))
def test_intervals_overlap_where_they_share_a_day(a: dt.date, m: int, b: dt.date, n: int) -> None:
    one = interval.between(a, a + dt.timedelta(days=m))
    two = interval.between(b, b + dt.timedelta(days=n))
    days = [{held.first + dt.timedelta(days=n) for n in range(held.days)} for held in (one, two)]
    assert one.overlaps(two) == two.overlaps(one) == bool(days[0] & days[1])
    assert one.contains(two) == (days[0] >= days[1])


@given(DATES)
def test_a_week_runs_from_monday_and_holds_its_day(date: dt.date) -> None:
    week = interval.week(date)
    assert week.first.weekday() == 0
    assert week.days == 7
    assert week.contains(interval.day(date))
