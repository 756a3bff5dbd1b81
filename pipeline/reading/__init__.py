"""A parsed article, read once: sentences and their part, clauses, who does what to whom, status, who says it."""

from pipeline.reading.layout import Part
from pipeline.reading.reading import Reading, Sentence, read_document
from pipeline.reading.status import Modality, Unreal, find_new_date, find_postponement, find_status, status_on

__all__ = [
    "Modality", "Part", "Reading", "Sentence", "Unreal", "find_new_date", "find_postponement", "find_status",
    "read_document", "status_on",
]  # fmt: skip
