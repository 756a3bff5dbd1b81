"""What only a browser shows: drawing, clicks on charts, the address, the download, accessibility."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from pipeline.table import COLUMN_NAMES
from tests.browser.browser import wait_for_map, wait_until_drawn, wait_until_run
from tests.browser.conftest import OpenPage


@pytest.mark.parametrize(("scheme", "water"), [("light", "#f8f6f1"), ("dark", "#171c23")])
def test_loads_whole_in_both_themes_and_axe_finds_nothing(open_page: OpenPage, scheme: str, water: str) -> None:
    page = open_page("country=CHL&event=talks&list=planned", scheme=scheme)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    wait_for_map(page)
    page.wait_for_function(
        "(water) => document.querySelector('.st-key-map .js-plotly-plot')._fullLayout.paper_bgcolor === water",
        arg=water,
    )
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


def test_click_on_a_mark_selects_everywhere_and_reload_keeps_it(open_page: OpenPage) -> None:
    page = open_page()
    _click_on_timeline(page, "drone")
    _expect_evidence(page, "drone")
    assert _query(page)["event"] == ["drone"]
    _wait_for_ring(page, "timeline")
    _wait_for_ring(page, "map")
    page.reload()
    wait_until_drawn(page)
    _expect_evidence(page, "drone")


def test_click_on_the_map_selects(open_page: OpenPage) -> None:
    page = open_page("event=drone")
    wait_for_map(page)
    _click_on_map(page, longitude=10.75, latitude=59.91)
    _expect_evidence(page, "next-talks")


def test_click_in_the_table_selects(open_page: OpenPage) -> None:
    page = open_page()
    grid = page.locator("[class*=st-key-table-] canvas").first.bounding_box()
    assert grid
    page.mouse.click(grid["x"] + 16, grid["y"] + 35 * 1.5)
    _expect_evidence(page, "ship")
    assert _query(page)["event"] == ["ship"]


def test_box_on_the_timeline_keeps_a_period_and_its_chip_clears_it(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".st-key-mouse-timeline").get_by_text("Keep a period").click()
    page.wait_for_function(
        "() => document.querySelector('.st-key-timeline .js-plotly-plot')._fullLayout.dragmode === 'select'"
    )
    wait_until_drawn(page)
    _drag(page, ".st-key-timeline .nsewdrag >> nth=0", (0.02, 0.9), (0.3, 0.1))
    expect(page.get_by_text("from ", exact=False).first).to_be_visible()
    page.wait_for_function("() => location.search.includes('from=')")
    wait_until_drawn(page)
    _expect_shown(page, 4)
    page.get_by_role("button", name=re.compile("^from ")).click()
    page.wait_for_function("() => !location.search.includes('from=')")
    page.get_by_role("button", name=re.compile("^until ")).click()
    page.wait_for_function("() => !location.search.includes('to=')")
    _expect_shown(page, 12)


def test_box_on_the_map_keeps_an_area(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".st-key-mouse-map").get_by_text("Keep an area").click()
    page.wait_for_function(
        "() => document.querySelector('.st-key-map .js-plotly-plot')._fullLayout.dragmode === 'select'"
    )
    wait_until_drawn(page)
    wait_for_map(page)
    start, end = _project(page, 1.0, 62.0), _project(page, 15.0, 40.0)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()
    page.wait_for_function("() => location.search.includes('area=')")
    wait_until_drawn(page)
    _expect_shown(page, 4)


def test_filter_changes_the_count_the_download_is_what_is_shown_and_back_undoes_it(open_page: OpenPage) -> None:
    page = open_page()
    _expect_shown(page, 12)
    page.locator(".st-key-type").get_by_text("Talks · 3").click()
    page.wait_for_function("() => location.search.includes('type=talks')")
    wait_until_drawn(page)
    _expect_shown(page, 3)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download 3 events (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))
    assert list(rows[0]) == list(COLUMN_NAMES)
    assert [row["event_id"] for row in rows] == ["talks", "third-meeting", "next-talks"]
    page.go_back()
    _expect_shown(page, 12)


def test_counts_beside_the_options_follow_the_other_filters(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".st-key-status").get_by_text("Denied · 2").click()
    expect(page.locator(".st-key-type").get_by_text("Statement · 1")).to_be_visible()
    page.locator(".st-key-type").get_by_text("Statement · 1").click()
    page.wait_for_function(
        "() => location.search.includes('type=statement') && location.search.includes('status=denied')"
    )
    wait_until_run(page)
    _expect_shown(page, 1)


def test_counter_opens_the_list_and_a_row_of_it_selects(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".st-key-list").get_by_text("Without a date · 2").click()
    grid = page.locator(".st-key-rows-of-undated canvas").first
    grid.wait_for()
    wait_until_drawn(page)
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 16, box["y"] + 35 * 1.5)
    page.wait_for_function("() => location.search.includes('event=unhurt')")
    # Words from an article stay words: no tag of theirs becomes one of ours.
    expect(page.locator(".evidence blockquote")).to_have_text("<b>No one</b> was hurt & nothing burnt.")


def test_language_follows_the_browser_and_the_switch(open_page: OpenPage) -> None:
    page = open_page("country=ROU", locale="fr-CA")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chronologie des événements")
    expect(page.get_by_text("Roumanie · 3")).to_be_visible()
    page.locator(".st-key-lang").get_by_text("English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Event timeline")
    expect(page.get_by_text("Romania · 3")).to_be_visible()
    assert _query(page) == {"country": ["ROU"], "lang": ["en"]}


def test_a_phone_never_scrolls_sideways(open_page: OpenPage) -> None:
    page = open_page("event=visit&list=unplaced&country=PER&from=2020-01-01", width=390)
    widths = page.evaluate(
        "[...document.querySelectorAll('html, [data-testid=stMain], [data-testid=stMainBlockContainer]')]"
        ".map((element) => [element.scrollWidth, element.clientWidth])"
    )
    assert all(scroll <= client for scroll, client in widths), widths


def _expect_evidence(page: Page, event_id: str) -> None:
    expect(page.locator(".evidence")).to_have_attribute("data-event", event_id)


def _expect_shown(page: Page, number: int) -> None:
    """The number at the head of the count line; the address changes a moment before the page does."""
    expect(page.get_by_text(re.compile(rf"^{number}( of \d+)? events? "))).to_be_visible()


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _click_on_timeline(page: Page, event_id: str) -> None:
    spot = page.evaluate(
        """(id) => {
            const chart = document.querySelector('.st-key-timeline .js-plotly-plot');
            for (const points of chart.calcdata) for (const point of points) {
                const trace = points[0].trace;
                if (trace.type !== 'scatter' || trace.customdata?.[point.i]?.[0] !== id) continue;
                const box = chart.querySelector('.nsewdrag').getBoundingClientRect();
                const { xaxis, yaxis } = chart._fullLayout;
                return [box.x + xaxis.c2p(point.x), box.y + yaxis.c2p(point.y)];
            }
        }""",
        event_id,
    )
    page.mouse.move(spot[0] - 40, spot[1])
    page.mouse.move(*spot, steps=4)
    page.wait_for_selector(".st-key-timeline .hoverlayer .hovertext")
    page.mouse.down()
    page.mouse.up()


def _click_on_map(page: Page, *, longitude: float, latitude: float) -> None:
    spot = _project(page, longitude, latitude)
    page.mouse.move(spot[0] - 30, spot[1])
    page.mouse.move(*spot, steps=4)
    page.wait_for_selector(".st-key-map .hoverlayer .hovertext")
    page.mouse.down()
    page.mouse.up()


def _project(page: Page, longitude: float, latitude: float) -> tuple[float, float]:
    x, y = page.evaluate(
        """(lonlat) => {
            const chart = document.querySelector('.st-key-map .js-plotly-plot');
            chart.scrollIntoView({ block: 'center' });
            const box = chart.getBoundingClientRect();
            const point = chart._fullLayout.map._subplot.map.project(lonlat);
            return [box.x + point.x, box.y + point.y];
        }""",
        [longitude, latitude],
    )
    return x, y


def _drag(page: Page, selector: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag across an element between two spots, in shares of its width and height."""
    box = page.locator(selector).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * start[0], box["y"] + box["height"] * start[1])
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end[0], box["y"] + box["height"] * end[1], steps=8)
    page.mouse.up()


def _wait_for_ring(page: Page, chart: str) -> None:
    """The selected event is drawn once more in the accent colour."""
    page.wait_for_function(
        """(chart) => document.querySelector(`.st-key-${chart} .js-plotly-plot`)
            ?.data.some((trace) => trace.marker?.color === '#c2410c')""",
        arg=chart,
    )
