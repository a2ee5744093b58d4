"""White that vanishes."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, named, spots
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "overprint-white",
    why=(
        "Something white is set to overprint. White has no ink, so what is under it stays as it "
        "is, and the white type or line is not there. Most screens do not show that."
    ),
    wrong="White type on blue, with overprint",
    right="White type on blue, knocked out",
    severity=Severity.ERROR,
)
def overprint_white(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find white that overprints."""
    lost = [(page, thing) for page, thing in inspection.things() if thing.overprints]
    if lost:
        yield inspection.found(
            f"white {named(thing.kind for _, thing in lost)} overprint, and vanish in print",
            "turn off overprint for white",
            spots(lost),
        )
