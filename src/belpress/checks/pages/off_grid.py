"""Lines of text that do not stand on the line grid."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.columns import Column, Row
from belpress.layout.printed import Printed, PrintedPage

SLACK = 0.75
"""Less than this, in pt, cannot be seen: a quarter of a millimetre, and the rounding of rows."""


@rule(
    "off-grid",
    why=(
        "Lines of text are off the line grid. On the grid, they are level in both columns and on "
        "facing pages, and print shows through less."
    ),
    wrong="A passage with a padding of 5 pt puts all lines below it 5 pt off the grid.",
    right="All distances in the columns are whole numbers of lines.",
)
def off_grid(printed: Printed) -> Iterator[Finding]:
    """Find columns whose lines leave the grid of their chapter, and the first line that does."""
    for pages in printed.bodies:
        for page in pages:
            for column in page.columns:
                row = _first_off(pages[0], page, column)
                if row:
                    yield Finding(
                        f'"{row.text.strip()}" stands {_off(pages[0], page, row):.1f} pt off the '
                        f"line grid ({page.place(column)})",
                        printed.source(row.source),
                        "in the styles, make everything above it a whole number of lines high",
                        page=page.number,
                    )


def _first_off(first: PrintedPage, page: PrintedPage, column: Column) -> Row | None:
    return next((row for row in column.rows if _off(first, page, row) > SLACK), None)


def _off(first: PrintedPage, page: PrintedPage, row: Row) -> float:
    """Return how far a row is off the grid that begins at the head of a chapter's first page."""
    line = page.page.line_pt
    off = (row.top - first.page.text.y) % line if line else 0.0
    return min(off, line - off)
