"""Scripts, and whatever else a file does by itself."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, listed
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.structure import OPENING


@rule(
    "active-content",
    why=(
        "The file runs a script, starts something or sends something. PDF/X and PDF/A forbid "
        "that, mail programs and printers refuse such files, and readers have reasons to distrust "
        "them."
    ),
    wrong="A button that runs JavaScript",
    right="A link to a page of the web",
)
def active_content(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find actions other than links, and for print also what a file shows when it is opened."""
    document = inspection.document
    acts = [
        action for action in document.actions if action.kind != OPENING or inspection.is_for_print
    ]
    if acts:
        numbers = {action.page for action in acts}
        is_grave = inspection.is_for_print or bool(document.statements.pdf_a)
        yield inspection.found(
            f"the file acts by itself: {listed(action.kind for action in acts)}",
            "remove scripts, buttons and opening actions",
            inspection.pages(lambda page: page.number in numbers),
            Severity.ERROR if is_grave else Severity.WARNING,
        )
