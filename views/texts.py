"""The words of the page, one TOML a language (`data/lexicon/<language>/page.toml`); a new language is a new folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.resources import lexicon_languages, load_lexicon
from views.isolation import isolated

DEFAULT_LANGUAGE = "en"


@cache
def load_texts(language: str) -> Texts:
    """The texts of one of `page_languages()`. Raises ResourceError where there is no such table."""
    return Texts(language, load_lexicon(language, "page"))


def page_languages() -> list[str]:
    """The languages the page speaks, sorted."""
    return lexicon_languages("page")


def choose_language(asked: str | None, browser: str | None) -> str:
    """The language asked for, else the browser's (`fr-CA` is French), else English."""
    known = page_languages()
    for wish in (asked, (browser or "").partition("-")[0].lower()):
        if wish in known:
            return str(wish)
    return DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language, by dotted names."""

    language: str
    table: dict[str, Any]

    def __call__(self, name: str, /, **values: object) -> str:
        """The text of a dotted name with its `{fields}` filled in: `texts("filters.remove", label="Poland")`."""
        text = self._entry(name)
        return str(text).format(**values) if values else str(text)

    def count(self, name: str, n: int) -> str:
        """A number with its noun: "1 event", "1,204 events", "0 événement"."""
        forms = self._entry(name)
        form = forms["one"] if n in self.table["singular"] else forms["other"]
        return str(form).format(n=self.number(n))

    def number(self, n: int) -> str:
        return f"{n:,}".replace(",", str(self.table["thousands"]))

    def decimal(self, value: float, places: int = 2) -> str:
        return f"{value:.{places}f}".replace(".", str(self.table["decimal"]))

    def months(self, length: str) -> list[str]:
        """The twelve months, `long` or `short`."""
        return list(self.table["months"][length])

    def labels(self, group: str) -> dict[str, str]:
        """A table of words by code, such as `types` or `statuses`."""
        return dict(self._entry(group))

    def label(self, group: str, code: str) -> str:
        """The word for a code; the code itself where the language has no word for it."""
        return str(self._entry(group).get(code) or isolated(code))

    def _entry(self, name: str) -> Any:
        entry: Any = self.table
        for part in name.split("."):
            entry = entry[part]
        return entry
