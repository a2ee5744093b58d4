"""Pictures that are blurred on screens too."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.preflight.boxes import MM, height, width

LEAST = 90
"""In px per inch: a page that fills a screen shows about as many."""
SMALL = 10 * MM


@rule(
    "picture-blurred",
    why="A picture has under 90 ppi. It is blurred as soon as a page is as wide as the screen.",
    wrong="400 px on a width of 170 mm: 60 ppi",
    right="1004 px on a width of 170 mm: 150 ppi",
)
def picture_blurred(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find pictures with few pixels per inch."""
    coarse = [
        (page, thing)
        for page, thing in inspection.things()
        if thing.picture is not None
        and thing.ppi < LEAST
        and max(width(thing.box), height(thing.box)) >= SMALL
    ]
    if coarse:
        least = min(thing.ppi for _, thing in coarse)
        yield inspection.found(
            f"pictures with {least:.0f} ppi",
            "get larger originals, or show them smaller",
            [(page, thing.box) for page, thing in coarse],
        )
