"""Pictures on pages: which there are, and how large each is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Object, Pdf

MOST_NESTED = 12
"""Forms within forms that are looked into."""


@dataclass(frozen=True)
class Placed:
    """A picture where it is painted, and the sides it has there, in pt."""

    picture: Object
    width: float
    height: float


def placed_pictures(book: Pdf) -> Iterator[Placed]:
    """Yield every picture of every page as it is painted."""
    for page in book.pages:
        yield from _painted(page.obj, page.obj.get("/Resources", Dictionary()), Matrix(), 0)


def _painted(stream: Object, resources: Object, matrix: Matrix, depth: int) -> Iterator[Placed]:
    xobjects = resources.get("/XObject", Dictionary())
    above: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(stream, "q Q cm Do"):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "q":
            above.append(matrix)
        elif name == "Q" and above:
            matrix = above.pop()
        elif name == "cm":
            matrix = Matrix(*map(float, operands)) @ matrix
        elif name == "Do" and operands and str(operands[0]) in xobjects:
            drawn = xobjects[str(operands[0])]
            if drawn.get("/Subtype") == Name.Image:
                yield Placed(drawn, *_sides(matrix))
            elif depth < MOST_NESTED:
                own = drawn.get("/Resources", resources)
                inside = Matrix(*map(float, drawn.get("/Matrix", Matrix().as_array())))
                yield from _painted(drawn, own, inside @ matrix, depth + 1)


def _sides(matrix: Matrix) -> tuple[float, float]:
    """Return how long the sides of the unit square are in a matrix's space."""
    return (
        (matrix.a**2 + matrix.b**2) ** 0.5,
        (matrix.c**2 + matrix.d**2) ** 0.5,
    )


def printed_sizes(book: Pdf) -> Mapping[tuple[int, int], tuple[Object, float, float]]:
    """Return each picture of a PDF by its object number, with its largest sides in pt."""
    sizes: dict[tuple[int, int], tuple[Object, float, float]] = {}
    for placed in placed_pictures(book):
        key = placed.picture.objgen
        _, width, height = sizes.get(key, (placed.picture, 0.0, 0.0))
        sizes[key] = placed.picture, max(width, placed.width), max(height, placed.height)
    return sizes
