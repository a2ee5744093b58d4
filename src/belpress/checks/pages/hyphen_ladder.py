"""A ladder of hyphens at the ends of lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed

MOST = 2
"""Lines in a row that may end in hyphens (The Chicago Manual of Style allows three at most)."""
HYPHENS = ("-", "\u2010")


@rule(
    "hyphen-ladder",
    why=("More than two lines in a row end in hyphens. They make a ladder that catches the eye."),
    wrong="Three lines in a row end in “organisa-”, “demon-”, “repres-”.",
    right="Two lines in a row at most end in a hyphen.",
)
def hyphen_ladder(printed: Printed) -> Iterator[Finding]:
    """Find three lines or more in a row that end in a hyphen."""
    for pages in printed.bodies:
        for page in pages:
            for column in page.columns:
                for broken, run in groupby(column.rows, lambda row: row.text.endswith(HYPHENS)):
                    rows = list(run)
                    if not broken or len(rows) <= MOST:
                        continue
                    ends = ", ".join(f'"{row.text.split()[-1]}"' for row in rows)
                    yield Finding(
                        f"{len(rows)} lines in a row end in a hyphen: {ends} "
                        f"({page.place(column)})",
                        printed.source(rows[0].source),
                        "change a word or two of the paragraph",
                        page=page.number,
                    )
