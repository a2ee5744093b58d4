"""Two editions of a project whose files would have the same names."""

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
from belpress.read.mistakes import Mistakes


def check_names(project: Project, title: str, year: int, at: Source, mistakes: Mistakes) -> None:
    """Find an edition of another year whose title gives its files the names of this one's."""
    name = file_name_of(title, year)
    for folder in _others(project, year):
        path = folder / "edition.yaml"
        there = Source(project.relative(path), 1)
        text = read_text(project, path, []) if project.has(path) else None
        fields = load(text, there, FREE_TEXTS) if text else None
        other = fields.values.get("title") if fields else None
        if fields and isinstance(other, str) and file_name_of(other, int(folder.name)) == name:
            said = (
                f"title: the files of {year} and of {folder.name} would have the same name, "
                f'"{name}.….pdf", so that one would overwrite the other'
            )
            hint = f"the other title is in {fields.place(('title',))}; give one of them its year"
            mistakes.error("edition-twice", said, at, hint)


def _others(project: Project, year: int) -> Iterator[Path]:
    with suppress(ProblemsFound):
        yield from (folder for folder in project.editions if folder.name != str(year))
