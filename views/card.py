"""The evidence card: what the event is, the sentence that says so with date and place marked, all who tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from pipeline.details import read_details
from pipeline.table import DETAILS, split_list
from pipeline.types import ActorKind
from views.countries import country_name, place_name
from views.dates import date_of, format_day, format_period
from views.isolation import isolated_html
from views.legend import status_symbol
from views.texts import Texts

# How sure an event is in words, from which confidence on; about so many of ten such events are right.
SURE = (("high", 0.8), ("middle", 0.5), ("low", 0.0))

Record = Mapping[Any, Any]  # a row of the table, or a mention out of its `details`


def card_html(event: Record, texts: Texts) -> str:
    """One row of the table as HTML. Every word from an article is escaped, only http(s) addresses become links."""
    details = _details(event)
    tellings = details["mentions"]
    quoted = event["sentence"].startswith(event["headline"].rstrip("…"))  # then the quote is headline enough
    parts = [
        f'<article class="evidence{" lead" if quoted else ""}" data-event="{escape(event["event_id"])}">',
        _kind(event, texts),
        "" if quoted else f'<h3 lang="{escape(event["language"])}">{escape(event["headline"])}</h3>',
        _telling(tellings[0], texts),
        _legend(tellings, texts),
        _facts(event, details, texts),
        _why(event, tellings, texts),
    ]
    if len(tellings) > 1:
        others = f"{texts('card.other_tellings')} ({len(tellings) - 1})"
        parts.append(f"<details><summary>{escape(others)}</summary>")
        parts.extend(_telling(telling, texts) for telling in tellings[1:])
        parts.append("</details>")
    parts.append("</article>")
    return "".join(parts)


def _details(event: Record) -> dict[str, Any]:
    """What the row tells beside its columns; where its details are missing or broken, the row's own sentence."""
    details = read_details(event[DETAILS])
    if details["mentions"]:
        return details
    published = event["published"]
    telling = {
        "sentence": event["sentence"],
        "start": 0,
        "title": event["source_title"],
        "url": event["source_url"],
        "publisher": event["publisher"],
        "published": None if pd.isna(published) else published.date().isoformat(),
        "language": event["language"],
        "timex": None,
        "place": None,
        "attributed_to": "",
        "date_start": None,
        "date_end": None,
        "date_ground": "",
    }
    return {"mentions": [telling], "actors": details["actors"]}


def mark_sentence(telling: Record) -> str:
    """The sentence as HTML, its date words and place words marked; those outside the sentence are not."""
    sentence: str = telling["sentence"]
    html, done = [], 0
    for start, end, kind in sorted(_spans(telling)):
        if start < done:  # a place inside the words of the date: the first mark stands
            continue
        html.append(escape(sentence[done:start]))
        html.append(f'<mark class="{kind}">{escape(sentence[start:end])}</mark>')
        done = end
    html.append(escape(sentence[done:]))
    return "".join(html)


def _kind(event: Record, texts: Texts) -> str:
    status = event["status"]
    return (
        f'<p class="kind"><span>{escape(texts.label("types", event["event_type"]))}</span>'
        f"<span>{status_symbol(status)}{escape(texts.label('statuses', status))}</span>"
        f"<span>{escape(texts('card.confidence', value=texts.decimal(event['confidence'])))}</span></p>"
    )


def _telling(telling: Record, texts: Texts) -> str:
    language = escape(telling["language"])
    said_by = isolated_html(telling.get("attributed_to") or "")
    attribution = f"<br>{texts('card.attributed', name=said_by)}" if said_by else ""
    return (
        f'<figure><blockquote lang="{language}">{mark_sentence(telling)}</blockquote>'
        f"<figcaption>{_source(telling, texts)}{attribution}</figcaption></figure>"
    )


def _source(telling: Record, texts: Texts) -> str:
    title = isolated_html(telling["title"] or texts("card.untitled"))
    url = telling["url"] or ""
    if _is_web_address(url):
        title = f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    if telling["published"]:
        published = texts("card.published", date=format_day(dt.date.fromisoformat(telling["published"]), texts))
    else:
        published = texts("card.undated_article")
    language = texts("card.language", language=texts.label("card.languages", telling["language"]))
    rest = [isolated_html(part) for part in (telling["publisher"], published, language) if part]
    return " · ".join([title, *rest])


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # "https://[example.org/a": text that no browser could open either
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _legend(tellings: list[Record], texts: Texts) -> str:
    kinds = {kind for telling in tellings for _, _, kind in _spans(telling)}
    if not kinds:
        return ""
    words = [
        f'<mark class="{kind}">{escape(texts(f"card.{kind}_words"))}</mark>'
        for kind in ("date", "place")
        if kind in kinds
    ]
    return f'<p class="marks">{escape(texts("card.legend"))} {" ".join(words)}</p>'


