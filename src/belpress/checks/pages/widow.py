"""The last line of a paragraph, alone at the head of a column."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.breaks import divided
from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed


@rule(
    "widow",
    why=(
        "The last line of a paragraph is alone at the head of a column. It looks like a mistake, "
        "and is separated from the lines that it belongs to."
    ),
    wrong="A column begins with “economy.”, the last line of a paragraph.",
    right="Two lines of the paragraph or more stand at the head of the column.",
)
def widow(printed: Printed) -> Iterator[Finding]:
    """Find last lines that stand alone at the head of a column."""
    for pages in printed.bodies:
        for pieces in divided(pages):
            end = pieces[-1]
            if len(end.rows) == 1:
                yield Finding(
                    f'"{end.rows[0].text.strip()}" stands alone at the head of a column '
                    f"({end.place})",
                    printed.source(end.rows[0].source),
                    "make the paragraph a line longer or shorter",
                    page=end.page.number,
                )
