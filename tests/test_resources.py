"""What the pipeline stands on is missing or cut: a sentence that tells what to install, never a traceback."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import py3langid.langid
import pytest

from pipeline import resources
from pipeline.articles import language
from pipeline.decisions import load_decisions
from pipeline.errors import ResourceError
from pipeline.gazetteer import facts, table
from pipeline.resources import DATA, load_lexicon, load_model, packages

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "---\nlanguage: en\npublished: 2024-05-05\n---\n\nThe French and German ministers met in Geneva on Friday for talks.\n"


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The folder data/ that the loaders read, to be broken; nothing that is read of it is kept."""
    shutil.copytree(DATA, tmp_path / "data")
    loaders = (load_lexicon, facts.load_facts, table._table, load_decisions)
    monkeypatch.setattr("pipeline.resources.DATA", tmp_path / "data")
    monkeypatch.setattr("pipeline.gazetteer.facts.GAZETTEER", tmp_path / "data" / "gazetteer")
    monkeypatch.setattr("pipeline.gazetteer.table.GAZETTEER", tmp_path / "data" / "gazetteer")
    monkeypatch.setattr("pipeline.decisions.linear.MODELS", tmp_path / "data" / "models" / "decisions.json")
    for load in loaders:
        load.cache_clear()
    yield tmp_path / "data"
    for load in loaders:
        load.cache_clear()


LOADED = {
    "lexicon/fr/triggers.toml": lambda: load_lexicon("fr", "triggers"),
    "gazetteer/disputed.toml": lambda: facts.load_facts("disputed"),
    "gazetteer/places.tsv.xz": table._table,
    "models/decisions.json": load_decisions,
}


def make_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] + b'\n="')


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_other_encoding(path: Path) -> None:
    path.write_bytes('name = "caf\xe9"\n'.encode("latin-1"))


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("make", [make_cut, make_other_encoding, make_folder])
@pytest.mark.parametrize("name", LOADED)
def test_a_file_of_data_that_cannot_be_read(copied, name, make):
    LOADED[name]()
    load_lexicon.cache_clear()
    facts.load_facts.cache_clear()
    table._table.cache_clear()
    load_decisions.cache_clear()
    make(copied / name)
    with pytest.raises(ResourceError, match=Path(name).name):
        LOADED[name]()


@pytest.mark.parametrize("name", ["gazetteer/places.tsv.xz", "models/decisions.json"])
def test_an_empty_file_of_data(copied, name):
    make_empty(copied / name)
    with pytest.raises(ResourceError, match=Path(name).name):
        LOADED[name]()


@pytest.mark.parametrize("name", ["lexicon/fr/triggers.toml", "gazetteer/disputed.toml", "gazetteer/places.tsv.xz"])
def test_a_file_of_data_that_is_gone(copied, name):
    (copied / name).unlink()
    with pytest.raises(ResourceError, match=Path(name).name):
        LOADED[name]()


@pytest.mark.parametrize("held", ["[]", "{", '{"admission": 1}', '{"admission": {"weights": {}}}'])  # fmt: skip
def test_a_model_of_decisions_of_another_shape(copied, held):
    (copied / "models" / "decisions.json").write_text(held)
    with pytest.raises(ResourceError, match="no models of decisions"):
        load_decisions()


# ---- the language models


@pytest.fixture
def model(tmp_path, monkeypatch):
    """A language `xx` whose model is an installed package with the files that a test writes."""

    def install(files: dict[str, bytes], *, recorded: dict[str, int] | None = None) -> Path:
        package, info = tmp_path / "xx_model", tmp_path / "xx_model-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: xx_model\nVersion: 1.0\n")
        sizes = {name: len(held) for name, held in files.items()} | (recorded or {})
        (info / "RECORD").write_text("".join(f"xx_model/{name},sha256=x,{size}\n" for name, size in sizes.items()))
        for name, held in files.items():
            (package / name).parent.mkdir(parents=True, exist_ok=True)
            (package / name).write_bytes(held)
        return package

    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(resources.MODELS, "xx", "xx_model")
    load_model.cache_clear()
    yield install
    load_model.cache_clear()


