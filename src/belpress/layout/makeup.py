"""Make-up: the heights of figures, and which of the plans that ``flow`` works out is taken.

The passages of a body have been measured in lines of the line grid (the galley). From these
lengths the flow through the columns is worked out, figures go to the top or the foot of a page
near their passage, and the heights of figures are chosen, within narrow bounds, so that the last
page is well filled. Everything here is arithmetic on whole lines; nothing is laid out.

Rows count from 0 at the top of the type area, pages from 0 at the first page of the body.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from belpress.layout.flow import Flow
from belpress.layout.footnotes import kept_rows
from belpress.layout.plan import (
    FloatSize,
    Galley,
    Plan,
)

EVEN = range(0, sys.maxsize, 2)
ODD = range(1, sys.maxsize, 2)
ANY = range(sys.maxsize)
"""Numbers of pages that a body may have."""
MOST_REMEMBERED = 256
"""Bodies whose plans are remembered: most are asked for twice, for their length and to be set."""


@lru_cache(MOST_REMEMBERED)
def make_up(galley: Galley, *, suits: range) -> Plan:
    """Make a body up into pages.

    ``suits`` are the numbers of pages that the body should fill. The heights of figures
    are changed as little as brings the last page to be full; where no change helps, the plan
    with the natural heights is returned.
    """
    kept = kept_rows(galley, [size.rows for size in galley.floats], pairs=False)
    candidates = [
        _Candidate.of(galley, _spread(galley.floats, change), kept, pairs=pairs, suits=suits)
        for change in _changes(galley.floats)
        for pairs in (False, True)
    ]
    best = min(candidates, key=lambda one: one.cost)
    while better := _better_neighbour(best, galley, kept, suits=suits):
        best = better
    if not galley.footnotes.heights:
        return best.plan
    kept = kept_rows(galley, best.heights, pairs=best.pairs)
    return Flow(galley, best.heights, kept, pairs=best.pairs).run()


def lines_over(galley: Galley, pages: int) -> int:
    """Return how many lines must go before a body fills no more than so many pages."""

    def fits(lines: int) -> bool:
        plan = make_up(_changed(galley, -lines), suits=range(pages + 1))
        is_placed = len(plan.floats) + len(plan.trailing) == len(galley.floats)
        return plan.pages <= pages and is_placed

    return least(fits, sum(strip.lines for strip in galley.strips))


def lines_under(galley: Galley, pages: int) -> int:
    """Return how many lines must be added before a body fills so many pages."""

    def fills(lines: int) -> bool:
        plan = make_up(_changed(galley, lines), suits=range(pages, sys.maxsize))
        return plan.pages >= pages

    return least(fills, galley.columns * galley.rows * pages)


def least(is_enough: Callable[[int], bool], count: int) -> int:
    """Return the least of ``count`` steps (from 0) that is enough, by halving.

    ``count`` if even the last one is not.
    """
    return bisect_left(range(count), True, key=is_enough)


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
    def of(
        galley: Galley,
        heights: Sequence[int],
        kept: Mapping[int, int],
        *,
        pairs: bool,
        suits: range,
    ) -> _Candidate:
        plan = Flow(galley, heights, kept, pairs=pairs).run()
        cost = _cost(galley, plan, heights, suits) + 12 * pairs
        return _Candidate(tuple(heights), pairs, plan, cost)


def _cost(galley: Galley, plan: Plan, heights: Sequence[int], suits: range) -> int:
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
        1000 * (plan.pages not in suits)
        + 300 * loose
        + 20 * max(0, plan.empty_rows - 1)
        + 8 * late
        + change
    )


def _better_neighbour(
    best: _Candidate, galley: Galley, kept: Mapping[int, int], *, suits: range
) -> _Candidate | None:
    """Return the best plan in which one figure is a row higher or lower, if it is better."""
    neighbours = []
    for index, size in enumerate(galley.floats):
        for height in (best.heights[index] - 1, best.heights[index] + 1):
            if size.least <= height <= size.most:
                heights = [*best.heights[:index], height, *best.heights[index + 1 :]]
                neighbours.append(
                    _Candidate.of(galley, heights, kept, pairs=best.pairs, suits=suits)
                )
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
