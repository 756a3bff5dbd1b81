"""How the time grows with the size: odd texts through the whole line, and many mentions through the merging.

    python -m benchmarks.growth [--texts NAME ...] [--mentions SPREAD ...]

Prints a Markdown table of each: CPU seconds of this process at every size, and the greatest growth from one size to the
next, which is twice as large. Linear time grows 2 times; more than MOST is in bold.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence

from pipeline.decisions import load_decisions, sameness_of
from pipeline.event_types import load_event_types
from pipeline.interval import Interval, between, day, month
from pipeline.merge import consolidate_mentions, merge_articles
from pipeline.merge.drawing import draw_together
from pipeline.run import extract_events
from pipeline.types import (
    Actor,
    ActorKind,
    Article,
    DateBasis,
    GeoPrecision,
    Mention,
    Place,
    PlaceKind,
    Status,
)

# Characters of a text, and mentions, each twice the one before.
CHARACTERS = [4_000, 8_000, 16_000, 32_000, 64_000]
MENTIONS = [1_563, 3_125, 6_250, 12_500, 25_000, 50_000]
# The greatest growth for twice the size that counts as linear.
MOST = 2.3
# Seconds. A size is measured again until so many have passed, at most so often; the shortest time counts.
ENOUGH = 1.0
REPEATS = 20

# A language and what is written again and again.
ODD_TEXTS = {
    "prose": ("en", "The ministers of Peru and Chile met in Geneva on Friday. They signed a truce, an envoy said.\n\n"),
    "French prose": ("fr", "Les ministres se sont rencontrés à Genève vendredi. Ils ont signé une trêve.\n\n"),
    "no full stop": ("en", "the French and German ministers met in Geneva on Friday and then "),
    "French without a full stop": ("fr", "les ministres se sont rencontrés à Genève vendredi et puis "),
    "triggers and places": ("en", "strike on Kyiv, talks in Geneva, attack in Lima, visit to Oslo, "),
    "French triggers and places": ("fr", "frappe sur Kiev, pourparlers à Genève, visite à Oslo, attaque à Lima, "),
    "verbs": ("en", "attacked met signed visited struck said agreed bombed denied "),
    "towns": ("en", "Paris Geneva Kharkiv Moscow Berlin London Warsaw Lima Oslo Minsk "),
    "towns with commas": ("en", "Paris, Geneva, Kharkiv, Moscow, Berlin, London, Warsaw, Lima, "),
    "states joined": ("en", "Norway and Chile and "),
    "people": ("en", "President Emmanuel Macron and Minister Anna Novak met Vladimir Putin, "),
    "bodies": ("en", "the United Nations and the Chilean defence ministry and NATO and the army of Peru "),
    "sayings": ("en", "the minister said that the envoy announced that Reuters reported that "),
    "sources": ("en", "according to Reuters, a diplomat said, the army of Peru told state media, "),
    "numbers": ("en", "1 22 333 4,444 two hundred and five "),
    "counted": ("en", "12 soldiers, 300 prisoners, some forty civilians, at least two drones "),
    "dates": ("en", "3 May 2024, Friday, last week, 2024-01-05, two days later, "),
    "years": ("fr", "1999, 2024 "),
    "capitals": ("fr", "la capitale, au ministère russe de la Défense, la capitale syrienne, "),
    "brackets": ("en", "(a ( « b "),
    "quotations": ("en", "\"Peru met Chile\" « in Lima » “on Friday” "),
    "short lines": ("en", "met\nParis\n"),
    "a table": ("en", "Lima\t12\t2024-01-05\tattack\n"),
    "acronyms": ("en", "the U.S. U.N. Mr. J. Smith No. 5 "),
    "hyphens": ("en", "Russia-Ukraine-Poland-talks pro-Peru anti-drone "),
    "pronouns": ("en", "he met them there and she told him that they "),
    "one word": ("en", "a"),
}  # fmt: skip


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    ask.add_argument("--texts", nargs="*", choices=ODD_TEXTS, default=list(ODD_TEXTS), metavar="NAME")
    ask.add_argument("--mentions", nargs="*", choices=SPREADS, default=list(SPREADS), metavar="SPREAD")
    args = ask.parse_args()
    extract_events([Article(language, "Peru met Chile.", language) for language in ("en", "fr")])  # the models load
    _print("characters", CHARACTERS, {name: _read(*ODD_TEXTS[name]) for name in args.texts})
    _print("mentions of one article each", MENTIONS, {name: _merge_articles(name) for name in args.mentions})
    _print("mentions of one article", MENTIONS, {name: _consolidate_mentions(name) for name in args.mentions})


# What is to be done at a size: made first, timed then.
_Work = Callable[[int], Callable[[], object]]


def _print(unit: str, sizes: Sequence[int], works: dict[str, _Work]) -> None:
    """A row of each work: its times and the greatest growth."""
    if not works:
        return
    print(f"\n| {unit} | " + " | ".join(f"{size:,}" for size in sizes) + " | growth |")
    print("| --- " * (len(sizes) + 2) + "|")
    for name, work in works.items():
        seconds = [_seconds(work(size)) for size in sizes]
        growth = max(after / before for before, after in itertools.pairwise(seconds))
        told = f"**{growth:.2f}**" if growth > MOST else f"{growth:.2f}"
        print(f"| {name} | " + " | ".join(f"{taken:.2f}" for taken in seconds) + f" | {told} |", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process, the shortest of several where they are few."""
    taken: list[float] = []
    while sum(taken) < ENOUGH and len(taken) < REPEATS:
        gc.collect()
        gc.disable()  # as timeit does: it looks at all that is held, here what the benchmark made
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
        gc.enable()
    return min(taken)


