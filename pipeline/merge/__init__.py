"""Mentions to events: those of one article first, then those of several articles."""

from pipeline.merge.across import merge_articles
from pipeline.merge.clusters import consolidate_mentions

__all__ = ["consolidate_mentions", "merge_articles"]
