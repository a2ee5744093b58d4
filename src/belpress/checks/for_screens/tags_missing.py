"""Files that screen readers cannot follow."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule


@rule(
    "tags-missing",
    why=(
        "The file has no tags. A screen reader does not know what a heading or a list is, nor in "
        "which order columns are read."
    ),
    wrong="pdfinfo: Tagged: no",
    right="pdfinfo: Tagged: yes",
)
def tags_missing(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find that a file is not tagged."""
    tags = inspection.document.tags
    if inspection.document.statements.claims_access:
        # A claim that is not kept has rules of its own
        return
    if not (tags.has_tree and tags.is_marked):
        yield inspection.found("the file is not tagged", "export it again as tagged PDF")
