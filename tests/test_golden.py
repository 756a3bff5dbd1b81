"""The sample's table, line by line: what a change does to it is seen in the diff of tests/golden/events.csv.

    python -m pipeline extract data/articles --output tests/golden/events.csv

writes it anew; read the diff before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "events.csv"


@pytest.mark.skipif(not GOLDEN.exists(), reason="tests/golden/events.csv is not written yet")
def test_the_sample_gives_the_same_table(tmp_path):
    output = tmp_path / "events.csv"
    assert main(["extract", str(ROOT / "data" / "articles"), "--output", str(output)]) == 0
    assert output.read_text(encoding="utf-8").splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
