"""The components on blank pipelines: spans, labels, publication date."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
import spacy

from pipeline.timex import spacy_component


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le ministre est arrivé jeudi à Kiev.", ("jeudi", "DATE", "2026-02-05")),
        ("en", "Sanctions will be lifted within two weeks.", ("two weeks", "DURATION", "P2W")),
    ],
)
def test_spans_carry_their_timex(language: str, text: str, expected: tuple[str, str, str]) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe(f"timex_{language}")
    doc = nlp.make_doc(text)
    doc._.dct = dt.date(2026, 2, 6)
    (span,) = nlp(doc).spans[spacy_component.SPANS_KEY]
    assert (span.text, span.label_, span._.timex.value) == expected


def test_without_a_date_a_weekday_stays_open() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("timex_fr")
    doc = nlp("Il est arrivé jeudi.")
    (span,) = doc.spans["timexes"]
    assert span._.timex.interval is None


def test_the_factories_are_registered_as_entry_points() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    factories = project["project"]["entry-points"]["spacy_factories"]
    for name, target in factories.items():
        module, function = target.split(":")
        assert module == spacy_component.__name__
        assert callable(getattr(spacy_component, function)), name
    assert set(factories) == {"timex_fr", "timex_en"}
