"""Forms of a bound PDF: the files for screens and printers, all of the same pages."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from belpress.assets.profiles import Separation
from belpress.bind.accessible import add_screen_intent, make_accessible
from belpress.bind.cut_sheets import lay_out_sheets
from belpress.bind.draft import Remarks, mark_as_draft
from belpress.bind.imposition import impose
from belpress.bind.lettering import Letters
from belpress.bind.marks import add_marks, all_plates, clip_to_bleed, set_boxes
from belpress.bind.pictures import grey_pictures, lighten_pictures, plate_pictures
from belpress.bind.plates import NOT_OVER, to_plates
from belpress.bind.sheets import Sheets, single_pages
from belpress.bind.xmp import PDF_A2A_UA1, PDF_X4, Claims, packet
from belpress.model.document import Metadata
from belpress.model.form import Condition, Form, Ink, Rgb
from belpress.model.imprint import Medium
from belpress.model.pages import LaidPage
from belpress.project.cache import Store

ICC_REGISTRY = "http://www.color.org"
_OF_SCREENS = (
    "/StructTreeRoot",
    "/MarkInfo",
    "/Names",
    "/Outlines",
    "/PageMode",
    "/PageLayout",
    "/OpenAction",
)
"""What a printer has no use for, or may not get (ISO 15930-7, 6.17)."""


@dataclass(frozen=True)
class HandOver:
    """What a form is made with, beside the pages.

    ``metadata`` is what the file says of itself; ``pages`` what the layout knows of each page, and
    ``numbers`` the numbers that are printed on them;
    ``said`` the words of its slug line or foot, set in the ``font`` (a file); ``word`` is that
    across a draft; ``date`` that of the sources, ``kept`` the pictures made before.
    """

    metadata: Metadata
    pages: Sequence[LaidPage]
    kept: Store
    numbers: Sequence[int] = ()
    said: str = ""
    word: str = ""
    font: bytes = b""
    date: datetime | None = None


def formed(bound: bytes, form: Form, order: HandOver) -> bytes:
    """Return the file of a form, made from bound pages with their bleed. Same input, same bytes."""
    with Pdf.open(BytesIO(bound)) as book:
        if form.is_draft:
            return _for_reading(book, form, order)
        if form.condition is None:
            return _for_screen(book, form, order)
        _to_plates(book, form, form.condition, order)
        sheets = _sheets(book, form)
        with sheets.pdf:
            return _for_press(sheets, form, form.condition, order)


def _sheets(book: Pdf, form: Form) -> Sheets:
    if form.sheets:
        return impose(book, form.paper, form.room)
    if form.up > 1 and form.size:
        return lay_out_sheets(book, form.up, form.size)
    return single_pages(book)


def _for_screen(book: Pdf, form: Form, order: HandOver) -> bytes:
    make_accessible(book, order.pages, order.metadata.symbols)
    for page in book.pages:
        set_boxes(page.obj, 0, 0)
    lighten_pictures(book, form, order.kept)
    claims = Claims()
    if form.screen:
        add_screen_intent(book, form.screen)
        claims = Claims(properties=PDF_A2A_UA1, date=_xmp_date(order.date) if order.date else "")
    xmp = packet(order.metadata, claims, Medium.SCREEN)
    book.Root.Metadata = Stream(book, xmp, Type=Name.Metadata, Subtype=Name.XML)
    return _saved(book, "1.7")


def _for_reading(book: Pdf, form: Form, order: HandOver) -> bytes:
    """Return pages as a draft, on paper with room around them."""
    for name in ("/StructTreeRoot", "/MarkInfo"):
        if name in book.Root:
            del book.Root[name]
    grey_pictures(book, form, order.kept)
    for page in book.pages:
        for name in ("/StructParents", "/Tabs"):
            if name in page.obj:
                del page.obj[name]
        set_boxes(page.obj, 0, form.room)
        clip_to_bleed(book, page.obj)
    remarks = Remarks(order.word, order.said, order.font)
    mark_as_draft(book, list(zip(order.numbers, order.pages, strict=True)), remarks)
    xmp = packet(order.metadata, Claims(), Medium.SCREEN)
    book.Root.Metadata = Stream(book, xmp, Type=Name.Metadata, Subtype=Name.XML)
    return _written(book, "1.7")


def _xmp_date(date: datetime) -> str:
    return date.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _to_plates(book: Pdf, form: Form, condition: Condition, order: HandOver) -> None:
    for name in _OF_SCREENS:
        if name in book.Root:
            del book.Root[name]
    separation = Separation(condition.profile)
    plate_pictures(book, form, separation, condition.digest, order.kept)
    to_plates(book, inking(condition, separation))
    for page in book.pages:
        for name in ("/Annots", "/StructParents", "/Tabs"):
            if name in page.obj:
                del page.obj[name]
        set_boxes(page.obj, form.bleed, form.room)
        clip_to_bleed(book, page.obj)


def inking(condition: Condition, separation: Separation) -> Callable[[Rgb], Ink]:
    """Return what gives a colour its plates: those of the house, or otherwise the profile's."""

    def ink(colour: Rgb) -> Ink:
        found = condition.inks.get(colour)
        if found is None:
            plates = separation.colour(colour)
            found = Ink(plates, plates)
        return found

    return ink


