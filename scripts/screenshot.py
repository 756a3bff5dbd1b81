"""Take the README's picture of the page, docs/page.png, and its variants into a folder.

    python scripts/screenshot.py                        docs/page.png from data/sample.parquet
    python scripts/screenshot.py --folder /tmp/pages    also 1366 and 390 pixels wide, light and dark, in both languages

Needs the `dev` extra and a Chromium.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.browser import launch, serve_page, wait_for_map, wait_until_drawn  # noqa: E402 - after the path to them

PICTURE = ROOT / "docs" / "page.png"
HEIGHTS = {1366: 900, 390: 844}
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--table", type=Path, default=ROOT / "data" / "sample.parquet")
    parser.add_argument("--folder", type=Path, help="where the variants go; none are taken without it")
    parser.add_argument("--query", default="", help="the view to open, as in the address: country=POL&event=...")
    parser.add_argument("--picture", type=Path, default=PICTURE, help="where the README's picture goes")
    options = parser.parse_args()
    with serve_page(options.table.resolve()) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        if options.folder is None:
            take(browser, f"{address}/?{options.query}", options.picture, 1366, "light", "en")
            return 0
        options.folder.mkdir(parents=True, exist_ok=True)
        for width in HEIGHTS:
            for theme in ("light", "dark"):
                language = "en" if theme == "light" else "fr"
                target = options.folder / f"page-{width}-{theme}.png"
                take(browser, f"{address}/?{options.query}", target, width, theme, language)
    return 0


def take(browser: Browser, url: str, target: Path, width: int, theme: str, language: str) -> None:
    """One picture of the whole page."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="dark" if theme == "dark" else "light",
        locale="fr-FR" if language == "fr" else "en-GB",
        device_scale_factor=1,
        user_agent=PHONE if width < 600 else None,
    )
    page = context.new_page()
    page.goto(url)
    wait_until_drawn(page)
    wait_for_map(page)
    # Streamlit scrolls inside the page: make the window as tall as what it holds.
    height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    page.set_viewport_size({"width": width, "height": int(height) + 60})
    wait_until_drawn(page)
    wait_for_map(page)
    page.screenshot(path=target)
    print(target)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