def _read(language: str, part: str) -> _Work:
    def work(size: int) -> Callable[[], object]:
        text = (part * (size // len(part) + 1))[:size]
        article = Article("odd", text, language, published=dt.date(2025, 9, 10))
        return lambda: extract_events([article])

    return work


def _merge_articles(spread: str) -> _Work:
    def work(size: int) -> Callable[[], object]:
        events = [draw_together([mention]) for mention in _mentions(spread, size, apart=True)]
        names = [event.mentions[0].article_id for event in events]
        articles = {name: Article(name, f"No copy of another: {name}.", "en") for name in names}
        return lambda: merge_articles(events, articles)

    return work


def _consolidate_mentions(spread: str) -> _Work:
    def work(size: int) -> Callable[[], object]:
        mentions = list(_mentions(spread, size, apart=False))
        sameness = sameness_of(load_decisions())
        return lambda: consolidate_mentions(mentions, sameness)

    return work


_START = dt.date(2022, 1, 1)
_COUNTRIES = [f"{a}{b}X" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]


def _day_among(chance: random.Random, count: int) -> Interval:
    return day(_START + dt.timedelta(days=chance.randrange(count)))


def _month_or_more(chance: random.Random) -> Interval:
    number = chance.randrange(48)
    if chance.random() < 0.2:
        first = month(2022, 1 + number).first
        return between(first, first + dt.timedelta(days=40 + chance.randrange(60)))
    return month(2022, 1 + number)


# How the countries are drawn, and the dates.
SPREADS: dict[str, tuple[list[str], Callable[[random.Random], Interval]]] = {
    "many countries": (_COUNTRIES, lambda chance: _day_among(chance, 1_000)),
    "1,000 days": (_COUNTRIES[:2], lambda chance: _day_among(chance, 1_000)),
    "30 days": (_COUNTRIES[:2], lambda chance: _day_among(chance, 30)),
    "months": (_COUNTRIES[:2], _month_or_more),
    "one event": (_COUNTRIES[:1], lambda _: day(_START)),
}


def _mentions(spread: str, size: int, *, apart: bool) -> Iterator[Mention]:
    """Mentions of the sort that articles hold, always the same; `apart`: each dated and of an article of its own."""
    chance = random.Random(spread)  # noqa: S311 - nothing secret
    countries, interval = SPREADS[spread]
    alike = spread == "one event"
    statuses = (Status.HAPPENED,) * 6 + (Status.CLAIMED, Status.PLANNED, Status.ONGOING, Status.DENIED)
    for number in range(size):
        start = 100 * (number - number % 2 * (number % 3 == 0))  # some sentences tell two
        named = tuple(sorted({chance.choice(countries) for _ in range(1 + chance.randrange(2))}))
        dated = apart or alike or chance.random() < 0.6
        yield Mention(
            article_id=f"a{number}" if apart else "a",
            start=start,
            end=start + 90,
            sentence="There was a raid on Friday.",
            event_type="strike" if alike else chance.choice(list(load_event_types())),
            plover_type="ASSAULT",
            trigger=chance.choice(["raid", "attack", "talks", "said", "met"]),
            trigger_start=start + number % 2 * 20,
            trigger_end=start + number % 2 * 20 + 5,
            status=Status.HAPPENED if alike else chance.choice(statuses),
            interval=interval(chance) if dated else None,
            date_basis=DateBasis.EXPLICIT if dated else DateBasis.NONE,
            definite=chance.random() < 0.2,
            place=_town(chance, named[0], 1 if alike else 8),
            countries=named,
            actors=tuple(_person(chance, start, country) for country in named if chance.random() < 0.7),
        )


def _town(chance: random.Random, country: str, count: int) -> Place | None:
    number = chance.randrange(count)
    latitude, longitude = 2.0 * number, 10.0 * (_COUNTRIES.index(country) % 18)
    town = Place(0, 5, "there", PlaceKind.CITY, f"{number}", country, latitude, longitude, GeoPrecision.CITY)
    return town if chance.random() < 0.7 else None


def _person(chance: random.Random, start: int, country: str) -> Actor:
    return Actor(start, start + 5, "Novak", f"{country} {chance.randrange(20)}", ActorKind.PERSON, country)


if __name__ == "__main__":
    main()
