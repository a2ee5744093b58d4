"""A heading that is the last thing in a column."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed


@rule(
    "heading-at-foot",
    why=(
        "A heading is the last line of a column. It is separated from the text that it announces."
    ),
    wrong="The heading “The cost of loyalty” is the last line of a column.",
    right="Two lines of its text or more stand below the heading, in the same column.",
)
def heading_at_foot(printed: Printed) -> Iterator[Finding]:
    """Find headings with nothing below them in their column."""
    for pages in printed.bodies:
        for page in pages:
            for column in page.columns:
                last = column.rows[-1] if column.rows else None
                if last and last.kind == "heading" and last.bottom >= column.bottom:
                    yield Finding(
                        f'the heading "{last.text.strip()}" stands at the foot of a column '
                        f"({page.place(column)})",
                        printed.source(last.source),
                        "make the text before it a line or two longer or shorter",
                        page=page.number,
                    )
