"""Spot colours, which are printed with an ink of their own."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, by_cause, spots
from belpress.checks.rule import rule
from belpress.preflight.facts import Painted


@rule(
    "colour-spot",
    why=(
        "A spot colour is on a plate of its own. That is an ink to be mixed and paid for; where "
        "it was not meant, it is converted, and comes out as another colour."
    ),
    wrong="PANTONE 300 C beside cyan, magenta, yellow and black",
    right="The same colour in CMYK, or an order for five inks",
)
def colour_spot(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find plates beside the four of the process."""
    for names, things in by_cause(inspection.things(), _cause).items():
        yield inspection.found(
            f"the spot colour {names} is a plate of its own",
            "convert it to CMYK, or order this ink",
            spots(things),
        )


def _cause(thing: Painted) -> str | None:
    spots = thing.colour.spots if thing.colour else ()
    return ", ".join(spots) or None
