"""The language of an article that does not name it."""

from __future__ import annotations

import lzma
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from pipeline.errors import ResourceError
from pipeline.resources import BROKEN, LANGUAGES, REINSTALL, packages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Languages that news is widely written in. The whole list of the identifier (97) takes a short French text for
# Occitan now and then; a list of our own two would take German for English.
_CANDIDATES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko",
    "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip

# The head of an article tells its language; the rest costs time.
_HEAD = 4_000
_SURE = 0.8
# A short text is rarely sure among so many; of the languages that can be read the likeliest will do with less.
_LIKELY = 0.4

# Of a text in two languages: how much of it is looked at, how many characters are told together, how sure that must
# be, and the share from which a language is worth a remark.
_PARTS_HEAD = 20_000
_BLOCK = 150
_PLAIN = 0.99
_GOOD_PART = 0.2


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, None where it is not clear (too short, no words, two languages)."""
    identifier = _load_identifier()
    label, score = identifier.rank(text[:_HEAD])[0]
    sure = _LIKELY if label in LANGUAGES else _SURE
    return str(label) if float(score) >= sure else None


def find_parts(text: str) -> dict[str, int]:
    """The languages that a good part of the text is plainly in, the most frequent first, with their characters.

    Told by paragraphs, as many together as it takes to be sure; a quotation in a paragraph is no part.
    """
    sizes: dict[str, int] = {}
    block = ""
    for paragraph in text[:_PARTS_HEAD].split("\n"):
        block += paragraph + "\n"
        if len(block) >= _BLOCK:
            label, score = _load_identifier().rank(block)[0]
            if float(score) >= _PLAIN:
                sizes[str(label)] = sizes.get(str(label), 0) + len(block)
            block = ""
    least = _GOOD_PART * sum(sizes.values())
    return {label: size for label, size in sorted(sizes.items(), key=lambda item: -item[1]) if size >= least}


def normalize_language(name: str) -> str:
    """A language tag as its first part in lower case.

    >>> normalize_language("fr-BE")
    'fr'
    """
    return name.strip().lower().replace("_", "-").split("-", 1)[0]


@cache
def _load_identifier() -> LanguageIdentifier:
    with packages():
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # numpy: only where a language is asked for

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except (*BROKEN, lzma.LZMAError, zipfile.BadZipFile) as error:
        raise ResourceError(f"py3langid: its model is missing or broken ({error}); {REINSTALL}") from error
    identifier.set_languages(list(_CANDIDATES))
    return identifier
