"""Writing many new files at once: all of them, or none where one of them is there already."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.project import Project
from belpress.project.writing import write_whole


def write_new(project: Project, files: Mapping[Path, bytes], more: Iterable[Path] = ()) -> None:
    """Write files that must not exist yet, by their whole paths; ``more`` must not either.

    Raises :class:`ProblemsFound` with everything that stands in the way, and then nothing has been
    written; also where one cannot be written, and then those before it are removed.
    """
    if problems := list(_in_the_way(project, [*files, *more])):
        raise ProblemsFound(problems)
    written = list[Path]()
    folders = [folder for path in files for folder in _missing_folders(project, path)]
    try:
        for path, content in files.items():
            written.append(path)
            write_whole(path, content)
    except ProblemsFound:
        for path in written:
            path.unlink(missing_ok=True)
        for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
            with suppress(OSError):
                folder.rmdir()
        raise


def _in_the_way(project: Project, paths: Iterable[Path]) -> Iterator[Problem]:
    """Find what is there already, or is a file or leads elsewhere where a folder has to be."""
    found = dict.fromkeys(filter(None, (_standing(project, path) for path in paths)))
    for path in found:
        is_link = not project.holds(path)
        said = "is a link that leads out of the project" if is_link else "is there already"
        hint = "move it elsewhere; belpress overwrites nothing"
        yield Problem("file-in-the-way", said, Source(project.relative(path)), hint=hint)


def _standing(project: Project, path: Path) -> Path | None:
    """Return the file, or what stands in the place of one of its folders; or nothing."""
    for folder in _folders_of(project, path):
        if os.path.lexists(folder) and not (folder.is_dir() and project.holds(folder)):
            return folder
    return path if os.path.lexists(path) else None


def _folders_of(project: Project, path: Path) -> list[Path]:
    """Return the folders of a file inside the project, the outermost first."""
    above = [folder for folder in path.parents if folder.is_relative_to(project.root)]
    return [folder for folder in reversed(above) if folder != project.root]


def _missing_folders(project: Project, path: Path) -> list[Path]:
    return [folder for folder in _folders_of(project, path) if not folder.exists()]
