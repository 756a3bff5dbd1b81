"""One server and one Chromium for all browser tests; each test has its own context and sees no foreign request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from tests.browser.browser import PATIENCE, launch, serve_page, wait_until_drawn
from tests.views.invented import invented_table

OpenPage = Callable[..., Page]
ColorScheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    table = tmp_path_factory.mktemp("table") / "events.parquet"
    invented_table().to_parquet(table)
    with serve_page(table) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except Error as error:
            pytest.fail(
                f"no Chromium to drive: run `apt-get install chromium` or `playwright install chromium` ({error})"
            )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> dict[tuple[int, str, str], BrowserContext]:
    """One a kind of reader, kept: a second page of a context has the scripts in its cache and opens at once."""
    return {}


@pytest.fixture
def open_page(
    browser: Browser, address: str, contexts: dict[tuple[int, str, str], BrowserContext]
) -> Iterator[OpenPage]:
    """Open the page at a query; the test fails if it ever asks another host for anything."""
    pages: list[Page] = []
    foreign: list[str] = []

    def open_page(query: str = "", *, width: int = 1366, scheme: ColorScheme = "light", locale: str = "en-GB") -> Page:
        kind = (width, scheme, locale)
        if kind not in contexts:
            contexts[kind] = browser.new_context(
                viewport={"width": width, "height": 1800}, color_scheme=scheme, locale=locale
            )
        page = contexts[kind].new_page()
        pages.append(page)
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: foreign.append(request.url) if _is_foreign(request.url, address) else None)
        page.goto(f"{address}/?{query}")
        wait_until_drawn(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert not foreign


def _is_foreign(url: str, address: str) -> bool:
    own = address.partition("://")[2]
    return not url.startswith(("data:", "blob:", f"http://{own}/", f"ws://{own}/"))
