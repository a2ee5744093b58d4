"""Files without a title."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule


@rule(
    "title-missing",
    why=(
        "The file has no title, or the name of the file is shown in its place. Search engines "
        "list it as “report_final2.pdf”, and screen readers read that out."
    ),
    wrong="Title: (none)",
    right="Title: Annual Review 2022",
)
def title_missing(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find that a file has no title, or does not show it."""
    said = inspection.document.statements
    if said.pdf_ua:
        # A claim that is not kept has rules of its own
        return
    if not said.title:
        yield inspection.found("the file has no title", "give it one in its properties")
    elif not said.shows_title and inspection.document.tags.has_tree:
        yield inspection.found(
            "viewers show the name of the file in place of its title",
            "set DisplayDocTitle (initial view: show document title)",
        )
