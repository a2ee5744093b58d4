"""Small white type on many plates."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, spots
from belpress.checks.rule import rule
from belpress.preflight.facts import Painted, Picture

SMALL = 8.0
"""White type from this size on stays open; in pt."""


@rule(
    "type-reversed",
    why=(
        "Small white type stands on a ground of several plates. Where they do not meet, ink runs "
        "into the letters, and thin strokes close."
    ),
    wrong="White type of 6 pt on a photograph",
    right="White type of 9 pt, or black type on white",
)
def type_reversed(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find white type under 8 pt on grounds of two plates and more."""
    closing = [
        (page, thing)
        for page, thing in inspection.things()
        if thing.kind == "type" and thing.is_white and thing.size < SMALL and _is_rich(thing)
    ]
    if closing:
        least = min(thing.size for _, thing in closing)
        yield inspection.found(
            f"white type of {least:.3g} pt on a ground of several plates",
            f"set it in {SMALL:g} pt or more, and not in a light weight",
            spots(closing),
        )


def _is_rich(thing: Painted) -> bool:
    under = thing.under
    if isinstance(under, Picture):
        return under.space.family != "grey"
    return under is not None and (len(under.plates) > 1 or under.is_of_screens)
