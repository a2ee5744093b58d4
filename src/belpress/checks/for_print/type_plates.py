"""Small type on many plates."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, spots
from belpress.checks.rule import rule

SMALL = 12.0
"""Type from this size on hides that plates do not meet; in pt."""
MOST = 2


@rule(
    "type-plates",
    why=(
        "Small type is on three or four plates. They never meet exactly, so letters get coloured "
        "edges and are hard to read. Type under 12 pt is best on black alone."
    ),
    wrong="Text of 9 pt in C 94 M 73 Y 24 K 67",
    right="Text of 9 pt in K 100",
)
def type_plates(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find type under 12 pt on more than two plates."""
    rich = [
        (page, thing)
        for page, thing in inspection.things()
        if thing.kind == "type"
        and thing.colour is not None
        and thing.size < SMALL
        and len(thing.colour.plates) > MOST
    ]
    if rich:
        least = min(thing.size for _, thing in rich)
        most = max(len(thing.colour.plates) for _, thing in rich if thing.colour)
        yield inspection.found(
            f"type of {least:.3g} pt on {most} plates",
            "set it in black alone, or in two plates at most",
            spots(rich),
        )
