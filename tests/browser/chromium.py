"""A Chromium for the browser tests: found, or installed by `python -m tests.browser.chromium`, which `make test` calls."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_chromium() -> Path | None:
    """A browser of the system, else Playwright's own, else None."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    if _MAC.exists():
        return _MAC
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def main() -> int:
    if find_chromium():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        update = subprocess.run(["apt-get", "update"], check=False)
        if update.returncode == 0:
            subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], check=False)
    if not find_chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find_chromium():
        return 0
    print(
        "No Chromium for the browser tests: install one (apt install chromium; brew install --cask chromium) "
        "and run `make test` again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
