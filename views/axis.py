"""The frame that both forms of the timeline share: lanes by type, a time axis in the language of the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pipeline.event_types import load_event_types
from pipeline.interval import months
from views.palette import Palette
from views.texts import Texts

LANE_HEADER = 24  # pixels above the marks of a lane, for its name: no name ever lies on a mark
LANE_FOOT = 6
TICK_LINE = 16
AXIS_FOOT = 12
MOST_TICKS = 7  # as many two-line labels fit side by side on a phone
MARGIN_SHARE = 0.025  # of the span, free at both ends, so that the outer marks are whole

_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal band of the figure: `top` and `height` in pixels, the header included."""

    event_type: str
    label: str
    top: float
    height: float

    @property
    def floor(self) -> float:
        return self.top + self.height - LANE_FOOT


def lane_order(event_types: Iterable[str]) -> list[str]:
    """The types in their declared order; ones that this version does not know follow."""
    present = set(event_types)
    known = [code for code in load_event_types() if code in present]
    return known + sorted(present - set(known))


def stack_lanes(heights: Sequence[tuple[str, str, float]]) -> list[Lane]:
    """Lanes from the top down, of (event type, label, height of the marks in pixels)."""
    lanes: list[Lane] = []
    top = 0.0
    for event_type, label, inner in heights:
        lanes.append(Lane(event_type, label, top, LANE_HEADER + inner + LANE_FOOT))
        top += lanes[-1].height
    return lanes


def draw_frame(
    figure: go.Figure, lanes: Sequence[Lane], first: dt.date, last: dt.date, texts: Texts, colours: Palette
) -> None:
    """Axes, lane names and stripes. The y axis counts pixels from the top; zooming is the work of the filters."""
    height = lanes[-1].top + lanes[-1].height
    start, end = padded(first, last)
    ticks = list(_ticks(first, last, texts))
    lines = max((label.count("<br>") + 1 for _, label in ticks), default=1)
    axis_height = AXIS_FOOT + lines * TICK_LINE
    figure.update_layout(
        height=int(height + axis_height),
        margin={"l": 4, "r": 4, "t": 0, "b": axis_height, "pad": 0},
        showlegend=False,
        clickmode="event+select",
        dragmode="pan",
        selectdirection="h",
        hovermode="closest",
        bargap=0,
        barcornerradius=3,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        newselection={"line": {"color": colours.accent, "width": 1.5}},
        hoverlabel={
            "align": "left",
            "bgcolor": colours.panel,
            "bordercolor": colours.line,
            "font": {"color": colours.ink},
        },
    )
    figure.update_xaxes(
        type="date",
        range=[start.isoformat(), end.isoformat()],
        fixedrange=True,
        tickmode="array",
        tickvals=[day.isoformat() for day, _ in ticks],
        ticktext=[label for _, label in ticks],
        tickangle=0,
        tickfont={"size": 12, "color": colours.muted},
        ticks="outside",
        ticklen=4,
        tickcolor=colours.line,
        showgrid=True,
        gridcolor=colours.line,
        griddash="dot",
        zeroline=False,
        automargin=False,
        title=None,
    )
    figure.update_yaxes(range=[height, 0], fixedrange=True, visible=False)
    for number, lane in enumerate(lanes):
        if number % 2 == 0:
            _stripe(figure, lane, colours)
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=lane.top + 4,
            yref="y",
            yanchor="top",
            text=lane.label,
            showarrow=False,
            font={"size": 12.5, "color": colours.muted},
            bgcolor="rgba(0,0,0,0)",
            borderpad=2,
        )


def padded(first: dt.date, last: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The ends of the axis: the span with a margin; a single day gets a week around it."""
    start = dt.datetime.combine(first, dt.time())
    end = dt.datetime.combine(last, dt.time())
    margin = max((end - start) * MARGIN_SHARE, dt.timedelta(days=0.5))
    if end - start < dt.timedelta(days=6):
        margin = (dt.timedelta(days=7) - (end - start)) / 2
    try:
        return start - margin, end + margin
    except OverflowError:  # years 1 and 9999 have no day beyond
        return start, end


def _stripe(figure: go.Figure, lane: Lane, colours: Palette) -> None:
    figure.add_shape(
        type="rect",
        xref="paper",
        yref="y",
        x0=0,
        x1=1,
        y0=lane.top,
        y1=lane.top + lane.height,
        line_width=0,
        fillcolor=colours.stripe,
        layer="below",
    )


def _ticks(first: dt.date, last: dt.date, texts: Texts) -> Iterator[tuple[dt.date, str]]:
    """At most `MOST_TICKS` round dates; the finest of the steps that keeps to it."""
    start, end = (moment.date() for moment in padded(first, last))
    for step in _DAY_STEPS:
        if (end - start).days / step <= MOST_TICKS:
            yield from _day_ticks(start, end, step, texts)
            return
    span = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((step for step in _MONTH_STEPS if span / step <= MOST_TICKS), _MONTH_STEPS[-1])
    yield from _month_ticks(start, end, step, texts)


def _day_ticks(start: dt.date, end: dt.date, step: int, texts: Texts) -> Iterator[tuple[dt.date, str]]:
    short = texts.months("short")
    begin = min(start.toordinal() + 1, end.toordinal())  # off the edge, where half a label would be cut
    for number in range(begin, end.toordinal() + 1, step):
        day = dt.date.fromordinal(number)
        name = texts("dates.day_of_month", day=day.day, month=short[day.month - 1])
        yield day, f"{name}<br>{day.year}"


def _month_ticks(start: dt.date, end: dt.date, step: int, texts: Texts) -> Iterator[tuple[dt.date, str]]:
    short = texts.months("short")
    index = start.year * 12 + start.month - 1
    index -= index % step
    while index // 12 <= min(end.year, 9998):
        day = months(index // 12, index % 12 + 1, 1).first if index >= 12 else dt.date.min
        if start <= day <= end:
            yield day, str(day.year) if step >= 12 else f"{short[day.month - 1]}<br>{day.year}"
        index += step
