"""Files that a design asks for and does not get: one problem for each cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from belpress.model.problem import Problem, Source, nearest
from belpress.project.project import Project

HINT = "styles and pages can only use files of the project"


def refused(url: str, at: Source) -> Problem:
    """Return what is said of an address that is not one of a file of the project."""
    return Problem("fetch-refused", f'"{url:.120}" is not a file of the project', at, hint=HINT)


def missing_files(
    project: Project, missing: Mapping[str, Source], asked: Collection[str]
) -> Iterator[Problem]:
    """Report files that are not there, by their paths; those of a missing folder together.

    One that is not among all that is ``asked`` for may be meant in the place of one that is.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for path in missing:
        groups[_cause(project, path)].append(path)
    for cause, paths in groups.items():
        at = missing[paths[0]]
        if cause == paths[0]:
            message = f'the file "{cause}" is missing'
            yield Problem("design-file-missing", message, at, hint=_hint(project, cause, asked))
        else:
            count = "a file" if len(paths) == 1 else f"{len(paths)} files"
            message = f'there is no folder "{cause}", which holds {count} of the design'
            hint = "put the folder back, or change the addresses in the style sheets"
            yield Problem("design-file-missing", message, at, hint=hint)


def _cause(project: Project, path: str) -> str:
    """Return the path itself, or the highest folder above it that does not exist."""
    above = [str(folder) for folder in PurePosixPath(path).parents][:-1]
    gone = [folder for folder in above if not (project.house / folder).is_dir()]
    return gone[-1] if gone else path


def _hint(project: Project, path: str, asked: Collection[str]) -> str:
    folder = (project.house / path).parent
    others = {PurePosixPath(one).name for one in asked}
    try:
        found = project.listed(folder, PurePosixPath(path).suffix)
        there = [file.name for file in found if file.name not in others]
    except OSError:
        there = []
    near = nearest(PurePosixPath(path).name, there)
    return f'did you mean "{near}"?' if near else "put the file back"
