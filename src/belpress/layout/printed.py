"""The laid-out pages of an edition, as rules and readers of pages look at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from belpress.layout.columns import Column, columns_of
from belpress.model.edition import Chapter, Edition
from belpress.model.materials import Materials
from belpress.model.message import Wording
from belpress.model.pages import Laid, LaidPage, Line
from belpress.model.problem import NOWHERE, Source


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
        """Return the same; for what comes from no place, the chapter's title or the edition.

        Beside the folio, the running feet of a chapter hold its title.
        """
        if place != NOWHERE:
            return self.source(place)
        chapters = (one for one in self.edition.chapters if one.name == page.chapter)
        own = (self.source(one.place("title")) for one in chapters)
        return next(own, self.edition.source)
