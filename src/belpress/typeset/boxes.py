"""What laid-out pages tell beyond WeasyPrint's public interface.

The box tree of a page (``Page._page_box``) is private to WeasyPrint; it is read here and nowhere
else, never changed, and the version of WeasyPrint is bounded in ``pyproject.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from belpress.laid import Area, PrintedPicture, Spot
from belpress.problem import Source

PX_PER_INCH = 96
PT_PER_PX = 72 / 96


def printed_pictures(page: Any) -> Iterator[PrintedPicture]:  # noqa: ANN401 - the library is untyped
    """Yield the pictures of the manuscript that stand on a page."""
    for box in page._page_box.descendants():
        replacement = getattr(box, "replacement", None)
        if box.element_tag != "img" or replacement is None:
            continue
        url = box.element.get("src", "")
        wide, high = replacement.width, replacement.height
        if not (box.width and box.height and wide and high):
            continue
        per_px = min(wide / box.width, high / box.height)
        yield PrintedPicture(unquote(urlsplit(url).path).lstrip("/"), per_px * PX_PER_INCH)


def text_area(page: Any) -> Area:  # noqa: ANN401
    """Return the area inside the margins of a page."""
    box = page._page_box
    return _area(box.content_box_x(), box.content_box_y(), box.width, box.height)


def spots(page: Any) -> Iterator[Spot]:  # noqa: ANN401
    """Yield where the sources of a page stand (``data-source``), a spot for every piece."""
    yield from _spots(page._page_box, (0.0, 0.0))


def _spots(box: Any, moved: tuple[float, float]) -> Iterator[Spot]:  # noqa: ANN401
    moved = (moved[0] + _translation(box)[0], moved[1] + _translation(box)[1])
    written = "" if box.element is None else box.element.get("data-source", "")
    if written and ":" not in (box.element_tag or "") and not _is_line_part(box):
        x, y, width, height = box.hit_area()
        kind = box.element.get("class", "").split(" ")[-1] or str(box.element_tag)
        yield Spot(_source(written), kind, _area(x + moved[0], y + moved[1], width, height))
    for child in getattr(box, "children", ()):
        yield from _spots(getattr(child, "_box", child), moved)


def _is_line_part(box: Any) -> bool:  # noqa: ANN401
    """Whether a box is anonymous: it has the element of its parent, and repeats it."""
    return type(box).__name__ in ("LineBox", "TextBox")


def _translation(box: Any) -> tuple[float, float]:  # noqa: ANN401
    """Return how far a box is moved by ``transform: translate()``, which our floats use."""
    x = y = 0.0
    for name, values in box.style["transform"] or ():
        if name == "translate":
            x += values[0].value
            y += values[1].value
    return x, y


def _source(written: str) -> Source:
    path, _, line = written.rpartition(":")
    return Source(path, int(line)) if line.isdigit() else Source(written)


def _area(x: float, y: float, width: float, height: float) -> Area:
    return Area(*(round(length * PT_PER_PX, 2) for length in (x, y, width, height)))
