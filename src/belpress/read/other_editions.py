"""Editions of a project whose files would have the same names as those of another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from belpress.model.edition import file_name_of
from belpress.model.problem import ProblemsFound, Source
from belpress.project.project import Project
from belpress.read.files import read_text
from belpress.read.free_fields import FREE_TEXTS
from belpress.read.frontmatter import load


def namesakes(project: Project, title: str, year: int) -> Iterator[tuple[int, Source]]:
    """Yield the years of other editions whose files have the names of those of this one.

    With each comes the place of its title.
    """
    name = file_name_of(title, year)
    for folder in _others(project, year):
        path, other_year = folder / "edition.yaml", int(folder.name)
        at = Source(project.relative(path), 1)
        text = read_text(project, path, []) if project.has(path) else None
        fields = load(text, at, FREE_TEXTS) if text else None
        other = fields.values.get("title") if fields else None
        if fields and isinstance(other, str) and file_name_of(other, other_year) == name:
            yield other_year, fields.place(("title",))


def _others(project: Project, year: int) -> Iterator[Path]:
    with suppress(ProblemsFound):
        yield from (folder for folder in project.editions if folder.name != str(year))
