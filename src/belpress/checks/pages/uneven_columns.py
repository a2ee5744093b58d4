"""Columns that end at different heights."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.columns import Column
from belpress.layout.printed import Printed, PrintedPage

MOST_LINES = 1
"""Lines by which the ends of columns may differ: an odd line cannot be shared."""
WHOLE = 3
"""Lines of one paragraph that stay together, so that a column with them may stand alone."""
HINT = "make a paragraph of the page a line or two longer or shorter"
WHOLE_ENTRIES = frozenset(("author", "author-name", "author-bio", "source"))
"""The kinds of lines of entries that are not divided."""


@rule(
    "uneven-columns",
    why=(
        "The columns of a page end at different heights. They leave a hole that looks like a "
        "mistake."
    ),
    wrong="The left column ends four lines above the right one.",
    right="Both columns end on the same line, or one line apart.",
)
def uneven_columns(printed: Printed) -> Iterator[Finding]:
    """Find columns beside each other that end more than a line apart."""
    for pages in printed.bodies:
        count = max((len(beside) for page in pages for beside in _beside(page)), default=0)
        for page in pages:
            for beside in _beside(page):
                if len(beside) < count:
                    yield from _alone(printed, page, beside[0])
                else:
                    yield from _uneven(printed, page, beside)


def _beside(page: PrintedPage) -> Iterator[list[Column]]:
    """Yield the columns that stand beside each other, above and below what stands across them."""
    run: list[Column] = []
    for column in page.columns:
        if run and column.x <= run[-1].x:
            yield run
            run = []
        run.append(column)
    if run:
        yield run


def _uneven(printed: Printed, page: PrintedPage, beside: list[Column]) -> Iterator[Finding]:
    short, full = (choose(beside, key=lambda column: column.bottom) for choose in (min, max))
    lines = _lines(page, full.bottom - short.bottom)
    # Entries of a list of authors or sources are whole, and nobody changes their lines
    is_of_entries = {row.kind for column in beside for row in column.rows[-1:]} & WHOLE_ENTRIES
    if lines > MOST_LINES and not is_of_entries:
        yield Finding(
            f"the {short.name} ends {lines:g} lines above the {full.name} ({page.place(short)})",
            printed.source(short.last),
            HINT,
            page=page.number,
        )


def _alone(printed: Printed, page: PrintedPage, column: Column) -> Iterator[Finding]:
    lines = _lines(page, column.bottom - column.top)
    if lines > WHOLE:
        yield Finding(
            f"there are {lines:g} lines with nothing beside them ({page.place(column)})",
            printed.source(column.last),
            HINT,
            page=page.number,
        )


def _lines(page: PrintedPage, height: float) -> float:
    return round(height / (page.page.line_pt or height), 1)
