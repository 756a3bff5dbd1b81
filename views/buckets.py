"""The timeline of very many events: how many begin in each day, week, month, quarter or year, by lane."""

from __future__ import annotations

import datetime as dt
from html import escape

import pandas as pd
import plotly.graph_objects as go

from views.axis import draw_frame, lane_order, stack_lanes
from views.dates import format_period
from views.palette import Palette
from views.texts import Texts

MOST_BUCKETS = 90
LANE_BARS = 34  # pixels the highest bar takes
_UNITS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


def bucket_figure(dated: pd.DataFrame, texts: Texts, colours: Palette, selected: str = "") -> go.Figure:
    """Counts by bucket and lane, all lanes to one scale; `customdata` is [None, first day, last day] of the bucket.

    An event counts once, in the bucket of its earliest possible day. A line shows where the selected event begins.
    """
    counts = _count(dated, bucket_unit(dated))
    totals = counts.groupby("event_type", sort=False)["events"].sum()
    lanes = stack_lanes(
        [
            (
                event_type,
                texts(
                    "timeline.lane",
                    label=f"<b>{escape(texts.label('types', event_type))}</b>",
                    n=texts.number(int(totals[event_type])),
                ),
                LANE_BARS,
            )
            for event_type in lane_order(totals.index)
        ]
    )
    first, last = dated["date_start"].min().date(), dated["date_end"].max().date()
    figure = go.Figure()
    draw_frame(figure, lanes, first, last, texts, colours)
    highest = int(counts["events"].max())
    for lane in lanes:
        held = counts[counts["event_type"].eq(lane.event_type)]
        label = texts.label("types", lane.event_type)
        figure.add_bar(
            x=(held["first"] + (held["last"] - held["first"]) / 2).dt.strftime("%Y-%m-%dT%H:%M").tolist(),
            width=((held["last"] - held["first"]).dt.total_seconds() * 1000 + 86_400_000).mul(0.86).tolist(),
            base=lane.floor,
            y=[-max(LANE_BARS * n / highest, 1.5) for n in held["events"]],  # one event stays visible beside a thousand
            customdata=[
                [None, start.date().isoformat(), end.date().isoformat()]
                for start, end in zip(held["first"], held["last"], strict=True)
            ],
            hovertext=[
                escape(
                    texts(
                        "timeline.bucket_hover",
                        label=label,
                        period=format_period(start.date(), end.date(), texts),
                        events=texts.count("head.events", n),
                    )
                )
                for start, end, n in zip(held["first"], held["last"], held["events"], strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            marker={"color": colours.happened, "cornerradius": 0},
            unselected={"marker": {"opacity": 1}},
        )
    _mark_selected(figure, dated, selected, colours)
    return figure


def bucket_unit(dated: pd.DataFrame) -> str:
    """The finest unit that needs at most `MOST_BUCKETS` buckets."""
    first, last = dated["date_start"].min(), dated["date_start"].max()
    days = (last - first) / dt.timedelta(days=1) + 1
    for unit, length in (("day", 1), ("week", 7), ("month", 30.4), ("quarter", 91.3)):
        if days / length <= MOST_BUCKETS:
            return unit
    return "year"


def _count(dated: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Columns `event_type`, `events`, `first` and `last` (days, inclusive), a row for each bucket that holds some."""
    buckets = dated["date_start"].dt.to_period(_UNITS[unit])
    counts = dated.groupby([dated["event_type"], buckets], sort=True).size().reset_index(name="events")
    starts = counts["date_start"].dt
    return counts.assign(first=starts.start_time.dt.normalize(), last=starts.end_time.dt.normalize())


def _mark_selected(figure: go.Figure, dated: pd.DataFrame, selected: str, colours: Palette) -> None:
    for day in dated.loc[dated["event_id"].eq(selected), "date_start"]:
        figure.add_vline(x=day.date().isoformat(), line={"color": colours.accent, "width": 2})
