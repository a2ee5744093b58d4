"""A body measured and made up, as values: strips, floats, and where each of them stands.

Rows count from 0 at the top of the type area, pages from 0 at the first page of the body.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

ORPHANS = WIDOWS = 2
SLACK = 0.01
"""What is higher by less, in rows, takes no row more."""


@dataclass(frozen=True)
class Strip:
    """A passage measured: its lines, and the empty lines below it that vanish at a page's end.

    ``calls`` are the footnotes that it calls, each as its line (from 0) and its index.
    """

    lines: int
    gap: int = 0
    keeps_next: bool = False
    is_whole: bool = False
    """Whether it must not be divided."""
    spans: bool = False
    """Whether it stands across all columns."""
    calls: tuple[tuple[int, int], ...] = ()
    is_figure: bool = False
    is_scaled: bool = False
    """Whether its picture is set narrower than the column, so that all of it is seen."""


@dataclass(frozen=True)
class FloatSize:
    """A float measured, in rows: at its natural size, and the least and most it may be.

    ``finest`` is the most that its pixels are enough for; ``calls`` are the footnotes that its
    caption calls.
    """

    after: int
    rows: int
    least: int
    most: int
    is_page: bool = False
    finest: int = 0
    calls: tuple[int, ...] = ()
    is_scaled: bool = False
    """Whether its picture is set narrower than the measure, so that all of it is seen."""


@dataclass(frozen=True)
class NoteSize:
    """A pull quote of the margin measured: its rows, and where in which passage it belongs."""

    after: int
    offset: float
    rows: int


@dataclass(frozen=True)
class FootnoteSizes:
    """The footnotes of a body measured, in rows and parts of rows.

    ``heights`` are theirs, ``space`` what stands above the first one of a page; ``head`` are those
    that the head of the body calls.
    """

    heights: tuple[float, ...] = ()
    space: float = 0.0
    head: tuple[int, ...] = ()

    def height(self, footnotes: Collection[int]) -> float:
        """Return how high some footnotes are together; nothing where there are none."""
        return self.space + sum(self.heights[one] for one in footnotes) if footnotes else 0.0

    def rows(self, footnotes: Collection[int]) -> int:
        """Return how many rows at the foot of a page some footnotes take."""
        return math.ceil(self.height(footnotes) - SLACK)


@dataclass(frozen=True)
class Galley:
    """A body measured. ``rows`` is the height of the type area, ``head`` what the head takes.

    ``columns`` is how many columns of text the design has.
    """

    rows: int
    head: int
    strips: tuple[Strip, ...]
    floats: tuple[FloatSize, ...]
    notes: tuple[NoteSize, ...]
    footnotes: FootnoteSizes = FootnoteSizes()
    columns: int = 2


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
    """Where a strip begins (page, column, row, each from 0), and the page it ends on."""

    page: int
    column: int
    row: int
    last_page: int


@dataclass(frozen=True)
class End:
    """A figure or pull quote that follows the text: the index of a float, or of a strip."""

    float: int | None = None
    strip: int | None = None


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
    footnotes: tuple[int, ...] = ()
    """The page of every footnote."""
    footnote_rows: Mapping[int, int] = field(default_factory=dict)
    """The rows that pages keep for their footnotes."""
    order: tuple[int, ...] = ()
    """The strips as they follow one another; figures in a column may stand behind later text."""
    ends: tuple[End, ...] = ()
    """What found no place among the text and follows it, in order."""
    turns: frozenset[int] = frozenset()
    """The figures in a column that begin a page, since there is no room for them on the last."""


@dataclass(frozen=True)
class BodyPlan:
    """The pages of a body: how many, and the rows of every figure, by name."""

    pages: int
    figures: Mapping[str, int]
