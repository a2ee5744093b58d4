"""Last year's forecasts as this edition lists them, compared with those of last year's edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from belpress.language.excerpts import normalise
from belpress.markdown.links import chapter_name
from belpress.markdown.texts import shortened, visible_text
from belpress.model.edition import Chapter
from belpress.model.message import Message, MessageKind
from belpress.model.problem import Problem, Source, nearest
from belpress.project.project import MANUSCRIPT, Project
from belpress.read.chapter_file import ReadChapters
from belpress.read.chapter_files import ChapterFiles
from belpress.read.edition_file import EDITION_FILE
from belpress.read.files import read_text
from belpress.read.frontmatter import load
from belpress.read.mistakes import Mistakes
from belpress.read.schema import EditionFields


class ForecastComparer:
    """Finds forecasts of last year that are listed in other words, or not at all.

    What is wrong with last year's edition itself is not reported here.
    """

    def __init__(self, project: Project, known: ReadChapters, mistakes: Mistakes) -> None:
        self.project = project
        self.known = known
        self.mistakes = mistakes

    def compare(self, front: EditionFields, chapters: Sequence[Chapter]) -> None:
        """Compare the forecasts of chapters with those of the same chapters last year."""
        folder = self.project.root / MANUSCRIPT / str(front.year - 1)
        if not self._is_in(folder, front.language):
            return
        files = ChapterFiles(self.project, folder, Mistakes()).chapters()
        paths = {chapter_name(path.name): path for path in files}
        for chapter in chapters:
            if chapter.name in paths and not chapter.is_draft:
                forecasts = list(self._forecasts(paths[chapter.name], front.language))
                self._compare(chapter, forecasts, paths[chapter.name])

    def _is_in(self, folder: Path, language: str) -> bool:
        """Whether there is an edition in a folder, in this language."""
        path = folder / EDITION_FILE
        text = read_text(self.project, path, []) if self.project.has(path) else None
        source = Source(self.project.relative(path), 1)
        return text is not None and load(text, source).values.get("language") == language

    def _forecasts(self, path: Path, language: str) -> Iterator[str]:
        """Yield the words of the forecasts of a chapter's file."""
        problems: list[Problem] = []
        text = read_text(self.project, path, problems)
        if text is not None:
            source = Source(self.project.relative(path), 1)
            read, _ = self.known.chapter(path, text, source, language)
            yield from (item.text for item in read.parsed.forecasts if not read.is_draft)

    def _compare(self, chapter: Chapter, forecasts: Sequence[str], path: Path) -> None:
        left = {normalise(text): text for text in forecasts}
        listed = [one for one in chapter.messages if one.kind is MessageKind.PAST_FORECAST]
        others = [one for one in listed if not left.pop(normalise(visible_text(one.text)), "")]
        for message in others:
            self._differs(message, forecasts, path)
            left.pop(nearest(normalise(visible_text(message.text)), left), "")
        at = listed[0].source if listed else chapter.source
        for text in left.values():
            self.mistakes.warn(
                "forecast-left-out",
                f'last_year: the forecast "{shortened(text)}" is not listed',
                at,
                f"it is in {self.project.relative(path)}; say what became of it",
            )

    def _differs(self, message: Message, forecasts: Sequence[str], path: Path) -> None:
        which = int(message.name.split(".")[1]) + 1
        near = nearest(visible_text(message.text), forecasts)
        self.mistakes.warn(
            "forecast-differs",
            f"last_year[{which}]: {self.project.relative(path)} has no such forecast",
            message.source,
            f'the nearest is "{near}"' if near else "copy it from there word for word",
        )
