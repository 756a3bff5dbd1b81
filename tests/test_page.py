"""The page without a browser: filters, address, languages and what it shows where there is nothing to show."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

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
