"""Translations taken to other programs and back: templates, XLIFF and glossaries."""

from __future__ import annotations

from pathlib import Path

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.project import Project
from belpress.tasks.build import BUILD


def build_folder(project: Project) -> Path:
    """Return where files are made. Raises :class:`ProblemsFound` where that is not here."""
    folder = project.root / BUILD
    if project.holds(folder):
        return folder
    message = "this folder is a link that leads out of the project"
    hint = "delete the link, or name a file with -o"
    raise ProblemsFound([Problem("target-outside", message, Source(BUILD), hint=hint)])
