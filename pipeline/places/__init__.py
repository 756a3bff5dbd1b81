"""Text -> the places it names."""

from pipeline.places.find import find_places

__all__ = ["find_places"]
