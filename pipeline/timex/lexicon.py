"""The tables of a language, `data/lexicon/<language>/timex.toml` and `timex_rules.toml`, as typed values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.errors import ResourceError
from pipeline.resources import load_lexicon
from pipeline.timex.number_words import read_number_words

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+[.,]\d+")
_FIRST = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
# A longer row of figures is no number, and Python refuses to read one of thousands.
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What a form can be, and the one character that stands for this set of categories in the coded text."""

    categories: Mapping[str, Any]
    code: str


@dataclass(frozen=True, slots=True)
class RuleTable:
    """One `[[rule]]`: what it matches, what it makes of it, and examples that a test runs.

    A rule with a `style` holds in texts of that style only.
    """

    name: str
    stage: int
    pattern: str
    make: str
    gives: str
    constants: Mapping[str, Any]
    examples: Mapping[str, str]
    style: str = ""


@dataclass(slots=True)
class Sequence:
    """The forms of several words that begin with the same word: what may follow it, and what the whole then is."""

    words: dict[str, Word] = field(default_factory=dict)
    rests: list[tuple[int, str]] = field(default_factory=list)
    regex: re.Pattern[str] | None = None

    def match(self, text: str, position: int) -> tuple[Word, int] | None:
        """The longest form that goes on at `position`, and where it ends."""
        if self.regex is None:
            ordered = [pattern for _, pattern in sorted(self.rests, reverse=True)]
            self.regex = re.compile("|".join(ordered), re.IGNORECASE)
        found = self.regex.match(text, position)
        if found is None:
            return None
        rest = " ".join(found.group().split())
        word = self.words.get(rest) or self.words.get(rest.lower())
        return (word, found.end()) if word is not None else None


@dataclass(slots=True)
class Lexicon:
    """All words of a language by form, and the codes of their category sets."""

    language: str
    forms: dict[str, Word] = field(default_factory=dict)
    sequences: dict[str, Sequence] = field(default_factory=dict)
    rules: tuple[RuleTable, ...] = ()
    tense: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, Any] = field(default_factory=dict)
    codes: dict[frozenset[str], str] = field(default_factory=dict)
    seen: dict[str, Word | None] = field(default_factory=dict)
    numerals: dict[int, list[str]] = field(default_factory=dict)
    _numbers: dict[tuple[str, bool], Word] = field(default_factory=dict)

    @property
    def unknown(self) -> Word:
        return _UNKNOWN

    @property
    def line_break(self) -> Word:
        return _LINE_BREAK

    def word(self, categories: Mapping[str, Any]) -> Word:
        return Word(categories, self.code(frozenset(categories)))

    def code(self, categories: frozenset[str]) -> str:
        if categories not in self.codes:
            self.codes[categories] = chr(0xA1 + len(self.codes))
        return self.codes[categories]

    def codes_with(self, category: str) -> str:
        """The codes of every category set that holds `category`."""
        return "".join(code for categories, code in self.codes.items() if category in categories)

    def look_up(self, form: str) -> Word | None:
        """What one token is; `unknown` where it only begins longer forms, None where no form has it."""
        lower = form.lower()
        word = self.forms.get(form) or self.forms.get(lower)
        if word is None and form[0] in "0123456789":
            return self.digits(form) if len(form) <= _LONGEST_NUMBER else None
        if word is None and form[0] == "\n":
            return self.line_break
        return self.unknown if word is None and lower in self.sequences else word

    def digits(self, form: str) -> Word:
        if (key := (form, False)) not in self._numbers:
            self._numbers[key] = self.word(_digit_categories(form))
        return self._numbers[key]

    def number(self, value: int, in_words: bool) -> Word:
        if (key := (str(value), in_words)) not in self._numbers:
            self._numbers[key] = self.word(_numeral_categories(value))
        return self._numbers[key]

    def readable_numeral(self, form: str, value: int) -> str:
        """The form itself where text2num reads it, else another of the same number: "veintiuno" for "veintiún"."""
        if read_number_words(form, self.language) is not None:
            return form
        others = self.numerals.get(value, ())
        return next((other for other in others if read_number_words(other, self.language) == value), form)

    def ordinal(self, value: int, in_figures: bool = False) -> Word:
        categories = {"ordinal": value} | ({"day": value, "sure_day": value} if 1 <= value <= 31 else {})
        return self.word(categories | ({"figure_ordinal": value} if in_figures else {}))


# Signs that mean the same in every language.
_SIGNS = {
    ",": "comma", ".": "dot", "/": "slash", ":": "colon", "'": "apostrophe", "(": "open", ")": "close",
    "-": "dash", "–": "dash", "—": "dash", "%": "percent", "$": "currency", "€": "currency", "£": "currency",
    "#": "currency", "«": "quote", "»": "quote", '"': "quote", "“": "quote", "”": "quote",
    "!": "stop", "?": "stop", ";": "stop",
}  # fmt: skip
_UNKNOWN = Word({}, "o")
_LINE_BREAK = Word({"break": True}, "n")


