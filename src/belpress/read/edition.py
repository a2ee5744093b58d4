"""From the files of a manuscript to an Edition.

Every file is read once, every mistake of every file is collected, and then reading stops or
returns the edition with its warnings. Markdown itself is read in ``markdown``.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from belpress.markdown.display import set_label, set_lines, set_plain
from belpress.model.citation import CitedSource
from belpress.model.derivation import Derivation
from belpress.model.edition import (
    Bounds,
    Chapter,
    ColourKey,
    Edition,
)
from belpress.model.message import Fallback
from belpress.model.note import NotesPlace
from belpress.model.problem import Problem, Source, stop_on_errors
from belpress.project.names import same_letters
from belpress.project.project import Project
from belpress.read.bibliography import Bibliography
from belpress.read.chapter import ChapterMaker
from belpress.read.chapter_file import ReadChapter, ReadChapters, unread_chapter
from belpress.read.chapter_files import ChapterFiles
from belpress.read.cover_art import art_of
from belpress.read.edition_file import EditionFileReader, colour_keys_of
from belpress.read.files import read_text
from belpress.read.forecasts_before import ForecastComparer
from belpress.read.frontmatter import Fields
from belpress.read.house import read_house
from belpress.read.hyphenation import read_hyphenation
from belpress.read.imprint import imprint_of
from belpress.read.key_history import KeyHistoryReader
from belpress.read.kinds import check_collections
from belpress.read.link_ways import way_to
from belpress.read.messages import edition_messages, has_scorecard, labels_of
from belpress.read.mistakes import Mistakes
from belpress.read.plain_texts import check_plain
from belpress.read.schema import EditionFields
from belpress.read.sections import PartsFields

EDITION_NAME = "edition"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """What could be read of an edition, and everything that is wrong with it.

    ``edition`` has every chapter whose front matter can be read, and is ``None`` if
    ``edition.yaml`` cannot; it can be laid out if none of the ``problems`` is an error.
    """

    edition: Edition | None
    problems: tuple[Problem, ...]


def read_edition(project: Project, year: int, known: ReadChapters | None = None) -> Edition:
    """Read the edition of a year; ``known`` chapters whose files have not changed are reused.

    Raises :class:`ProblemsFound` with every mistake of every file, if there is an error.
    """
    reading = reading_of(project, year, known)
    stop_on_errors(reading.problems)
    assert reading.edition is not None  # noqa: S101 - without it there was an error
    return reading.edition


def reading_of(project: Project, year: int, known: ReadChapters | None = None) -> Reading:
    """Read as much of the edition of a year as can be read."""
    folder = project.root / "manuscript" / str(year)
    here = Source(project.relative(folder))
    if not folder.is_dir():
        years = [path.name for path in project.editions]
        hint = f"there is {' and '.join(years)}" if years else "there is no edition yet"
        missing = Problem("edition-missing", f"no edition of {year}", here, hint=hint)
        return Reading(None, (missing,))
    started = time.monotonic()
    try:
        reading = _Reader(project, folder, ReadChapters() if known is None else known).read()
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        return Reading(None, (Problem("file-unreadable", message, here),))
    said = (here, len(reading.problems), time.monotonic() - started)
    _log.info("read %s, problems: %d, in %.2f s", *said)
    return reading


class _Reader:
    """Reads one edition: each of its files, then what can only be checked across all of them."""

    def __init__(self, project: Project, folder: Path, known: ReadChapters) -> None:
        self.project = project
        self.folder = folder
        self.known = known
        self.mistakes = Mistakes()

    def read(self) -> Reading:
        front, fields = EditionFileReader(self.project, self.folder, self.mistakes).read()
        language = front.language if front else "en"
        files = ChapterFiles(self.project, self.folder, self.mistakes).chapters()
        is_citing = bool(front and front.bibliography)
        chapters = [self._read_chapter(path, language, is_citing=is_citing) for path in files]
        self._check_names(chapters)
        self._check_links(chapters)
        self._tell_drafts(chapters)
        keys = colour_keys_of(front, language)
        settings = front.chapters if front else PartsFields()
        maker = ChapterMaker(self.project, keys, language, self.mistakes, settings)
        made = tuple(filter(None, map(maker.chapter, chapters)))
        if not chapters:
            here = Source(self.project.relative(self.folder))
            self.mistakes.error(
                "chapters-missing",
                "no chapters in this folder",
                here,
                'add a chapter, a file such as "01-security.md"',
            )
        sources = Bibliography(self.project, self.folder, self.mistakes).read(
            front, fields, chapters, made
        )
        edition = self._edition(front, fields, keys, made, sources) if front else None
        return Reading(edition, tuple(self.mistakes.problems))

    def _read_chapter(self, path: Path, language: str, *, is_citing: bool) -> ReadChapter:
        source = Source(self.project.relative(path), 1)
        text = read_text(self.project, path, self.mistakes.problems)
        if text is None:
            return unread_chapter(path, source)
        chapter, problems = self.known.chapter(path, text, source, language, is_citing=is_citing)
        self.mistakes.problems += problems
        return chapter

    def _check_names(self, chapters: list[ReadChapter]) -> None:
        first: dict[str, ReadChapter] = {}
        for chapter in chapters:
            if other := first.get(chapter.name.casefold()):
                how = "" if other.name == chapter.name else " (but for capitals)"
                hint = f"the other is {other.path.name}; rename one of the files"
                if same_letters(other.path.name, chapter.path.name):
                    hint = (
                        "the other has the same letters, made up of other characters; "
                        "compare the two files and delete one"
                    )
                said = f'two chapters are named "{chapter.name}"{how}'
                self.mistakes.error("chapter-twice", said, chapter.source, hint)
            if chapter.name.casefold() == EDITION_NAME:
                self.mistakes.error(
                    "chapter-name",
                    f'a chapter cannot be named "{EDITION_NAME}"',
                    chapter.source,
                    "its catalogue would be that of edition.yaml; rename the file",
                )
            first.setdefault(chapter.name.casefold(), chapter)

    def _tell_drafts(self, chapters: list[ReadChapter]) -> None:
        """Report the chapters that are left out; an edition of nothing but drafts is an error."""
        drafts = [chapter for chapter in chapters if chapter.is_draft]
        for chapter in drafts:
            self.mistakes.warn(
                "chapter-draft",
                f'the chapter "{chapter.name}" is a draft and is left out',
                chapter.fields.place(("draft",)),
                'delete "draft: true" when it is to be printed',
            )
        if drafts and len(drafts) == len(chapters):
            self.mistakes.error(
                "chapters-missing",
                "every chapter of this edition is a draft",
                Source(self.project.relative(self.folder)),
                'delete "draft: true" from the chapters that are to be printed',
            )

    def _check_links(self, chapters: list[ReadChapter]) -> None:
        targets = {chapter.name for chapter in chapters}
        for chapter in chapters:
            targets.update(chapter.parsed.names)
        same = {name: one for chapter in chapters for name, one in chapter.parsed.same.items()}
        left_out = {chapter.name for chapter in chapters if chapter.is_draft}
        for chapter in chapters:
            for link in chapter.parsed.links:
                if link.target.partition("--")[0] in left_out and chapter.name not in left_out:
                    self.mistakes.warn(
                        "link-draft",
                        f'the link to "{link.written}" leads to a draft, which is left out',
                        link.source,
                        "readers will find nothing there",
                    )
                if link.target in same:
                    lines = " and ".join(str(place.line) for place in same[link.target])
                    message = f'the link to "{link.written}" could lead to lines {lines}'
                    hint = "give the heading that is meant a name: {#name}"
                    self.mistakes.error("link-ambiguous", message, link.source, hint)
                elif link.target not in targets:
                    message = f'the link to "{link.written}" leads nowhere'
                    hint = self.mistakes.near(partial(way_to, link, chapter, chapters))
                    self.mistakes.error("link-dead", message, link.source, hint)

    def _edition(
        self,
        front: EditionFields,
        fields: Fields,
        keys: Mapping[str, ColourKey],
        chapters: tuple[Chapter, ...],
        sources: Mapping[str, CitedSource],
    ) -> Edition:
        forecast_year = front.forecast_year or front.year + 1
        check_collections(front, fields, chapters, self.mistakes)
        written = labels_of(front, chapters)
        labels = {
            name: set_label(label, front.language, front.year, forecast_year)
            for name, label in written.items()
        }
        messages = edition_messages(front, fields, keys, written)
        house = read_house(self.project, self.mistakes)
        check_plain(messages, self.mistakes)
        is_scored = has_scorecard(front, chapters)
        if is_scored:
            ForecastComparer(self.project, self.known, self.mistakes).compare(front, chapters)
        texts: dict[str, Any] = {
            name: set_plain(getattr(front, name), front.language)
            for name in ("title", "subtitle", "series", "author")
        }
        return Edition(
            root=self.project.root,
            year=front.year,
            forecast_year=forecast_year,
            language=front.language,
            translations=tuple(
                translation.language for translation in front.translations if not translation.origin
            ),
            derivations=tuple(
                Derivation(translation.language, translation.origin, translation.alphabet)
                for translation in front.translations
                if translation.origin
            ),
            bounds=Bounds(**front.copyfit.model_dump()),
            fallback=Fallback(front.fallback) if front.fallback else None,
            messages=messages,
            title_lines=set_lines(front.title, front.language),
            site=front.site,
            has_roman_folios=front.front_folios == "roman",
            notes=NotesPlace(front.notes),
            sources=sources,
            imprint=imprint_of(front, fields, self.mistakes),
            colour_keys=keys,
            labels=labels,
            chapters=tuple(chapter for chapter in chapters if not chapter.is_draft),
            drafts=tuple(chapter for chapter in chapters if chapter.is_draft),
            source=fields.place(()),
            cover=art_of(self.project, "cover", front.year, self.mistakes)
            if house.cover_art
            else "",
            back=art_of(self.project, "back", front.year, self.mistakes) if house.back_art else "",
            house=house,
            has_scorecard=is_scored,
            key_history=KeyHistoryReader(self.project, keys, self.mistakes).read(front, chapters)
            if is_scored
            else (),
            hyphenation=read_hyphenation(self.project, _languages(front), self.mistakes),
            ignored_rules={
                name: fields.place(("check", "ignore", index))
                for index, name in enumerate(front.check.ignore)
            },
            problems=tuple(self.mistakes.problems),
            **texts,
        )


def _languages(front: EditionFields) -> list[str]:
    return [front.language, *(translation.language for translation in front.translations)]
