"""A parsed article's mentions: each telling of an event with its trigger, status, date, roles and figures."""

from __future__ import annotations

from pipeline.mentions.finding import find_mentions

__all__ = ["find_mentions"]
