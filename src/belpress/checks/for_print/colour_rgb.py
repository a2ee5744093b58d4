"""Colours of the screen in a file for print."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, by_cause, listed, named, spots
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.facts import Painted


@rule(
    "colour-rgb",
    why=(
        "Something is in colours of the screen (RGB, Lab). A press has no such inks: the printer "
        "converts it unseen, black type becomes four plates, and brilliant colours turn dull. "
        "Colours with a profile of their own are a warning, since PDF/X-4 allows them."
    ),
    wrong="A heading in DeviceRGB 0.13 0.23 0.4",
    right="A heading in DeviceCMYK 0.95 0.8 0.35 0.25",
    severity=Severity.ERROR,
)
def colour_rgb(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find everything that is painted in RGB or Lab."""
    for is_device, things in by_cause(inspection.things(), _cause).items():
        spaces = listed(thing.colour.space for _, thing in things if thing.colour)
        yield inspection.found(
            f"{named(thing.kind for _, thing in things)} in {spaces}",
            "convert it to CMYK in the export (InDesign: Output, Convert to Destination)",
            spots(things),
            Severity.ERROR if is_device else Severity.WARNING,
        )


def _cause(thing: Painted) -> bool | None:
    """Return whether a colour of the screen is that of a device, ``None`` for one of plates."""
    if thing.colour is None or not thing.colour.is_of_screens:
        return None
    return thing.colour.is_device
