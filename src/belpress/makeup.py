"""Make-up: deciding on which page each figure and pull quote stands.

The passages of a body have been measured in lines of the line grid (the galley). From these
lengths the flow through the columns is worked out, figures go to the top or the foot of a page
near their passage, and the heights of figures are chosen, within narrow bounds, so that the last
page is well filled. Everything here is arithmetic on whole lines; nothing is laid out.

Rows count from 0 at the top of the type area, pages from 0 at the first page of the body.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

ORPHANS = WIDOWS = 2
LEAST_TEXT = 10
"""Rows of text that a page with two figures must keep."""
QUOTE_GAP = 2
"""Empty rows between two pull quotes in one margin."""


@dataclass(frozen=True)
class Strip:
    """A passage measured: its lines, and the empty lines below it that vanish at a page's end."""

    lines: int
    gap: int = 0
    keeps_next: bool = False
    is_whole: bool = False
    """Whether it must not be divided."""
    spans: bool = False
    """Whether it stands across both columns."""


@dataclass(frozen=True)
class FloatSize:
    """A float measured, in rows: at its natural size, and the least and most it may be.

    ``finest`` is the most that its pixels are enough for.
    """

    after: int
    rows: int
    least: int
    most: int
    is_page: bool = False
    finest: int = 0


@dataclass(frozen=True)
class NoteSize:
    """A pull quote of the margin measured: its rows, and where in which passage it belongs."""

    after: int
    offset: float
    rows: int


@dataclass(frozen=True)
class Galley:
    """A body measured. ``rows`` is the height of the type area, ``head`` what the head takes."""

    rows: int
    head: int
    strips: tuple[Strip, ...]
    floats: tuple[FloatSize, ...]
    notes: tuple[NoteSize, ...]


@dataclass(frozen=True)
class FloatPlace:
    """Where a float stands: its page, its first row, its rows, and whether at the page's foot."""

    page: int
    row: int
    rows: int
    at_foot: bool = False
    is_page: bool = False


@dataclass(frozen=True)
class StripPlace:
    """Where a strip begins (page, column 0 or 1, row), and the page it ends on."""

    page: int
    column: int
    row: int
    last_page: int


@dataclass(frozen=True)
class Plan:
    """A body made up: the rows that figures take at the head and foot of each page, and places.

    ``floats`` is by index in the galley; those without a place are set in the flow at the end.
    ``breaks`` are the strips that begin a page because a page figure stands before them.
    """

    pages: int
    head_rows: tuple[int, ...]
    foot_rows: tuple[int, ...]
    floats: Mapping[int, FloatPlace]
    strips: tuple[StripPlace, ...]
    breaks: Mapping[int, tuple[int, ...]]
    empty_rows: int
    """Rows of the last text page that stay empty."""
    trailing: tuple[int, ...] = ()
    """Page figures that stand behind the last passage."""


@dataclass
class _Page:
    head: int = 0
    foot: int = 0
    floats: list[int] = field(default_factory=list)


Suits = Callable[[int], bool]
MOST_REMEMBERED = 64
"""Bodies whose plans are remembered, since every one is asked for twice: to foresee and to set."""
"""Says whether a number of pages is one that the body may have."""


def even(pages: int) -> bool:
    """Whether a number of pages is even."""
    return pages % 2 == 0


def odd(pages: int) -> bool:
    """Whether a number of pages is odd."""
    return pages % 2 == 1


@lru_cache(MOST_REMEMBERED)
def make_up(galley: Galley, *, suits: Suits) -> Plan:
    """Make a body up into pages.

    ``suits`` says which numbers of pages the body should fill. The heights of figures
    are changed as little as brings the last page to be full; where no change helps, the plan
    with the natural heights is returned.
    """
    candidates = [
        _Candidate.of(galley, _spread(galley.floats, change), pairs=pairs, suits=suits)
        for change in _changes(galley.floats)
        for pairs in (False, True)
    ]
    best = min(candidates, key=lambda one: one.cost)
    while better := _better_neighbour(best, galley, suits=suits):
        best = better
    return best.plan


def lines_over(galley: Galley, pages: int) -> int:
    """Return how many lines must go before a body fills no more than so many pages."""

    def fits(lines: int) -> bool:
        plan = make_up(_changed(galley, -lines), suits=lambda found: found <= pages)
        is_placed = len(plan.floats) + len(plan.trailing) == len(galley.floats)
        return plan.pages <= pages and is_placed

    return _least(fits, sum(strip.lines for strip in galley.strips))


def lines_under(galley: Galley, pages: int) -> int:
    """Return how many lines must be added before a body fills so many pages."""

    def fills(lines: int) -> bool:
        plan = make_up(_changed(galley, lines), suits=lambda found: found >= pages)
        return plan.pages >= pages

    return _least(fills, 2 * galley.rows * pages)


