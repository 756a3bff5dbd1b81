"""Mentions to events: tellings of one event become one row, within an article and across articles.

Rather two rows too many than two events in one.
"""

from pipeline.merge.across import merge_articles
from pipeline.merge.within import merge_mentions

__all__ = ["merge_articles", "merge_mentions"]
