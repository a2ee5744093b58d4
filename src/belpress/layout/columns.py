"""The columns of a page, as its lines show them: what a rule needs to know of rows and breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from belpress.model.document import ACROSS
from belpress.model.pages import LaidPage, Line, Spot
from belpress.model.problem import Source

FLOW = frozenset(
    (
        *("paragraph", "heading", "list", "quote", "table", "code", "rule", "figure", "box"),
        *("author", "author-name", "author-bio", "note", "endnote", "source"),
    )
)
"""The kinds of passages that run through the columns, and of lines in them."""
LEVEL = 0.5
"""Lines whose baselines differ by less, in pt, stand level: it is the width of a hairline."""

LEFT_UNTIL, MIDDLE_UNTIL = 0.25, 0.45
"""Shares of the measure before which a left column and, of three, the middle one begins."""


@dataclass(frozen=True)
class Row:
    """A line of a column, with all that stands level with it: cells, or the mark of an item."""

    lines: tuple[Line, ...]

    @property
    def line(self) -> Line:
        """The line that says where the row stands and what it is of."""
        return self.lines[0]

    @property
    def source(self) -> Source:
        """The place of the passage."""
        return self.line.source

    @property
    def kind(self) -> str:
        """The kind of the passage."""
        return self.line.kind

    @property
    def text(self) -> str:
        """The words of its longest line."""
        return max((line.text for line in self.lines), key=len)

    @property
    def top(self) -> float:
        """Its upper edge, in pt from the top of the page."""
        return min(line.area.y for line in self.lines)

    @property
    def bottom(self) -> float:
        """Its lower edge, in pt from the top of the page."""
        return max(line.area.y + line.area.height for line in self.lines)

    @property
    def begins_item(self) -> bool:
        """Whether an item of a list begins with it: its mark stands level with its words."""
        return self.kind == "list" and len(self.lines) > 1


@dataclass(frozen=True)
class Column:
    """A column of a page, or what stands of it above or below something across the columns.

    ``name`` is ``left column``, ``middle column`` or ``right column``, or empty where there is only
    one; ``x`` and ``width`` are in pt.
    """

    name: str
    x: float
    width: float
    rows: tuple[Row, ...]
    figures: tuple[Spot, ...] = field(default=())

    @property
    def top(self) -> float:
        """The upper edge of its first row or figure, in pt from the top of the page."""
        return min([*(row.top for row in self.rows), *(spot.area.y for spot in self.figures)])

    @property
    def bottom(self) -> float:
        """The lower edge of its last row or figure, in pt from the top of the page."""
        figures = [spot.area.y + spot.area.height for spot in self.figures]
        return max([*(row.bottom for row in self.rows), *figures])

    def __contains__(self, line: Line) -> bool:
        return any(line is one for row in self.rows for one in row.lines)

    @property
    def last(self) -> Source:
        """The place of what stands last in it."""
        ends = [(row.bottom, row.source) for row in self.rows]
        ends += [(spot.area.y + spot.area.height, spot.source) for spot in self.figures]
        return max(ends)[1]


def columns_of(page: LaidPage) -> tuple[Column, ...]:
    """Return the columns of a page as they are read, those above what stands across them first."""
    spots = [spot for spot in page.spots if spot.kind in FLOW]
    narrow = [spot for spot in spots if spot.area.width < 0.75 * page.text.width]
    edges = sorted({(round(spot.area.x, 1), spot.area.width) for spot in narrow or spots})
    across = sorted(spot.area.y for spot in page.spots if spot.kind in ACROSS)
    found = []
    for top, bottom in zip([0.0, *across], [*across, page.height], strict=True):
        for x, width in edges:
            rows = tuple(_rows(page.lines, x, width, top, bottom))
            figures = tuple(
                spot
                for spot in spots
                if spot.kind == "figure"
                and x == round(spot.area.x, 1)
                and top <= spot.area.y < bottom
            )
            if rows or figures:
                name = _name(page, x) if narrow else ""
                found.append(Column(name, x, width, rows, figures))
    return tuple(found)


def _name(page: LaidPage, x: float) -> str:
    share = (x - page.text.x) / page.text.width
    side = "left" if share < LEFT_UNTIL else "middle" if share < MIDDLE_UNTIL else "right"
    return f"{side} column"


def _rows(
    lines: Sequence[Line], x: float, width: float, top: float, bottom: float
) -> Iterator[Row]:
    here = sorted(
        (
            line
            for line in lines
            if line.kind in FLOW
            and x - LEVEL <= line.area.x < x + width
            and top <= line.area.y < bottom
        ),
        key=lambda line: (line.baseline, line.area.x),
    )
    level: list[Line] = []
    for line in here:
        if level and line.baseline - level[0].baseline >= LEVEL:
            yield Row(tuple(level))
            level = []
        level.append(line)
    if level:
        yield Row(tuple(level))
