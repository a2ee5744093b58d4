"""Transparency that a press cannot take as it is."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity

OPAQUE = ("PDF/X-1", "PDF/X-3")
"""Standards that allow none."""


@rule(
    "transparency",
    why=(
        "Transparency that a press cannot take as it is. It is reckoned in colours of the screen, "
        "or the standard of the file allows none. The printer has to flatten it, and colours "
        "around it change: a shadow gets a visible box."
    ),
    wrong="A shadow in a page that blends in DeviceRGB",
    right="A shadow in a page that blends in DeviceCMYK, in a file of PDF/X-4",
)
def transparency(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find transparency where none is allowed, or that is not reckoned in plates."""
    document = inspection.document
    if document.statements.pdf_x.startswith(OPAQUE):
        at = inspection.pages(lambda page: bool(page.blends))
        said = f"transparency, which {document.statements.pdf_x} does not allow"
        hint, severity = "export it as PDF/X-4, or flatten it", Severity.ERROR
    else:
        # Without a space of its own, a page blends in that of the output intent
        safe = {"cmyk", "grey", "spot"} | ({"unknown"} if document.intents else set())
        at = inspection.pages(lambda page: bool(page.blends - safe))
        said = "transparency that is reckoned in colours of the screen"
        hint = "set the blending space of the document to CMYK, and export it again"
        severity = Severity.WARNING
    if at:
        yield inspection.found(said, hint, at, severity)
