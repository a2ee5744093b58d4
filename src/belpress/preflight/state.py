"""The graphics state: what instructions set before something is painted (ISO 32000-1, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pikepdf import Matrix

from belpress.preflight.boxes import Box, around, overlap
from belpress.preflight.colours import GREY, Space
from belpress.preflight.facts import Colour
from belpress.preflight.objects import Value, entry, items, name, number, whole

BLACK = GREY.colour((0,))
INVISIBLE = 3
"""The mode of type that is not seen, as it lies over scanned pages."""


@dataclass(frozen=True)
class State:
    """What is set. ``area`` is what everything is painted into, where that is known beforehand."""

    matrix: Matrix
    clip: Box
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_space: Space = GREY
    stroke_space: Space = GREY
    line_width: float = 1.0
    font: Value = None
    size: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blends: bool = False
    overprints_fill: bool = False
    overprints_stroke: bool = False
    overprint_mode: int = 0
    area: Box | None = None

    @property
    def scale(self) -> float:
        """How much longer lengths are on the page."""
        matrix = self.matrix
        return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)

    @property
    def is_transparent(self) -> bool:
        """Whether what is under it is seen through what is painted."""
        return self.blends or self.fill_alpha < 1 or self.stroke_alpha < 1

    def seen(self, box: Box) -> Box | None:
        """Return what is seen of a box of the page."""
        return overlap(self.area or box, self.clip)

    def square(self, box: Box = (0, 0, 1, 1)) -> Box:
        """Return where a box of the present space is on the page."""
        left, bottom, right, top = box
        corners = (left, bottom), (right, bottom), (left, top), (right, top)
        return around(self.matrix.transform(corner) for corner in corners)


def with_settings(state: State, settings: Value) -> State:
    """Return a state after a dictionary of settings (``gs``)."""
    width, fill, stroke = (number(entry(settings, key)) for key in ("/LW", "/ca", "/CA"))
    lines = entry(settings, "/OP")
    fills = entry(settings, "/op")
    fills = lines if fills is None else fills
    font = list(items(entry(settings, "/Font")))
    blend, mask = entry(settings, "/BM"), entry(settings, "/SMask")
    modes = {name(blend)} if name(blend) else {name(one) for one in items(blend)}
    blends = state.blends
    if blend is not None or mask is not None:
        is_plain = not modes - {"Normal", "Compatible"}
        blends = not is_plain or (mask is not None and name(mask) != "None")
    mode = entry(settings, "/OPM")
    return replace(
        state,
        line_width=state.line_width if width is None else width,
        fill_alpha=state.fill_alpha if fill is None else fill,
        stroke_alpha=state.stroke_alpha if stroke is None else stroke,
        blends=blends,
        overprints_stroke=state.overprints_stroke if lines is None else bool(lines),
        overprints_fill=state.overprints_fill if fills is None else bool(fills),
        overprint_mode=state.overprint_mode if mode is None else whole(mode),
        font=font[0] if len(font) == 2 else state.font,
        size=(number(font[1]) or 0.0) if len(font) == 2 else state.size,
    )
