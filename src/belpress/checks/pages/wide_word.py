"""A word that is wider than its column."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.columns import Column, Row
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.problem import Severity

SLACK = 1.0
"""Less than this, in pt, cannot be seen."""


@rule(
    "wide-word",
    why=(
        "A word is wider than its column. A word that cannot be divided, such as a long address, "
        "sticks out; where it reaches the text beside it, neither can be read."
    ),
    wrong="Rindfleischetikettierungsüberwachungsgesetz in a column of English text",
    right="Rindfleisch&shy;etikettierungs&shy;überwachungs&shy;gesetz in a column of English text",
    stops=True,
)
def wide_word(printed: Printed) -> Iterator[Finding]:
    """Find words that are wider than their column."""
    for pages in printed.bodies:
        for page in pages:
            for column in page.columns:
                for row in column.rows:
                    over = max(line.across for line in row.lines)
                    if over > SLACK:
                        yield _finding(printed, page, column, row, over)


def _finding(printed: Printed, page: PrintedPage, column: Column, row: Row, over: float) -> Finding:
    word = max(row.text.split(), key=len)
    reaches = over >= _gap(page, column)
    return Finding(
        f'"{word}" is {over:.0f} pt wider than its column'
        f"{' and reaches the text beside it' if reaches else ''} ({page.place(column)})",
        printed.source(row.source),
        'write "&shy;" in it wherever it may be divided, or say it in shorter words',
        Severity.ERROR if reaches else Severity.WARNING,
        page=page.number,
    )


def _gap(page: PrintedPage, column: Column) -> float:
    """Return how much room there is between the columns of a page, in pt."""
    edges = {(each.x, each.x + each.width) for each in page.columns}
    gaps = [left - right for left, _ in edges for _, right in edges if left > right]
    return min(gaps, default=page.page.width - column.x - column.width)
