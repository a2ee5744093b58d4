"""Pages without bleed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.boxes import MM, room
from belpress.preflight.facts import Page

SLACK = 0.05
"""What rounding may take, in mm."""


@rule(
    "bleed-missing",
    why=(
        "A page has less bleed than the printer needs. Sheets are cut within half a millimetre or "
        "so; art that ends at the trim then shows a white edge."
    ),
    wrong="BleedBox and TrimBox are both 210 × 297 mm",
    right="BleedBox 216 × 303 mm, TrimBox 210 × 297 mm",
    severity=Severity.ERROR,
)
def bleed_missing(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find pages with too little bleed; a warning where nothing reaches the trim."""
    pages = inspection.document.pages
    # Where the trim reaches out of the bleed, the boxes are wrong, and that is named
    known = [page for page in pages if page.has_trim and _bleed(page) > -SLACK]
    short = [page for page in known if _bleed(page) < inspection.bleed - SLACK]
    unsaid = [page for page in known if page.boxes.bleed is None and page not in short]
    if short:
        yield _short(inspection, short)
    if unsaid:
        yield inspection.found(
            "no BleedBox: how far the art reaches over the trim is not said",
            "export it again with its bleed",
            [(page, None) for page in unsaid],
            Severity.WARNING,
        )


def _short(inspection: Inspection, pages: Sequence[Page]) -> PdfFinding:
    least = max(min(map(_bleed, pages)), 0)
    with_art = [(page, page.edges[0].box) for page in pages if page.edges]
    more = "; art reaches the trim" if with_art else ""
    return inspection.found(
        f"the bleed is {least:.3g} mm, {inspection.bleed:g} mm are needed{more}",
        f"export it with {inspection.bleed:g} mm of bleed on all sides",
        [*with_art, *((page, None) for page in pages)],
        Severity.ERROR if with_art else Severity.WARNING,
    )


def _bleed(page: Page) -> float:
    """Return the least distance from the trim to the bleed, in mm."""
    return min(room(page.bleed, page.trim)) / MM
