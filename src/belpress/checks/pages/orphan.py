"""The first line of a paragraph, alone at the foot of a column."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.breaks import divided
from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed


@rule(
    "orphan",
    why=(
        "The first line of a paragraph is alone at the foot of a column. It is separated from "
        "the lines that follow it."
    ),
    wrong="A column ends with “All through 2022 the security”, the first line of a paragraph.",
    right="Two lines of the paragraph or more stand at the foot of the column.",
)
def orphan(printed: Printed) -> Iterator[Finding]:
    """Find first lines that stand alone at the foot of a column."""
    for pages in printed.bodies:
        for pieces in divided(pages):
            start = pieces[0]
            if len(start.rows) == 1:
                yield Finding(
                    f'"{start.rows[0].text.strip()}" stands alone at the foot of a column '
                    f"({start.place})",
                    printed.source(start.rows[0].source),
                    "make the text before it a line longer or shorter",
                    page=start.page.number,
                )
