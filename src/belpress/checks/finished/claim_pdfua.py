"""Files that say that they are PDF/UA, and are not."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, Spot
from belpress.checks.rule import rule
from belpress.model.problem import Severity

OWN_WAYS = ("Popup", "PrinterMark", "TrapNet", "Widget")
"""Annotations that are no part of what is read, or that have other words than Contents."""


@rule(
    "claim-pdfua",
    why=(
        "The file says that it is PDF/UA, and is not. Who depends on a screen reader trusts that "
        "it keeps to the standard (ISO 14289-1). The check here is not complete; veraPDF has the "
        "last word, and a reader the very last."
    ),
    wrong="pdfuaid:part 1, and a link without words",
    right="pdfuaid:part 1, each link tagged and with words",
    severity=Severity.ERROR,
)
def claim_pdfua(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find what a file that claims PDF/UA lacks."""
    claimed = inspection.document.statements.pdf_ua
    if claimed:
        hint = "export it again as an accessible PDF, with nothing changed afterwards"
        for said, at in _lacking(inspection):
            yield inspection.found(f"claims PDF/UA-{claimed}, but {said}", hint, at)


def _lacking(inspection: Inspection) -> Iterator[tuple[str, list[Spot]]]:
    document, tags = inspection.document, inspection.document.tags
    if not (tags.has_tree and tags.is_marked):
        yield "is not tagged", []
    if tags.is_suspect:
        yield "says itself that its tags are suspect", []
    if not tags.is_read:
        yield "has more tags than were looked at", []
    if not document.statements.xmp.get("dc:title"):
        yield "its metadata has no title", []
    if not document.statements.shows_title:
        yield "does not show its title (DisplayDocTitle)", []
    if not document.statements.language:
        yield "does not say its language", []
    at = inspection.pages(lambda page: bool(page.annotations) and not page.is_in_reading_order)
    if at:
        yield "has pages whose links are not in the order of reading (Tabs)", at
    for said, wanted in (("is not tagged", "is_tagged"), ("has no words", "has_words")):
        found: list[Spot] = [
            (page, annotation.box)
            for page in document.pages
            for annotation in page.annotations
            if annotation.kind not in OWN_WAYS
            and not annotation.is_hidden
            and not getattr(annotation, wanted)
        ]
        if found:
            yield f"a link or other annotation {said}", found
