"""How a picture stands on its page: what is seen of it, and how fine it is."""

from __future__ import annotations

from math import inf
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from weasyprint.images import SVGImage
from weasyprint.layout.replaced import replacedbox_layout

from belpress.model.pages import Area, PrintedPicture
from belpress.model.problem import Source

PX_PER_INCH = 96
PT_PER_PX = 72 / 96


class Edges(NamedTuple):
    """The edges of an area on the page, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Edges) -> bool:
        """Whether two areas have a part in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Edges) -> Edges:
        """Return what two areas have in common."""
        return Edges(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def outside(self, bounds: Edges) -> float:
        """Return how far the area stands out of another one, at most."""
        return max(
            bounds.left - self.left,
            bounds.top - self.top,
            self.right - bounds.right,
            self.bottom - bounds.bottom,
            0.0,
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in the area."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def moved(self, x: float, y: float) -> Edges:
        """Return the area moved to the right and down."""
        return Edges(self.left + x, self.top + y, self.right + x, self.bottom + y)


EVERYWHERE = Edges(-inf, -inf, inf, inf)


def content_of(box: Any) -> Edges:  # noqa: ANN401 - the library is untyped
    """Return the area of the content of a box."""
    x, y = box.content_box_x(), box.content_box_y()
    return Edges(x, y, x + box.width, y + box.height)


def printed_picture(
    box: Any,  # noqa: ANN401
    source: Source,
    move: tuple[float, float],
    clip: Edges,
) -> PrintedPicture | None:
    """Return a picture as it is printed in a box that is moved to the right and down, in px.

    ``clip`` is what is painted at all. There is nothing where the box, or the picture, is empty.
    """
    wide, high, _ = box.replacement.get_intrinsic_size(1, box.style["font_size"])
    if not (box.width and box.height and wide and high):
        return None
    drawn_wide, drawn_high, left, top = replacedbox_layout(box)
    whole = Edges(left, top, left + drawn_wide, top + drawn_high)
    part = whole.within(content_of(box))
    width, height = max(part.right - part.left, 0.0), max(part.bottom - part.top, 0.0)
    x, y = part.left + move[0], part.top + move[1]
    is_drawing = isinstance(box.replacement, SVGImage)
    return PrintedPicture(
        path=unquote(urlsplit(box.element.get("src", "")).path).lstrip("/"),
        dpi=wide / drawn_wide * PX_PER_INCH,
        source=source,
        area=Area(*(round(length * PT_PER_PX, 2) for length in (x, y, width, height))),
        hidden=round(part.moved(*move).outside(clip) * PT_PER_PX, 2),
        shown=Area(
            round((part.left - left) / drawn_wide, 4),
            round((part.top - top) / drawn_high, 4),
            round(width / drawn_wide, 4),
            round(height / drawn_high, 4),
        ),
        width_px=0 if is_drawing else round(wide),
    )
