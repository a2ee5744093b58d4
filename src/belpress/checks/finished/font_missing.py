"""Typefaces that are not in the file."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, listed
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "font-missing",
    why=(
        "A typeface is named but not in the file. Whoever opens or prints it gets another one in "
        "its place, with other letters and other line ends, or none. Printers refuse such files, "
        "and so do PDF/A and PDF/UA."
    ),
    wrong="pdffonts: Garamond, TrueType, emb no",
    right="pdffonts: ABCDEF+Garamond, TrueType, emb yes",
    severity=Severity.ERROR,
)
def font_missing(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find typefaces that set type and are not in the file."""
    missing = [font for font in inspection.document.fonts if not font.is_embedded]
    if missing:
        is_grave = inspection.is_for_print or bool(inspection.document.claims)
        yield inspection.found(
            f"not in the file: {listed(font.name for font in missing)}",
            "export it again with all typefaces embedded",
            inspection.pages_of(missing),
            Severity.ERROR if is_grave else Severity.WARNING,
        )
