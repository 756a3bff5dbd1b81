"""What all tests share: one encoder, since to read it takes longer than most of the runs that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest


@pytest.fixture(scope="session", autouse=True)
def one_encoder() -> Iterator[None]:
    """Runs inside the process of the tests read the encoder once; a program that a test starts reads its own."""
    from pipeline.encoder import load_encoder

    with pytest.MonkeyPatch.context() as patch:
        once = cache(load_encoder)
        patch.setattr("pipeline.encoder.load_encoder", once)
        patch.setattr("pipeline.run.load_encoder", once)
        yield
