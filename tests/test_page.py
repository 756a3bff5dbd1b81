"""The page without a browser: filters, address, languages and what it shows where there is nothing to show."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pipeline.errors import ResourceError
from pipeline.table import DETAILS
from pipeline.writers import write_events
from tests.views.invented import invented_table, many_events

APP = Path(__file__).resolve().parent.parent / "app.py"


@pytest.fixture
def table_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "events.parquet"
    monkeypatch.setenv("EVENT_TIMELINE_TABLE", str(path))
    return path


@pytest.fixture
def page(table_path: Path) -> AppTest:
    invented_table().to_parquet(table_path)
    return AppTest.from_file(str(APP), default_timeout=60)


def count_line(page: AppTest) -> str:
    return next(text.value for text in page.markdown if "event" in text.value and "**" in text.value)


def shown(page: AppTest) -> pd.DataFrame:
    """The table of the page: the last one, after the list that may be open."""
    found: pd.DataFrame = page.dataframe[-1].value
    return found


def chart(page: AppTest, number: int) -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(page.get("plotly_chart")[number].proto.spec)
    return spec


def open_page(page: AppTest, **query: str | list[str]) -> AppTest:
    for name, value in query.items():
        page.query_params[name.rstrip("_")] = value
    page.run()
    assert not page.exception
    return page


def test_the_whole_table_is_in_view_at_first(page: AppTest) -> None:
    open_page(page)
    assert count_line(page) == "**12 events** · 5 countries · June 2022 – December 2027"
    assert len(shown(page)) == 12
    assert not page.warning


def test_an_address_filters(page: AppTest) -> None:
    open_page(page, country=["CHL", "PER"], status="happened", **{"from": "2024-01-01"})
    assert shown(page)["headline"].str.contains("Norway|ministre").tolist() == [True, True, True]
    assert page.multiselect(key="country").value == ["CHL", "PER"]
    assert page.date_input(key="from").value is not None


def test_a_country_that_does_not_exist_is_told_and_left_out(page: AppTest) -> None:
    open_page(page, country="ATLANTIS")
    assert "ATLANTIS" in page.warning[0].value
    assert len(shown(page)) == 12


def test_a_notice_shows_an_address_as_text(page: AppTest) -> None:
    open_page(page, event="[click](https://elsewhere.example)")
    assert "\\[click\\]" in page.warning[0].value


@pytest.mark.parametrize(
    "name", ["http://elsewhere.example/", "HTTPS://elsewhere.example", "www.elsewhere.example", "a@elsewhere.example"]
)
def test_a_notice_makes_no_link_of_an_address(page: AppTest, name: str) -> None:
    """GitHub's Markdown finds addresses in words, escaped or not; a sign that joins words stands between."""
    open_page(page, event=name)
    told = page.warning[0].value.replace("\\", "").casefold()
    assert name.casefold() not in told
    assert name.casefold() in told.replace("\u2060", "")


def test_a_long_address_is_told_in_short(page: AppTest) -> None:
    open_page(page, country=[f"NOWHERE{number}" for number in range(300)], event="x" * 5000)
    assert "295 more" not in page.warning[0].value
    assert "296 more" in page.warning[0].value
    assert len(page.warning[0].value) < 1000


def test_choosing_a_type_narrows_the_table_and_changes_the_address(page: AppTest) -> None:
    open_page(page)
    page.button_group(key="type").set_value(["visit"]).run()
    assert not page.exception
    assert page.query_params["type"] == "visit"
    assert len(shown(page)) == 2


def test_choices_of_several_filters_hold_together(page: AppTest) -> None:
    open_page(page, event="swap")
    page.multiselect(key="country").select("CHL").run()
    page.text_input(key="q").set_value("GENEVA met").run()
    assert not page.exception
    assert page.query_params["country"] == "CHL"
    assert page.query_params["q"] == "GENEVA met"
    assert page.query_params["event"] == "swap"
    assert shown(page)["headline"].tolist() == ["Norway and Chile: talks in Geneva"]


def test_counts_stand_beside_the_options(page: AppTest) -> None:
    open_page(page, type="talks")
    assert "Norway · 3" in page.multiselect(key="country").options
    assert "Visit · 2" in page.button_group(key="type").options