def _for_press(sheets: Sheets, form: Form, condition: Condition, order: HandOver) -> bytes:
    """Return pages or sheets with marks around them, as PDF/X-4 (ISO 15930-7)."""
    book = sheets.pdf
    colour, letters = all_plates(book), Letters(book, order.font)
    for page, cuts, name in zip(book.pages, sheets.cuts, sheets.names, strict=True):
        without_overprint(book, page.obj.Resources)
        if form.marks:
            said = order.said.replace("{page}", name)
            add_marks(book, page.obj, colour, said, letters, cuts)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.name),
        RegistryName=String(ICC_REGISTRY),
        Info=String(condition.name),
        DestOutputProfile=book.make_indirect(Stream(book, condition.profile, N=4)),
    )
    book.Root.OutputIntents = Array([book.make_indirect(intent)])
    _describe_for_press(book, form, order)
    return _saved(book, "1.6")


def without_overprint(book: Pdf, resources: Object) -> None:
    """Give the resources of a page the state in which nothing is printed over other things."""
    if "/ExtGState" not in resources:
        resources.ExtGState = Dictionary()
    if str(NOT_OVER) not in resources.ExtGState:
        state = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)
        resources.ExtGState[str(NOT_OVER)] = book.make_indirect(state)


def _describe_for_press(book: Pdf, form: Form, order: HandOver) -> None:
    """Write down what PDF/X-4 wants to know of a file (ISO 15930-7, 6.10 and 6.11)."""
    metadata = order.metadata
    date = order.date or datetime(1970, 1, 1, tzinfo=UTC)
    named = f"{metadata.title}\0{metadata.language}\0{form.name}"
    claims = Claims(
        properties=PDF_X4,
        document=f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}",
        date=_xmp_date(date),
    )
    book.Root.Metadata = Stream(
        book, packet(metadata, claims, Medium.PRINT), Type=Name.Metadata, Subtype=Name.XML
    )
    book.Root.Lang = String(metadata.language)
    when = String(date.strftime("D:%Y%m%d%H%M%SZ"))
    info = Dictionary(
        Title=String(metadata.title),
        Author=String(metadata.author),
        Creator=String("belpress"),
        Producer=String("belpress"),
        CreationDate=when,
        ModDate=when,
        Trapped=Name("/False"),
    )
    book.trailer.Info = book.make_indirect(info)


def _saved(book: Pdf, version: str) -> bytes:
    book.remove_unreferenced_resources()
    return _written(book, version)


def _written(book: Pdf, version: str) -> bytes:
    target = BytesIO()
    book.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        force_version=version,
    )
    return target.getvalue()
