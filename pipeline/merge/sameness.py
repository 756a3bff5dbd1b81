"""What speaks against two tellings, or two events, being of one event: their status, dates and places."""

from __future__ import annotations

from pipeline.distance import kilometres
from pipeline.types import Event, GeoPrecision, Mention, Place, Status

# How far apart two pins may lie and still be one place: a city and its airport, a base and the town it is named after.
SAME_PLACE_KM = 60.0
# The longest date that can be a vaguer one for a day's event: a month can, a year had better not.
VAGUEST_DAYS = 31
_FINE = (GeoPrecision.POINT, GeoPrecision.CITY)


def statuses_can_be_one(a: Status, b: Status) -> bool:
    """Nothing denied is also told as true, and no plan as done."""
    return a is b or (Status.DENIED not in (a, b) and {a, b} != {Status.PLANNED, Status.HAPPENED})


def dates_can_be_one(a: Mention | Event, b: Mention | Event) -> bool:
    """Whether both are dated, share a day, and the one can be a vaguer date of the other."""
    if a.interval is None or b.interval is None or not a.interval.overlaps(b.interval):
        return False
    return lengths_can_be_one(a, b)


def lengths_can_be_one(a: Mention | Event, b: Mention | Event) -> bool:
    """Whether the longer date is at most a month or no longer than the other: a series of months is no day in it. What
    has no date speaks against nothing."""
    if a.interval is None or b.interval is None:
        return True
    short, long = sorted((a.interval.days, b.interval.days))
    return long <= max(VAGUEST_DAYS, short)


def places_can_be_one(a: Place | None, b: Place | None) -> bool:
    """Only two pins of a city or finer can lie too far apart."""
    if a is None or b is None or a.precision not in _FINE or b.precision not in _FINE:
        return True
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return True
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude)) <= SAME_PLACE_KM