def test_clearing_takes_every_filter_off_and_keeps_the_event(page: AppTest) -> None:
    open_page(page, country="CHL", q="talks", event="talks", area="0,0,60,60")
    page.button(key="reset").click().run()
    assert not page.exception
    assert page.query_params["event"] == "talks"
    assert "country" not in page.query_params
    assert len(shown(page)) == 12


def test_a_filter_can_be_taken_off_alone(page: AppTest) -> None:
    open_page(page, country="CHL", area="0,0,60,60")
    assert [button.label for button in page.button if str(button.key).startswith("remove-")] == [
        "area drawn on the map",
        "Chile",
    ]
    page.button(key="remove-0").click().run()
    assert "area" not in page.query_params
    assert page.query_params["country"] == "CHL"


def test_nothing_found_offers_to_start_again(page: AppTest) -> None:
    open_page(page, q="unicorn")
    assert page.info[0].value == "Remove a filter, or clear them all."
    page.button(key="clear-empty").click().run()
    assert len(shown(page)) == 12


def test_the_selected_event_shows_its_evidence(page: AppTest) -> None:
    open_page(page, event="drone")
    assert any("Le 14 mars 2023" in html.value and "evidence" in html.value for html in page.html)
    assert any(trace["marker"]["color"] == "#c2410c" for trace in chart(page, 0)["data"])


def test_without_a_choice_the_latest_event_is_shown(page: AppTest) -> None:
    open_page(page)
    assert any('data-event="third-meeting"' in html.value for html in page.html)
    assert "event" not in page.query_params


def test_the_other_events_of_a_spot_are_one_choice_away(page: AppTest) -> None:
    open_page(page, event="callao")
    page.selectbox(key="neighbours-of-callao").select("visit").run()
    assert not page.exception
    assert page.query_params["event"] == "visit"


def test_an_event_outside_the_filters_says_so(page: AppTest) -> None:
    open_page(page, event="drone", type="talks")
    assert any("outside the current filters" in caption.value for caption in page.caption)


@pytest.mark.parametrize(
    ("name", "rows"), [("undated", 2), ("unplaced", 4), ("planned", 1), ("claimed", 2), ("denied", 2)]
)
def test_each_counter_opens_its_list(page: AppTest, name: str, rows: int) -> None:
    open_page(page, list=name)
    assert len(page.dataframe[0].value) == rows
    assert len(shown(page)) == 12


def test_only_undated_events_in_view(page: AppTest) -> None:
    open_page(page, status="claimed")
    assert any("has a date" in info.value for info in page.info)
    assert any("place to pin" in info.value for info in page.info)
    assert len(shown(page)) == 2


def test_french_by_the_browser_english_by_the_address(page: AppTest) -> None:
    page.context = {"locale": "fr-FR"}
    open_page(page, country="ROU")
    assert page.title[0].value == "Chronologie des événements"
    assert "Roumanie · 3" in page.multiselect(key="country").options
    open_page(page, lang="en")
    assert page.title[0].value == "Event timeline"


def test_dark_charts_in_the_dark_theme(page: AppTest) -> None:
    page.context = {"theme": "dark"}
    open_page(page)
    assert chart(page, 1)["layout"]["paper_bgcolor"] == "#171c23"


def test_charts_and_tables_have_names(page: AppTest) -> None:
    open_page(page, list="undated")
    names = [element.proto.alt for element in (*page.get("plotly_chart"), *page.get("arrow_data_frame"))]
    assert names
    assert all(names)


def test_a_table_without_a_row(table_path: Path) -> None:
    invented_table().iloc[:0].to_parquet(table_path)
    page = open_page(AppTest.from_file(str(APP), default_timeout=60), country="CHL")
    assert any(str(table_path) in info.value for info in page.info)


def test_a_file_that_is_no_table(table_path: Path) -> None:
    table_path.write_text("not a table", encoding="utf-8")
    page = open_page(AppTest.from_file(str(APP), default_timeout=60))
    assert str(table_path) in page.error[0].value


