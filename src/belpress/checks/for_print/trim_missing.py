"""Pages that do not say where they are cut."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "trim-missing",
    why=(
        "A page does not say where it is cut: it has no TrimBox. The printer has to guess, and "
        "PDF/X demands one."
    ),
    wrong="A page of 216 × 303 mm, and nothing else",
    right="A page of 216 × 303 mm with a TrimBox of 210 × 297 mm in it",
    severity=Severity.ERROR,
)
def trim_missing(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find pages without TrimBox and ArtBox."""
    at = inspection.pages(lambda page: page.boxes.trim is None and page.boxes.art is None)
    if at:
        yield inspection.found(
            "no TrimBox: where the page is cut, and what its bleed is, is not said",
            "export it as PDF/X-4, which sets the box",
            at,
        )
