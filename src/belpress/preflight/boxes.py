"""Rectangles and distances on a page, in pt, with the origin below and on the left."""

from __future__ import annotations

from collections.abc import Iterable

MM = 72 / 25.4
Box = tuple[float, float, float, float]
"""The left, bottom, right and top edge."""
Point = tuple[float, float]


def around(points: Iterable[Point]) -> Box:
    """Return the smallest box around points, of which there is one at least."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def overlap(first: Box, second: Box) -> Box | None:
    """Return what two boxes have in common, or ``None``; a line is a box without width."""
    left, bottom = max(first[0], second[0]), max(first[1], second[1])
    right, top = min(first[2], second[2]), min(first[3], second[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def grown(box: Box, by: float) -> Box:
    """Return a box with edges moved outwards by a length."""
    left, bottom, right, top = box
    return left - by, bottom - by, right + by, top + by


def holds(outer: Box, inner: Box, slack: float = 0.02) -> bool:
    """Whether a box is within another one; ``slack`` is what rounding may do."""
    left, bottom, right, top = grown(outer, slack)
    return left <= inner[0] and bottom <= inner[1] and inner[2] <= right and inner[3] <= top


def width(box: Box) -> float:
    """Return how wide a box is."""
    return box[2] - box[0]


def height(box: Box) -> float:
    """Return how high a box is."""
    return box[3] - box[1]


def thickness(box: Box) -> float:
    """Return the shorter side of a box."""
    return min(width(box), height(box))


def room(outer: Box, inner: Box) -> tuple[float, float, float, float]:
    """Return the distances between the edges of two boxes, positive where the first is outside."""
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]


def place(box: Box, trim: Box, rotation: int) -> Point:
    """Return where a box begins on a page as it is seen: mm from the left and top of the trim."""
    left, bottom, right, top = room(box, trim)
    across, down = {
        90: (-bottom, -left),
        180: (-right, -bottom),
        270: (-top, -right),
    }.get(rotation, (-left, -top))
    return across / MM, down / MM
