from __future__ import annotations

import json

import pandas as pd
import pytest

from tests.views.invented import invented_table, many_events
from views.buckets import bucket_unit
from views.palette import DARK, LIGHT, SYMBOLS
from views.texts import load_texts
from views.timeline import MOST_SINGLE_EVENTS, SOFT, dated_rows, is_bucketed, timeline_figure

EN, FR = load_texts("en"), load_texts("fr")


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return invented_table()


def drawn(figure) -> dict[str, tuple]:
    """By event: its trace's type, shape or pattern, opacity."""
    found = {}
    for trace in figure.data:
        for number, carried in enumerate(trace.customdata or ()):
            shape = trace.marker.symbol[number] if trace.type == "scatter" else trace.marker.pattern.shape[number]
            found[carried[0]] = (trace.type, shape, trace.marker.opacity[number])
    return found


def test_every_dated_event_is_drawn_once_and_no_other(table: pd.DataFrame) -> None:
    dated = table.loc[table["date_start"].notna(), "event_id"]
    assert sorted(drawn(timeline_figure(table, EN, LIGHT))) == sorted(dated)


def test_a_day_is_a_mark_and_a_season_a_soft_bar(table: pd.DataFrame) -> None:
    events = drawn(timeline_figure(table, EN, LIGHT))
    assert events["drone"] == ("scatter", "circle", 1)
    assert events["ship"] == ("bar", "", SOFT)


def test_a_period_is_as_firm_as_a_day(table: pd.DataFrame) -> None:
    near = table[table["event_id"].isin(["swap", "drone"])]
    assert drawn(timeline_figure(near, EN, LIGHT))["swap"] == ("bar", "", 1)


def test_a_status_has_a_shape_of_its_own(table: pd.DataFrame) -> None:
    events = drawn(timeline_figure(table, EN, LIGHT))
    assert events["denied-fault"][1] == "x"
    assert events["third-meeting"][1] == "triangle-right"
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


def test_the_selected_event_is_ringed(table: pd.DataFrame) -> None:
    mark = timeline_figure(table, EN, LIGHT, "drone")
    assert [trace.marker.color for trace in mark.data if trace.hoverinfo == "skip"] == [LIGHT.accent]
    bar = timeline_figure(table, EN, LIGHT, "ship")
    assert [shape.x0 for shape in bar.layout.shapes if shape.line.color == LIGHT.accent] == ["2022-06-01"]


def test_marks_of_a_lane_do_not_lie_on_each_other(table: pd.DataFrame) -> None:
    figure = timeline_figure(table, EN, LIGHT)
    spots = [(x, y) for trace in figure.data if trace.type == "scatter" for x, y in zip(trace.x, trace.y, strict=True)]
    heights = {x: y for x, y in spots if str(x).startswith("2024-02-0")}
    assert len(set(heights.values())) == 2, "two visits on neighbouring days stand in two rows"


def test_ticks_speak_the_language_of_the_page(table: pd.DataFrame) -> None:
    may = table[table["event_id"].isin(["talks", "no-treaty", "third-meeting"])]
    assert any("juin<br>2024" in label for label in timeline_figure(may, FR, LIGHT).layout.xaxis.ticktext)
    assert list(timeline_figure(table, FR, LIGHT).layout.xaxis.ticktext) == [
        "2023",
        "2024",
        "2025",
        "2026",
        "2027",
        "2028",
    ]


def test_words_of_an_article_are_no_markup(table: pd.DataFrame) -> None:
    shouting = table.assign(headline="<script>alert(1)</script>")
    assert "<script>" not in timeline_figure(shouting, EN, LIGHT).to_json()


def test_without_a_dated_event_the_figure_is_empty(table: pd.DataFrame) -> None:
    assert not timeline_figure(table[table["date_start"].isna()], EN, LIGHT).data


def test_one_event_has_an_axis(table: pd.DataFrame) -> None:
    figure = timeline_figure(table[table["event_id"].eq("visit")], FR, DARK)
    start, end = (pd.Timestamp(edge) for edge in figure.layout.xaxis.range)
    assert start < pd.Timestamp("2024-02-01") < end
    assert "1 févr.<br>2024" in figure.layout.xaxis.ticktext


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_can_be_drawn(table: pd.DataFrame, year: int) -> None:
    day = pd.Timestamp(year=year, month=1 if year == 1 else 12, day=1 if year == 1 else 31)
    old = table.assign(date_start=day, date_end=day).astype(
        {"date_start": "datetime64[ms]", "date_end": "datetime64[s]"}
    )
    assert len(drawn(timeline_figure(old, EN, LIGHT))) == len(table)


def test_many_events_are_counted_instead() -> None:
    many = many_events(5000)
    assert is_bucketed(dated_rows(many))
    figure = timeline_figure(many, EN, LIGHT, "many-77")
    buckets = [carried for trace in figure.data for carried in trace.customdata]
    assert all(carried[0] is None for carried in buckets)
    assert len(figure.to_json()) < 400_000
    assert not is_bucketed(dated_rows(many.head(MOST_SINGLE_EVENTS // 10)))


def test_the_counts_add_up_to_the_dated_events() -> None:
    many = many_events(5000)
    figure = timeline_figure(many, EN, LIGHT)
    counted = sum(
        int(text.rsplit(": ", 1)[1].split()[0].replace(",", "")) for trace in figure.data for text in trace.hovertext
    )
    assert counted == many["date_start"].notna().sum()


def test_a_bucket_carries_its_days() -> None:
    figure = timeline_figure(many_events(5000), EN, LIGHT)
    _, first, last = figure.data[0].customdata[0]
    assert bucket_unit(dated_rows(many_events(5000))) == "quarter"
    assert (first, last) == ("2015-01-01", "2015-03-31")


def test_a_figure_is_plain_json(table: pd.DataFrame) -> None:
    assert json.loads(timeline_figure(table, FR, DARK, "swap").to_json())["layout"]["height"] > 100
