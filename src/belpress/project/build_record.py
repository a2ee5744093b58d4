"""The record of the last builds, which shows whether a build would come out the same.

It says what was read during a build, and is valid until any of that changes. It is in the
project's cache folder, which is safe to delete; a record is ignored if it cannot be read, or if
the file that was built has been changed or deleted. If the folder is a link that leads out of
the project, nothing is recorded.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from belpress.model.problem import Problem, ProblemsFound
from belpress.program import made_of
from belpress.project.project import BUILDS, MANUSCRIPT, PLANS, TRANSLATIONS, Project
from belpress.project.seen import UNKNOWN
from belpress.project.writing import open_own, write_whole

MADE_BY = ("tasks.build", "checks", "compose", "press.worker", "press.weasyprint")
"""The modules that make a PDF, with the rules that look at it, and everything they import."""


@dataclass(frozen=True)
class Record:
    """What was built."""

    paths: tuple[Path, ...]
    pages: int
    problems: tuple[Problem, ...]
    remark: str = ""
    """What else was reported about the build, such as how it was fitted."""


def find(project: Project, order: Sequence[str], target: Path | None = None) -> Record | None:
    """Return the record of what was ordered, if nothing has changed and its files are whole.

    The only file is the ``target`` that a user named; otherwise they are in the project.
    """
    now = project.noting()
    try:
        fields = _read(_file(project, order))
        # Relative to the project's folder, which may have been copied or moved
        outputs = {
            target or Path(os.path.normpath(project.root / path)): digest
            for path, digest in fields["outputs"].items()
        }
        is_here = target or all(map(project.holds, outputs))
        if not outputs or not is_here or not _is_as_it_was(fields, now.look):
            return None
        if any(_digest(path) != digest for path, digest in outputs.items()):
            return None
        problems = tuple(map(Problem.unpacked, fields["problems"]))
        return Record(tuple(outputs), int(fields["pages"]), problems, str(fields["remark"]))
    except _NO_RECORD:
        return None


def keep(project: Project, order: Sequence[str], record: Record) -> None:
    """Keep a record of what was built from what the project has ``seen``.

    If the cache cannot be written, the next build is just slower.
    """
    with contextlib.suppress(OSError, ProblemsFound):
        fields = {
            "outputs": {
                os.path.relpath(path, project.root): _digest(path) for path in record.paths
            },
            "pages": record.pages,
            "remark": record.remark,
            "problems": [problem.packed() for problem in record.problems],
        }
        _write(_file(project, order), fields, project.seen.digests)


def find_plan(project: Project, year: int) -> dict[str, tuple[int, dict[str, int]]]:
    """Return the page plan kept of a source: pages and rows of figures, by chapter.

    It is that of the source as the project has ``seen`` it, or otherwise as it is now.
    """
    seen = project.seen.digests
    try:
        fields = _read(_plan_file(project, year))
        if not _is_as_it_was(
            fields, lambda name: seen[name] if name in seen else project.look(name)
        ):
            return {}
        return {
            str(name): (int(pages), {str(key): int(rows) for key, rows in figures.items()})
            for name, (pages, figures) in fields["plan"].items()
        }
    except _NO_RECORD:
        return {}


def keep_plan(
    project: Project, year: int, plan: Mapping[str, tuple[int, Mapping[str, int]]]
) -> None:
    """Record the page plan of a source, which its translations are fitted to."""
    catalogues = f"{MANUSCRIPT}/{year}/{TRANSLATIONS}/"
    seen = {
        name: digest
        for name, digest in project.seen.digests.items()
        if not name.startswith(catalogues)
    }
    with contextlib.suppress(OSError, ProblemsFound):
        _write(_plan_file(project, year), {"plan": plan}, seen)


def _file(project: Project, order: Sequence[str]) -> Path | None:
    name = hashlib.blake2b("\0".join(order).encode(), digest_size=8).hexdigest()
    folder = project.cache(BUILDS)
    return folder / f"{name}.json" if folder else None


def _plan_file(project: Project, year: int) -> Path | None:
    folder = project.cache(PLANS)
    return folder / f"{year}.json" if folder else None


_NO_RECORD = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What may be raised by reading something that is not a record."""


def _read(path: Path | None) -> dict[str, Any]:
    """Return what a record says. Raises one of ``_NO_RECORD`` if there is none."""
    if path is None:
        raise FileNotFoundError
    with open_own(path) as file:
        fields: dict[str, Any] = json.load(file)
    return fields


def _write(path: Path | None, fields: Mapping[str, Any], seen: Mapping[str, str]) -> None:
    """Write a record of what was made from what was seen, if all of that is known."""
    if path is not None and UNKNOWN not in seen.values():
        write_whole(path, json.dumps({"made": _made(), "seen": seen, **fields}).encode())


def _is_as_it_was(fields: Mapping[str, Any], look: Callable[[str], str]) -> bool:
    """Whether nothing that a record was made with has changed; ``look`` returns a name's digest."""
    return fields["made"] == _made() and all(
        digest != UNKNOWN and look(name) == digest for name, digest in fields["seen"].items()
    )


def _made() -> list[str]:
    return [made_of.digest_of(*MADE_BY), os.environ.get("SOURCE_DATE_EPOCH", "")]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=20)).hexdigest()
