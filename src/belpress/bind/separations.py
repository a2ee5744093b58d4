"""A page as it goes to the press, made to be looked at on a screen: its plates, or with its marks.

Programs that show pages know no plates. So a page is made twice: once with what cyan, magenta and
yellow leave of the paper as red, green and blue, and once with what black leaves as grey. What is
printed over other things darkens them, as it does on paper.
"""

from __future__ import annotations

from io import BytesIO

from pikepdf import Name, Object, Pdf

from belpress.assets.profiles import Separation
from belpress.assets.separations import paper_left
from belpress.bind.forms import inking, without_overprint
from belpress.bind.lettering import Letters
from belpress.bind.marks import add_marks, all_plates, clip_to_bleed, cuts_of, set_boxes
from belpress.bind.pictures import POINTS, content_of, is_coloured
from belpress.bind.placed import printed_sizes
from belpress.bind.plates import Palette, to_plates
from belpress.model.form import Condition, Form, Plates

_DARKENS, _COVERS = {"BM": Name.Darken}, {"BM": Name.Normal}
Sheet = tuple[bytes, bytes]


def _coloured(plates: Plates) -> tuple[float, ...]:
    return tuple(round(1 - part, 4) for part in plates[:3])


def _black(plates: Plates) -> tuple[float, ...]:
    return (round(1 - plates[3], 4),)


COLOURED = Palette("rg", "RG", Name.DeviceRGB, _coloured, _DARKENS, _COVERS)
BLACK = Palette("g", "G", Name.DeviceGray, _black, _DARKENS, _COVERS)


def separated(part: bytes, index: int, condition: Condition, ppi: int) -> tuple[bytes, bytes]:
    """Return a page (from 0) of a PDF as two: what the coloured plates leave, and what black does.

    Its pictures have ``ppi`` px per inch at most.
    """
    separation = Separation(condition.profile)
    single = _single(part, index, 0, 0)
    made: list[bytes] = []
    pictures: dict[tuple[int, int], tuple[tuple[int, int], Sheet]] = {}
    for palette in (COLOURED, BLACK):
        with Pdf.open(BytesIO(single)) as book:
            for key, (picture, width, height) in printed_sizes(book).items():
                if key not in pictures and is_coloured(picture):
                    size = round(width / POINTS * ppi), round(height / POINTS * ppi)
                    plates = separation.plates(content_of(picture), size)
                    pictures[key] = plates.size, paper_left(plates)
                if key in pictures:
                    size, left = pictures[key]
                    _replace(picture, size, left[palette is BLACK], palette.space)
                elif palette is COLOURED and picture.get("/ColorSpace") == Name.DeviceGray:
                    # A grey picture is on black alone
                    _replace(picture, (1, 1), b"\xff\xff\xff", palette.space)
            to_plates(book, inking(condition, separation), palette)
            made.append(_saved(book))
    coloured, black = made
    return coloured, black


def _replace(picture: Object, size: tuple[int, int], content: bytes, space: Name) -> None:
    picture.write(content)
    picture.Width, picture.Height = size
    picture.ColorSpace, picture.BitsPerComponent = space, 8
    for name in ("/Decode", "/DecodeParms", "/Interpolate"):
        if name in picture:
            del picture[name]


def with_marks(part: bytes, index: int, form: Form, said: str, font: bytes) -> bytes:
    """Return a page (from 0) of a PDF with its bleed and marks, in colours of the screen."""
    with Pdf.open(BytesIO(_single(part, index, form.bleed, form.room))) as book:
        page = book.pages[0].obj
        if form.marks:
            without_overprint(book, page.Resources)
            add_marks(book, page, all_plates(book), said, Letters(book, font), cuts_of(page))
        return _saved(book)


def _single(part: bytes, index: int, bleed: float, room: float) -> bytes:
    """Return one page of a PDF, cut to its bleed."""
    with Pdf.open(BytesIO(part)) as book, Pdf.new() as single:
        single.pages.append(book.pages[index])
        page = single.pages[0].obj
        for name in ("/Annots", "/StructParents", "/Tabs"):
            if name in page:
                del page[name]
        set_boxes(page, bleed, room)
        clip_to_bleed(single, page)
        single.remove_unreferenced_resources()
        return _saved(single)


def _saved(book: Pdf) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()
