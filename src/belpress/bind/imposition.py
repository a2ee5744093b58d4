"""Pages two by two on sheets that are folded and stitched through the back: a booklet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from belpress.bind.marks import MM, box_of
from belpress.model.form import PAGES_OF_A_LEAF


@dataclass(frozen=True)
class Side:
    """A side of a sheet: its left and right page (from 1; 0: blank), and how far both are moved.

    ``shift`` is in leaves: so many lie around the sheet when it is folded.
    """

    left: int
    right: int
    shift: int


def sides(pages: int) -> Iterator[Side]:
    """Yield the sides of the sheets of a booklet, from the outermost, front before back.

    Blank pages before the last one, which is the back cover, bring it to a multiple of four.
    """
    order = [*range(1, pages), *[0] * (-pages % PAGES_OF_A_LEAF), pages]
    for leaf in range(len(order) // PAGES_OF_A_LEAF):
        front, back = 2 * leaf, len(order) - 1 - 2 * leaf
        yield Side(order[back], order[front], leaf)
        yield Side(order[front + 1], order[back - 1], leaf)


def impose(book: Pdf, paper: float) -> Pdf:
    """Return the sheets of a booklet; ``paper`` is how thick a leaf is, in mm.

    The pages of a sheet are moved to the fold by the leaves around it: folded, these push it
    outwards, and it is cut with them (creep).
    """
    made = Pdf.new()
    first = book.pages[0].obj
    trim, bleed = box_of(first), box_of(first, "/BleedBox")
    for page in book.pages:
        # A form shows what is inside the trim of its page
        page.obj.TrimBox = page.obj.BleedBox
    forms = [made.copy_foreign(page.as_form_xobject()) for page in book.pages]
    for side in sides(len(book.pages)):
        made.add_blank_page(page_size=(72, 72))
        _lay(made, made.pages[-1].obj, side, forms, (trim, bleed), paper * MM)
    return made


def _lay(
    made: Pdf,
    sheet: Object,
    side: Side,
    forms: Sequence[Object],
    boxes: tuple[Sequence[float], Sequence[float]],
    paper: float,
) -> None:
    (left, bottom, right, top), (_, low, _, high) = boxes
    width, over = right - left, bottom - low
    shift = side.shift * paper
    sheet.TrimBox = Array([0, bottom, 2 * width, top])
    sheet.MediaBox = sheet.BleedBox = Array([-over, low, 2 * width + over, high])
    sheet.Resources = Dictionary(XObject=Dictionary(), ExtGState=Dictionary())
    drawn = []
    for name, page, start, moved in (
        ("/Left", side.left, -over, shift),
        ("/Right", side.right, width, width - shift),
    ):
        if page:
            sheet.Resources.XObject[name] = forms[page - 1]
            clip = f"{start:.3f} {low:.3f} {width + over:.3f} {high - low:.3f} re W n"
            drawn.append(f"q {clip} 1 0 0 1 {moved - left:.3f} 0 cm {name} Do Q")
    sheet.Contents = Stream(made, "\n".join(drawn).encode())
    sheet.Type = Name.Page