def _least(is_enough: Callable[[int], bool], most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _changed(galley: Galley, lines: int) -> Galley:
    """Return a galley with so many lines more or fewer, spread over its longest passages."""
    lengths = [strip.lines for strip in galley.strips]
    for _ in range(abs(lines)):
        longest = max(range(len(lengths)), key=lambda index: lengths[index])
        lengths[longest] += 1 if lines > 0 else -1
    pairs = zip(galley.strips, lengths, strict=True)
    return replace(galley, strips=tuple(replace(strip, lines=length) for strip, length in pairs))


@dataclass(frozen=True)
class _Candidate:
    """A way to make a body up, and how far it is from what a designer wants."""

    heights: tuple[int, ...]
    pairs: bool
    plan: Plan
    cost: int

    @staticmethod
    def of(galley: Galley, heights: Sequence[int], *, pairs: bool, suits: Suits) -> _Candidate:
        plan = _Flow(galley, heights, pairs=pairs).run()
        cost = _cost(galley, plan, heights, suits) + 12 * pairs
        return _Candidate(tuple(heights), pairs, plan, cost)


def _cost(galley: Galley, plan: Plan, heights: Sequence[int], suits: Suits) -> int:
    """Weigh what is wrong with a plan: blank pages, figures without a place, empty rows."""
    loose = len(galley.floats) - len(plan.floats) - len(plan.trailing)
    begun = {place.page for place in plan.strips}
    loose += sum(not place.is_page and place.page not in begun for place in plan.floats.values())
    late = sum(
        abs(place.page - plan.strips[galley.floats[index].after].page)
        for index, place in plan.floats.items()
        if galley.strips and not place.is_page
    )
    change = sum(
        abs(height - size.rows) for height, size in zip(heights, galley.floats, strict=True)
    )
    return (
        1000 * (not suits(plan.pages))
        + 300 * loose
        + 20 * max(0, plan.empty_rows - 1)
        + 8 * late
        + change
    )


def _better_neighbour(best: _Candidate, galley: Galley, *, suits: Suits) -> _Candidate | None:
    """Return the best plan in which one figure is a row higher or lower, if it is better."""
    neighbours = []
    for index, size in enumerate(galley.floats):
        for height in (best.heights[index] - 1, best.heights[index] + 1):
            if size.least <= height <= size.most:
                heights = [*best.heights[:index], height, *best.heights[index + 1 :]]
                neighbours.append(_Candidate.of(galley, heights, pairs=best.pairs, suits=suits))
    found = min(neighbours, key=lambda one: one.cost, default=None)
    return found if found and found.cost < best.cost else None


def _changes(floats: Sequence[FloatSize]) -> list[int]:
    """Return the changes of height to try, over all figures, the smallest first."""
    give = sum(size.rows - size.least for size in floats)
    take = sum(size.most - size.rows for size in floats)
    return sorted(range(-give, take + 1), key=abs)


def _spread(floats: Sequence[FloatSize], change: int) -> list[int]:
    """Spread a change of height over the figures, as evenly as their bounds allow."""
    heights = [size.rows for size in floats]
    step = 1 if change > 0 else -1
    for _ in range(abs(change)):
        able = [
            index
            for index, size in enumerate(floats)
            if size.least <= heights[index] + step <= size.most
        ]
        heights[min(able, key=lambda index: (abs(heights[index] - floats[index].rows), index))] += (
            step
        )
    return heights


class _Flow:
    """Fills page after page with strips, placing floats as their passages come.

    With ``pairs``, a page that has a figure at its head may take one at its foot as well.
    """

    def __init__(self, galley: Galley, heights: Sequence[int], *, pairs: bool) -> None:
        self.galley = galley
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
        return len(self.pages) - 1

    @property
    def bottom(self) -> int:
        """The row below the last row of text on this page."""
        return self.galley.rows - self.pages[-1].foot

    def run(self) -> Plan:
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
        if page.head + self.heights[number] > self.galley.rows - LEAST_TEXT:
            return False
        bottom = self.galley.rows - self.heights[number]
        needed = min(strip.lines, ORPHANS)
        filled = self.row if self.column == 0 else bottom
        if self.column == 1 and self.segment == 0:
            # The text of the first column that stood below the figure moves to the second.
            moved = self.galley.rows - bottom
            return self.row + moved + needed <= bottom
        return self.column == 0 and filled + needed <= bottom

    def _place_at_foot(self, number: int) -> None:
        rows = self.heights[number]
        page = self.pages[-1]
        if self.column == 1:
            self.row += rows
        page.foot = rows
        page.floats.append(number)
        self.places[number] = FloatPlace(self.page, self.galley.rows - rows, rows, at_foot=True)

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
        if len(wide) > 1 and page.head + self.heights[wide[1]] <= self.galley.rows - LEAST_TEXT:
            self._place_at_foot_of_new(wide[1])
        self.column, self.row, self.base, self.segment = 0, page.head, page.head, 0

    def _coming(self) -> list[int]:
        """Return the next float, if its passage begins on the new page although it stands there."""
        in_order = sorted(enumerate(self.galley.floats), key=lambda one: one[1].after)
        for number, size in in_order:
            if size.after > self.current and not size.is_page and number not in self.places:
                between = self.galley.strips[self.current + 1 : size.after]
                ahead = self.left + sum(strip.lines + strip.gap for strip in between)
                room = 2 * (self.galley.rows - self.heights[number])
                return [number] if ahead + ORPHANS <= room else []
        return []

    def _place_at_foot_of_new(self, number: int) -> None:
        page, rows = self.pages[-1], self.heights[number]
        page.foot = rows
        page.floats.append(number)
        self.places[number] = FloatPlace(self.page, self.galley.rows - rows, rows, at_foot=True)
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
            room = self.bottom - self.row
            if _stays_whole(strip):
                if self.row == self.base:
                    break
                self._next_column()
                first = (self.page, self.column, self.row)
                continue
            taken = min(room, left - WIDOWS)
            if taken < ORPHANS and left == strip.lines:
                if self.row == self.base and taken <= 0:
                    break
                self._next_column()
                first = (self.page, self.column, self.row)
                continue
            left -= max(taken, 0)
            self.left = left
            self._next_column()
        self.row += left
        self.row = min(self.row + strip.gap, self.bottom)
        self.strips.append(StripPlace(*first, last_page=self.page))

    def _must_break_before(self, strip: Strip) -> bool:
        """Whether a page figure waits and this strip would run on to the next page."""
        if not any(self.galley.floats[number].is_page for number in self.waiting):
            return False
        room = self.bottom - self.row + (self.bottom - self.base if self.column == 0 else 0)
        return strip.lines > room

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
            left -= self.bottom - base
            self._new_page()
            base = self.base
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
        room = max(empty, 0)
        for number in loose:
            if self.heights[number] > room:
                extra += 1
                room = self.galley.rows
            room -= self.heights[number]
            empty = room
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
        )


