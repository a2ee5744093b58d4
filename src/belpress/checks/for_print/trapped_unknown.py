"""Files that do not say whether they are trapped."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity

KNOWN = ("True", "False")


@rule(
    "trapped-unknown",
    why=(
        "The file does not say whether it is trapped. Trapped colours overlap a little where they "
        "meet. The printer traps it twice or not at all; PDF/X demands a clear word. Yours is "
        "most likely not trapped."
    ),
    wrong="Trapped: Unknown",
    right="Trapped: False",
)
def trapped_unknown(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find that the document information has no clear word on trapping."""
    said = inspection.document.statements
    if said.info.get("Trapped", "") not in KNOWN:
        yield inspection.found(
            "it is not said whether the file is trapped",
            "set Trapped to False in the document information",
            severity=Severity.ERROR if said.pdf_x else Severity.WARNING,
        )