def test_a_model_that_is_not_installed(model):
    with pytest.raises(ResourceError, match=r"xx_model is not installed; run `pip install -r requirements.txt`"):
        load_model("xx")


@pytest.mark.parametrize("recorded", [{"vectors": 5}, {"weights": 9}])
def test_a_model_of_which_a_file_is_missing_or_cut(model, recorded):
    """spaCy itself loads some models so and finds other events."""
    model({"__init__.py": b"", "weights": b"1234"}, recorded=recorded)
    (name,) = recorded
    with pytest.raises(ResourceError, match=rf"xx_model/{name} is missing or cut short.*pip install --force-reinstall"):
        load_model("xx")


LOAD = b"from spacy.util import load_model_from_init_py\ndef load(**o): return load_model_from_init_py(__file__, **o)\n"
META = json.dumps({"lang": "en", "name": "model", "version": "1.0", "spacy_version": ">=3.8"}).encode()


@pytest.mark.parametrize(
    "files",
    [
        {"__init__.py": LOAD},
        {"__init__.py": LOAD, "meta.json": META[:9]},
        {"__init__.py": LOAD, "meta.json": META, "en_model-1.0/meta.json": META},
        {"__init__.py": LOAD, "meta.json": META, "en_model-1.0/meta.json": META, "en_model-1.0/config.cfg": b"[nl"},
        {"__init__.py": LOAD[:90], "meta.json": META},
        {"__init__.py": b"", "meta.json": META},
    ],
)
def test_a_model_whose_files_say_nothing(model, files):
    model(files)
    with pytest.raises(ResourceError, match=r"broken.*pip install --force-reinstall"):
        load_model("xx")


@pytest.mark.parametrize("held", [None, b"", b"cut"])
def test_a_language_identifier_without_its_model(tmp_path, monkeypatch, held):
    path = tmp_path / "model.npz.xz"
    if held is not None:
        path.write_bytes(Path(py3langid.langid.__file__).with_name("data").joinpath("model.npz.xz").read_bytes()[:3000] if held else b"")  # fmt: skip
    monkeypatch.setattr("py3langid.langid.MODEL_FILE", str(path))
    language._load_identifier.cache_clear()
    with pytest.raises(ResourceError, match=r"py3langid.*pip install"):
        language.find_language("Ils se sont vus jeudi.")


# ---- the packages


GONE = "import {0}.nothing"  # as Python tells a package that is not there, with the name of one


@pytest.mark.parametrize(
    ("package", "source"),
    [
        *((package, GONE) for package in ("spacy", "pandas", "py3langid", "yaml", "tqdm")),
        ("yaml", "raise ImportError('file too short')"),
        ("pandas", "def cut("),
        ("spacy", ""),
    ],
)
def test_a_package_that_is_missing_or_cut(tmp_path, package, source):
    (tmp_path / "path" / package).mkdir(parents=True)
    (tmp_path / "path" / package / "__init__.py").write_text(source.format(package))
    (tmp_path / "a.txt").write_text(ARTICLE.replace("language: en\n", ""))
    (tmp_path / "events.jsonl").write_text("old")
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "extract", tmp_path / "a.txt", "--output", tmp_path / "events.jsonl"],
        cwd=ROOT,
        env={"PYTHONPATH": str(tmp_path / "path"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "requirements.txt" in done.stderr.splitlines()[-1]
    assert package in done.stderr or "file too short" in done.stderr
    assert (tmp_path / "events.jsonl").read_text() == "old"


def test_a_fault_of_our_own_is_not_called_a_package():
    for error in (AttributeError("x", obj=object()), AttributeError("x", obj=resources), ModuleNotFoundError("x", name="pipeline.x")):  # fmt: skip
        with pytest.raises(type(error)), packages():
            raise error
