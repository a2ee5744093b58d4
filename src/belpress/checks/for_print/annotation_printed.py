"""Links, comments and form fields on pages for print."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, listed
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.boxes import overlap, thickness

HARMLESS = ("TrapNet", "PrinterMark", "Popup")


@rule(
    "annotation-printed",
    why=(
        "A link, comment or form field lies on a page for print. Some presses print comments and "
        "the frames of links; PDF/X allows none inside the bleed."
    ),
    wrong="A comment beside a paragraph",
    right="The same page without comments",
    severity=Severity.ERROR,
)
def annotation_printed(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find annotations inside the bleed."""
    found = [
        (page, annotation)
        for page in inspection.document.pages
        for annotation in page.annotations
        if annotation.kind not in HARMLESS
        and (shared := overlap(annotation.box, page.bleed)) is not None
        and thickness(shared) > 0
    ]
    if found:
        kinds = listed(annotation.kind or "annotation" for _, annotation in found)
        yield inspection.found(
            f"annotations on the page ({kinds})",
            "export it for print, without links, comments and form fields",
            [(page, annotation.box) for page, annotation in found],
        )
