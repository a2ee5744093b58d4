"""Pictures with too few pixels for print."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, by_cause
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.boxes import MM, height, width
from belpress.preflight.facts import Painted

LEAST, WISHED = 150, 225
"""Of pictures with tones, in px per inch."""
LEAST_OF_LINES, WISHED_OF_LINES = 300, 550
"""Of pictures in black and white alone."""
SMALL = 3 * MM
"""What is smaller on paper shows no pixels."""


@rule(
    "picture-coarse",
    why=(
        "A picture has too few pixels for its size on paper. Under 150 ppi the pixels show, under "
        "225 ppi it is soft; 300 ppi are usual. Line art of one bit needs twice as many."
    ),
    wrong="800 px on a width of 170 mm: 120 ppi",
    right="2008 px on a width of 170 mm: 300 ppi",
    severity=Severity.ERROR,
)
def picture_coarse(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find pictures with few pixels per inch; those that are only soft are a warning."""
    for is_grave, things in by_cause(inspection.things(), _cause).items():
        things.sort(key=lambda pair: pair[1].ppi)
        picture = things[0][1].picture
        size = f"{picture.width_px} × {picture.height_px} px" if picture else ""
        count = f"{len(things)} pictures, one " if len(things) > 1 else "a picture "
        yield inspection.found(
            f"{count}of {size}, printed at {things[0][1].ppi:.0f} ppi",
            "get a larger original, or print it smaller; more pixels by scaling do not help",
            [(page, thing.box) for page, thing in things],
            Severity.ERROR if is_grave else Severity.WARNING,
        )


def _cause(thing: Painted) -> bool | None:
    if thing.picture is None or max(width(thing.box), height(thing.box)) < SMALL:
        return None
    is_lines = thing.picture.bits == 1
    least, wished = (LEAST_OF_LINES, WISHED_OF_LINES) if is_lines else (LEAST, WISHED)
    return thing.ppi < least if thing.ppi < wished else None
