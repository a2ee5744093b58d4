"""Files that say that they are PDF/X, and are not."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.facts import Document

VERSIONS = {
    "PDF/X-1": "1.4",
    "PDF/X-3": "1.4",
    "PDF/X-4": "1.6",
    "PDF/X-5": "1.6",
    "PDF/X-6": "2.0",
}
"""The newest version of PDF that a standard is made for."""
OF_X4 = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID")
MORE_OF_X4 = ("xmpMM:VersionID", "xmpMM:RenditionClass", "pdf:Trapped")


@rule(
    "claim-pdfx",
    why=(
        "The file says that it is PDF/X, and is not. Printers check the claim first, by the "
        "standard (ISO 15930), and send the file back. What has a rule of its own, such as RGB, "
        "is reported by that one."
    ),
    wrong="GTS_PDFXVersion PDF/X-4, and no date of its last change",
    right="GTS_PDFXVersion PDF/X-4, with all that it demands",
    severity=Severity.ERROR,
)
def claim_pdfx(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find what a file that claims PDF/X lacks."""
    document = inspection.document
    claimed = document.statements.pdf_x
    if document.is_for_print and not claimed:
        yield inspection.found(
            "has an output intent for print, and does not say that it is PDF/X",
            "export it as PDF/X-4",
            severity=Severity.WARNING,
        )
    if claimed:
        hint = f"export it as {claimed} again, in one step and with nothing changed afterwards"
        for said in _lacking(document, claimed):
            yield inspection.found(f"claims {claimed}, but {said}", hint)


def _lacking(document: Document, claimed: str) -> Iterator[str]:
    said = document.statements
    newest = next((VERSIONS[known] for known in VERSIONS if claimed.startswith(known)), "")
    if not newest:
        yield "no standard has that name"
    elif document.version > newest:
        yield f"is a file of PDF {document.version} ({newest} is the newest allowed)"
    if not said.has_id:
        yield "has no identifier (ID)"
    if not said.title:
        yield "has no title"
    if claimed.startswith("PDF/X-4"):
        if not said.is_xmp_read:
            yield "its metadata (XMP) cannot be read"
            return
        missing = [name for name in (*OF_X4, *MORE_OF_X4) if not said.xmp.get(name)]
        if missing:
            yield f"its metadata lacks {', '.join(missing)}"
    trapped = {said.xmp.get("pdf:Trapped", ""), said.info.get("Trapped", "")}
    if trapped >= {"True", "False"}:
        yield "says two things about trapping"
