"""The places, peoples, organisations and leaders that the pipeline knows by name."""

from pipeline.gazetteer.facts import load_disputed
from pipeline.gazetteer.folding import fold, fold_typography
from pipeline.gazetteer.forms import Form, find_forms, load_capitals
from pipeline.gazetteer.known import (
    Organisation,
    Person,
    country_name,
    load_countries,
    load_organisations,
    load_people,
)
from pipeline.gazetteer.reading import Reading
from pipeline.gazetteer.table import find_readings, find_regions

__all__ = [
    "Form",
    "Organisation",
    "Person",
    "Reading",
    "country_name",
    "find_forms",
    "find_readings",
    "find_regions",
    "fold",
    "fold_typography",
    "load_capitals",
    "load_countries",
    "load_disputed",
    "load_organisations",
    "load_people",
]
