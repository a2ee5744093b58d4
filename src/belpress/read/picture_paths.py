"""From the path of a picture as somebody wrote it to a file of the project."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from belpress.model.picture import PICTURE_ENDINGS
from belpress.model.problem import Source
from belpress.project.project import (
    OutsideProject,
    Project,
    has_exact_name,
    nearest_file,
    same_name_elsewhere,
    spelt_as_on_disk,
)
from belpress.read.mistakes import Mistakes


class PictureFinder:
    """Finds the pictures that a manuscript names."""

    def __init__(self, project: Project, mistakes: Mistakes) -> None:
        self.project = project
        self.mistakes = mistakes

    def path(self, written: str, chapter: Path, at: Source) -> str:
        """Return the path of a picture from the project's folder; empty where there is none.

        ``written`` is meant from the folder of the chapter's file.
        """
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", written):
            self._tell_outside(
                f'"{written:.80}" is not a path; pictures are files of the project', at
            )
            return ""
        forward = written.replace("\\", "/")
        try:
            path = self.project.inside(forward, chapter.parent)
            found = self._there(path)
            if found is None and forward != (other := _other_signs(forward)):
                found = self._there(self.project.inside(other, chapter.parent))
        except OutsideProject:
            self._tell_outside(f'"{written:.80}" leads out of the project', at)
            return ""
        if found is None:
            relative = self.project.relative(path)
            hint = self.mistakes.near(partial(self._nearest, path, chapter.parent))
            self.mistakes.error("picture-missing", f'no picture "{relative:.120}"', at, hint)
            return ""
        return self.project.relative(found)

    def _there(self, path: Path) -> Path | None:
        """Return the file of a path, by its letters and not by how they are made up."""
        if self.project.has(path) and has_exact_name(path):
            return path
        other = spelt_as_on_disk(path, self.project.root)
        return other if other and self.project.has(other) else None

    def _tell_outside(self, message: str, at: Source) -> None:
        hint = "put the picture into assets/images and name it from there"
        self.mistakes.error("path-outside", message, at, hint)

    def _nearest(self, path: Path, folder: Path) -> str:
        """Say where a missing picture may be; ``folder`` is that of the file that names it."""
        if elsewhere := same_name_elsewhere(self.project, path):
            return f'it is in another folder; write "{os.path.relpath(elsewhere, folder)}"'
        hint = nearest_file(path, PICTURE_ENDINGS)
        return hint or f'there are no pictures in "{self.project.relative(path.parent):.80}"'


def _other_signs(written: str) -> str:
    """Return a path with the signs that addresses write as codes: ``%20`` for a space."""
    return unquote(written) if "%" in written else quote(written, safe="/.,()'!&+=@~;-_")
