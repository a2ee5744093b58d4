"""Where the files of an edition are built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from belpress.model.form import SCREEN
from belpress.model.problem import Problem, ProblemsFound, Source, stop_on_errors
from belpress.project.project import Project
from belpress.project.writing import check_target

if TYPE_CHECKING:
    from belpress.model.edition import Edition
    from belpress.tasks.build import BuildRequest

BUILD = "build"


def target_name(edition: Edition, chapters: Sequence[str], form: str) -> str:
    """Return the name of a file: ``annual-review-2022.en.pdf``, ``….en.print.pdf``."""
    forms = () if form == SCREEN else (form,)
    return ".".join((edition.name, *chapters, edition.language, *forms, "pdf"))


def targets(
    project: Project, source: Edition, edition: Edition, order: BuildRequest, forms: Sequence[str]
) -> dict[str, Path]:
    """Return where each form of an edition goes, by the name of the form.

    Raises :class:`ProblemsFound` where one cannot be written, or would take the place of a file of
    another edition.
    """
    if order.target:
        paths = dict.fromkeys(forms, order.target)
    else:
        from belpress.checks.manuscript.edition_twice import edition_twice
        from belpress.checks.subjects import manuscript_of

        stop_on_errors(edition_twice.problems(manuscript_of(project, source)))
        folder = build_folder(project)
        paths = {name: folder / target_name(edition, order.chapters, name) for name in forms}
    for path in paths.values():
        check_target(path)
    return paths


def build_folder(project: Project, name: str = "") -> Path:
    """Return the folder of what is built, or one in it.

    Raises :class:`ProblemsFound` where that is not in the project.
    """
    folder = project.root / BUILD / name
    if project.holds(folder):
        return folder
    message = "this folder is a link that leads out of the project"
    hint = "delete the link, or name an output with -o"
    at = Source(project.relative(folder))
    raise ProblemsFound([Problem("target-outside", message, at, hint=hint)])
