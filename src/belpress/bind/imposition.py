"""Pages two by two on sheets that are folded and stitched through the back: a booklet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from belpress.bind.marks import MM, Cuts, box_of, grown
from belpress.bind.sheets import Sheets, pages_as_forms
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


def impose(book: Pdf, paper: float, room: float) -> Sheets:
    """Return the sheets of a booklet.

    ``paper`` is how thick a leaf is, ``room`` what is around the trim of the outermost sheet, in
    mm. The pages of a sheet are moved to the fold by the leaves around it: folded, these push it
    outwards, and it is cut with them (creep). So the trim of a sheet is narrower the nearer it is
    to the middle, and keeps its bleed; in the folded booklet, the marks of all meet.
    """
    made = Pdf.new()
    first = book.pages[0].obj
    trim, bleed = box_of(first), box_of(first, "/BleedBox")
    forms = pages_as_forms(book, made)
    cuts = []
    for side in sides(len(book.pages)):
        made.add_blank_page(page_size=(72, 72))
        sheet = made.pages[-1].obj
        cuts.append(_lay(made, sheet, side, forms, (trim, bleed), paper * MM))
        whole = 0, trim[1], 2 * (trim[2] - trim[0]), trim[3]
        sheet.MediaBox = Array(list(grown(whole, max(room * MM, trim[0] - bleed[0]))))
    return Sheets(made, cuts, [str(number) for number in range(1, len(cuts) + 1)])


def _lay(
    made: Pdf,
    sheet: Object,
    side: Side,
    forms: Sequence[Object],
    boxes: tuple[Sequence[float], Sequence[float]],
    paper: float,
) -> Cuts:
    """Lay the pages of a side on its sheet, and return where it is cut and folded."""
    (left, bottom, right, top), (_, low, _, high) = boxes
    width, over = right - left, bottom - low
    shift = side.shift * paper
    sheet.TrimBox = Array([shift, bottom, 2 * width - shift, top])
    sheet.BleedBox = Array([shift - over, low, 2 * width - shift + over, high])
    sheet.Resources = Dictionary(XObject=Dictionary(), ExtGState=Dictionary())
    drawn = []
    for name, page, start, moved in (
        ("/Left", side.left, shift - over, shift),
        ("/Right", side.right, width, width - shift),
    ):
        if page:
            sheet.Resources.XObject[name] = forms[page - 1]
            wide = width + over - shift
            clip = f"{start:.3f} {low:.3f} {wide:.3f} {high - low:.3f} re W n"
            drawn.append(f"q {clip} 1 0 0 1 {moved - left:.3f} 0 cm {name} Do Q")
    sheet.Contents = Stream(made, "\n".join(drawn).encode())
    sheet.Type = Name.Page
    return Cuts((shift, 2 * width - shift), (bottom, top), (width,))
