"""Type that cannot be searched, copied or read out."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, listed
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "letters-unknown",
    why=(
        "The letters of a typeface are pictures only: nothing says which they are. What is set in "
        "it cannot be searched, copied or read out."
    ),
    wrong="pdffonts: Garamond, uni no",
    right="pdffonts: Garamond, uni yes",
)
def letters_unknown(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find typefaces without a way from codes to letters."""
    mute = [font for font in inspection.document.fonts if not font.has_letters]
    said = inspection.document.statements
    if mute:
        is_claimed = bool(said.pdf_ua) or said.pdf_a.endswith(("a", "u"))
        yield inspection.found(
            f"letters that cannot be read out: {listed(font.name for font in mute)}",
            "export it again from its source, and not by printing into a file",
            inspection.pages_of(mute),
            Severity.ERROR if is_claimed else Severity.WARNING,
        )
