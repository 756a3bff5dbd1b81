"""The places, peoples, organisations and leaders that the pipeline knows by name."""

from pipeline.gazetteer.folding import fold, fold_typography
from pipeline.gazetteer.forms import Form, find_forms
from pipeline.gazetteer.known import (
    Organisation,
    Person,
    country_name,
    load_countries,
    load_organisations,
    load_people,
)
from pipeline.gazetteer.reading import Reading
from pipeline.gazetteer.table import find_readings

__all__ = [
    "Form",
    "Organisation",
    "Person",
    "Reading",
    "country_name",
    "find_forms",
    "find_readings",
    "fold",
    "fold_typography",
    "load_countries",
    "load_organisations",
    "load_people",
]
