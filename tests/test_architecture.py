"""Imports go one way, each library has one importer, and no module is too long to read."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from samples import ROOT

SOURCE = ROOT / "src" / "belpress"
FLOORS = (
    ("__main__",),
    ("cli",),
    ("preview", "reports"),
    ("tasks",),
    ("checks",),
    ("layout",),
    ("press", "bind", "preflight", "begin"),
    ("compose", "translate", "read", "assets"),
    ("markdown",),
    ("project",),
    ("model",),
    ("language",),
    ("program",),
)
"""The folders of the package, from the top: each imports from those below it alone."""
MOST_LINES = 300
LONGER: dict[str, str] = {}
"""Modules that may be longer, each with its reason."""
IMPORTERS: dict[str, str | tuple[str, ...]] = {
    "citeproc": "compose.citations",
    "bibtexparser": "read.bibtex",
    "pylatexenc": "read.bibtex",
    "weasyprint": "press.weasyprint",
    "pyphen": ("language.hyphenation", "language.patterns", "press.weasyprint"),
    "jinja2": "compose.render",
    "pikepdf": ("bind", "preflight"),
    "uharfbuzz": ("assets.fonts", "assets.shaping"),
    "pypdfium2": "preview.rasters",
    "starlette": "preview",
    "uvicorn": "preview.serve",
    "watchfiles": "preview.folders",
    "sse_starlette": "preview.server",
    "PIL": "assets",
    "click": "cli",
    "rich": "cli",
    "markdown_it": "markdown",
    "mdit_py_plugins": "markdown",
    "polib": "translate.catalogue",
    "rapidfuzz": "translate.likeness",
    "ruamel": "read.frontmatter",
    "pydantic": "read",
    "tinycss2": "assets",
    "babel": "language",
    "hunspell": "language.dictionaries",
    "coloraide": "assets.colours",
}
"""Which module or folder imports a library, so that another can take its place; rarely two."""


def module_name(path: Path) -> str:
    """Return the dotted name of a module below the package."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports() -> tuple[tuple[str, str], ...]:
    """Return every module of the package with each thing that it imports."""
    return tuple(found_imports())


def found_imports() -> Iterator[tuple[str, str]]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module_name(path), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (
                    (module_name(path), f"{node.module}.{alias.name}") for alias in node.names
                )


def floor(module: str) -> int:
    """Return the floor of a module, from 0 at the top."""
    room = module.split(".")[0]
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def test_every_room_has_its_floor() -> None:
    rooms = {module_name(path).split(".")[0] for path in SOURCE.rglob("*.py")}
    assert rooms - {"__init__"} == {room for rooms in FLOORS for room in rooms}


def test_imports_go_down() -> None:
    for module, imported in imports():
        if module == "__init__" or not imported.startswith("belpress."):
            continue
        other = imported.removeprefix("belpress.")
        if other.split(".")[0] == module.split(".")[0]:
            continue
        assert floor(other) > floor(module), f"{module} imports {imported}"


def test_names_are_imported_from_where_they_are_defined() -> None:
    for module, imported in imports():
        folder, _, name = imported.rpartition(".")
        if folder.startswith("belpress.") and (ROOT / "src" / folder.replace(".", "/")).is_dir():
            place = SOURCE.parent / imported.replace(".", "/")
            assert place.is_dir() or place.with_suffix(".py").is_file(), f"{module}: {name}"


@pytest.mark.parametrize("library", IMPORTERS)
def test_library_has_one_importer(library: str) -> None:
    given = IMPORTERS[library]
    rooms = (given,) if isinstance(given, str) else given
    users = {module for module, imported in imports() if imported.split(".")[0] == library}
    for room in rooms:
        assert any(user == room or user.startswith(f"{room}.") for user in users), room
    for user in users:
        assert any(user == room or user.startswith(f"{room}.") for room in rooms), user


def test_modules_can_be_read_in_one_go() -> None:
    lengths = {
        module_name(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCE.rglob("*.py")
    }
    too_long = {module for module, length in lengths.items() if length > MOST_LINES}
    assert too_long == set(LONGER)


def test_every_room_is_named_in_the_documentation() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+)`", page))
    rules = {path.parent for path in (SOURCE / "checks").rglob("*.py")} - {SOURCE / "checks"}
    for path in SOURCE.rglob("*.py"):
        assert path.parent == SOURCE or f"{path.parent.relative_to(SOURCE)}" in named, path.parent
        if path.parent not in rules and not path.stem.startswith("__"):
            assert path.stem in named, path


def test_commands_start_without_what_only_some_of_them_need() -> None:
    heavy = ("pydantic", "belpress.read", "belpress.tasks", "markdown_it", "PIL", "rapidfuzz")
    asked = f"import sys, belpress.cli.main; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
