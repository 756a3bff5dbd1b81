"""Are these two mentions of one article one event: what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.distance import kilometres
from pipeline.types import DateBasis, GeoPrecision, Mention

_FINE = (GeoPrecision.POINT, GeoPrecision.CITY)
# A city and its airport, a base and the town it is named after.
SAME_PLACE_KM = 60.0


def sameness_features(first: Mention, second: Mention) -> dict[str, float]:
    """Of two mentions of one type, `first` told before `second`."""
    kind = first.event_type
    names = set(_features(first, second))
    return dict.fromkeys({f"same:{name}" for name in names} | {f"same:{kind}:{name}" for name in names}, 1.0)


def _features(a: Mention, b: Mention) -> Iterator[str]:
    yield ""
    apart = abs(b.sentence_index - a.sentence_index)
    yield f"sentences apart={min(apart, 5)}"
    dates = _dates(a, b)
    yield f"dates={dates}"
    countries = _sets(set(a.countries), set(b.countries))
    yield f"countries={countries}"
    yield f"places={_places(a, b)}"
    actors = _sets({one.name for one in a.actors}, {one.name for one in b.actors})
    yield f"actors={actors}"
    yield f"words={'same' if a.lemma == b.lemma else 'others'}"
    yield f"frames={'same' if a.frame == b.frame else 'others'}"
    yield f"dates={dates}:countries={countries}"
    if b.definite:
        yield f"definite:dates={dates}"
    if a.in_title or b.in_title:
        yield f"title:dates={dates}"
        yield f"title:countries={countries}"
    yield f"status={a.status == b.status}"
    if a.status != b.status:
        yield f"status={'/'.join(sorted((a.status, b.status)))}"
    yield f"figures={_sets({q.value for q in a.quantities}, {q.value for q in b.quantities})}"
    if apart == 0:
        yield f"one sentence:dates={dates}"
        yield f"one sentence:told by one verb={a.told_by == b.told_by}"


def _dates(a: Mention, b: Mention) -> str:
    if a.interval is None or b.interval is None:
        return "both open" if a.interval is b.interval else "one open"
    published = DateBasis.PUBLICATION in (a.date_basis, b.date_basis)
    if a.interval == b.interval:
        return "same by publication" if published else "same"
    if not a.interval.overlaps(b.interval):
        return "apart by publication" if published else "apart"
    wide, narrow = sorted((a.interval.days, b.interval.days), reverse=True)
    return "one within a month" if narrow < wide <= 31 else "overlap"


def _sets(a: set[object] | set[str] | set[float], b: set[object] | set[str] | set[float]) -> str:
    if not a or not b:
        return "none" if not a and not b else "one side"
    if a == b:
        return "same"
    if a <= b or b <= a:
        return "one within"
    return "some" if a & b else "others"


def _places(a: Mention, b: Mention) -> str:
    one, other = a.place, b.place
    if one is None or other is None:
        return "unknown"
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return "unknown"
    fine = one.precision in _FINE and other.precision in _FINE
    near = kilometres((one.latitude, one.longitude), (other.latitude, other.longitude)) <= SAME_PLACE_KM
    if near:
        return "same"
    if not fine and one.country == other.country:
        return "in one country"
    return "apart" if fine else "other countries"
