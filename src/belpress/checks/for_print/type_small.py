"""Type that is too small to read on paper."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, spots
from belpress.checks.rule import rule

LEAST = 6.0
"""In pt."""
SLACK = 0.05


@rule(
    "type-small",
    why="Type is under 6 pt. It fills with ink, and few people can read it.",
    wrong="A caption of 5 pt",
    right="A caption of 7 pt",
)
def type_small(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find type under 6 pt."""
    small = [
        (page, thing)
        for page, thing in inspection.things()
        if thing.kind == "type" and thing.size < LEAST - SLACK
    ]
    if small:
        least = min(thing.size for _, thing in small)
        yield inspection.found(
            f"type of {least:.3g} pt, {LEAST:g} pt are the least", "set it larger", spots(small)
        )
