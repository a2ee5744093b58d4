"""Lines that are too thin to print."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, by_cause, spots
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.boxes import height, width
from belpress.preflight.facts import Painted

LEAST = 0.25
"""The thinnest line that prints, in pt."""
VANISHES = 0.15
"""What is thinner is an error, in pt."""
LEAST_REVERSED = 0.5
"""The thinnest white line on a ground of several plates."""
SLACK = 0.01
LONG = 3.0
"""What is shorter is a point or a piece of a letter, and not a line; in pt."""


@rule(
    "line-thin",
    why=(
        "A line is so thin that it breaks or vanishes in print. What a screen shows as one pixel "
        "is a hundredth of a millimetre on a plate. Black prints from 0.25 pt on; a white line in "
        "a ground of several plates needs 0.5 pt, since plates never meet exactly."
    ),
    wrong="A rule of 0.1 pt",
    right="A rule of 0.25 pt",
)
def line_thin(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find lines under 0.25 pt, and white ones on several plates under 0.5 pt."""
    for cause, things in by_cause(inspection.things(), _cause).items():
        thinnest = min(thing.size for _, thing in things)
        is_reversed = cause == "reversed"
        what = "white lines" if is_reversed else "lines"
        least = LEAST_REVERSED if is_reversed else LEAST
        yield inspection.found(
            f"{what} of {thinnest:.2g} pt, {least} pt are the least that prints",
            f"make them {least} pt or more",
            spots(things),
            Severity.ERROR if thinnest < VANISHES else Severity.WARNING,
        )


def _cause(thing: Painted) -> str | None:
    if thing.kind not in ("line", "ground") or max(width(thing.box), height(thing.box)) < LONG:
        return None
    under = thing.under
    plates = getattr(under, "plates", ())
    if thing.is_white:
        is_thin = thing.size < LEAST_REVERSED - SLACK and (len(plates) > 1)
        return "reversed" if is_thin else None
    return "thin" if thing.size < LEAST - SLACK else None
