"""The timeline: one lane a type, days as marks, periods as bars, uncertain dates softer, a shape for every status."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from views.axis import LANE_HEADER, Lane, draw_frame, lane_order, padded, stack_lanes
from views.buckets import bucket_figure
from views.countries import place_name
from views.dates import SOFT_PRECISIONS, date_of, format_period
from views.isolation import isolated
from views.palette import PATTERNS, SYMBOLS, Palette
from views.texts import Texts

MOST_SINGLE_EVENTS = 1500  # above, counts: 10,000 bars are 20,000 nodes in the browser
MOST_ROWS = 60  # stacked marks in all lanes together; above, the figure would be taller than it is wide
ROW = 21  # pixels
MARK = 12  # pixels
MARK_SHARE = 0.02  # of the span that a mark takes, to keep its neighbours off it
SHORTEST_BAR_SHARE = 0.018  # of the span; a shorter period is drawn as a mark
SOFT = 0.42  # opacity of a date that the text does not tell to the day
HOVER_WIDTH = 46  # characters a line

_COLUMNS = (
    "event_id",
    "event_type",
    "status",
    "date_start",
    "date_end",
    "date_precision",
    "headline",
    "location",
    "location_country",
    "geo_precision",
    "sources",
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event with its place on the timeline: `row` counts from the top of its lane."""

    event_id: str
    event_type: str
    status: str
    first: dt.date
    last: dt.date
    soft: bool
    is_bar: bool
    row: int
    hover: str

    @property
    def middle(self) -> dt.datetime:
        start = dt.datetime.combine(self.first, dt.time())
        return start + (self.last - self.first) / 2


def timeline_figure(rows: pd.DataFrame, texts: Texts, colours: Palette, selected: str = "") -> go.Figure:
    """The dated events of `rows`; an empty figure without any. Undated ones are not drawn: count them beside it.

    Every mark carries the event's id as the first item of `customdata`, a bar of counts its first and last day
    instead (see `views.buckets`). `selected` is the id of the event to ring.
    """
    dated = dated_rows(rows)
    if dated.empty:
        return go.Figure()
    if is_bucketed(dated):
        return bucket_figure(dated, texts, colours, selected)
    drawn = _place(dated, texts)
    lanes = _lanes(drawn, texts)
    figure = go.Figure()
    draw_frame(figure, lanes, min(e.first for e in drawn), max(e.last for e in drawn), texts, colours)
    top = {lane.event_type: lane.top for lane in lanes}
    _add_bars(figure, [event for event in drawn if event.is_bar], top, colours)
    _add_marks(figure, [event for event in drawn if not event.is_bar], top, colours)
    for event in drawn:
        if event.event_id == selected:
            _add_ring(figure, event, top, colours)
    return figure


