"""The map: a bubble a place, hollow where nothing is known to have happened, soft where the place is not a spot.

MapLibre draws it from an inline style whose only source is the page's own file of country shapes: no tile server, no
glyphs, no request to another host.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pipeline.types import GeoPrecision, Status
from views.countries import place_name
from views.dates import date_of, format_period
from views.palette import Palette
from views.texts import Texts

SHAPES_URL = "/app/static/countries.geojson"
MOST_PLACES = 2000
SMALLEST, LARGEST = 11.0, 28.0  # diameters in pixels
RIM = 4.0  # of a hollow bubble, pixels of diameter
SOFT = 0.5
HOVER_EVENTS = 4

_COLUMNS = (
    "event_id",
    "event_type",
    "status",
    "date_start",
    "date_end",
    "location",
    "location_country",
    "geo_precision",
    "latitude",
    "longitude",
)
_PLACE = ["latitude", "longitude"]
_SPOTS = (GeoPrecision.POINT, GeoPrecision.CITY)
_KNOWN = (Status.HAPPENED, Status.ONGOING)
# Where nothing else says which part of the world to show, and how close: zoom 0 is the world in 512 pixels.
WIDE, NARROW = 500, 340  # pixels of a map on a desk and on a phone
TALL, LOW = 560, 400  # and its height
_TILE = 512
_FARTHEST, _CLOSEST = 0.2, 6.0


@dataclass(frozen=True, slots=True)
class Bubble:
    """The events pinned at one spot; `event_id` is the latest of them, which a click selects."""

    latitude: float
    longitude: float
    events: int
    event_id: str
    hollow: bool
    soft: bool
    hover: str

    @property
    def diameter(self) -> float:
        """Its surface grows with the number of events."""
        return min(SMALLEST * math.sqrt(self.events), LARGEST)


def map_figure(
    rows: pd.DataFrame, texts: Texts, colours: Palette, selected: str = "", *, url: str = SHAPES_URL, width: int = WIDE
) -> go.Figure:
    """The pinned events of `rows` over the country shapes at `url`; an empty figure where none has a pin.

    All bubbles are in sight on a map of `width` pixels.

    `customdata` of a bubble is [event id, latitude, longitude]: a box on a map hands over points, not its corners.
    """
    bubbles = find_bubbles(rows, texts)
    if not bubbles:
        return go.Figure()
    figure = go.Figure()
    spots = set(rows.loc[rows["event_id"].eq(selected), _PLACE].itertuples(index=False, name=None))
    for bubble in bubbles:
        if (bubble.latitude, bubble.longitude) in spots:
            _add(figure, [bubble], [bubble.diameter + 11], colours.accent, None)
            _add(figure, [bubble], [bubble.diameter + 5], colours.land, None)
    for soft in (True, False):
        of_kind = [bubble for bubble in bubbles if bubble.soft is soft]
        _add(figure, of_kind, [bubble.diameter for bubble in of_kind], colours.happened, SOFT if soft else 0.85)
    hollow = [bubble for bubble in bubbles if bubble.hollow]
    _add(figure, hollow, [bubble.diameter - RIM for bubble in hollow], colours.land, 1)
    centre, zoom = _camera(bubbles, width)
    figure.update_layout(
        height=TALL if width >= WIDE else LOW,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        clickmode="event+select",
        dragmode="pan",
        paper_bgcolor=colours.water,
        map={"style": _style(colours, url), "center": centre, "zoom": zoom},
        hoverlabel={
            "align": "left",
            "bgcolor": colours.panel,
            "bordercolor": colours.line,
            "font": {"color": colours.ink},
        },
    )
    figure.add_annotation(
        text=texts("map.borders"),
        x=1,
        y=0,
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        showarrow=False,
        font={"size": 11, "color": colours.muted},
        bgcolor=colours.water,
        borderpad=3,
    )
    return figure


def placed_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The events with a pin, in the columns that the map needs: sentences and details are heavy to copy."""
    columns = rows.loc[:, list(_COLUMNS)]
    return columns[columns["latitude"].notna() & columns["longitude"].notna()]


