"""Who can take part: the forms of people, states and organisations in a text."""

from pipeline.actors.finding import find_actors, find_people

__all__ = ["find_actors", "find_people"]
