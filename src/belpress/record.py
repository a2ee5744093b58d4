"""The record of the last builds, by which a build whose inputs have not changed is known.

It lies in the project's cache folder, which is safe to delete; a record that cannot be read, or
that speaks of a file that is not there any more as it was written, counts for nothing. Where a link
leads the folder out of the project, nothing is recorded.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from belpress import program
from belpress.problem import Problem, ProblemsFound
from belpress.project import (
    BUILDS,
    MANUSCRIPT,
    PLANS,
    STYLES,
    TRANSLATIONS,
    Project,
    is_file,
)
from belpress.writing import open_own, write_whole


@dataclass(frozen=True)
class Record:
    """What was built from which inputs."""

    inputs: str
    path: Path
    pages: int
    problems: tuple[Problem, ...]
    remark: str = ""
    """What else was said of the build, such as how it was fitted."""


def inputs_of(project: Project, year: int, language: str = "") -> str:
    """Return a digest of all that an edition is made of: files, program and date.

    Of the catalogues, only those of the language count; without one, none does.
    """
    digest = _blake()
    digest.update(program.digest().encode())
    digest.update(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    for path in _input_files(project, year, language):
        digest.update(f"\0{path.name}\0{path.parent.name}\0".encode(errors="replace"))
        with contextlib.suppress(OSError), path.open("rb") as file:
            digest.update(hashlib.file_digest(file, _blake).digest())
    return digest.hexdigest()


def find(
    project: Project, order: Sequence[str], inputs: str, target: Path | None = None
) -> Record | None:
    """Return the record of what was ordered, if it holds for these inputs and its file is whole.

    The file is the ``target`` that a user named, or else one in the project.
    """
    try:
        fields = _read(_file(project, order))
        if fields["inputs"] != inputs:
            return None
        # From the project's folder, which may have been copied or moved
        path = target or Path(os.path.normpath(project.root / fields["path"]))
        is_ours = target or project.holds(path)
        if not is_ours or _digest(path) != fields["output"]:
            return None
        problems = tuple(map(Problem.unpacked, fields["problems"]))
        return Record(inputs, path, int(fields["pages"]), problems, str(fields["remark"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(project: Project, order: Sequence[str], record: Record) -> None:
    """Keep a record. Where the cache cannot be written, the next build is just slower."""
    with contextlib.suppress(OSError, ProblemsFound):
        fields = {
            "inputs": record.inputs,
            "path": os.path.relpath(record.path, project.root),
            "pages": record.pages,
            "remark": record.remark,
            "output": _digest(record.path),
            "problems": [one.packed() for one in record.problems],
        }
        _write(_file(project, order), fields)


def find_plan(project: Project, year: int, inputs: str) -> dict[str, tuple[int, dict[str, int]]]:
    """Return the page plan kept for these inputs: pages and rows of figures, by chapter."""
    try:
        fields = _read(_plan_file(project, year))
        if fields["inputs"] != inputs:
            return {}
        return {
            str(name): (int(pages), {str(key): int(rows) for key, rows in figures.items()})
            for name, (pages, figures) in fields["plan"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep_plan(
    project: Project, year: int, inputs: str, plan: Mapping[str, tuple[int, Mapping[str, int]]]
) -> None:
    """Keep the page plan of a source, which its translations are fitted to."""
    with contextlib.suppress(OSError, ProblemsFound):
        _write(_plan_file(project, year), {"inputs": inputs, "plan": plan})


def _file(project: Project, order: Sequence[str]) -> Path | None:
    name = hashlib.blake2b("\0".join(order).encode(), digest_size=8).hexdigest()
    folder = project.cache(BUILDS)
    return folder / f"{name}.json" if folder else None


def _plan_file(project: Project, year: int) -> Path | None:
    folder = project.cache(PLANS)
    return folder / f"{year}.json" if folder else None


def _read(path: Path | None) -> dict[str, Any]:
    """Return what a record says. Raises ``OSError`` or ``ValueError`` where there is none."""
    if path is None:
        raise FileNotFoundError
    with open_own(path) as file:
        try:
            fields = json.load(file)
        except RecursionError as error:
            raise ValueError from error
    if not isinstance(fields, dict):
        raise TypeError
    return fields


def _write(path: Path | None, fields: Mapping[str, Any]) -> None:
    if path is not None:
        write_whole(path, json.dumps(fields).encode())


def _blake() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=20)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, _blake).hexdigest()


def _input_files(project: Project, year: int, language: str) -> Iterator[Path]:
    edition = project.root / MANUSCRIPT / str(year)
    folders = [
        project.house / STYLES,
        project.house / "assets" / "fonts",
        project.root / "assets" / "images",
    ]
    # be-Latn is made of the catalogues of be
    folders += [edition / TRANSLATIONS / name for name in {language, language.split("-")[0]} - {""}]
    yield from sorted(path for path in edition.glob("*") if is_file(path))
    for folder in sorted(folders):
        yield from sorted(path for path in folder.rglob("*") if is_file(path))
