"""A Chromium for the browser tests: found, or installed by `python -m tests.browser.chromium`, which `make test` calls."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_chromium(playwright: Playwright) -> Path | None:
    """A browser of the system, else Playwright's own, else None."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    if _MAC.exists():
        return _MAC
    own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def main() -> str | None:
    """Install a Chromium where none is found; the sentence that says what to do where that fails."""
    if _is_there():
        return None
    if shutil.which("apt-get") and os.geteuid() == 0:
        update = subprocess.run(["apt-get", "update"], check=False)
        if update.returncode == 0:
            subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], check=False)
    if not _is_there():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if _is_there():
        return None
    return (
        "No Chromium for the browser tests: install one (apt install chromium; brew install --cask chromium) "
        "and run `make test` again."
    )


def _is_there() -> bool:
    with sync_playwright() as playwright:
        return find_chromium(playwright) is not None


if __name__ == "__main__":
    sys.exit(main())
