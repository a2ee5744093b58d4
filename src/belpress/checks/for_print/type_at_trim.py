"""Type that may be cut off."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.preflight.boxes import MM, overlap, room
from belpress.preflight.facts import Painted

SAFE = 3.0
"""From type to the trim, in mm."""
LARGE = 24.0
"""Type from this size on may be art that is cut on purpose; in pt."""


@rule(
    "type-at-trim",
    why="Type stands less than 3 mm from the trim. When the sheet is cut, it may lose a part.",
    wrong="A folio 1 mm above the foot of the page",
    right="A folio 8 mm above the foot of the page",
)
def type_at_trim(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find type near the trim."""
    near = [
        (page, thing.box)
        for page, thing in inspection.things()
        if page.has_trim
        and _is_text(thing)
        and overlap(thing.box, page.trim)
        # How wide letters are is an estimate, so their end counts for nothing
        and min(room(page.trim, (*thing.box[:2], thing.box[0], thing.box[3]))) < SAFE * MM
    ]
    if near:
        yield inspection.found(
            "type stands less than 3 mm from the trim", "move it further in", near
        )


def _is_text(thing: Painted) -> bool:
    return thing.kind == "type" and 0 < thing.size < LARGE
