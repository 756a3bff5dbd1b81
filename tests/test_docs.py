"""The documents cannot lie: commands, columns, paths and targets that they name are held against the code."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from pipeline.__main__ import _parser
from pipeline.articles import read_articles
from pipeline.event_types import load_event_types
from pipeline.table import COLUMNS, DATE_COLUMNS
from pipeline.writers import SUFFIXES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "scripts/README.md")
]
DOCUMENTS += sorted((ROOT / "docs").glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def commands() -> list[str]:
    texts = [document.read_text(encoding="utf-8") for document in DOCUMENTS]
    return [line for text in texts for line in re.findall(r"python -m pipeline [a-z]+ [^`|>\n]+", text)]


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_commands_are_right_usage(command):
    assert _parser().parse_args(shlex.split(command)[3:]).command


def test_the_two_commands_stand_in_the_first_ten_lines():
    head = README.splitlines()[:10]
    assert any("make run" in line for line in head)
    assert any("make test" in line for line in head)


@pytest.mark.parametrize("path", DOCUMENTS, ids=names(DOCUMENTS))
def test_links_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    missing = [target for target in targets if "://" not in target and not (path.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("path", DOCUMENTS, ids=names(DOCUMENTS))
def test_make_targets_exist(path):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`|^    make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert {a or b for a, b in named} <= targets


def test_the_readme_names_every_suffix_and_every_type():
    assert not [suffix for suffix in SUFFIXES if f"`{suffix}`" not in README]
    assert not [event_type for event_type in load_event_types() if f"`{event_type}`" not in README]


def test_the_columns_page_is_the_declared_columns():
    page = (ROOT / "docs" / "columns.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (.+) \|$", page, re.MULTILINE)[: len(COLUMNS)]
    assert rows == [(column.name, column.dtype, column.meaning) for column in COLUMNS]


def test_columns_that_are_mapped_exist():
    page = (ROOT / "docs" / "columns.md").read_text(encoding="utf-8")
    mapping = page[page.index("| here | POLECAT") :]
    mapped = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+)", mapping, re.MULTILINE))))
    assert mapped
    assert mapped <= {column.name for column in COLUMNS}
    assert {"date_start", "date_end", "published"} == set(DATE_COLUMNS)


def test_every_data_file_has_a_licence():
    told = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    rooms = {path.relative_to(ROOT / "data").parts[0] for path in (ROOT / "data").rglob("*") if path.is_file()}
    assert not {name for name in rooms - {"README.md"} if name not in told}


def test_the_version_stands_in_the_changelog():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {project['version']}" in changelog or "## Unreleased" in changelog


def test_the_sample_is_forty_articles_that_all_tell_their_day():
    reading = read_articles([ROOT / "data" / "articles"])
    assert (reading.unreadable, reading.warnings) == ((), ())
    assert len(reading.articles) == 40
    by_language = {language: [a for a in reading.articles if a.language == language] for language in ("fr", "en")}
    assert (
        f"{len(by_language['fr'])} in French, {len(by_language['en'])} in English"
        in (ROOT / "data" / "README.md").read_text()
    )
    assert all(article.article_id.startswith(str(article.published)) for article in reading.articles)
    assert all(article.article_id.endswith(f"-{article.language}") for article in reading.articles)


def test_the_layout_names_every_module():
    layout = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.name for path in (ROOT / "pipeline").iterdir() if not path.name.startswith("__")}
    assert not {name for name in rooms if name not in layout}
