"""Who took part: the forms of people, states and organisations in a text, and their roles in its events."""

from pipeline.actors.assigning import assign_actors
from pipeline.actors.finding import find_actors, find_people

__all__ = ["assign_actors", "find_actors", "find_people"]
