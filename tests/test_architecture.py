"""Imports go one way, and each library has one importer."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "belpress"
LEVELS = (
    ("__main__",),
    ("cli",),
    ("preview", "reports"),
    ("check",),
    ("build",),
    ("typesetting",),
    ("translations",),
    ("paginate", "record"),
    ("chapters",),
    ("bodies",),
    ("checks",),
    ("galleys", "materials"),
    ("read", "translate", "compose", "pressroom", "bind", "pictures"),
    ("matter", "schema", "store", "presses"),
    ("turns", "typeset"),
    ("makeup", "copyfit", "document", "dialect", "excerpt", "catalogue", "parity"),
    ("laid",),
    ("edition", "typography", "frontmatter", "alphabet", "pseudo", "spelling"),
    ("message", "project", "writing", "colours", "apart"),
    ("problem",),
    ("characters", "typefaces", "program", "memory", "seen", "ending"),
    ("installed",),
)
IMPORTERS = {
    "weasyprint": "typeset",
    "jinja2": "compose",
    "pikepdf": "bind",
    "uharfbuzz": "bind",
    "pypdfium2": "preview",
    "starlette": "preview",
    "uvicorn": "preview",
    "watchfiles": "preview",
    "sse_starlette": "preview",
    "PIL": "pictures",
    "click": "cli",
    "rich": "cli",
    "markdown_it": "dialect",
    "mdit_py_plugins": "dialect",
    "polib": "catalogue",
    "rapidfuzz": "catalogue",
    "ruamel": "frontmatter",
    "pydantic": "schema",
    "babel": "typography",
    "hunspell": "spelling",
    "coloraide": "colours",
}


def modules() -> dict[str, set[str]]:
    """Return every module of the package with all that it imports."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.setdefault(name, set()).update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module == "belpress":
                found.setdefault(name, set()).update(f"belpress.{a.name}" for a in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.setdefault(name, set()).add(node.module)
    return found


def level(module: str) -> int:
    return next(depth for depth, names in enumerate(LEVELS) if module in names)


def test_imports_go_down() -> None:
    known = {name for names in LEVELS for name in names}
    assert set(modules()) - {"__init__"} <= known
    for module, imports in modules().items():
        own = {one.split(".")[1] for one in imports if one.startswith("belpress.")} & known
        for one in own - {module}:
            if module != "__init__":
                assert level(one) > level(module), f"{module} imports {one}"


@pytest.mark.parametrize("library", IMPORTERS)
def test_library_has_one_importer(library: str) -> None:
    users = {
        module
        for module, imports in modules().items()
        if any(one.split(".")[0] == library for one in imports)
    }
    assert users == {IMPORTERS[library]}
