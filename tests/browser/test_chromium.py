"""Where there is no Chromium: every way to install one is tried, and the last word is a sentence."""

from __future__ import annotations

import subprocess

import pytest

from tests.browser import chromium


@pytest.fixture
def installed(monkeypatch):
    """The commands that are run; none of them installs anything."""
    commands: list[list[str]] = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(chromium, "_is_there", lambda: False)
    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_as_root_on_debian(installed, monkeypatch):
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    assert "install one" in (chromium.main() or "")
    assert [command[0:2] for command in installed[:2]] == [["apt-get", "update"], ["apt-get", "install"]]
    assert installed[2][1:] == ["-m", "playwright", "install", "chromium"]


def test_as_somebody_else(installed, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    assert "install one" in (chromium.main() or "")
    assert [command[1:] for command in installed] == [["-m", "playwright", "install", "chromium"]]