def _facts(event: Record, details: Record, texts: Texts) -> str:
    rows = [
        (texts("card.when"), _when(event, details, texts)),
        (texts("card.where"), _where(event, texts)),
        (texts("card.who"), _who(details, texts)),
        (texts("card.countries"), ", ".join(isolated_html(name) for name in _country_names(event["countries"], texts))),
        (texts("card.figures"), ", ".join(isolated_html(figure) for figure in split_list(event["quantities"]))),
    ]
    return (
        '<dl class="facts">'
        + "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows if value)
        + "</dl>"
    )


def _when(event: Record, details: Record, texts: Texts) -> str:
    first, last = date_of(event["date_start"]), date_of(event["date_end"])
    explanation = _small(_explanation(event, details, texts))
    if first is None:
        return escape(texts("card.no_date")) + explanation
    precision = texts.label("precision", event["date_precision"])
    return f"{escape(format_period(first, last, texts))}, {escape(precision)}{explanation}"


def _explanation(event: Record, details: Record, texts: Texts) -> str:
    """How the date was found, in the language of the page, from the telling that dates the event."""
    dating = _dating(event, details["mentions"])
    timex = dating["timex"] if dating else None
    return str(timex["explanation"].get(texts.language, "")) if timex else ""


def _dating(event: Record, tellings: list[Record]) -> Record | None:
    """The telling that dates the event: that of its days and its words. Tables of older versions tell neither the days
    nor the ground of a telling; there the words alone say which."""
    first, last = date_of(event["date_start"]), date_of(event["date_end"])
    days = (first.isoformat() if first else None, last.isoformat() if last else None)
    words: str = event["date_text"]
    for telling in tellings:
        same_days = (telling["date_start"], telling["date_end"]) == days or not telling["date_ground"]
        if same_days and (telling["timex"]["text"] if telling["timex"] else "") == words:
            return telling
    return None


def _why(event: Record, tellings: list[Record], texts: Texts) -> str:
    """Why the program took the event, in a few sentences: its date, its status, how sure it is."""
    dating = _dating(event, tellings)
    ground = dating["date_ground"] if dating else ""
    known = texts.labels("card.grounds")
    reasons = [known[ground].format(words=isolated_html(event["date_text"]))] if ground in known else []
    status = texts.labels("card.status_reasons").get(event["status"])
    if status:
        reasons.append(escape(status))
    sure = next(name for name, least in SURE if event["confidence"] >= least)
    reasons.append(escape(texts(f"card.sure.{sure}")))
    return f'<p class="why">{escape(texts("card.why"))} {" ".join(reasons)}</p>'


def _where(event: Record, texts: Texts) -> str:
    if not event["location"]:
        return escape(texts("card.no_place"))
    country = event["location_country"]
    name = country_name(country, texts.language) if country else ""
    place = place_name(event, texts.language)
    names = [place] if not name or name == place else [place, name]
    return ", ".join(map(isolated_html, names)) + _small(texts.label("geo", event["geo_precision"]))


def _who(details: Record, texts: Texts) -> str:
    people: dict[str, str] = {}
    for actor in details["actors"]:
        is_state = actor["kind"] == ActorKind.STATE and actor["country"]
        name = country_name(actor["country"], texts.language) if is_state else actor["name"]
        people.setdefault(name, texts.label("roles", actor["role"]))
    return "; ".join(f"{isolated_html(name)} ({isolated_html(role)})" for name, role in people.items())


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""


def _country_names(cell: str, texts: Texts) -> list[str]:
    return [country_name(code, texts.language) for code in split_list(cell)]


def _spans(telling: Record) -> Iterator[tuple[int, int, str]]:
    """Date and place words as (start, end, kind) in the sentence, where they stand in it word for word."""
    for name, kind in (("timex", "date"), ("place", "place")):
        found = telling[name]
        if not found:
            continue
        start, end = found["start"] - telling["start"], found["end"] - telling["start"]
        if start >= 0 and found["text"] and telling["sentence"][start:end] == found["text"]:
            yield start, end, kind
