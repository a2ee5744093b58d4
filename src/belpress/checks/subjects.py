"""What rules look at: one text, a whole manuscript, or the laid-out pages of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path

from belpress.assets.pictures import BYTE_LIMIT, BadPicture, PictureFacts, examine
from belpress.checks.columns import Column, columns_of
from belpress.checks.text import Text
from belpress.model.edition import Chapter, Edition, Picture
from belpress.model.materials import Materials
from belpress.model.message import Message, MessageKind, Standing, Wording
from belpress.model.pages import NOWHERE, Laid, LaidPage, Line
from belpress.model.problem import Source
from belpress.project.project import Project

RUNNING = (
    MessageKind.LEAD,
    MessageKind.PARAGRAPH,
    MessageKind.LIST_ITEM,
    MessageKind.QUOTATION,
    MessageKind.FOOTNOTE,
    MessageKind.FORECAST,
    MessageKind.SUMMARY,
)
"""Texts that are made of sentences."""


@dataclass(frozen=True)
class Manuscript:
    """An edition in one language, before there are pages.

    ``texts`` are all of its texts once, in the order of the chapters, except pull quotes, which
    repeat the body.
    """

    project: Project
    edition: Edition
    texts: tuple[Text, ...]

    @property
    def language(self) -> str:
        """The language of the texts."""
        return self.edition.language

    @property
    def running(self) -> Iterator[Text]:
        """The texts that are made of sentences."""
        return (text for text in self.texts if text.kind in RUNNING)

    def holds(self, words: str) -> bool:
        """Whether some words stand in one of the texts, in capitals or not."""
        return words.casefold() in self._all_words

    @cached_property
    def pictures(self) -> Sequence[tuple[Picture, PictureFacts | BadPicture | OSError]]:
        """Every picture that is printed, once, with what its file says or what is wrong."""
        first = {one.path: one for one in reversed(self.edition.pictures)}
        project = self.project
        return [
            (one, _examined(project, project.root / path)) for path, one in reversed(first.items())
        ]

    @cached_property
    def _all_words(self) -> str:
        return "\n".join(text.words for text in self.texts).replace("\u00a0", " ").casefold()


@dataclass(frozen=True)
class PrintedPage:
    """A page of an edition: its number (from 1), the part it is of, and what stands on it.

    ``kind`` is that of its part (cover, summary, contents, opener, body, forecasts, filler, back);
    ``chapter`` is the chapter's name, or empty.
    """

    number: int
    kind: str
    chapter: str
    page: LaidPage
    is_last: bool
    """Whether it is the last page of its part."""

    @property
    def is_verso(self) -> bool:
        """Whether it is a left page."""
        return self.number % 2 == 0

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its text, as they are read; none where it has no running text."""
        return columns_of(self.page) if self.kind == "body" else ()

    def column_of(self, line: Line) -> Column | None:
        """Return the column that a line stands in, if it does."""
        return next((one for one in self.columns if line in one), None)

    @property
    def bottom(self) -> float:
        """The lower edge of its columns and of what stands across them, in pt from the top."""
        across = [spot for spot in self.page.spots if spot.area.width > self.page.text.width / 2]
        ends = [spot.area.y + spot.area.height for spot in across]
        return max([*ends, *(column.bottom for column in self.columns)], default=0.0)

    def place(self, column: Column | None = None) -> str:
        """Return how the page, or a column of it, is called: ``page 6, left column``."""
        name = column.name if column else ""
        return f"page {self.number}, {name}" if name else f"page {self.number}"


@dataclass(frozen=True)
class Printed:
    """An edition laid out: its parts in order, with what they were made with.

    ``first_pages`` are the numbers of the chapters' first pages; ``wordings`` says how what stands
    at a place of the source is worded, in a translation.
    """

    edition: Edition
    parts: tuple[Laid, ...]
    materials: Materials
    first_pages: Mapping[str, int]
    wordings: Mapping[Source, Wording] = field(default_factory=dict)

    @cached_property
    def pages(self) -> Sequence[PrintedPage]:
        """All pages, in order."""
        return [
            PrintedPage(
                part.first_page + index,
                part.setting.kind,
                part.setting.group,
                page,
                index == len(part.pages) - 1,
            )
            for part in self.parts
            for index, page in enumerate(part.pages)
        ]

    @property
    def bodies(self) -> Iterator[list[PrintedPage]]:
        """The pages of every chapter's body that have running text, in order."""
        bodies = [page for page in self.pages if page.kind == "body"]
        for _, pages in groupby(bodies, lambda page: page.chapter):
            yield [page for page in pages if page.columns]

    @property
    def chapters(self) -> Iterator[Chapter]:
        """The chapters that are printed; an edition may be laid out in part."""
        names = {page.chapter for page in self.pages}
        return (chapter for chapter in self.edition.chapters if chapter.name in names)

    def source(self, place: Source) -> Source:
        """Return where the words of a place are written: in a catalogue, for a translation."""
        wording = self.wordings.get(place)
        return wording.source if wording else place

    def source_on(self, page: PrintedPage, place: Source) -> Source:
        """Return the same; for what comes from no place, that of the page's chapter or edition."""
        if place != NOWHERE:
            return self.source(place)
        own = (one.source for one in self.edition.chapters if one.name == page.chapter)
        return next(own, self.edition.source)


def manuscript_of(
    project: Project, edition: Edition, worded: Sequence[tuple[Message, Wording]] | None = None
) -> Manuscript:
    """Return an edition as rules look at it; a translation as its messages are ``worded``."""
    texts = _texts(edition) if worded is None else _worded_texts(edition, worded)
    kept = tuple(one for one in texts if one.kind is not MessageKind.PULL_QUOTE)
    return Manuscript(project, edition, kept)


def _examined(project: Project, file: Path) -> PictureFacts | BadPicture | OSError:
    try:
        return examine(project.read(file) if file.stat().st_size <= BYTE_LIMIT else b"")
    except (BadPicture, OSError) as problem:
        return problem


def _texts(edition: Edition) -> Iterator[Text]:
    for one in edition.messages:
        yield Text(
            one.text, one.kind, edition.language, one.source, name=one.name, origin=one.source
        )
    for chapter in (*edition.chapters, *edition.drafts):
        lines = tuple(chapter.markdown.split("\n"))
        for one in chapter.messages:
            row = one.source.line - chapter.start.line
            is_known = not one.name and row >= 0
            yield Text(
                one.text,
                one.kind,
                edition.language,
                one.source,
                chapter.name,
                one.name,
                lines if is_known else (),
                max(row, 0),
                one.source,
            )


def _worded_texts(edition: Edition, worded: Sequence[tuple[Message, Wording]]) -> Iterator[Text]:
    """Yield the texts that are translated; those that are not were checked in the source."""
    chapters = {one.source.path: one.name for one in (*edition.chapters, *edition.drafts)}
    for one, wording in worded:
        if wording.standing is Standing.TRANSLATED:
            chapter = chapters.get(one.source.path, "")
            yield Text(
                wording.text,
                one.kind,
                edition.language,
                wording.source,
                chapter,
                one.name,
                origin=one.source,
            )