def test_a_table_that_lacks_columns(table_path: Path) -> None:
    invented_table().drop(columns=[DETAILS, "status"]).to_parquet(table_path)
    page = open_page(AppTest.from_file(str(APP), default_timeout=60))
    assert "status" in page.error[0].value


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".csv"])
def test_every_file_that_can_be_read_back_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"events{suffix}"
    write_events(invented_table(), path)
    monkeypatch.setenv("EVENT_TIMELINE_TABLE", str(path))
    page = open_page(AppTest.from_file(str(APP), default_timeout=60), event="talks")
    assert len(shown(page)) == 12
    assert not page.warning


def test_a_file_of_another_kind_is_told_which_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.geojson"
    write_events(invented_table(), path)
    monkeypatch.setenv("EVENT_TIMELINE_TABLE", str(path))
    page = open_page(AppTest.from_file(str(APP), default_timeout=60))
    assert "jsonl" in page.error[0].value


def _set(column: str, value: Any, row: int = 3) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """One cell of another kind; a Parquet column has one type, so the others follow where they must."""

    def change(table: pd.DataFrame) -> pd.DataFrame:
        cells = [None if pd.isna(cell) else cell for cell in table[column].tolist()]
        if isinstance(value, str):
            cells = [cell if cell is None else str(cell) for cell in cells]
        elif isinstance(value, dt.date):
            cells = [cell if cell is None else cell.date() for cell in cells]
        cells[row] = value
        return table.assign(**{column: pd.Series(cells, dtype="object")})

    return change


