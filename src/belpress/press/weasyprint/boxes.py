"""What laid-out pages tell beyond WeasyPrint's public interface.

The box tree of a page (``Page._page_box``) is private to WeasyPrint; it is read here and nowhere
else, never changed, and the version of WeasyPrint is bounded in ``pyproject.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from belpress.model.pages import (
    Area,
    Bookmark,
    LaidPage,
    Lettering,
    Line,
    PrintedPicture,
    Run,
    Spot,
    Stretch,
)
from belpress.model.problem import NOWHERE, Source
from belpress.press.weasyprint.images import (
    EVERYWHERE,
    PT_PER_PX,
    Edges,
    content_of,
    printed_picture,
)

PAPER = "#ffffff"
WORD_JOINER = "\u2060"
"""Keeps a line from being broken, by the styles, and is no part of the words."""
OF_NOTES = ("footnote-mark", "footnote-number")
"""The classes of the mark that calls a footnote, and of the number that it begins with."""


def laid_page(page: Any, sources: Sequence[Source]) -> LaidPage:  # noqa: ANN401 - the library is untyped
    """Return a page as a value. ``sources`` are the places that the numbers in the HTML mean."""
    anchors: Mapping[str, tuple[float, float]] = {
        name: (place[0] * PT_PER_PX, place[1] * PT_PER_PX) for name, place in page.anchors.items()
    }
    box = page._page_box
    read = _Reader(sources, box.style["lang"])
    read.page(box)
    return LaidPage(
        width=page.width * PT_PER_PX,
        height=page.height * PT_PER_PX,
        text=_area(box.content_box_x(), box.content_box_y(), box.width, box.height),
        anchors=anchors,
        bookmarks=tuple(
            Bookmark(level, label, x * PT_PER_PX, y * PT_PER_PX)
            for level, label, (x, y), _ in page.bookmarks
        ),
        spots=tuple(read.spots),
        lines=tuple(read.lines),
        pictures=tuple(read.pictures),
    )


class _Within(NamedTuple):
    """What a box stands in: how far that is moved, in px, and the source and kind of its spot.

    ``bounds`` is the area that lines have to stand in, before it is moved; ``clip`` is what is
    painted at all, on the page.
    """

    x: float
    y: float
    source: Source
    kind: str
    bounds: Edges
    clip: Edges


class _Reader:
    """Reads the box tree of one page, in the order in which it is painted.

    There is a spot for every piece of what is divided.
    """

    def __init__(self, sources: Sequence[Source], language: str) -> None:
        self.spots: list[Spot] = []
        self.lines: list[Line] = []
        self.pictures: list[PrintedPicture] = []
        self._sources = sources
        self._language = language
        self._grounds: list[tuple[Edges, str]] = []
        self._letterings: dict[tuple[int, str], Lettering] = {}

    def page(self, box: Any) -> None:  # noqa: ANN401
        """Read a page."""
        sheet = Edges(0, 0, box.margin_width(), box.margin_height())
        self._grounds.append((sheet, PAPER))
        self._take_ground(getattr(box, "canvas_background", None), sheet)
        bounds = content_of(box)
        self._walk(box, _Within(0.0, 0.0, NOWHERE, "", bounds, EVERYWHERE))

    def _walk(self, box: Any, within: _Within) -> None:  # noqa: ANN401
        if isinstance(box, boxes.TextBox):
            return
        moved = _translation(box)
        if moved is not None:
            within = within._replace(x=within.x + moved[0], y=within.y + moved[1])
        if isinstance(box, boxes.LineBox):
            self._take_line(box, within)
        else:
            within = self._entered(box, within)
        for child in getattr(box, "children", ()):
            self._walk(getattr(child, "_box", child), within)

    def _entered(self, box: Any, within: _Within) -> _Within:  # noqa: ANN401
        """Note a box, and return what its children stand in."""
        number = "" if box.element is None else box.element.get("data-source", "")
        if number and ":" not in (box.element_tag or ""):
            kind = box.element.get("class", "").split(" ")[-1] or str(box.element_tag)
            within = within._replace(source=self._sources[int(number)], kind=kind)
            x, y, width, height = box.hit_area()
            area = _area(x + within.x, y + within.y, width, height)
            self.spots.append(Spot(within.source, kind, area))
        if box.background is not None:
            x, y, width, height = box.hit_area()
            self._take_ground(box.background, _moved(Edges(x, y, x + width, y + height), within))
        if box.element_tag == "img" and getattr(box, "replacement", None) is not None:
            self._take_picture(box, within)
        if box.style["overflow"] != "visible":
            x, y = box.padding_box_x() + within.x, box.padding_box_y() + within.y
            own = Edges(x, y, x + box.padding_width(), y + box.padding_height())
            within = within._replace(clip=own.within(within.clip))
        bounds = _bounds_of(box, within.bounds)
        return within if bounds is within.bounds else within._replace(bounds=bounds)

    def _take_ground(self, background: Any, edges: Edges) -> None:  # noqa: ANN401
        if background is not None and background.color.alpha:
            middle = (edges.left + edges.right) / 2, (edges.top + edges.bottom) / 2
            self._grounds.append((edges, _hex(background.color, self._ground(*middle))))

    def _take_picture(self, box: Any, within: _Within) -> None:  # noqa: ANN401
        picture = printed_picture(box, within.source, (within.x, within.y), within.clip)
        if picture:
            self.pictures.append(picture)
            self._grounds.append((_moved(content_of(box), within), ""))

    def _take_line(self, box: Any, within: _Within) -> None:  # noqa: ANN401
        """Note a line, if there is text on it and it is painted."""
        pieces = [one for one in box.descendants() if isinstance(one, boxes.TextBox)]
        text = "".join(one.text for one in pieces).replace(WORD_JOINER, "")
        if not text.strip():
            return
        x, y = box.position_x + within.x, box.position_y + within.y
        if not within.clip.overlaps(Edges(x, y, x + box.width, y + box.height)):
            return
        ground = self._ground(x + box.width / 2, y + box.height / 2)
        runs: list[Run] = []
        for one in pieces:
            lettering = self._lettering(one.style, ground)
            if runs and runs[-1].lettering is lettering:
                runs[-1] = Run(runs[-1].text + one.text, lettering)
            else:
                runs.append(Run(one.text, lettering))
        bounds = _moved(within.bounds, within)
        across = max(bounds.left - x, x + box.width - bounds.right, 0.0)
        down = max(bounds.top - y, y + box.height - bounds.bottom, 0.0)
        self.lines.append(
            Line(
                text,
                within.source,
                within.kind,
                _area(x, y, box.width, box.height),
                round((y + box.baseline) * PT_PER_PX, 2),
                tuple(runs),
                round(across * PT_PER_PX, 2),
                round(down * PT_PER_PX, 2),
                tuple(self._stretches(pieces, within)),
            )
        )

    def _stretches(self, pieces: Sequence[Any], within: _Within) -> Iterator[Stretch]:
        """Yield the pieces of a line in another language, and the numbers of footnotes."""
        for one in pieces:
            language = one.style["lang"] or self._language
            is_note = one.element is not None and one.element.get("class", "").startswith(OF_NOTES)
            note = one.text.replace(WORD_JOINER, "").strip() if is_note else ""
            if note or language != self._language:
                other = "" if language == self._language else language
                x, width = (one.position_x + within.x) * PT_PER_PX, one.width * PT_PER_PX
                yield Stretch(round(x, 2), round(width, 2), other, note)

    def _ground(self, x: float, y: float) -> str:
        """Return the colour that was painted last at a point; empty on a picture."""
        return next((what for edges, what in reversed(self._grounds) if edges.holds(x, y)), PAPER)

    def _lettering(self, style: Any, ground: str) -> Lettering:  # noqa: ANN401
        # Text boxes of one element share their style, and a style lives as long as its page
        key = id(style), ground
        if key not in self._letterings:
            lettering = Lettering(
                families=tuple(style["font_family"]),
                weight=int(style["font_weight"]),
                is_italic=style["font_style"] != "normal",
                size=round(style["font_size"] * PT_PER_PX, 2),
                colour=_hex(style["color"], ground),
                ground=ground,
            )
            same = (one for one in self._letterings.values() if one == lettering)
            self._letterings[key] = next(same, lettering)
        return self._letterings[key]


def _bounds_of(box: Any, bounds: Edges) -> Edges:  # noqa: ANN401
    """Return the area that lines in a box have to stand in, given that of what it stands in.

    What is out of the flow, or an inline block, has its own; all others may only make it smaller.
    """
    if not isinstance(box, boxes.BlockContainerBox | boxes.FlexContainerBox):
        return bounds
    x, y = box.content_box_x(), box.content_box_y()
    right = x + box.width
    has_height = box.style["height"] != "auto"
    own = isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox | boxes.InlineBlockBox)
    if own or not box.is_in_normal_flow():
        top, bottom = (y, y + box.height) if has_height else (-float("inf"), float("inf"))
        return Edges(x, top, right, bottom)
    bottom = min(bounds.bottom, y + box.height) if has_height else bounds.bottom
    return Edges(max(bounds.left, x), bounds.top, min(bounds.right, right), bottom)


def _moved(edges: Edges, within: _Within) -> Edges:
    return edges.moved(within.x, within.y)


def _translation(box: Any) -> tuple[float, float] | None:  # noqa: ANN401
    """Return how far a box is moved by ``transform: translate()``, which our floats use."""
    transform = box.style["transform"]
    if not transform:
        return None
    x = y = 0.0
    for name, values in transform:
        if name == "translate":
            x += values[0].value
            y += values[1].value
    return x, y


def _hex(colour: Any, ground: str) -> str:  # noqa: ANN401
    """Return a colour as ``#rrggbb``, laid over the ground where it is not opaque."""
    parts = colour.to("srgb").coordinates
    under = ground or PAPER
    below = [int(under[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    alpha = colour.alpha
    mixed = [alpha * one + (1 - alpha) * other for one, other in zip(parts, below, strict=True)]
    return "#" + "".join(f"{round(255 * min(max(one, 0), 1)):02x}" for one in mixed)


def _area(x: float, y: float, width: float, height: float) -> Area:
    return Area(*(round(length * PT_PER_PX, 2) for length in (x, y, width, height)))
