"""Pages that could not be looked at, or not whole."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.model.problem import Severity


@rule(
    "page-unread",
    why=(
        "A page could not be looked at whole. It is damaged, or there is more on it than belpress "
        "looks at. Nothing is known of the rest, so do not take it for good."
    ),
    wrong="A map of a million paths",
    right="The same map as a picture of 300 ppi",
    severity=Severity.ERROR,
)
def page_unread(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find pages that were not looked at, or not whole."""
    document = inspection.document
    reasons = sorted({page.unread for page in document.pages if page.unread})
    for reason in reasons:
        yield inspection.found(
            f"not everything was looked at: {reason}",
            "open the page and look for yourself, or export it again in a simpler form",
            [(page, None) for page in document.pages if page.unread == reason],
        )
    if document.pages_left:
        yield inspection.found(
            f"only the first {len(document.pages)} pages were looked at, "
            f"{document.pages_left} were not",
            "split the file",
        )
