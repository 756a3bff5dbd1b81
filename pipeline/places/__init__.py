"""Text -> the places it names, and the place and countries of an event."""

from pipeline.places.find import find_places
from pipeline.places.locate import locate_mentions

__all__ = ["find_places", "locate_mentions"]
