"""A parsed article, read once: sentences and their part, clauses, who does what to whom."""

from pipeline.reading.reading import Part, Reading, Sentence, read_document

__all__ = ["Part", "Reading", "Sentence", "read_document"]
