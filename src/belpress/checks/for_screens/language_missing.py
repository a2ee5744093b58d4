"""Files that do not say what language they are in."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule


@rule(
    "language-missing",
    why=(
        "The file does not say what language it is in. A screen reader reads it out with the "
        "sounds of its own."
    ),
    wrong="Lang: (none)",
    right="Lang: be",
)
def language_missing(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find that a file has no language."""
    said = inspection.document.statements
    if not said.language and not said.claims_access:
        yield inspection.found(
            "it is not said what language the file is in",
            "set the language in the properties of the document",
        )
