"""The exceptions of the pipeline: each names the file or article it met and the way out."""

from __future__ import annotations


class PipelineError(Exception):
    """The root: whatever the pipeline raises on purpose is one of these."""


class ArticleError(PipelineError):
    """One article could not be read; the run goes on without it."""


class ResourceError(PipelineError):
    """A model, a lexicon or the gazetteer is missing or broken; nothing can be extracted."""


class OutputError(PipelineError):
    """The result cannot be written: unknown suffix, no such folder, no regular file, no permission, disk full."""


class StreamError(PipelineError):
    """A standard stream that the command needs is closed."""


class GoldError(PipelineError):
    """An annotated set does not have the shape that `evaluate` reads."""


class EventsError(PipelineError):
    """A file of events cannot be read: missing, of unknown suffix, or not this project's table."""
