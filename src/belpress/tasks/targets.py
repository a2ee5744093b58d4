"""Where the files of an edition are built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from belpress.model.form import SCREEN
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.project import Project

if TYPE_CHECKING:
    from belpress.model.edition import Edition

BUILD = "build"


def target_name(edition: Edition, chapters: Sequence[str], form: str) -> str:
    """Return the name of a file: ``annual-review-2022.en.pdf``, ``….en.print.pdf``."""
    forms = () if form == SCREEN else (form,)
    return ".".join((edition.name, *chapters, edition.language, *forms, "pdf"))


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
