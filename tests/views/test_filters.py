from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from pipeline.table import split_list
from tests.views.invented import invented_table, many_events
from views.filters import FACETS, LISTS, Area, Filters, filter_events, index_events

DAY = dt.date.fromisoformat


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return invented_table()


def passing(table: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    return filter_events(index_events(table), filters).rows


def ids(rows: pd.DataFrame) -> set[str]:
    return set(rows["event_id"])


def test_no_filter_keeps_every_row_in_its_order(table: pd.DataFrame) -> None:
    assert passing(table, Filters())["event_id"].tolist() == table["event_id"].tolist()


def test_options_of_one_facet_add_up(table: pd.DataFrame) -> None:
    assert ids(passing(table, Filters(type=("exchange", "agreement")))) == {"swap", "no-treaty"}


def test_facets_narrow_each_other(table: pd.DataFrame) -> None:
    assert ids(passing(table, Filters(country=("CHL",), status=("denied",)))) == {"no-treaty"}


def test_a_country_is_found_in_any_place_of_the_list(table: pd.DataFrame) -> None:
    assert ids(passing(table, Filters(country=("PER", "NOR"), type=("exchange", "talks")))) == {
        "swap",
        "talks",
        "next-talks",
        "third-meeting",
    }


def test_a_period_keeps_what_can_lie_in_it(table: pd.DataFrame) -> None:
    kept = passing(table, Filters(first=DAY("2023-11-28"), last=DAY("2024-05-01")))
    assert ids(kept) == {"swap", "visit", "callao", "talks"}


def test_a_period_open_at_one_end(table: pd.DataFrame) -> None:
    assert ids(passing(table, Filters(last=DAY("2022-06-01")))) == {"ship"}
    assert ids(passing(table, Filters(first=DAY("2027-12-31")))) == {"next-talks"}


def test_an_area_keeps_the_pins_inside(table: pd.DataFrame) -> None:
    assert ids(passing(table, Filters(area=Area(40, 0, 50, 20)))) == {"talks", "no-treaty", "third-meeting"}


def test_an_area_may_cross_the_antimeridian(table: pd.DataFrame) -> None:
    assert ids(passing(table, Filters(area=Area(-20, 170, 0, -70)))) == {"visit", "callao"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CONSTANTA drone", {"drone"}),
        ("l’échange", {"swap"}),
        ("norvege", set()),
        ("<b>", {"unhurt"}),
        ("  ", None),
        ("chile [", set()),
    ],
)
def test_every_word_must_stand_in_the_event(table: pd.DataFrame, text: str, found: set[str] | None) -> None:
    assert ids(passing(table, Filters(text=text))) == (ids(table) if found is None else found)


def test_each_facet_is_counted_under_the_other_filters(table: pd.DataFrame) -> None:
    counts = filter_events(index_events(table), Filters(type=("talks",), country=("CHL",))).counts
    assert counts["type"] == {
        "agreement": 1,
        "drone_incident": 0,
        "exchange": 1,
        "statement": 0,
        "strike": 0,
        "talks": 3,
        "visit": 0,
    }
    assert counts["country"] == {"CHE": 1, "CHL": 3, "NOR": 3, "PER": 0, "ROU": 0}


def test_a_count_is_what_choosing_the_option_leaves(table: pd.DataFrame) -> None:
    index = index_events(table)
    filters = Filters(status=("happened", "denied"), first=DAY("2023-01-01"))
    for facet in FACETS:
        for option, count in filter_events(index, filters).counts[facet].items():
            assert len(filter_events(index, filters.choose(facet, (option,))).rows) == count, (facet, option)


def test_what_is_set_apart_is_counted(table: pd.DataFrame) -> None:
    selection = filter_events(index_events(table), Filters())
    assert {name: ids(selection.list_of(name)) for name in LISTS} == {
        "undated": {"unhurt", "warehouse"},
        "unplaced": {"unhurt", "warehouse", "swap", "denied-fault"},
        "planned": {"next-talks"},
        "ongoing": {"third-meeting"},
        "claimed": {"unhurt", "warehouse"},
        "denied": {"no-treaty", "denied-fault"},
    }


def test_no_filter_hides_what_it_cannot_speak_of(table: pd.DataFrame) -> None:
    filters = Filters(first=DAY("2024-01-01"), area=Area(40, 0, 50, 20), status=("happened",), country=("PER",))
    selection = filter_events(index_events(table), filters)
    assert selection.count_of("undated") == 0, "without a pin, and so out of the area"
    selection = filter_events(index_events(table), Filters(first=DAY("2024-01-01"), country=("PER",)))
    assert ids(selection.list_of("undated")) == {"warehouse"}
    assert selection.count_of("claimed") == 0, "undated, and so out of the period"


def test_an_empty_table_has_nothing_to_count(table: pd.DataFrame) -> None:
    selection = filter_events(
        index_events(table.iloc[:0]), Filters(text="x", country=("CHL",), first=DAY("2024-01-01"))
    )
    assert selection.rows.empty
    assert all(not counts for counts in selection.counts.values())


def test_filters_agree_with_a_plain_loop_over_many_rows() -> None:
    table = many_events(2000)
    filters = Filters(country=("CHL", "ROU"), type=("talks", "strike"), first=DAY("2018-01-01"), last=DAY("2020-06-30"))
    expected = [
        row.event_id
        for row in table.itertuples()
        if {"CHL", "ROU"} & set(split_list(row.countries))
        and row.event_type in {"talks", "strike"}
        and not pd.isna(row.date_start)
        and DAY("2018-01-01") <= row.date_start.date() <= DAY("2020-06-30")
    ]
    assert passing(table, filters)["event_id"].tolist() == expected


def test_the_index_changes_nothing_in_the_table(table: pd.DataFrame) -> None:
    before = table.copy(deep=True)
    selection = filter_events(index_events(table), Filters(text="drone"))
    assert np.count_nonzero(selection.mask) == 1
    pd.testing.assert_frame_equal(table, before)
