"""Files that say that they are PDF/A, and are not."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, Spot
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.facts import Document, Page, Painted

FOR_ARCHIVES = "GTS_PDFA1"
DEVICES = {"rgb": "RGB", "cmyk": "CMYK"}


@rule(
    "claim-pdfa",
    why=(
        "The file says that it is PDF/A, and is not. Libraries check the claim by the standard "
        "(ISO 19005) and refuse the file. The check here is not complete; veraPDF has the last "
        "word."
    ),
    wrong="pdfaid:part 2, colours in DeviceRGB and no output intent",
    right="pdfaid:part 2, with an output intent for sRGB",
    severity=Severity.ERROR,
)
def claim_pdfa(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find what a file that claims PDF/A lacks."""
    claimed = inspection.document.statements.pdf_a
    if claimed:
        hint = f"export it as PDF/A-{claimed} again, with nothing changed afterwards"
        for said, at in _lacking(inspection, claimed):
            yield inspection.found(f"claims PDF/A-{claimed}, but {said}", hint, at)


def _lacking(inspection: Inspection, claimed: str) -> Iterator[tuple[str, list[Spot]]]:
    document = inspection.document
    if not document.statements.has_id:
        yield "has no identifier (ID)", []
    if document.attachments and claimed.startswith("1"):
        yield "has other files in it", []
    # Where PDF/UA is claimed too, that is reported once
    if claimed.endswith("a") and not document.statements.pdf_ua:
        if not (document.tags.has_tree and document.tags.is_marked):
            yield "is not tagged", []
        if not document.statements.language:
            yield "does not say its language", []
    mute = [font for font in document.fonts if not font.has_letters]
    if mute and claimed[1:] in ("a", "u") and inspection.is_for_print:
        yield "has letters that cannot be read out", inspection.pages_of(mute)
    yield from _of_colours(document)
    at = inspection.pages(lambda page: any(_interpolates(thing) for thing in page.painted))
    if at:
        yield "asks for pictures to be smoothed (Interpolate)", at
    at = inspection.pages(_has_bad_annotation)
    if at:
        yield "has annotations that are hidden, not printed or without a look", at


def _of_colours(document: Document) -> Iterator[tuple[str, list[Spot]]]:
    """Find colours of devices without an output intent that says of which."""
    intents = {one.profile for one in document.intents if one.kind == FOR_ARCHIVES}
    for family, profile in DEVICES.items():
        found: list[Spot] = [
            (page, thing.box)
            for page in document.pages
            for thing in page.painted
            if thing.colour and thing.colour.family == family and thing.colour.is_device
        ]
        if found and profile not in intents:
            yield f"has Device{profile} colours without an output intent for {profile}", found


def _interpolates(thing: Painted) -> bool:
    return thing.picture is not None and thing.picture.interpolates


def _has_bad_annotation(page: Page) -> bool:
    return any(
        annotation.is_hidden
        or not annotation.is_printed
        or not (annotation.has_appearance or annotation.kind == "Link")
        for annotation in page.annotations
        if annotation.kind != "Popup"
    )
