"""The real page in the real browser: a server for one table, a Chromium that draws maps, and waits on conditions."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
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
_CHARTS_ARE_DRAWN = """() => {
    const charts = [...document.querySelectorAll('.js-plotly-plot')];
    const map = (chart) => chart._fullLayout?.map?._subplot?.map;
    return charts.length > 0 && charts.every((chart) => chart.calcdata && (!map(chart) || map(chart).loaded()));
}"""


@contextmanager
def serve_page(table: Path) -> Iterator[str]:
    """The address of the page over `table`, until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
    environment = os.environ | {"EVENT_TIMELINE_TABLE": str(table)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for_health(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def launch(playwright: Playwright) -> Browser:
    executable = find_chromium(playwright)
    return playwright.chromium.launch(executable_path=executable, args=FLAGS)


def wait_until_drawn(page: Page, *, charts: bool = True) -> None:
    """Until the script has run to its end and both charts, the map's tiles too, stand on the page."""
    page.wait_for_selector("h1", timeout=PATIENCE)
    page.wait_for_function(_RUN_IS_OVER, timeout=PATIENCE)
    if charts:
        page.wait_for_function(_CHARTS_ARE_DRAWN, timeout=PATIENCE)


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
            server_is_up = server.poll() is None
            if server_is_up:
                _pause()
    raise RuntimeError("streamlit did not answer within a minute")


def _pause() -> None:
    """A tenth of a second between two questions to a server that is starting."""
    import time

    time.sleep(0.1)