def dated_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The events with a date, in the columns that the timeline needs: sentences and details are heavy to copy."""
    columns = rows.loc[:, list(_COLUMNS)]
    return columns[columns["date_start"].notna()]


def is_bucketed(dated: pd.DataFrame) -> bool:
    """Whether so many dated events are in view that the timeline counts them instead of drawing each."""
    if len(dated) > MOST_SINGLE_EVENTS:
        return True
    return sum(max(levels) + 1 for levels in _levels(dated).values()) > MOST_ROWS


def _levels(dated: pd.DataFrame) -> dict[str, list[int]]:
    """By type, the row of each event in table order: the first row whose last mark ends before this one begins."""
    first, last = dated["date_start"], dated["date_end"]
    pad = _span_days(first.min(), last.max()) * MARK_SHARE / 2
    begins = (first - first.min()).dt.days - pad
    ends = (last - first.min()).dt.days + pad
    taken: dict[str, list[float]] = {}
    levels: dict[str, list[int]] = {}
    for event_type, begin, end in zip(dated["event_type"], begins, ends, strict=True):
        ends_of_rows = taken.setdefault(event_type, [])
        level = next((n for n, free_from in enumerate(ends_of_rows) if free_from <= begin), len(ends_of_rows))
        if level == len(ends_of_rows):
            ends_of_rows.append(end)
        else:
            ends_of_rows[level] = end
        levels.setdefault(event_type, []).append(level)
    return levels


def _span_days(first: pd.Timestamp, last: pd.Timestamp) -> float:
    start, end = padded(first.date(), last.date())
    return (end - start) / dt.timedelta(days=1)


def _place(dated: pd.DataFrame, texts: Texts) -> list[Drawn]:
    dated = dated.sort_values(["date_start", "date_end", "event_id"])
    shortest = _span_days(dated["date_start"].min(), dated["date_end"].max()) * SHORTEST_BAR_SHARE
    levels = {event_type: iter(of_type) for event_type, of_type in _levels(dated).items()}
    return [
        Drawn(
            event_id=event["event_id"],
            event_type=event["event_type"],
            status=event["status"],
            first=event["date_start"].date(),
            last=event["date_end"].date(),
            soft=event["date_precision"] in SOFT_PRECISIONS,
            is_bar=(event["date_end"] - event["date_start"]).days >= max(shortest, 1),
            row=next(levels[event["event_type"]]),
            hover=_hover(event, texts),
        )
        for event in dated.to_dict("records")
    ]


def _hover(event: Mapping[Hashable, Any], texts: Texts) -> str:
    when = format_period(date_of(event["date_start"]), date_of(event["date_end"]), texts)
    facts = [texts.label("types", event["event_type"]), texts.label("statuses", event["status"])]
    if event["location"]:
        facts.append(place_name(event, texts.language))
    if event["sources"] > 1:
        facts.append(texts("timeline.told", n=event["sources"]))
    headline = "<br>".join(escape(isolated(line)) for line in textwrap.wrap(event["headline"], HOVER_WIDTH))
    return f"<b>{headline}</b><br>{when}<br>{escape(' · '.join(facts))}"


def _lanes(drawn: list[Drawn], texts: Texts) -> list[Lane]:
    heights = []
    for event_type in lane_order(event.event_type for event in drawn):
        of_type = [event for event in drawn if event.event_type == event_type]
        name = escape(texts.label("types", event_type))
        label = texts("timeline.lane", label=f"<b>{name}</b>", n=texts.number(len(of_type)))
        heights.append((event_type, label, (max(event.row for event in of_type) + 1) * ROW))
    return stack_lanes(heights)


def _centre(event: Drawn, top: dict[str, float]) -> float:
    return top[event.event_type] + LANE_HEADER + (event.row + 0.5) * ROW


def _add_bars(figure: go.Figure, bars: list[Drawn], top: dict[str, float], colours: Palette) -> None:
    if not bars:
        return
    tones = [colours.status(event.status) for event in bars]
    hollow = [event.status == "planned" for event in bars]
    figure.add_bar(
        orientation="h",
        base=[event.first.isoformat() for event in bars],
        x=[(event.last - event.first) / dt.timedelta(milliseconds=1) for event in bars],
        y=[_centre(event, top) for event in bars],
        width=MARK,
        customdata=[[event.event_id] for event in bars],
        hovertext=[event.hover for event in bars],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [colours.paper if empty else tone for empty, tone in zip(hollow, tones, strict=True)],
            "opacity": [SOFT if event.soft else 1 for event in bars],
            "line": {"color": tones, "width": [1.8 if empty else 0.5 for empty in hollow]},
            "pattern": {
                "shape": [PATTERNS.get(event.status, "") for event in bars],
                "fgcolor": [tone if empty else colours.paper for empty, tone in zip(hollow, tones, strict=True)],
                "bgcolor": [colours.paper if empty else tone for empty, tone in zip(hollow, tones, strict=True)],
                "size": 6,
                "solidity": 0.3,
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": SOFT}},
    )


def _add_marks(figure: go.Figure, marks: list[Drawn], top: dict[str, float], colours: Palette) -> None:
    if not marks:
        return
    tones = [colours.status(event.status) for event in marks]
    figure.add_scatter(
        mode="markers",
        x=[event.middle.isoformat() for event in marks],
        y=[_centre(event, top) for event in marks],
        customdata=[[event.event_id] for event in marks],
        hovertext=[event.hover for event in marks],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        marker={
            "symbol": [SYMBOLS.get(event.status, "circle") for event in marks],
            "color": tones,
            "size": MARK,
            "opacity": [SOFT if event.soft else 1 for event in marks],
            "line": {"color": tones, "width": [2 if event.status == "planned" else 0 for event in marks]},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": SOFT}},
    )


def _add_ring(figure: go.Figure, event: Drawn, top: dict[str, float], colours: Palette) -> None:
    """Around the selected event; drawn from the address, since Plotly forgets its selection with every new figure."""
    centre = _centre(event, top)
    if event.is_bar:
        figure.add_shape(
            type="rect",
            x0=event.first.isoformat(),
            x1=event.last.isoformat(),
            y0=centre - MARK / 2 - 3,
            y1=centre + MARK / 2 + 3,
            line={"color": colours.accent, "width": 2.5},
        )
        return
    figure.add_scatter(
        mode="markers",
        x=[event.middle.isoformat()],
        y=[centre],
        hoverinfo="skip",
        cliponaxis=False,
        marker={"symbol": "circle-open", "color": colours.accent, "size": MARK + 9, "line": {"width": 2.5}},
    )
