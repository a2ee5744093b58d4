"""How the text of a body flows through columns and pages, with figures at their heads and feet."""

from __future__ import annotations

from collections.abc import Sequence

from belpress.layout.filling import Filling
from belpress.layout.plan import (
    ORPHANS,
    WIDOWS,
    End,
    Plan,
    Strip,
    StripPlace,
)

MOST_LEFT = (3, 3, 12, 1000)
"""Rows that may stay empty at a column's foot so that a figure stands at the head of the next,
after so many pages on which it found no place."""
SPARE = 1
"""Rows that stay free below a figure in a column, since its column may turn out a row shorter."""


class Flow(Filling):
    """Fills page after page with strips, placing figures as their passages come."""

    def run(self) -> Plan:
        """Fill pages with the whole galley."""
        by_strip: dict[int, list[int]] = {}
        for index, size in enumerate(self.galley.floats):
            by_strip.setdefault(size.after, []).append(index)
        for index, strip in enumerate(self.galley.strips):
            self.current, self.left = index, strip.lines
            floats = by_strip.get(index, [])
            if strip.is_figure and (self.held or not self._suits(strip)):
                self._hold(index, floats)
                continue
            self._announce(floats, strip)
            self._set(index, strip, self._following(index))
            self._wait([one for one in floats if self.galley.floats[one].is_page])
            if not strip.keeps_next:
                self._set_held()
        self._set_rest()
        return self._finish()

    def _following(self, index: int) -> Strip | None:
        return self.galley.strips[index + 1] if index + 1 < len(self.galley.strips) else None

    def _hold(self, index: int, floats: Sequence[int]) -> None:
        """Keep a figure in a column for later, with the floats behind it."""
        if not self.held:
            self.held_since = self.page
        self.held.append(index)
        self.behind += floats

    def _suits(self, strip: Strip) -> bool:
        """Whether a figure in a column may be set now: in its order, where it fits.

        It may leave the foot of a column empty, the more the longer it is held.
        """
        if self.waiting or self.pages[-1].foot or strip.lines > self.bottom - self.base:
            return False
        spare = SPARE if self.row > self.base else 0
        if self.row + strip.lines + spare <= self.bottom:
            return True
        pages = min(self.page - self.held_since, len(MOST_LEFT) - 1) if self.held else 0
        return self.bottom - self.row <= MOST_LEFT[pages]

    def _set_held(self) -> None:
        """Set the figures in a column that are held, once they suit their place."""
        while self.held and self._suits(self.galley.strips[self.held[0]]):
            index = self.held.pop(0)
            self._set(index, self.galley.strips[index], None)
        self._let_follow()

    def _set_rest(self) -> None:
        """Set the figures in a column that are still held behind the last passage.

        Where floats wait that stand before them, all of these follow the text in their order.
        """
        if self.waiting and self.held:
            self.ends = [*map(_float_end, self.waiting), *(End(strip=one) for one in self.held)]
            self.ends += map(_float_end, self.behind)
            self.waiting += self.behind
            return
        for index in self.held:
            strip = self.galley.strips[index]
            if self.pages[-1].foot or strip.lines > self.bottom - self.base:
                self.turns.add(index)
                self._new_page()
            self._set(index, strip, None)
        self.held = []
        self._let_follow()
        self.ends = list(map(_float_end, self.waiting))

    def _let_follow(self) -> None:
        """Let the floats behind figures that were held wait for a page of their own."""
        if not self.held:
            self.waiting += self.behind
            self.behind = []

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
        self.strips[index] = StripPlace(*first, last_page=self.page)

    def _must_break_before(self, strip: Strip) -> bool:
        """Whether a page figure waits and this strip would run on to the next page."""
        if not self._first(is_page=True):
            return False
        free = self.galley.columns * (self.bottom - self.base) - self.filled
        return strip.lines > free

    def _set_across(self, index: int, strip: Strip) -> None:
        """Set a strip across the columns: what stands above it is divided evenly."""
        filled = self.filled
        above = self.galley.strips[index - 1] if index and filled else None
        gap = min(above.gap, filled) if above and not above.spans else 0
        base = self.base + self._even(filled - gap) + gap
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
        self.strips[index] = StripPlace(*first, last_page=self.page)

    def _balance(self) -> None:
        """Divide the text of the last page evenly over its columns, as the layout does."""
        strips, page = self.galley.strips, self.page
        height, last = max(self._even(self.filled), 1), self.galley.columns - 1
        for index, place in self.strips.items():
            if place.page != page or place.row < self.base or strips[index].spans:
                continue
            down = place.row - self.base + place.column * (self.bottom - self.base)
            column = min(down // height, last)
            row = down - column * height
            if column < last and row + ORPHANS > height:
                column, row = column + 1, 0
            self.strips[index] = StripPlace(page, column, self.base + row, page)

    def _even(self, rows: int) -> int:
        """Return how high columns are that have so many rows together."""
        return -(-rows // self.galley.columns)

    def _finish(self) -> Plan:
        self._balance()
        empty = self.bottom - self.base - self._even(self.filled)
        trailing = tuple(n for n in self.waiting if self.galley.floats[n].is_page)
        order = tuple(self.strips)
        if self._ends_stand_above():
            empty += self._take_from_foot()
        pages, empty = self._end(max(empty, 0))
        return Plan(
            pages=pages,
            head_rows=tuple(page.head for page in self.pages),
            foot_rows=tuple(page.foot for page in self.pages),
            floats=dict(self.places),
            strips=tuple(self.strips[index] for index in range(len(self.galley.strips))),
            order=order,
            turns=frozenset(self.turns),
            breaks=dict(self.breaks),
            empty_rows=max(empty, 0),
            trailing=trailing,
            ends=tuple(self.ends),
            footnotes=self._footnotes(pages),
            footnote_rows=self.kept,
        )

    def _take_from_foot(self) -> int:
        """Take the figure from the foot of the last page to the head of what follows the text.

        Return the rows that it leaves free.
        """
        page = self.pages[-1]
        number = page.floats.pop()
        rows, page.foot = page.foot, 0
        del self.places[number]
        self.ends.insert(0, End(float=number))
        return rows

    def _ends_stand_above(self) -> bool:
        """Whether what follows the text would stand above a figure that comes before it."""
        first = self.ends[0].float if self.ends else None
        is_plate = first is not None and self.galley.floats[first].is_page
        return bool(self.ends and self.pages[-1].foot and not is_plate)

    def _end(self, free: int) -> tuple[int, int]:
        """Count the pages with what follows the text, and the rows that are free on the last."""
        extra = 0
        for end in self.ends:
            if end.float is not None and self.galley.floats[end.float].is_page:
                extra += 1
                continue
            rows = self.heights[end.float] if end.float is not None else 0
            rows += self.galley.strips[end.strip].lines if end.strip is not None else 0
            if rows > free:
                extra += 1
                free = self.galley.rows
            free -= rows
            if end.strip is not None:
                page = len(self.pages) - 1 + extra
                self.strips[end.strip] = StripPlace(page, 0, self.galley.rows - free - rows, page)
        return len(self.pages) + extra, free

    def _footnotes(self, pages: int) -> tuple[int, ...]:
        """Return the page of every footnote; the last one for those of floats without a place."""
        for number, place in self.places.items():
            self.called.update(dict.fromkeys(self.galley.floats[number].calls, place.page))
        count = len(self.galley.footnotes.heights)
        return tuple(self.called.get(one, pages - 1) for one in range(count))


def _float_end(number: int) -> End:
    return End(float=number)


def _stays_whole(strip: Strip) -> bool:
    return strip.is_whole or strip.lines < ORPHANS + WIDOWS
