"""What laid-out pages tell beyond WeasyPrint's public interface.

The box tree of a page (``Page._page_box``) is private to WeasyPrint; it is read here and nowhere
else, never changed, and the version of WeasyPrint is bounded in ``pyproject.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from belpress.laid import NOWHERE, Area, Line, PrintedPicture, Spot
from belpress.problem import Source

PX_PER_INCH = 96
PT_PER_PX = 72 / 96


def printed_pictures(page: Any) -> Iterator[PrintedPicture]:  # noqa: ANN401 - the library is untyped
    """Yield the pictures of the manuscript that stand on a page."""
    for box in _descendants(page._page_box):
        replacement = getattr(box, "replacement", None)
        if box.element_tag != "img" or replacement is None:
            continue
        url = box.element.get("src", "")
        wide, high = replacement.width, replacement.height
        if not (box.width and box.height and wide and high):
            continue
        per_px = min(wide / box.width, high / box.height)
        yield PrintedPicture(unquote(urlsplit(url).path).lstrip("/"), per_px * PX_PER_INCH)


def _descendants(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield all boxes in a box, also what stands at a place of its own, as our floats do."""
    yield box
    for child in getattr(box, "children", ()):
        yield from _descendants(getattr(child, "_box", child))


def text_area(page: Any) -> Area:  # noqa: ANN401
    """Return the area inside the margins of a page."""
    box = page._page_box
    return _area(box.content_box_x(), box.content_box_y(), box.width, box.height)


def spots_and_lines(page: Any, sources: Sequence[Source]) -> tuple[list[Spot], list[Line]]:  # noqa: ANN401
    """Return where the sources of a page stand (``data-source``), and the lines of its text.

    There is a spot for every piece of what is divided. ``sources`` are the places that the numbers
    in the HTML mean.
    """
    found: tuple[list[Spot], list[Line]] = ([], [])
    _walk(page._page_box, _Within(0.0, 0.0, NOWHERE, ""), sources, found)
    return found


@dataclass(frozen=True)
class _Within:
    """What a box stands in: how far that is moved, in px, and the source and kind of its spot."""

    x: float
    y: float
    source: Source
    kind: str


def _walk(
    box: Any,  # noqa: ANN401
    within: _Within,
    sources: Sequence[Source],
    found: tuple[list[Spot], list[Line]],
) -> None:
    moved = _translation(box)
    within = replace(within, x=within.x + moved[0], y=within.y + moved[1])
    if type(box).__name__ == "LineBox":
        found[1].extend(_lines(box, within))
    else:
        number = "" if box.element is None else box.element.get("data-source", "")
        if number and ":" not in (box.element_tag or "") and type(box).__name__ != "TextBox":
            kind = box.element.get("class", "").split(" ")[-1] or str(box.element_tag)
            within = replace(within, source=sources[int(number)], kind=kind)
            x, y, width, height = box.hit_area()
            area = _area(x + within.x, y + within.y, width, height)
            found[0].append(Spot(within.source, kind, area))
    for child in getattr(box, "children", ()):
        _walk(getattr(child, "_box", child), within, sources, found)


def _lines(box: Any, within: _Within) -> Iterator[Line]:  # noqa: ANN401
    """Yield a line, if there is text on it."""
    text = "".join(one.text for one in box.descendants() if hasattr(one, "text"))
    if text.strip():
        x, y = box.position_x + within.x, box.position_y + within.y
        area = _area(x, y, box.width, box.height)
        baseline = round((y + box.baseline) * PT_PER_PX, 2)
        yield Line(text, within.source, within.kind, area, baseline)


def _translation(box: Any) -> tuple[float, float]:  # noqa: ANN401
    """Return how far a box is moved by ``transform: translate()``, which our floats use."""
    x = y = 0.0
    for name, values in box.style["transform"] or ():
        if name == "translate":
            x += values[0].value
            y += values[1].value
    return x, y


def _area(x: float, y: float, width: float, height: float) -> Area:
    return Area(*(round(length * PT_PER_PX, 2) for length in (x, y, width, height)))