def _stays_whole(strip: Strip) -> bool:
    return strip.is_whole or strip.lines < ORPHANS + WIDOWS


def place_notes(galley: Galley, strips: Sequence[StripPlace], pages: int) -> tuple[FloatPlace, ...]:
    """Place the pull quotes of the margin beside their passages, in their order, none over another.

    ``strips`` are the places of the passages, worked out or read from laid-out pages. A quote
    stands on the page its passage begins on; where a margin is too full for all its quotes, the
    last ones move to the next page, and from the last page the first ones to the page before.
    """
    wanted: dict[int, list[tuple[int, int]]] = {}
    in_order = sorted(enumerate(galley.notes), key=lambda one: (one[1].after, one[1].offset))
    for index, note in in_order:
        page, row = _row_of(galley, strips[note.after], galley.strips[note.after], note.offset)
        wanted.setdefault(min(page, pages - 1), []).append((row, index))
    margins = [wanted.get(page, []) for page in range(pages)]
    for page in range(pages - 1):
        while _height(galley, margins[page]) > galley.rows:
            margins[page + 1].insert(0, (0, margins[page].pop()[1]))
    for page in range(pages - 1, 0, -1):
        while _height(galley, margins[page]) > galley.rows:
            margins[page - 1].append((galley.rows, margins[page].pop(0)[1]))
    places: dict[int, FloatPlace] = {}
    for page, notes in enumerate(margins):
        for row, index in _apart(galley, notes):
            places[index] = FloatPlace(page, row, galley.notes[index].rows)
    return tuple(places[index] for index in range(len(galley.notes)))


def _row_of(galley: Galley, place: StripPlace, strip: Strip, offset: float) -> tuple[int, int]:
    row = place.row + int(offset * strip.lines)
    if row < galley.rows - 1 or place.last_page == place.page:
        return place.page, min(row, galley.rows - 1)
    return place.page, galley.rows - 1


def _height(galley: Galley, notes: Sequence[tuple[int, int]]) -> int:
    rows = sum(galley.notes[index].rows for _, index in notes)
    return rows + QUOTE_GAP * max(len(notes) - 1, 0)


def _apart(galley: Galley, notes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Push quotes that overlap apart: first down, then up from the foot of the page."""
    placed: list[tuple[int, int]] = []
    free = 0
    for row, index in notes:
        row = max(row, free)
        placed.append((row, index))
        free = row + galley.notes[index].rows + QUOTE_GAP
    limit = galley.rows
    for position in range(len(placed) - 1, -1, -1):
        row, index = placed[position]
        row = max(min(row, limit - galley.notes[index].rows), 0)
        placed[position] = (row, index)
        limit = row - QUOTE_GAP
    return placed
