"""Events as an iCalendar (RFC 5545): one all-day entry a dated event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_LINE_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

# How sure an entry is: what calendars draw as firm, tentative and struck through.
_STATUS = {
    "happened": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "planned": "TENTATIVE",
    "claimed": "TENTATIVE",
    "denied": "CANCELLED",
}


def calendar_lines(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of a calendar, folded, without their line ends, from objects as `table.row_record` makes them.

    An entry needs a day, so undated events cannot stand in it; the calendar's description counts them.
    """
    entries: list[str] = []
    undated = 0
    for record in records:
        if record["date_start"]:
            entries += _entry(record)
        else:
            undated += 1
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event-timeline//EN", "CALSCALE:GREGORIAN"]
    if undated:
        head.append(f"X-WR-CALDESC:{_escape(f'{undated} events without a date are not in this calendar')}")
    for line in [*head, *entries, "END:VCALENDAR"]:
        yield from _fold_line(line)


def _entry(record: Mapping[str, Any]) -> list[str]:
    first = dt.date.fromisoformat(record["date_start"])
    last = dt.date.fromisoformat(record["date_end"] or record["date_start"])
    # The time stamp is when the entry was made: the day the event was published, never the day of this run.
    stamp = dt.date.fromisoformat(record["published"]) if record["published"] else first
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_escape(record['event_id'])}",
        f"DTSTAMP:{_day(stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        *([f"DTEND;VALUE=DATE:{_day(last + dt.timedelta(days=1))}"] if last < dt.date.max else []),
        f"SUMMARY:{_escape(record['headline'])}",
        f"DESCRIPTION:{_escape(_description(record))}",
        f"CATEGORIES:{_escape(record['event_type'])}",
        f"STATUS:{_STATUS[record['status']]}",
        "TRANSP:TRANSPARENT",
    ]
    if record["location"]:
        lines.append(f"LOCATION:{_escape(record['location'])}")
    if record["latitude"] is not None and record["longitude"] is not None:
        lines.append(f"GEO:{record['latitude']:.6f};{record['longitude']:.6f}")
    if record["source_url"]:
        lines.append(f"URL:{_CONTROL.sub('', record['source_url'])}")
    return [*lines, "END:VEVENT"]


def _day(date: dt.date) -> str:
    return f"{date.year:04}{date.month:02}{date.day:02}"


def _description(record: Mapping[str, Any]) -> str:
    days = record["date_start"]
    if record["date_end"] and record["date_end"] != days:
        days += f" to {record['date_end']}"
    date = f"date: {days}, precision {record['date_precision']}, basis {record['date_basis']}"
    source = ", ".join(part for part in (record["source_title"], record["publisher"], record["published"]) if part)
    return "\n".join([record["sentence"], date, f"status: {record['status']}", f"source: {source}"])


def _escape(text: str) -> str:
    text = _CONTROL.sub("", text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _fold_line(line: str) -> Iterator[str]:
    """At most 75 octets a line, a character never cut in two; lines that go on start with a blank."""
    part, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LINE_OCTETS:
            yield part
            part, octets = " ", 1
        part += character
        octets += size
    yield part
