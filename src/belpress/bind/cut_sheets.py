"""Several pages side by side on a sheet, in reading order, to be cut: proofs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from belpress.bind.marks import MM, Box, Cuts, box_of, grown, outside
from belpress.bind.sheets import Sheets, pages_as_forms

Size = tuple[float, float]


@dataclass(frozen=True)
class Grid:
    """How pages stand on a sheet: in columns and rows, made smaller by a ``scale``.

    ``page`` and ``sheet`` are widths and heights, and ``apart`` is what is between pages as they
    stand there, in pt.
    """

    columns: int
    rows: int
    scale: float
    page: Size
    sheet: Size
    apart: float

    def places(self) -> Iterator[tuple[float, float]]:
        """Yield the lower left corner of each page's trim, row by row from the top, in pt."""
        width, height = self.page
        whole_x = self.columns * width + (self.columns - 1) * self.apart
        whole_y = self.rows * height + (self.rows - 1) * self.apart
        left, top = (self.sheet[0] - whole_x) / 2, (self.sheet[1] + whole_y) / 2
        for row in range(self.rows):
            for column in range(self.columns):
                x = left + column * (width + self.apart)
                yield x, top - height - row * (height + self.apart)


def best_grid(page: Size, bleed: float, up: int, size: Size) -> Grid:
    """Return how so many pages are largest on a sheet; lengths are in pt.

    ``page`` is the width and height of the trim, ``size`` the short and the long edge of the sheet.
    Pages have their bleed between them, and marks around all of them.
    """
    short, long = size
    grids = (
        _grid(page, bleed, (columns, up // columns), sheet)
        for columns in range(1, up + 1)
        if up % columns == 0
        for sheet in ((short, long), (long, short))
    )
    return max(grids, key=lambda grid: (grid.scale, grid.columns))


def _grid(page: Size, bleed: float, counts: tuple[int, int], sheet: Size) -> Grid:
    """Return a grid whose pages are made smaller to fit; marks keep their size."""
    fits = (
        (room - 2 * outside(bleed)) / (count * length + (count - 1) * 2 * bleed)
        for room, count, length in zip(sheet, counts, page, strict=True)
    )
    scale = min(1.0, *fits)
    smaller = page[0] * scale, page[1] * scale
    return Grid(*counts, scale, smaller, sheet, 2 * bleed * scale)


def lay_out_sheets(book: Pdf, up: int, size: Size) -> Sheets:
    """Return the pages of a PDF on sheets of a size (in mm, the short edge first)."""
    made = Pdf.new()
    first = book.pages[0].obj
    trim = box_of(first)
    over = trim[0] - box_of(first, "/BleedBox")[0]
    page = trim[2] - trim[0], trim[3] - trim[1]
    grid = best_grid(page, over, up, (size[0] * MM, size[1] * MM))
    forms = pages_as_forms(book, made)
    cuts, names = [], []
    for start in range(0, len(forms), up):
        some = forms[start : start + up]
        made.add_blank_page(page_size=grid.sheet)
        cuts.append(_lay(made, made.pages[-1].obj, some, grid, trim))
        last = start + len(some)
        pages = f"{start + 1}–{last}" if len(some) > 1 else str(last)
        names.append(f"{pages} · {100 * grid.scale:.0f} %")
    return Sheets(made, cuts, names)


def _lay(made: Pdf, sheet: Object, forms: Sequence[Object], grid: Grid, trim: Box) -> Cuts:
    """Lay pages on a sheet, and return where it is cut."""
    places = list(grid.places())[: len(forms)]
    sheet.Resources = Dictionary(XObject=Dictionary(), ExtGState=Dictionary())
    drawn = []
    for index, (form, (x, y)) in enumerate(zip(forms, places, strict=True)):
        name = f"/Page{index}"
        sheet.Resources.XObject[name] = form
        at_x, at_y = x - grid.scale * trim[0], y - grid.scale * trim[1]
        size = f"{grid.scale:.5f} 0 0 {grid.scale:.5f}"
        drawn.append(f"q {size} {at_x:.3f} {at_y:.3f} cm {name} Do Q")
    sheet.Contents = Stream(made, "\n".join(drawn).encode())
    sheet.Type = Name.Page
    width, height = grid.page
    xs = sorted({edge for x, _ in places for edge in (x, x + width)})
    ys = sorted({edge for _, y in places for edge in (y, y + height)})
    around = xs[0], ys[0], xs[-1], ys[-1]
    sheet.TrimBox = Array(list(around))
    sheet.BleedBox = Array(list(grown(around, grid.apart / 2)))
    return Cuts(tuple(xs), tuple(ys))
