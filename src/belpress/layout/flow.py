"""How the text of a body flows through columns and pages, with figures at their heads and feet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from belpress.layout.plan import (
    ORPHANS,
    WIDOWS,
    FloatPlace,
    Galley,
    Plan,
    Strip,
    StripPlace,
)

LEAST_TEXT = 10
"""Rows of text that a page with two figures must keep."""


@dataclass
class _Page:
    head: int = 0
    foot: int = 0
    floats: list[int] = field(default_factory=list)


class Flow:
    """Fills page after page with strips, placing floats as their passages come.

    With ``pairs``, a page that has a figure at its head may take one at its foot as well.
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
        self.strips: list[StripPlace] = []
        self.breaks: dict[int, tuple[int, ...]] = {}
        self.waiting: list[int] = []
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

    def _call(self, strip: Strip, done: int, lines: int) -> None:
        """Note that some lines of a strip, after those done, stand on this page."""
        for line, footnote in strip.calls:
            if done <= line < done + lines:
                self.called[footnote] = self.page

    def run(self) -> Plan:
        """Fill pages with the whole galley."""
        by_strip: dict[int, list[int]] = {}
        for index, size in enumerate(self.galley.floats):
            by_strip.setdefault(size.after, []).append(index)
        for index, strip in enumerate(self.galley.strips):
            self.current, self.left = index, strip.lines
            self._announce(index, by_strip)
            following = (
                self.galley.strips[index + 1] if index + 1 < len(self.galley.strips) else None
            )
            self._set(index, strip, following)
            self.waiting += [
                number for number in by_strip.get(index, ()) if self.galley.floats[number].is_page
            ]
        return self._finish()

    def _announce(self, index: int, by_strip: Mapping[int, list[int]]) -> None:
        """Take the floats of a strip: at the foot of this page if they fit, or else later."""
        for number in by_strip.get(index, ()):
            if self.galley.floats[number].is_page or number in self.places:
                continue
            if not self.waiting and self._fits_at_foot(number, self.galley.strips[index]):
                self._place_at_foot(number)
            else:
                self.waiting.append(number)

    def _fits_at_foot(self, number: int, strip: Strip) -> bool:
        page = self.pages[-1]
        if page.foot or (page.floats and not self.pairs):
            return False
        if page.head + self.heights[number] > self.foot - LEAST_TEXT:
            return False
        bottom = self.foot - self.heights[number]
        needed = min(strip.lines, ORPHANS)
        filled = self.row if self.column == 0 else bottom
        if self.column == 1 and self.segment == 0:
            # The text of the first column that stood below the figure moves to the second.
            moved = self.foot - bottom
            return self.row + moved + needed <= bottom
        return self.column == 0 and filled + needed <= bottom

    def _place_at_foot(self, number: int) -> None:
        rows = self.heights[number]
        page = self.pages[-1]
        if self.column == 1:
            self.row += rows
        page.foot = rows
        page.floats.append(number)
        self.places[number] = FloatPlace(self.page, self.foot - rows, rows, at_foot=True)

    def _new_page(self, strip: int | None = None) -> None:
        """Begin a page; figures that wait stand at its head and, when many wait, its foot."""
        plates = [number for number in self.waiting if self.galley.floats[number].is_page]
        if plates and strip is not None:
            self.breaks[strip] = tuple(plates)
            for number in plates:
                self.waiting.remove(number)
                self.pages.append(_Page())
                self.places[number] = FloatPlace(self.page, 0, self.galley.rows, is_page=True)
        self.pages.append(_Page())
        page = self.pages[-1]
        wide = [number for number in self.waiting if not self.galley.floats[number].is_page]
        if not wide:
            wide = self._coming()
            self.waiting += wide
        if wide:
            number = wide[0]
            page.head = self.heights[number]
            page.floats.append(number)
            self.places[number] = FloatPlace(self.page, 0, self.heights[number])
            self.waiting.remove(number)
        if len(wide) > 1 and page.head + self.heights[wide[1]] <= self.foot - LEAST_TEXT:
            self._place_at_foot_of_new(wide[1])
        self.column, self.row, self.base, self.segment = 0, page.head, page.head, 0

    def _coming(self) -> list[int]:
        """Return the next float, if its passage begins on the new page although it stands there."""
        in_order = sorted(enumerate(self.galley.floats), key=lambda one: one[1].after)
        for number, size in in_order:
            if size.after > self.current and not size.is_page and number not in self.places:
                between = self.galley.strips[self.current + 1 : size.after]
                ahead = self.left + sum(strip.lines + strip.gap for strip in between)
                free = 2 * (self.foot - self.heights[number])
                return [number] if ahead + ORPHANS <= free else []
        return []

    def _place_at_foot_of_new(self, number: int) -> None:
        page, rows = self.pages[-1], self.heights[number]
        page.foot = rows
        page.floats.append(number)
        self.places[number] = FloatPlace(self.page, self.foot - rows, rows, at_foot=True)
        self.waiting.remove(number)

    def _next_column(self, strip: int | None = None) -> None:
        if self.column == 0:
            self.column, self.row = 1, self.base
        else:
            self._new_page(strip)

    def _set(self, index: int, strip: Strip, following: Strip | None) -> None:
        if strip.spans:
            self._set_across(index, strip)
            return
        if self._must_break_before(strip):
            self._new_page(index)
        needed = strip.lines if _stays_whole(strip) else ORPHANS
        if strip.keeps_next and following:
            ahead = following.lines if _stays_whole(following) else ORPHANS
            needed = strip.lines + strip.gap + ahead
        if self.row + needed > self.bottom and self.row > self.base:
            self._next_column()
        first = (self.page, self.column, self.row)
        left = strip.lines
        while self.row + left > self.bottom:
            free = self.bottom - self.row
            if _stays_whole(strip):
                if self.row == self.base:
                    break
                self._next_column()
                first = (self.page, self.column, self.row)
                continue
            taken = min(free, left - WIDOWS)
            if taken < ORPHANS and left == strip.lines:
                if self.row == self.base and taken <= 0:
                    break
                self._next_column()
                first = (self.page, self.column, self.row)
                continue
            self._call(strip, strip.lines - left, taken)
            left -= max(taken, 0)
            self.left = left
            self._next_column()
        self._call(strip, strip.lines - left, left)
        self.row += left
        self.row = min(self.row + strip.gap, self.bottom)
        self.strips.append(StripPlace(*first, last_page=self.page))

    def _must_break_before(self, strip: Strip) -> bool:
        """Whether a page figure waits and this strip would run on to the next page."""
        if not any(self.galley.floats[number].is_page for number in self.waiting):
            return False
        free = self.bottom - self.row + (self.bottom - self.base if self.column == 0 else 0)
        return strip.lines > free

    def _set_across(self, index: int, strip: Strip) -> None:
        """Set a strip over both columns: what stands above it is divided evenly."""
        filled = self.row - self.base + (self.bottom - self.base if self.column else 0)
        base = self.base + -(-filled // 2)
        if base + min(strip.lines, 4) > self.bottom:
            self._new_page(index)
            base = self.base
        first = (self.page, 0, base)
        left = strip.lines
        while base + left > self.bottom and not strip.is_whole:
            self._call(strip, strip.lines - left, self.bottom - base)
            left -= self.bottom - base
            self._new_page()
            base = self.base
        self._call(strip, strip.lines - left, left)
        base = min(base + left + strip.gap, self.bottom)
        self.column, self.row, self.base = 0, base, base
        self.segment += 1
        self.strips.append(StripPlace(*first, last_page=self.page))

    def _balance(self) -> None:
        """Divide the text of the last page evenly over its columns, as the layout does."""
        strips, page = self.galley.strips, self.page
        filled = self.row - self.base + (self.bottom - self.base if self.column else 0)
        height = -(-filled // 2)
        for index, place in enumerate(self.strips):
            if place.page != page or place.row < self.base or strips[index].spans:
                continue
            down = place.row - self.base + (self.bottom - self.base if place.column else 0)
            column, row = (0, down) if down < height else (1, down - height)
            if column == 0 and down + ORPHANS > height:
                column, row = 1, 0
            self.strips[index] = StripPlace(page, column, self.base + row, page)

    def _finish(self) -> Plan:
        self._balance()
        filled = self.row - self.base + (self.bottom - self.base if self.column else 0)
        empty = self.bottom - self.base - -(-filled // 2)
        trailing = tuple(n for n in self.waiting if self.galley.floats[n].is_page)
        loose = [n for n in self.waiting if not self.galley.floats[n].is_page]
        extra = 0
        free = max(empty, 0)
        for number in loose:
            if self.heights[number] > free:
                extra += 1
                free = self.galley.rows
            free -= self.heights[number]
            empty = free
        pages = len(self.pages) + extra + len(trailing)
        return Plan(
            pages=pages,
            head_rows=tuple(page.head for page in self.pages),
            foot_rows=tuple(page.foot for page in self.pages),
            floats=dict(self.places),
            strips=tuple(self.strips),
            breaks=dict(self.breaks),
            empty_rows=max(empty, 0),
            trailing=trailing,
            footnotes=self._footnotes(pages),
            footnote_rows=self.kept,
        )

    def _footnotes(self, pages: int) -> tuple[int, ...]:
        """Return the page of every footnote; the last one for those of floats without a place."""
        for number, place in self.places.items():
            self.called.update(dict.fromkeys(self.galley.floats[number].calls, place.page))
        count = len(self.galley.footnotes.heights)
        return tuple(self.called.get(one, pages - 1) for one in range(count))


def _stays_whole(strip: Strip) -> bool:
    return strip.is_whole or strip.lines < ORPHANS + WIDOWS
