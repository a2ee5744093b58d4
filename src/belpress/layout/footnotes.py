"""Footnotes: which stand on which page, and how much room pages keep for them.

A note stands on the page of its mark. Which lines stand on a page depends on the room that their
own notes take from it: every page keeps the fewest rows that are enough for the notes of the lines
that then stand on it. Where pages come out otherwise, they are laid out again as was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from belpress.layout.filling import LEAST_TEXT
from belpress.layout.flow import Flow
from belpress.layout.plan import FootnoteSizes, Galley, Plan
from belpress.model.document import Body


def footnotes_by_place(body: Body) -> dict[str, list[int]]:
    """Return the footnotes (by index) that each passage and float calls, by its name.

    Those of the head have no name.
    """
    called: dict[str, list[int]] = {}
    for index, footnote in enumerate(body.footnotes):
        called.setdefault(footnote.after, []).append(index)
    return called


def calls_in(
    footnotes: Sequence[int], lines: Sequence[float], count: int
) -> tuple[tuple[int, int], ...]:
    """Return the line, of a count of lines, in which each footnote is called."""
    last = max(count - 1, 0)
    # Where a passage that is only foreseen calls more than it did, nobody knows in which lines
    known = [*lines, *[last] * len(footnotes)]
    rows = [min(max(int(line), 0), last) for line in known]
    return tuple(sorted(zip(rows, footnotes, strict=False)))


def kept_rows(galley: Galley, heights: Sequence[int], *, pairs: bool) -> Mapping[int, int]:
    """Return the rows that each page of a body keeps for footnotes, if its floats are so high."""
    kept: dict[int, int] = {}
    most = galley.rows - LEAST_TEXT

    def plan_with(page: int, rows: int) -> tuple[int, Plan]:
        """Return the rows that the footnotes of a page need if it keeps some, and the plan."""
        plan = Flow(galley, heights, {**kept, page: rows}, pairs=pairs).run()
        there = [one for one, own in enumerate(plan.footnotes) if own == page]
        return min(galley.footnotes.rows(there), most), plan

    page, pages = 0, 1 if galley.footnotes.heights else 0
    while page < pages:
        least, enough = 0, 0
        while (needed := plan_with(page, enough)[0]) > enough:
            least, enough = enough + 1, needed
        while least < enough:
            middle = (least + enough) // 2
            if plan_with(page, middle)[0] <= middle:
                enough = middle
            else:
                least = middle + 1
        kept[page] = enough
        pages = plan_with(page, enough)[1].pages
        page += 1
    return kept


@dataclass(frozen=True)
class FootnotePages:
    """The page on which each footnote is set (from 0), and the rows that pages keep for them."""

    sizes: FootnoteSizes
    pages: tuple[int, ...]
    kept: Mapping[int, int]

    @property
    def taken(self) -> Mapping[int, tuple[int, ...]]:
        """The footnotes of every page that has any, in their order."""
        return {
            page: tuple(one for one, own in enumerate(self.pages) if own == page)
            for page in sorted(set(self.pages))
        }

    def rows(self, page: int) -> int:
        """Return how many rows a page keeps at its foot."""
        return self.kept.get(page, 0)

    @property
    def has_room(self) -> bool:
        """Whether every page keeps enough rows for its footnotes."""
        return all(self.rows(page) >= self.sizes.rows(ones) for page, ones in self.taken.items())

    @property
    def last(self) -> int:
        """The last page that keeps rows; -1 where none does."""
        return max((page for page, rows in self.kept.items() if rows), default=-1)

    def moved(self, found: Sequence[int], most: int) -> FootnotePages:
        """Return the same with every footnote on the page on which its mark was found.

        No page keeps fewer rows than it did, so that no line comes back for whose note there is no
        room, and none more than ``most``.
        """
        moved = FootnotePages(self.sizes, tuple(found), self.kept)
        needed = {page: self.sizes.rows(ones) for page, ones in moved.taken.items()}
        kept = {
            page: max(self.kept.get(page, 0), min(needed.get(page, 0), most))
            for page in {*self.kept, *needed}
        }
        return FootnotePages(self.sizes, tuple(found), kept)
