"""The parts of an article by its layout: headings, bullets, captions, datelines, live reports, news items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from statistics import median

from pipeline.resources import load_lexicon
from pipeline.sentences import find_paragraphs


class Part(StrEnum):
    """What a sentence is in its article."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    HEADING = "heading"  # a line above what it names, the clock time of an entry of a live report included
    BULLET = "bullet"
    DATELINE = "dateline"  # a line below the title that holds only a date and a place
    CAPTION = "caption"  # below pictures; the name behind a quotation set apart; a source with its date
    BOILERPLATE = "boilerplate"  # bylines, "read also", subscriptions, signs without words


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `heading` is the number of the block that heads it; `item` that of the block that opens the news
    item it belongs to, None where the article is one; `clock` are the offsets of the time of day of its entry."""

    start: int
    end: int
    part: Part
    heading: int | None = None
    item: int | None = None
    clock: tuple[int, int] | None = None


# A heading is no longer than this, in characters; with a finite verb it is a short one ("Rostov is on fire").
LONGEST_HEADING, LONGEST_CLAUSE = 100, 60
LONGEST_DATELINE = 80
# So many headings in a row stand one inside the other; more are a list.
DEEPEST_HEADINGS = 4
# Blocks below the title among which a dateline is looked for.
DATELINE_REACH = 3
# Sections, bullets or entries of which an article of several news items has at least so many.
FEWEST_ITEMS = 3
FEWEST_ENTRIES = 2
# Of its text the bullets of such an article hold at least this share.
BULLET_SHARE = 0.6

_BULLET = re.compile(r"[•▪◦‣●*]\s*|\d{1,2}[.)]\s+(?=\D)")
_DASH = re.compile(r"[-–—]\s*(?=\w)")
_CLOSED = re.compile(r"[.!…;:,»”\"’)\]]$")
_SIGNATURE = re.compile(r"\([A-Z]{1,4}\)|[a-z]{2,4}(?:/[a-z]{2,4})+")
_SEPARATOR = re.compile(r"\s*[-–—:|•.]?\s*")
# Each bracket is walked from up to the next one only, and no run of capitals is tried in pieces: else a paragraph of
# brackets takes the square of its length, and one of capitals never ends.
_SOURCED = re.compile(r"[)\]][^\w)\]]*+$")
_CAPITALS = re.compile(r"(?:[A-ZÀ-Ý]{2,}+[ '’–-]?+)++[.:] ")
_WORD = re.compile(r"\w+")


def find_blocks(text: str, title: int, language: str, tells: Callable[[int, int], bool]) -> tuple[Block, ...]:
    """The paragraphs of a text in order, each with its part; what ends at the offset `title` or before is the title,
    unless nothing stands below it.

    `tells(start, end)` says whether a finite verb stands between two offsets.
    """
    paragraphs = list(find_paragraphs(text))
    if not any(start >= title for start, _ in paragraphs):
        title = 0
    blocks = [_block(text, start, end, title, language, tells) for start, end in paragraphs]
    blocks = _with_datelines(blocks, text, language)
    blocks = _with_headings(blocks, text, language, tells)
    blocks = _with_entries(blocks, text, language)
    return tuple(_with_items(_below_headings(blocks, text, language), text, language))


@dataclass(frozen=True, slots=True)
class _Words:
    """The expressions of `layout.toml`, compiled."""

    caption: re.Pattern[str]
    byline: re.Pattern[str]
    boilerplate: re.Pattern[str]
    clock: re.Pattern[str]
    date: re.Pattern[str]
    of_dates: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    lexicon = load_lexicon(language, "layout")
    date = rf"\b(?:{lexicon['months']}|{lexicon['weekdays']})\b"

    def any_of(key: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{row})" for row in lexicon[key]), re.IGNORECASE)

    return _Words(
        any_of("caption"),
        any_of("byline"),
        any_of("boilerplate"),
        re.compile(rf"\(?(?:{lexicon['clock']})\)?", re.IGNORECASE),
        re.compile(rf"(?=.*{date})(?=.*\b\d{{1,2}}(?!\d))", re.IGNORECASE),
        re.compile(rf"{date}|\b(?:{lexicon['date_words']})\b|\d+(?:st|nd|rd|th|er)?", re.IGNORECASE),
    )


def _block(text: str, start: int, end: int, title: int, language: str, tells: Callable[[int, int], bool]) -> Block:
    """A paragraph with the part that it shows by itself."""
    line, known = text[start:end], _words(language)
    if end <= title:
        return Block(start, end, Part.TITLE)
    closed = bool(_CLOSED.search(line))
    if not any(sign.isalnum() for sign in line) or _SIGNATURE.fullmatch(line) or known.boilerplate.match(line):
        return Block(start, end, Part.BOILERPLATE)
    if known.byline.match(line) and len(line) <= LONGEST_HEADING and not tells(start, end):
        return Block(start, end, Part.BOILERPLATE)
    if known.caption.match(line) or line.startswith("█"):
        return Block(start, end, Part.CAPTION)
    if _BULLET.match(line):
        return Block(start, end, Part.BULLET)
    if _DASH.match(line):
        short = len(line) <= LONGEST_HEADING and not closed and not tells(start, end)
        return Block(start, end, Part.CAPTION if short else Part.BULLET)
    return Block(start, end, Part.BODY)


def _with_datelines(blocks: Sequence[Block], text: str, language: str) -> list[Block]:
    """Lines right below the title that hold nothing but a date, a place and a clock time."""
    found = list(blocks)
    below = [number for number, block in enumerate(blocks) if block.part is not Part.TITLE][:DATELINE_REACH]
    for number in below:
        block = blocks[number]
        if block.part is not Part.BODY or not is_date_line(text[block.start : block.end], language):
            break
        # A line that heads the first of several days is a heading.
        if any(is_date_line(text[other.start : other.end], language) for other in blocks[number + 1 :]):
            break
        found[number] = replace(block, part=Part.DATELINE)
    return found


def is_date_line(line: str, language: str) -> bool:
    """Whether a line holds a day and nothing else but names and figures: "Luanda, 12 October 2024"."""
    known = _words(language)
    if len(line) > LONGEST_DATELINE or not known.date.match(line):
        return False
    rest = known.of_dates.sub(" ", line)
    return all(word[:1].isupper() for word in _WORD.findall(rest))


def _with_headings(blocks: Sequence[Block], text: str, language: str, tells: Callable[[int, int], bool]) -> list[Block]:
    """Short lines without a stop above a paragraph are headings; bullets that look so above a paragraph too."""
    likely = [_may_head(block, text, language, tells) for block in blocks]
    found = list(blocks)
    number = 0
    while number < len(blocks):
        if not likely[number]:
            number += 1
            continue
        behind = number
        while behind < len(blocks) and likely[behind] and blocks[behind].part is blocks[number].part:
            behind += 1
        below = blocks[behind] if behind < len(blocks) else None
        heads = below is not None and below.part in (Part.BODY, Part.BULLET, Part.CAPTION)
        # A bullet heads a paragraph, no other bullet.
        heads = heads and not (blocks[number].part is Part.BULLET and (likely[behind] or below.part is Part.BULLET))  # type: ignore[union-attr]
        for one in range(number, behind):
            line = text[blocks[one].start : blocks[one].end]
            if heads and behind - number <= DEEPEST_HEADINGS:
                found[one] = replace(blocks[one], part=Part.HEADING)
            elif heads or behind - number > DEEPEST_HEADINGS:
                found[one] = replace(blocks[one], part=Part.BULLET)
            elif blocks[one].part is Part.BODY and _words(language).date.match(line):
                found[one] = replace(blocks[one], part=Part.CAPTION)  # "Radio France internationale, 31 mars 2016"
        number = behind
    return found


def _may_head(block: Block, text: str, language: str, tells: Callable[[int, int], bool]) -> bool:
    line = text[block.start : block.end]
    if block.part not in (Part.BODY, Part.BULLET) or len(line) > LONGEST_HEADING:
        return False
    if _CLOSED.search(line):
        # "Here is what happened:" tells nothing; "Aviation russe, 22 octobre 2015." is a source.
        return line.endswith(":") and not tells(block.start, block.end)
    bare = _BULLET.sub("", line, count=1)
    short = len(bare) <= LONGEST_CLAUSE or line.endswith("?") or not tells(block.start, block.end)
    return short and not bare[:1].islower()


def _with_entries(blocks: Sequence[Block], text: str, language: str) -> list[Block]:
    """The clock times that open entries of a live report, with what stands below them up to the next."""
    opens = [_words(language).clock.match(text, block.start, block.end) for block in blocks]
    alone = [match is not None and match.end() >= block.end - 1 for match, block in zip(opens, blocks, strict=True)]
    told = [
        match is not None
        and block.part in (Part.BODY, Part.HEADING, Part.BULLET, Part.DATELINE)
        and (number + 1 < len(blocks) if alone[number] else _parts_entry(text, match, block))
        for number, (match, block) in enumerate(zip(opens, blocks, strict=True))
    ]
    if sum(told) < FEWEST_ENTRIES:
        return list(blocks)
    found: list[Block] = []
    clock: tuple[int, int] | None = None
    for block, match, is_entry, is_alone in zip(blocks, opens, told, alone, strict=True):
        if is_entry and match is not None:
            clock = match.span()
        part = (
            Part.HEADING
            if is_entry and is_alone
            else Part.BODY
            if is_entry and block.part is Part.HEADING
            else block.part
        )
        found.append(replace(block, clock=clock, part=part))
    return found


def _parts_entry(text: str, match: re.Match[str], block: Block) -> bool:
    """Whether text follows that a sign or a capital parts from the clock time: "14h05 - Moscou", not "20:30 trains"."""
    sign = _SEPARATOR.match(text, match.end(), block.end)
    at = sign.end() if sign else match.end()
    return at < block.end and (bool(sign and sign[0].strip()) or text[at].isupper())


def _below_headings(blocks: Sequence[Block], text: str, language: str) -> list[Block]:
    """Each block below the heading above it; a heading below the one right above, else below the last that gives a day,
    where that had headings below it before."""
    found: list[Block] = []
    last: int | None = None
    dated: int | None = None
    for number, block in enumerate(blocks):
        above = last
        if block.part is Part.HEADING:
            gives_day = is_date_line(text[block.start : block.end], language)
            right_above = bool(found) and found[-1].part is Part.HEADING and not gives_day
            above = number - 1 if right_above else None if gives_day else dated
            last = number
            if gives_day:
                dated = number if number + 1 < len(blocks) and blocks[number + 1].part is Part.HEADING else None
        found.append(replace(block, heading=above))
    return found


def _with_items(blocks: Sequence[Block], text: str, language: str) -> list[Block]:
    """The news items of a digest, a live report, a bulletin; none where the article is one piece of news."""
    opening = _openings(blocks, text, language)
    found: list[Block] = []
    item: int | None = None
    for number, block in enumerate(blocks):
        if number in opening:
            item = number
        # A heading belongs to the item that it stands above.
        below = _next(number, opening, blocks) if block.part is Part.HEADING else None
        own = item if below is None else below
        in_item = block.part not in (Part.TITLE, Part.DATELINE, Part.CAPTION, Part.BOILERPLATE)
        found.append(replace(block, item=own if in_item else None))
    return found


def _next(number: int, opening: set[int], blocks: Sequence[Block]) -> int | None:
    """The item that opens at a heading or below it, other headings between them left out."""
    while number < len(blocks) and blocks[number].part is Part.HEADING and number not in opening:
        number += 1
    return number if number in opening else None


def _openings(blocks: Sequence[Block], text: str, language: str) -> set[int]:
    """The numbers of the blocks that open an item."""
    clocks = [block.clock for block in blocks]
    if any(clocks):
        return {n for n, clock in enumerate(clocks) if clock is not None and clock != (clocks[n - 1] if n else None)}
    running = [(n, block) for n, block in enumerate(blocks) if block.part in (Part.BODY, Part.BULLET)]
    bullets = [n for n, block in running if block.part is Part.BULLET]
    held = sum(blocks[n].end - blocks[n].start for n in bullets)
    if len(bullets) >= FEWEST_ITEMS and held >= BULLET_SHARE * sum(block.end - block.start for _, block in running):
        return set(bullets)
    capitals = {n for n, block in running if _CAPITALS.match(text, block.start, block.end)}
    if len(capitals) >= FEWEST_ITEMS and 2 * len(capitals) >= len(running):
        return capitals
    sections = list(_sections(blocks))
    asked = sum(text[blocks[first].end - 1] == "?" for first, _ in sections)
    if len(sections) < FEWEST_ITEMS or 2 * asked >= len(sections):
        return set()
    heads = [text[blocks[first].start : blocks[first].end] for first, _ in sections]
    by_day = sum(is_date_line(head, language) for head in heads) * 2 >= len(sections)
    if median(len(held) for _, held in sections) > (2 if by_day else 1):
        return set()
    # A source in brackets ends each piece of news of a section.
    sourced = {n for _, held in sections for n in held if _SOURCED.search(text, blocks[n].start, blocks[n].end)}
    firsts = {held[0] for _, held in sections}
    behind = {n for _, held in sections for n in held[1:] if n in sourced}
    return firsts | behind


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[int, list[int]]]:
    """Each heading that has paragraphs right below it, with their numbers."""
    heading: int | None = None
    held: list[int] = []
    for number, block in enumerate(blocks):
        if block.part is Part.HEADING:
            if heading is not None and held:
                yield heading, held
            heading, held = number, []
        elif block.part in (Part.BODY, Part.BULLET):
            held.append(number)
    if heading is not None and held:
        yield heading, held
