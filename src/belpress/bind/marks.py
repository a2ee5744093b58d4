"""What stands around a page for those who print and cut it: boxes, marks, and the slug line.

Crop marks show where sheets are cut, register marks whether plates meet. They are printed on all
plates, so in a colour of its own that stands for all of them (ISO 32000-1, 8.6.6.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from belpress.bind.lettering import Letters
from belpress.bind.plates import NOT_OVER

MM = 72 / 25.4
ALL = "/all-plates"
LEAST_GAP, BEYOND = 3.5 * MM, 0.5 * MM
"""From the trim to a mark, and from the bleed, which it must not stand in."""
LENGTH = 5.0 * MM
STROKE = 0.25
"""How thick marks are, in pt."""
RADIUS = 1.5 * MM
_ROUND = 0.5523
"""How far the control points of a quarter of a circle are from its ends, of its radius."""
SLUG_SIZE = 6.5
"""The size of the slug line, in pt."""
Box = tuple[float, float, float, float]


def box_of(page: Object, name: str = "/TrimBox") -> Box:
    """Return a box of a page, or the one it inherits its value from (ISO 32000-1, 14.11.2)."""
    for known in (name, "/CropBox", "/MediaBox"):
        if known in page:
            left, bottom, right, top = (float(edge) for edge in page[known])
            return left, bottom, right, top
    raise ValueError


def grown(box: Box, by: float) -> Box:
    """Return a box with edges moved outwards by a length, in pt."""
    left, bottom, right, top = box
    return left - by, bottom - by, right + by, top + by


@dataclass(frozen=True)
class Cuts:
    """Where a sheet is cut, from side to side, and folded, in pt.

    ``across`` and ``folds`` are lengths from its left, ``up`` from its bottom.
    """

    across: tuple[float, ...]
    up: tuple[float, ...]
    folds: tuple[float, ...] = ()


def cuts_of(page: Object) -> Cuts:
    """Return where a sheet with one page is cut."""
    left, bottom, right, top = box_of(page)
    return Cuts((left, right), (bottom, top))


def gap(bleed: float) -> float:
    """Return how far marks are from the trim; lengths are in pt."""
    return max(LEAST_GAP, bleed + BEYOND)


def outside(bleed: float) -> float:
    """Return the room that marks take around the trim; lengths are in pt."""
    return gap(bleed) + LENGTH + BEYOND


def set_boxes(page: Object, bleed: float, room: float) -> None:
    """Cut what is beyond the bleed; ``bleed`` and ``room`` are around the trim, in mm."""
    trim = box_of(page)
    page.TrimBox = Array(list(trim))
    page.BleedBox = Array(list(grown(trim, bleed * MM)))
    page.MediaBox = Array(list(grown(trim, max(bleed, room) * MM)))
    for name in ("/CropBox", "/ArtBox"):
        if name in page:
            del page[name]


def clip_to_bleed(book: Pdf, page: Object) -> None:
    """Keep art from reaching beyond the bleed, to where the marks are."""
    left, bottom, right, top = box_of(page, "/BleedBox")
    clip = f"q {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n\n"
    page.Contents = Stream(book, clip.encode() + page.Contents.read_bytes() + b"\nQ\n")


def all_plates(book: Pdf) -> Object:
    """Return the colour that is printed on all plates."""
    full = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, book.make_indirect(full)])
    return book.make_indirect(space)


def add_marks(
    book: Pdf, page: Object, colour: Object, said: str, letters: Letters, cuts: Cuts
) -> None:
    """Draw crop, fold and register marks around the trim, and a slug line below it."""
    if "/ColorSpace" not in page.Resources:
        page.Resources.ColorSpace = Dictionary()
    page.Resources.ColorSpace[ALL] = colour
    trim = box_of(page)
    far = gap(trim[0] - box_of(page, "/BleedBox")[0])
    drawn = "\n".join(
        (
            *_crop_marks(trim, cuts, far),
            *_register_marks(trim, far),
            *_fold_marks(trim, cuts, far),
        )
    )
    below = trim[1] - far - LENGTH / 2 - SLUG_SIZE / 3
    slug = letters.line(said, SLUG_SIZE, trim[0] + 4 * MM, below)
    letters.give_to(page.Resources)
    marks = f"q {NOT_OVER} gs {ALL} CS {ALL} cs 1 SCN 1 scn {STROKE} w\n{drawn}\n{slug}\nQ\n"
    page.Contents = Stream(book, page.Contents.read_bytes() + b"\n" + marks.encode())


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _crop_marks(trim: Box, cuts: Cuts, far: float) -> Iterator[str]:
    left, bottom, right, top = trim
    for x in cuts.across:
        yield _line(x, bottom - far - LENGTH, x, bottom - far)
        yield _line(x, top + far, x, top + far + LENGTH)
    for y in cuts.up:
        yield _line(left - far - LENGTH, y, left - far, y)
        yield _line(right + far, y, right + far + LENGTH, y)


def _fold_marks(trim: Box, cuts: Cuts, far: float) -> Iterator[str]:
    _, bottom, _, top = trim
    for fold in cuts.folds:
        for y, end in ((bottom - far, bottom - far - LENGTH), (top + far, top + far + LENGTH)):
            yield f"[2 2] 0 d {_line(fold, y, fold, end)} [] 0 d"


def _register_marks(trim: Box, far: float) -> Iterator[str]:
    left, bottom, right, top = trim
    middle_x, middle_y, off = (left + right) / 2, (bottom + top) / 2, far + LENGTH / 2
    # Beside the middle, where a fold may be
    places = (
        (middle_x + 12 * MM, bottom - off),
        (middle_x + 12 * MM, top + off),
        (left - off, middle_y),
        (right + off, middle_y),
    )
    for x, y in places:
        arm = 1.5 * RADIUS
        yield _line(x - arm, y, x + arm, y)
        yield _line(x, y - arm, x, y + arm)
        yield _circle(x, y)


def _circle(x: float, y: float) -> str:
    near, far = _ROUND * RADIUS, RADIUS
    quarters = (
        (far, near, near, far, 0, far),
        (-near, far, -far, near, -far, 0),
        (-far, -near, -near, -far, 0, -far),
        (near, -far, far, -near, far, 0),
    )
    curves = " ".join(
        " ".join(f"{length + (y if at % 2 else x):.3f}" for at, length in enumerate(quarter)) + " c"
        for quarter in quarters
    )
    return f"{x + far:.3f} {y:.3f} m {curves} S"
