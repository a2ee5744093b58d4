"""Boxes of pages that are not within one another."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.boxes import Box, holds, thickness
from belpress.preflight.facts import Page


@rule(
    "box-order",
    why=(
        "The boxes of a page are not within one another. The trim lies within the bleed, and the "
        "bleed within the medium; otherwise the printer cannot know where to cut."
    ),
    wrong="TrimBox 216 × 303 mm in a BleedBox of 210 × 297 mm",
    right="TrimBox 210 × 297 mm in a BleedBox of 216 × 303 mm",
    severity=Severity.ERROR,
)
def box_order(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find boxes that reach out of those around them, or that are empty."""
    wrong: dict[str, list[Page]] = {}
    for page in inspection.document.pages:
        for said in _wrong(page):
            wrong.setdefault(said, []).append(page)
    for said, pages in wrong.items():
        hint = "export it again with trim and bleed set; what others call page and bleed"
        yield inspection.found(said, hint, [(page, None) for page in pages])


def _wrong(page: Page) -> Iterator[str]:
    boxes = page.boxes
    nested: tuple[tuple[str, Box | None, str, Box | None], ...] = (
        ("trim", boxes.trim, "bleed", boxes.bleed),
        ("trim", boxes.trim, "medium", boxes.media),
        ("bleed", boxes.bleed, "medium", boxes.media),
        ("art", boxes.art, "medium", boxes.media),
    )
    for inner_name, inner, outer_name, outer in nested:
        if inner and outer and not holds(outer, inner, slack=0.1):
            yield f"the {inner_name} reaches out of the {outer_name}"
            return
    if any(box and thickness(box) <= 0 for box in (boxes.media, boxes.bleed, boxes.trim)):
        yield "a box of the page is empty"