@cache
def load_timex_lexicon(language: str) -> Lexicon:
    """The compiled view of a language's tables. Raises ResourceError where a table is missing or malformed."""
    table = load_lexicon(language, "timex")
    lexicon = Lexicon(language, tense=table.get("tense", {}), names=table.get("names", {}))
    lexicon.codes[frozenset({"break"})] = _LINE_BREAK.code
    forms = _collect_forms(table.get("words", {}))
    for form, value in table.get("words", {}).get("numeral", {}).items():
        lexicon.numerals.setdefault(value, []).append(form)
    for sign, category in _SIGNS.items():
        forms.setdefault(sign, {})[category] = sign
    for form, categories in forms.items():
        _add_form(lexicon, form, categories)
    for form, categories in _unaccented(forms).items():
        _add_form(lexicon, form, categories)
    for sample in _NUMBER_SAMPLES:
        lexicon.digits(sample)
    for value in (*range(101), 200, 1000, 1990, 2000, 5000):
        lexicon.number(value, in_words=True)
        lexicon.ordinal(value)
        lexicon.ordinal(value, in_figures=True)
    lexicon.rules = tuple(_rule(language, entry) for entry in load_lexicon(language, "timex_rules")["rule"])
    for rule in lexicon.rules:
        lexicon.code(frozenset({rule.gives}))
    return lexicon


def _collect_forms(words: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    forms: dict[str, dict[str, Any]] = {}
    for category, members in words.items():
        items = members.items() if isinstance(members, dict) else ((form, True) for form in members)
        for form, value in items:
            forms.setdefault(form, {})[category] = value
    for categories in forms.values():
        if "numeral" in categories:
            categories.update(_numeral_categories(categories["numeral"]))
        if isinstance(ordinal := categories.get("ordinal"), int) and 1 <= ordinal <= 31:
            categories |= {"day": ordinal, "sure_day": ordinal}
    # "=May" is May only with that very case; what the form means in any case ("may") it means too.
    for form in [form for form in forms if form.startswith("=")]:
        forms[form] = forms.get(form[1:].lower(), {}) | forms[form]
    return forms


def _unaccented(forms: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The long forms without their accents, as headlines have them; participles would lose too much by it."""
    plain: dict[str, dict[str, Any]] = {}
    for form, categories in forms.items():
        stripped = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
        if stripped != form and stripped not in forms and len(form) >= 4 and not form.rstrip("es").endswith("é"):
            plain[stripped] = categories
    return plain


def _add_form(lexicon: Lexicon, form: str, categories: dict[str, Any]) -> None:
    exact = form.startswith("=") and len(form) > 1
    form = form[1:] if exact else form.lower()
    first = _FIRST.match(form)
    word = lexicon.word(categories)
    if first is None or first.end() == len(form):
        lexicon.forms[form] = word
        return
    rest = form[first.end() :]
    sequence = lexicon.sequences.setdefault(first.group().lower(), Sequence())
    sequence.words[" ".join(rest.split())] = word
    pattern = r"\s+".join(re.escape(part) for part in re.split(r"\s+", rest))
    sequence.rests.append((len(rest), pattern + (r"(?!-?\w)" if rest[-1].isalnum() else "")))


def _rule(language: str, entry: Mapping[str, Any]) -> RuleTable:
    try:
        return RuleTable(
            name=entry["name"],
            stage=entry.get("stage", 1),
            pattern=entry["pattern"],
            make=entry["make"],
            gives=entry.get("gives", "nothing"),
            constants=entry.get("with", {}),
            examples=entry.get("examples", {}),
            style=entry.get("style", ""),
        )
    except KeyError as error:
        raise ResourceError(
            f"timex_rules.toml of {language!r}: the rule {entry.get('name', entry)!r} lacks {error}"
        ) from None


# One number of each kind, so that every code exists before the patterns are compiled.
_NUMBER_SAMPLES = (
    *(str(n) for n in range(100)), *(f"0{n}" for n in range(10)),
    "476", "1990", "0900", "1500", "1066", "3615", "1000", "12345", "20200312", "000", "1.5",
    "1,500", "10.30", "1.500.000", "99.5", "12.75", "12.03.2020",
)  # fmt: skip


def _digit_categories(form: str) -> dict[str, Any]:
    if not (form.isascii() and form.isdigit()):
        return _decimal_categories(form) if _NUMBER.fullmatch(form) else {"dotted": form}
    value, length = int(form), len(form)
    categories: dict[str, Any] = {"number": value, "digits": form}
    if length <= 2:
        if 1 <= value <= 31:
            categories |= {"day": value, "figure_day": value, "sure_day": value}
        if value <= 24:
            categories["hour"] = value
        if 1 <= value <= 12:
            categories["month_number"] = value
        if length == 2:
            categories["year2"] = value
            if value < 60:
                categories["minute"] = value
            if value % 10 == 0:
                categories["tens"] = value
    elif length == 3:
        categories["year3"] = value
    elif length == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        categories["year"] = value
        if 1400 <= value <= 2060:
            categories["modern_year"] = value
        if 1900 <= value <= 2049:
            categories["recent_year"] = value
    elif length == 8:
        categories["compact"] = form
    return categories


def _decimal_categories(form: str) -> dict[str, Any]:
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", form):
        return {"number": int(re.sub(r"[.,]", "", form)), "decimal": form}
    categories: dict[str, Any] = {"number": float(form.replace(",", ".")), "decimal": form}
    hour, _, minute = form.partition(".")
    if minute and len(minute) == 2 and int(minute) < 60 and int(hour) <= 24:
        categories["dotted_clock"] = form
    return categories


def _numeral_categories(value: int) -> dict[str, Any]:
    categories: dict[str, Any] = {"number": value, "numeral": value}
    if 1 <= value <= 31:
        categories["day"] = value
    if 0 <= value <= 24:
        categories["hour"] = value
    if 11 <= value <= 20:
        categories["year_head"] = value
    if 10 <= value <= 99:
        categories["year_tail"] = value
    if value % 10 == 0 and 20 <= value <= 90:
        categories["tens"] = value
    if 1100 <= value <= _LAST_YEAR:
        categories["worded_year"] = value
    return categories
