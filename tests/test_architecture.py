"""Imports go one way, from the rooms above to those below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "belpress"
FLOORS = (
    ("__main__",),
    ("cli",),
    ("preview", "reports"),
    ("tasks",),
    ("checks",),
    ("layout",),
    ("press", "bind"),
    ("compose", "translate", "read", "assets"),
    ("markdown",),
    ("project",),
    ("model",),
    ("language",),
    ("program",),
)
"""The folders of the package, from the top: each imports from those below it alone."""


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


def floor(module: str) -> int | None:
    """Return the floor of a module, from 0 at the top; nothing for one without a room."""
    room = module.split(".")[0]
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)


def test_imports_go_down() -> None:
    for module, imported in imports():
        other = imported.removeprefix("belpress.")
        here, there = floor(module), floor(other)
        if here is None or there is None or not imported.startswith("belpress."):
            continue
        if other.split(".")[0] != module.split(".")[0]:
            assert there > here, f"{module} imports {imported}"
