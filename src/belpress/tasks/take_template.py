"""Taking a template of belpress into a house, to be changed there."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.new_files import write_new
from belpress.project.project import STYLES, Project
from belpress.read.house import ENDING, REPLACEABLE, TEMPLATES, unknown_template


def take_template(project: Project, name: str) -> Path:
    """Copy the usual template of a name into the house of a project; return where it is.

    Raises :class:`ProblemsFound` where there is no such template, or one in its place.
    """
    target = project.root / STYLES / TEMPLATES / f"{name}{ENDING}"
    if name not in REPLACEABLE:
        raise ProblemsFound([unknown_template(name, Source(project.relative(target)))])
    if not project.has_own(project.root / STYLES) or not (project.root / STYLES).is_dir():
        message = "this project has no styles of its own, in which a template could stand"
        hint = "begin with a project that has them: belpress new"
        raise ProblemsFound([Problem("styles-missing", message, Source(STYLES), hint=hint)])
    usual = files("belpress.compose") / "templates" / target.name
    write_new(project, {target: usual.read_bytes()})
    return target
