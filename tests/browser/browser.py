"""The real page in the real browser: a server for one table, a Chromium that draws maps, and waits on conditions."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, Playwright

from tests.browser.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The map needs WebGL, which machines without a graphics card draw in software.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
PATIENCE = 30_000  # milliseconds a condition may take on a busy machine

_RUN_IS_OVER = (
    "() => document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"
)
_TIMELINE_IS_DRAWN = "() => document.querySelector('.st-key-timeline .js-plotly-plot')?.calcdata"
_MAP_IS_DRAWN = "() => document.querySelector('.st-key-map .js-plotly-plot')?._fullLayout?.map?._subplot?.map?.loaded()"


@contextmanager
def serve_page(table: Path) -> Iterator[str]:
    """The address of the page over `table`, until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
    environment = os.environ | {"EVENT_TIMELINE_TABLE": str(table)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for_health(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def launch(playwright: Playwright) -> Browser:
    executable = find_chromium(playwright)
    return playwright.chromium.launch(executable_path=executable, args=FLAGS)


def wait_until_run(page: Page) -> None:
    """Until the script has run to its end."""
    page.wait_for_selector("h1", timeout=PATIENCE)
    page.wait_for_function(_RUN_IS_OVER, timeout=PATIENCE)


def wait_until_drawn(page: Page) -> None:
    """Until the timeline stands on the page, too."""
    wait_until_run(page)
    page.wait_for_function(_TIMELINE_IS_DRAWN, timeout=PATIENCE)


def wait_for_map(page: Page) -> None:
    """Until the map has drawn its shapes, which takes seconds without a graphics card."""
    page.wait_for_function(_MAP_IS_DRAWN, timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for_health(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"streamlit ended with {server.returncode}; run `streamlit run app.py` to see why")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("streamlit did not answer within a minute")
