"""Files that are damaged, and that viewers guess their way through."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "pdf-repaired",
    why=(
        "The file is damaged. It can be opened, since programs guess what is missing, but not all "
        "of them guess the same: a press may print other pages than you see."
    ),
    wrong="A file that was cut short by a broken upload",
    right="The same file, copied again",
    severity=Severity.ERROR,
)
def pdf_repaired(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find what was damaged and guessed."""
    repairs = inspection.document.repairs
    if repairs:
        said = repairs[0][:100]
        yield inspection.found(f"the file is damaged ({said})", "copy or export it again")
