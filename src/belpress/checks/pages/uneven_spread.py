"""Facing pages that end at different heights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage

MOST_LINES = 1
"""Lines by which the ends of facing pages may differ: an odd line cannot be shared."""


@rule(
    "uneven-spread",
    why=(
        "Facing pages end at different heights. They are seen together; where one ends higher, "
        "the spread looks unfinished."
    ),
    wrong="Page 6 is full to the foot, page 7 ends four lines higher, and the text goes on.",
    right="Both pages end on the same line, or the chapter ends on the second one.",
)
def uneven_spread(printed: Printed) -> Iterator[Finding]:
    """Find facing pages in the middle of a text that end more than a line apart."""
    for pages in printed.bodies:
        for verso, recto in pairwise(pages):
            faces = verso.is_verso and recto.number == verso.number + 1
            if faces and recto is not pages[-1]:
                yield from _uneven(printed, verso, recto)


def _uneven(printed: Printed, verso: PrintedPage, recto: PrintedPage) -> Iterator[Finding]:
    short, full = sorted((verso, recto), key=lambda page: page.bottom)
    line = full.page.line_pt
    lines = round((full.bottom - short.bottom) / line, 1) if line else 0.0
    if lines > MOST_LINES:
        yield Finding(
            f"page {short.number} ends {lines:g} lines above page {full.number} beside it "
            f"({short.place(short.columns[-1])})",
            printed.source(short.columns[-1].last),
            "make a paragraph of the page a line or two longer or shorter",
            page=short.number,
        )
