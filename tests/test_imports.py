"""Who may import whom, read off the source: stages meet in `run` and `annotate` only; views know no Streamlit."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# What everybody may lean on, each only on those before it.
GROUND = ("interval", "distance", "types", "errors", "folding", "markup", "resources", "event_types")

# The steps of the line: a package or a module each. None knows another but those that it leans on.
STAGES = (
    "articles", "plain_text", "document", "timex", "reading", "places", "actors", "candidates", "encoder", "decisions",
    "merge", "table",
)  # fmt: skip

# The reading is worked out once for the steps behind it; decisions weigh candidates, and read of an actor's words which
# are an office or a body.
LEANS = {"candidates": {"reading"}, "decisions": {"reading", "candidates", "actors"}}

# Where the steps meet.
JOINTS = ("run", "annotate", "commands", "__main__")

# Parts that belong to one step: who may import them beside the joints.
PARTS = {
    "sentences": {"document", "reading", "plain_text", "title_case"},
    "title_case": {"document"},
    "headline": {"merge"},
    "gazetteer": {"places", "actors", "decisions"},
    "records": {"table"},
    "calendar_file": {"writers"},
    "gold": {"evaluation"},
    "streams": set(),  # of the command line alone
    "table": {"writers", "readers", "rows"},
    "rows": {"readers"},
    "details": {"rows"},
    "replacing": {"writers"},
    "spreadsheet": {"writers", "readers"},
}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def room(path: Path) -> str:
    """The module or package of `pipeline` a file belongs to: pipeline/timex/rules.py -> timex."""
    return path.relative_to(ROOT / "pipeline").with_suffix("").parts[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of what a module imports, at its top or anywhere below; types-only imports too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {name.split(".")[1] for name in imported(tree) if name.startswith("pipeline.")}
    return found - {room(path), "__init__"}


@pytest.mark.parametrize("path", modules("pipeline"), ids=names(modules("pipeline")))
def test_directions(path):
    here, wanted = room(path), rooms_imported(path)
    if here in JOINTS:
        return
    if here in GROUND:
        assert wanted <= set(GROUND[: GROUND.index(here)])
        return
    allowed = set(GROUND) | LEANS.get(here, set()) | {part for part, users in PARTS.items() if here in users}
    assert wanted <= allowed


def test_no_step_leans_on_one_behind_it():
    assert all(STAGES.index(other) < STAGES.index(here) for here, others in LEANS.items() for other in others)


def test_every_permission_is_used():
    used = {(room(path), wanted) for path in modules("pipeline") for wanted in rooms_imported(path)}
    given = {(user, part) for part, users in PARTS.items() for user in users}
    given |= {(here, other) for here, others in LEANS.items() for other in others}
    assert given <= used


def test_every_module_has_its_place():
    known = {*GROUND, *STAGES, *JOINTS, *PARTS, "writers", "readers", "evaluation", "__init__"}
    assert {room(path) for path in modules("pipeline")} <= known


@pytest.mark.parametrize("path", modules("views"), ids=names(modules("views")))
def test_views_are_functions_of_the_table(path):
    wanted = set(imported(ast.parse(path.read_text(encoding="utf-8"))))
    assert not {name for name in wanted if name.split(".")[0] in ("streamlit", "panels", "app", "spacy")}


@pytest.mark.parametrize("name", ["interval", "distance", "types", "errors", "folding", "records", "event_types"])
def test_values_know_no_library(name):
    wanted = set(imported(ast.parse((ROOT / "pipeline" / f"{name}.py").read_text(encoding="utf-8"))))
    assert not {module for module in wanted if module.split(".")[0] in ("spacy", "pandas", "numpy", "streamlit")}


@pytest.mark.parametrize(
    "path", [path for path in modules("pipeline") if path.stem != "__main__"], ids=lambda path: path.stem
)
def test_no_clock_and_no_chance(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {name for name in imported(tree) if name.split(".")[0] in ("random", "secrets", "time", "uuid")}
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [call for call in calls if re.search(r"\b(date|datetime)\.(now|today|utcnow)$", call)]


@pytest.mark.parametrize("path", modules("pipeline"), ids=names(modules("pipeline")))
def test_nothing_is_loaded_at_import(path):
    """No call of a `load_`, `read_` or `open` outside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        for call in (inner.func for inner in ast.walk(node) if isinstance(inner, ast.Call)):
            name = call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "")
            assert not name.startswith(("load", "read_", "open")), f"line {node.lineno} calls {name}"