def find_bubbles(rows: pd.DataFrame, texts: Texts) -> list[Bubble]:
    """The pinned events by spot, those of most events first so that small bubbles lie on top; at most `MOST_PLACES`."""
    placed = placed_rows(rows)
    placed = placed.sort_values(["date_start", "event_id"], na_position="first")
    placed = placed.assign(
        known=placed["status"].isin(_KNOWN).to_numpy(), spot=placed["geo_precision"].isin(_SPOTS).to_numpy()
    )
    places = placed.groupby(_PLACE, sort=True)
    found = places.agg(
        events=("event_id", "size"), latest=("event_id", "last"), known=("known", "any"), spot=("spot", "any")
    )
    kept = found.sort_values("events", ascending=False, kind="stable").head(MOST_PLACES).reset_index()
    told = _tell(places.tail(HOVER_EVENTS), texts)
    return [
        Bubble(
            latitude=place["latitude"],
            longitude=place["longitude"],
            events=place["events"],
            event_id=place["latest"],
            hollow=not place["known"],
            soft=not place["spot"],
            hover=_hover(told[place["latitude"], place["longitude"]], place["events"], texts),
        )
        for place in kept.to_dict("records")
    ]


def _tell(latest: pd.DataFrame, texts: Texts) -> dict[tuple[float, float], list[str]]:
    """By place: its name, then its latest events in a line each, the last first."""
    told: dict[tuple[float, float], list[str]] = {}
    for event in latest.iloc[::-1].to_dict("records"):
        when = format_period(date_of(event["date_start"]), date_of(event["date_end"]), texts)
        lines = told.setdefault(
            (event["latitude"], event["longitude"]),
            [place_name(event, texts.language)],
        )
        lines.append(f"{when} · {texts.label('types', event['event_type'])}")
    return told


def _hover(lines: list[str], events: int, texts: Texts) -> str:
    name, *latest = (escape(line) for line in lines)
    head = f"<b>{name}</b> · {texts.count('head.events', events)}"
    return "<br>".join([head, *latest, *(["…"] if events > HOVER_EVENTS else [])])


def _add(figure: go.Figure, bubbles: list[Bubble], diameters: list[float], colour: str, opacity: float | None) -> None:
    if not bubbles:
        return
    figure.add_scattermap(
        mode="markers",
        lat=[bubble.latitude for bubble in bubbles],
        lon=[bubble.longitude for bubble in bubbles],
        customdata=[[bubble.event_id, bubble.latitude, bubble.longitude] for bubble in bubbles],
        hovertext=[bubble.hover for bubble in bubbles],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"size": diameters, "color": colour, "opacity": 1 if opacity is None else opacity, "allowoverlap": True},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": SOFT}},
    )


def _style(colours: Palette, url: str) -> dict[str, Any]:
    """A MapLibre style without `glyphs`, `sprite` or tiles."""
    return {
        "version": 8,
        "sources": {"countries": {"type": "geojson", "data": url}},
        "layers": [
            {"id": "water", "type": "background", "paint": {"background-color": colours.water}},
            {"id": "land", "type": "fill", "source": "countries", "paint": {"fill-color": colours.land}},
            {
                "id": "borders",
                "type": "line",
                "source": "countries",
                "paint": {"line-color": colours.border, "line-width": 0.8},
            },
        ],
    }


def _camera(bubbles: list[Bubble], width: int) -> tuple[dict[str, float], float]:
    """The centre and zoom that show all bubbles with a margin, in Web Mercator."""
    west, east = min(b.longitude for b in bubbles), max(b.longitude for b in bubbles)
    south, north = (_mercator(f(b.latitude for b in bubbles)) for f in (min, max))
    wide = max((east - west) / 360, 1e-6) * 1.2
    high = max(north - south, 1e-6) * 1.25
    zoom = min(math.log2(width / _TILE / wide), math.log2((TALL if width >= WIDE else LOW) / _TILE / high))
    centre = {"lon": (west + east) / 2, "lat": _latitude((south + north) / 2)}
    return centre, max(_FARTHEST, min(_CLOSEST, zoom))


def _mercator(latitude: float) -> float:
    """The height of a latitude on a map one unit high; the poles are cut where Web Mercator cuts them."""
    bounded = math.radians(max(-85.0, min(85.0, latitude)))
    return math.asinh(math.tan(bounded)) / math.tau


def _latitude(height: float) -> float:
    return math.degrees(math.atan(math.sinh(height * math.tau)))
