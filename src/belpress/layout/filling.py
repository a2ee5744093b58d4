"""The pages of a body as they are filled, and the figures at their heads and feet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from belpress.layout.plan import ORPHANS, End, FloatPlace, Galley, Strip, StripPlace

LEAST_TEXT = 10
"""Rows of text that a page with two figures must keep."""


@dataclass
class _Page:
    head: int = 0
    foot: int = 0
    floats: list[int] = field(default_factory=list)


class Filling:
    """The page that is being filled: where its text is, and which figures wait for a place.

    Figures keep their order: while one waits, those behind it wait as well.

    With ``pairs``, a page that has a figure at its head may take one at its foot as well.
    Figures in a column are ``held`` for the same reason, with the floats ``behind`` them.
    ``kept`` are the rows that pages keep at their foot for footnotes.
    """

    def __init__(
        self, galley: Galley, heights: Sequence[int], kept: Mapping[int, int], *, pairs: bool
    ) -> None:
        self.galley = galley
        self.kept = kept
        self.called = dict.fromkeys(galley.footnotes.head, 0)
        self.pairs = pairs
        self.heights = heights
        self.pages: list[_Page] = [_Page()]
        self.places: dict[int, FloatPlace] = {}
        self.strips: dict[int, StripPlace] = {}
        self.breaks: dict[int, tuple[int, ...]] = {}
        self.waiting: list[int] = []
        self.held: list[int] = []
        self.behind: list[int] = []
        self.held_since = 0
        self.ends: list[End] = []
        self.turns: set[int] = set()
        self.current = 0
        self.left = 0
        self.column = 0
        self.row = self.base = galley.head
        self.segment = 0

    @property
    def page(self) -> int:
        """The page that is being filled, from 0."""
        return len(self.pages) - 1

    @property
    def bottom(self) -> int:
        """The row below the last row of text on this page."""
        return self.foot - self.pages[-1].foot

    @property
    def foot(self) -> int:
        """The row below all but the footnotes of this page."""
        return self.galley.rows - self.kept.get(self.page, 0)

    @property
    def filled(self) -> int:
        """The rows of all columns that are taken since the last strip across them."""
        return self.row - self.base + self.column * (self.bottom - self.base)

    def _call(self, strip: Strip, done: int, lines: int) -> None:
        """Note that some lines of a strip, after those done, stand on this page."""
        for line, footnote in strip.calls:
            if done <= line < done + lines:
                self.called[footnote] = self.page

    def _announce(self, floats: Sequence[int], strip: Strip) -> None:
        """Take the floats of a strip: at the foot of this page if they fit, or else later."""
        for number in floats:
            if self.galley.floats[number].is_page or number in self.places:
                continue
            is_next = not self.waiting and not self.held
            if is_next and self._fits_at_foot(number, strip):
                self._place_at_foot(number)
            else:
                self._wait([number])

    def _wait(self, floats: Sequence[int]) -> None:
        """Have floats wait for a page, or for the figures in a column that are held."""
        (self.behind if self.held else self.waiting).extend(floats)

    def _fits_at_foot(self, number: int, strip: Strip) -> bool:
        page = self.pages[-1]
        if page.foot or (page.floats and not self.pairs):
            return False
        if page.head + self.heights[number] > self.foot - LEAST_TEXT:
            return False
        if self.column and self.segment:
            return False
        column, row = self._moved(self.heights[number])
        needed = min(strip.lines, ORPHANS)
        return column < self.galley.columns and row + needed <= self.foot - self.heights[number]

    def _moved(self, rows: int) -> tuple[int, int]:
        """Return the column and row that come next once the columns are some rows shorter.

        The text of columns before this one that stood on these rows moves on.
        """
        column, row = self.column, self.row + self.column * rows
        while column and row >= self.bottom - rows and column < self.galley.columns:
            column, row = column + 1, row - (self.bottom - rows - self.base)
        return column, row

    def _place_at_foot(self, number: int) -> None:
        rows = self.heights[number]
        page = self.pages[-1]
        self.column, self.row = self._moved(rows)
        page.foot = rows
        page.floats.append(number)
        self.places[number] = FloatPlace(self.page, self.foot - rows, rows, at_foot=True)

    def _new_page(self, strip: int | None = None) -> None:
        """Begin a page; figures that wait stand at its head and, when many wait, its foot."""
        if strip is not None and (plates := self._first(is_page=True)):
            self.breaks[strip] = tuple(plates)
            for number in plates:
                self.waiting.remove(number)
                self.pages.append(_Page())
                self.places[number] = FloatPlace(self.page, 0, self.galley.rows, is_page=True)
        self.pages.append(_Page())
        page = self.pages[-1]
        if not self.waiting and not self.held:
            self.waiting += self._coming()
        wide = self._first(is_page=False)
        if wide:
            number = wide[0]
            page.head = self.heights[number]
            page.floats.append(number)
            self.places[number] = FloatPlace(self.page, 0, self.heights[number])
            self.waiting.remove(number)
        if len(wide) > 1 and page.head + self.heights[wide[1]] <= self.foot - LEAST_TEXT:
            self._place_at_foot_of_new(wide[1])
        self.column, self.row, self.base, self.segment = 0, page.head, page.head, 0

    def _first(self, *, is_page: bool) -> list[int]:
        """Return the floats that wait before all others: those that fill pages, or the others."""
        floats = self.galley.floats
        return list(takewhile(lambda number: floats[number].is_page == is_page, self.waiting))

    def _coming(self) -> list[int]:
        """Return the next float, if its passage begins on the new page although it stands there."""
        in_order = sorted(enumerate(self.galley.floats), key=lambda one: one[1].after)
        for number, size in in_order:
            if size.after > self.current and not size.is_page and number not in self.places:
                between = self.galley.strips[self.current + 1 : size.after]
                if any(strip.is_figure for strip in (*between, self.galley.strips[size.after])):
                    return []
                ahead = self.left + sum(strip.lines + strip.gap for strip in between)
                free = self.galley.columns * (self.foot - self.heights[number])
                return [number] if ahead + ORPHANS <= free else []
        return []

    def _place_at_foot_of_new(self, number: int) -> None:
        page, rows = self.pages[-1], self.heights[number]
        page.foot = rows
        page.floats.append(number)
        self.places[number] = FloatPlace(self.page, self.foot - rows, rows, at_foot=True)
        self.waiting.remove(number)

    def _next_column(self, strip: int | None = None) -> None:
        if self.column + 1 < self.galley.columns:
            self.column, self.row = self.column + 1, self.base
        else:
            self._new_page(strip)