def _as_is(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(
        date_start=table["date_start"].dt.strftime("%Y-%m-%d"),
        date_end=table["date_end"].dt.tz_localize("Europe/Paris"),
        published=table["published"].dt.date,
        latitude=table["latitude"].astype("str").replace("nan", ""),
        sources=table["sources"].astype("float32"),
        confidence=table["confidence"].map(str),
        event_type=table["event_type"].astype("category"),
        countries=table["countries"].str.split("; "),
    )


def _old_details(details: Any) -> Callable[[pd.DataFrame], pd.DataFrame]:
    return lambda table: table.assign(**{DETAILS: details if isinstance(details, str) else json.dumps(details)})


# How a table differs from one of ours, how many of its twelve rows are left, and words of the reason.
TABLES: dict[str, tuple[Callable[[pd.DataFrame], pd.DataFrame], int, str]] = {
    "other types": (_as_is, 12, ""),
    "a foreign index": (lambda table: table.set_index(np.arange(12)[::-1] * 7), 12, ""),
    "more columns": (lambda table: table.assign(weight=1.5, nested=[{"a": 1}] * 12), 12, ""),
    "another order": (lambda table: table.iloc[::-1, ::-1], 12, ""),
    "texts missing": (lambda table: table.assign(headline=None, actors=None, sentence=None, language=None), 12, ""),
    "numbers as texts": (lambda table: table.assign(headline=5, publisher=1.5), 12, ""),
    "no details": (lambda table: table.drop(columns=DETAILS), 12, ""),
    "details missing": (lambda table: table.assign(**{DETAILS: None}), 12, ""),
    "details no JSON": (_old_details("{"), 12, ""),
    "details nested too deep": (_old_details("[" * 100_000), 12, ""),
    "details a list": (_old_details([1]), 12, ""),
    "details of mentions without fields": (_old_details({"mentions": [{"sentence": "A drone fell."}]}), 12, ""),
    "details of wrong types": (
        _old_details({
            "actors": [{"name": "A"}, 5, {"name": 5}],
            "mentions": [{"sentence": "S", "published": "soon", "timex": 5, "place": {"start": "a"}, "language": None}],
        }),
        12,
        "",
    ),
    "an address that is none": (
        _old_details({"mentions": [{"sentence": "S", "url": "https://[example.org/a", "title": "T"}]}),
        12,
        "",
    ),
    "a row's address that is none": (
        lambda table: table.assign(source_url="http://[", **{DETAILS: "{}"}),
        12,
        "",
    ),
    "a day that is none": (_set("date_start", "soon"), 11, "date_start is no day"),
    "a day as a number": (lambda table: table.assign(published=20240501), 0, "published is no day"),
    "a timestamp of nanoseconds": (lambda table: table.assign(date_end=1_700_000_000), 0, "date_end is no day"),
    "the year 9999": (_set("date_end", dt.date(9999, 12, 31)), 11, "date_end is no day"),
    "a year before 1": (
        lambda table: table.assign(date_start=np.array(["-0050-01-01"] * 12, dtype="datetime64[ms]")),
        0,
        "date_start is no day",
    ),
    "the end before the start": (_set("date_end", dt.date(1999, 1, 1)), 11, "date_end lies before date_start"),
    "half a period": (_set("date_end", None), 11, "one is empty"),
    "half a pin": (_set("longitude", None, 0), 11, "one is empty"),
    "a pin off the earth": (_set("latitude", 123.0, 0), 11, "latitude lies outside"),
    "an endless pin": (_set("latitude", float("inf"), 0), 11, "latitude is no number"),
    "a pin in words": (_set("latitude", "north", 0), 11, "latitude is no number"),
    "no id": (_set("event_id", None), 11, "event_id is empty"),
    "ids twice": (lambda table: table.assign(event_id="same"), 1, "an earlier row has the same event_id"),
    "no type": (_set("event_type", ""), 11, "event_type is empty"),
    "no status": (lambda table: table.assign(status=None), 0, "status is empty"),
    "no count of sources": (_set("sources", None), 11, "sources is no count"),
    "half a source": (_set("sources", 0.5), 11, "sources is no count"),
    "a confidence in percent": (lambda table: table.assign(confidence=80), 0, "confidence lies outside 0 to 1"),
    "a text that is bytes": (lambda table: table.assign(headline=b"\xff"), 0, "headline is no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_any_kind_is_shown_as_far_as_it_can_be(table_path: Path, name: str) -> None:
    change, left, reason = TABLES[name]
    change(invented_table()).to_parquet(table_path)
    page = open_page(AppTest.from_file(str(APP), default_timeout=60))
    told = [warning.value.replace("\\", "") for warning in page.warning]
    if left:
        assert len(shown(page)) == left
    else:
        assert any(str(table_path) in info.value for info in page.info)
    if left == 12:
        assert not told
    else:
        (sentence,) = told
        assert f"{12 - left} row" in sentence
        assert reason in sentence
        assert "python -m pipeline extract" in sentence


def test_the_reasons_are_told_in_the_language_of_the_page(table_path: Path) -> None:
    _set("latitude", 123.0, 0)(invented_table()).to_parquet(table_path)
    page = open_page(AppTest.from_file(str(APP), default_timeout=60), lang="fr")
    told = page.warning[0].value.replace("\\", "")
    assert "1 ligne de la table" in told
    assert "latitude sort de -90 à 90 (d’abord à la ligne 1)" in told


@pytest.mark.parametrize("name", ["columns twice", "a column less", "a folder", "half a file", "cut", "no suffix"])
def test_what_cannot_be_read_at_all_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / (
        "events" if name == "no suffix" else "events.csv" if name == "columns twice" else "events.parquet"
    )
    table = invented_table()
    if name == "columns twice":
        path.write_text(table.to_csv(index=False).replace("plover_type", "event_type", 1), encoding="utf-8")
    elif name == "a column less":
        table.drop(columns="sources").to_parquet(path)
    elif name == "a folder":
        path.mkdir()
    else:
        table.to_parquet(path)
        content = path.read_bytes()
        path.write_bytes({"half a file": content[: len(content) // 2], "cut": content[:-1]}.get(name, content))
    monkeypatch.setenv("EVENT_TIMELINE_TABLE", str(path))
    page = open_page(AppTest.from_file(str(APP), default_timeout=60))
    assert len(page.error) == 1
    assert str(path) in page.error[0].value
    assert "python -m pipeline extract" in page.error[0].value
    assert not page.title


def test_a_line_that_is_cut_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.jsonl"
    write_events(invented_table(), path)
    path.write_text(path.read_text(encoding="utf-8")[:-50] + '\n{"event_id": "x"}\n', encoding="utf-8")
    monkeypatch.setenv("EVENT_TIMELINE_TABLE", str(path))
    page = open_page(AppTest.from_file(str(APP), default_timeout=60))
    assert len(shown(page)) == 11
    assert "2 rows" in page.warning[0].value


MARKUP = "![x](http://elsewhere.example/a.png) [y](http://elsewhere.example) :red[z]"


def test_an_unknown_code_is_words_and_no_markdown(table_path: Path) -> None:
    table = invented_table()
    table.assign(event_type=MARKUP, status=MARKUP, actors=MARKUP, headline=MARKUP).to_parquet(table_path)
    page = open_page(AppTest.from_file(str(APP), default_timeout=60), type=MARKUP, actor=MARKUP)
    assert len(shown(page)) == 12
    read_as_markdown = [
        *(option for key in ("type", "status") for option in page.button_group(key=key).options),
        *(button.label for button in page.button),
        *(text.value for text in (*page.markdown, *page.caption, *page.info, *page.warning)),
    ]
    assert any("elsewhere" in text for text in read_as_markdown)
    assert not [text for text in read_as_markdown if "](" in text or "http:/" in text or ":red[" in text]
    assert not [html for html in page.html if "<img" in html.value]


def test_a_fault_shows_no_traceback() -> None:
    config = tomllib.loads((APP.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["client"]["showErrorDetails"] == "none"


def test_the_table_as_the_pipeline_writes_it(table_path: Path) -> None:
    write_events(invented_table(), table_path)
    page = open_page(AppTest.from_file(str(APP), default_timeout=60), event="talks")
    assert len(shown(page)) == 12


def test_many_events_are_counted(table_path: Path) -> None:
    many_events(5000).to_parquet(table_path)
    page = open_page(AppTest.from_file(str(APP), default_timeout=60))
    assert {trace["type"] for trace in chart(page, 0)["data"]} == {"bar"}


class TestWithoutATable:
    """The first visit, with the pipeline's part played by a stand-in."""

    @pytest.fixture(autouse=True)
    def _articles(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = tmp_path / "articles"
        folder.mkdir()
        (folder / "one.txt").write_text("One.", encoding="utf-8")
        monkeypatch.setattr("panels.source.ARTICLES", folder)

    @pytest.fixture
    def table_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The sample's table: no other is named, and none of one's own is there."""
        monkeypatch.delenv("EVENT_TIMELINE_TABLE", raising=False)
        monkeypatch.setattr("panels.source.TABLE", tmp_path / "events.parquet")
        monkeypatch.setattr("panels.source.SAMPLE", tmp_path / "sample.parquet")
        return tmp_path / "sample.parquet"

    def test_one_s_own_table_comes_before_the_sample(self, table_path: Path, tmp_path: Path) -> None:
        invented_table().to_parquet(tmp_path / "events.parquet")
        page = open_page(AppTest.from_file(str(APP), default_timeout=60))
        assert len(shown(page)) == 12
        assert not table_path.exists()

    def test_a_named_table_that_is_missing_is_told_and_not_made(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        missing = tmp_path / "missing.parquet"
        monkeypatch.setenv("EVENT_TIMELINE_TABLE", str(missing))
        page = open_page(AppTest.from_file(str(APP), default_timeout=60))
        assert str(missing) in page.error[0].value
        assert not missing.exists()

    def test_the_sample_is_extracted_and_kept(self, table_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        progress: list[tuple[int, int]] = []

        def extract(paths: Any, **options: Any) -> SimpleNamespace:
            options["progress"](1, 1)
            progress.append((1, 1))
            return SimpleNamespace(table=invented_table(), unreadable=())

        monkeypatch.setattr("pipeline.run.extract", extract)
        page = open_page(AppTest.from_file(str(APP), default_timeout=60))
        assert progress == [(1, 1)]
        assert table_path.exists()
        assert len(shown(page)) == 12

    def test_what_cannot_be_extracted_is_told(self, table_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def extract(paths: Any, **options: Any) -> SimpleNamespace:
            raise ResourceError("the model is not installed; run pip")

        monkeypatch.setattr("pipeline.run.extract", extract)
        page = open_page(AppTest.from_file(str(APP), default_timeout=60))
        assert "run pip" in page.error[0].value
        assert not table_path.exists()

    def test_no_article_at_all(self, table_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("panels.source.ARTICLES", tmp_path / "nowhere")
        page = open_page(AppTest.from_file(str(APP), default_timeout=60))
        assert "nowhere" in page.warning[0].value
