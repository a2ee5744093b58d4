"""The colour keys that an edition's chapters had in the editions before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from belpress.markdown.links import chapter_name
from belpress.model.edition import Chapter
from belpress.model.history import FEWEST_EDITIONS, MOST_EDITIONS, KeysOfYear
from belpress.model.problem import Problem, Source, did_you_mean
from belpress.project.project import MANUSCRIPT, Project
from belpress.read.chapter_file import matter_of
from belpress.read.chapter_files import ChapterFiles
from belpress.read.edition_file import EDITION_FILE
from belpress.read.files import read_text
from belpress.read.mistakes import Mistakes
from belpress.read.schema import EditionFields


class KeyHistoryReader:
    """Reads how the chapters of an edition were rated in earlier years.

    What cannot be read there is left blank, with a warning: it does not keep this edition from
    being printed.
    """

    def __init__(self, project: Project, keys: Collection[str], mistakes: Mistakes) -> None:
        self.project = project
        self.keys = keys
        self.mistakes = mistakes

    def read(self, front: EditionFields, chapters: Sequence[Chapter]) -> tuple[KeysOfYear, ...]:
        """Return the colour keys year by year, up to this edition; none for too few editions."""
        folders = self._folders_before(front.year)[-MOST_EDITIONS + 1 :]
        if len(folders) + 1 < FEWEST_EDITIONS:
            return ()
        names = {chapter.name for chapter in chapters}
        own = {chapter.name: (chapter.colour_key, chapter.source) for chapter in chapters}
        earlier = [KeysOfYear(int(path.name), dict(self._keys(path, names))) for path in folders]
        return (*earlier, KeysOfYear(front.year, own))

    def _folders_before(self, year: int) -> list[Path]:
        # The folder is listed by the project, so that a build knows when an edition is added
        found = self.project.listed(self.project.root / MANUSCRIPT, "")
        years = [path for path in found if path.name.isdecimal() and int(path.name) < year]
        return [path for path in years if self.project.has(path / EDITION_FILE)]

    def _keys(
        self, folder: Path, names: Collection[str]
    ) -> Iterator[tuple[str, tuple[str, Source]]]:
        """Yield the names and colour keys of the chapters in an earlier edition's folder."""
        for path in ChapterFiles(self.project, folder, Mistakes()).chapters():
            name = chapter_name(path.name)
            if name in names and (found := self._key(path)):
                yield name, found

    def _key(self, path: Path) -> tuple[str, Source] | None:
        source = Source(self.project.relative(path), 1)
        problems: list[Problem] = []
        text = read_text(self.project, path, problems)
        if text is None:
            self._leave_blank(problems[0].message, problems[0].source, "")
            return None
        fields = matter_of(text, source)
        if fields.values.get("draft") is True:
            return None
        key, at = fields.values.get("colour_key"), fields.place(("colour_key",))
        if not isinstance(key, str):
            self._leave_blank(
                "there is no colour key that can be read", at, 'add "colour_key: …" there'
            )
        elif key in self.keys:
            return key, at
        else:
            said = f'"{key:.40}" is not a colour key of this edition'
            self._leave_blank(said, at, did_you_mean(key, self.keys))
        return None

    def _leave_blank(self, said: str, at: Source, hint: str) -> None:
        message = f"{said}, so the years of this chapter have a gap"
        self.mistakes.warn("key-history", message, at, hint)
