"""The walk through what paints a page, with the forms and patterns that are nested in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pikepdf
from pikepdf import Matrix, Object, Stream

from belpress.preflight.bounds import COST_OF_STREAM, MOST_CONTENT, MOST_NESTED, Budget, TooMuch
from belpress.preflight.boxes import Box, overlap, thickness
from belpress.preflight.colours import darkest_of_gradient, space_of
from belpress.preflight.facts import Colour, Family, Painted
from belpress.preflight.found import Found
from belpress.preflight.instructions import Instructions
from belpress.preflight.lettering import Shown
from belpress.preflight.objects import Value, box, entries, entry, identity, items, matrix
from belpress.preflight.state import State
from belpress.preflight.surface import Surface

MOST_PATTERNS = 500
DRAWN = "Type3"
NO_BOX: Box = (0, 0, 0, 0)
STROKED = 1
"""The mode of type that shows outlines alone."""


class Walk:
    """Walks through a page, and notes on its surface what is painted.

    ``blends`` are the families of colours that transparency is reckoned in.
    """

    def __init__(self, page: int, surface: Surface, found: Found, budget: Budget) -> None:
        self._page = page
        self._surface = surface
        self._found = found
        self._budget = budget
        self._open: list[tuple[int, int]] = []
        self._patterns: set[tuple[tuple[int, int], Box]] = set()
        self._group: Value = None
        self._resources: Value = None
        self.blends: set[Family] = set()

    def through(self, stream: Object, resources: Value, state: State) -> None:
        """Walk through a page, form or pattern.

        Raises :class:`TooMuch` for more than is looked at, and ``pikepdf.PdfError`` for what is
        damaged.
        """
        number = identity(stream) or (0, -len(self._open))
        if number in self._open:
            raise TooMuch("it has a form that shows itself")
        if len(self._open) >= MOST_NESTED:
            raise TooMuch(f"it has forms nested more than {MOST_NESTED} deep")
        self.spend(COST_OF_STREAM)
        before = self._group, self._resources
        if (group := entry(stream, "/Group")) is not None:
            has_space = entry(group, "/CS") is not None
            self._group = group if has_space or self._group is None else self._group
        own = entry(stream, "/Resources")
        self._resources = resources if own is None else own
        self._open.append(number)
        try:
            Instructions(self, self._resources, state).run(_parsed(stream))
        finally:
            self._open.pop()
            self._group, self._resources = before

    def spend(self, count: int = 1) -> None:
        """Count instructions. Raises :class:`TooMuch`."""
        self._budget.spend(count)
        self._found.budget.spend(count)

    def code_bytes(self, font: Value) -> int:
        """Return how many bytes a letter of a typeface takes."""
        return self._found.face(font).code_bytes

    def type(self, shown: Shown, state: State) -> None:
        """Note letters, and what they are drawn with where they are drawings."""
        is_outline = state.mode % 4 == STROKED
        colour = state.stroke if is_outline else state.fill
        over = state.overprints_stroke if is_outline else state.overprints_fill
        over = _vanishes(colour, state, over)
        thing = Painted("type", shown.box, colour, shown.size, overprints=over)
        if self._paint(thing, state):
            face = self._found.face(state.font)
            self._found.sets(face, self._page)
            if face.kind == DRAWN:
                self._drawings(state, shown.matrix)

    def _drawings(self, state: State, space: Matrix) -> None:
        """Walk through all letters of a typeface that is made of drawings, once on a page."""
        font = state.font
        key = identity(font) or (0, 0), NO_BOX
        if key in self._patterns:
            return
        self._patterns.add(key)
        inside = replace(state, matrix=matrix(entry(font, "/FontMatrix")) @ space)
        for _, drawing in entries(entry(font, "/CharProcs")):
            if isinstance(drawing, Stream):
                own = entry(font, "/Resources")
                self.through(drawing, self._resources if own is None else own, inside)

    def ground(self, box: Box, state: State, pattern: Value) -> None:
        """Note an area that is filled."""
        if pattern is not None:
            self._pattern(box, state, pattern)
            return
        over = _vanishes(state.fill, state, state.overprints_fill)
        self._paint(Painted("ground", box, state.fill, thickness(box), overprints=over), state)

    def line(self, box: Box, width: float, state: State) -> None:
        """Note a line, of a width in pt."""
        over = _vanishes(state.stroke, state, state.overprints_stroke)
        self._paint(Painted("line", box, state.stroke, width, overprints=over), state)

    def gradient(self, shading: Value, state: State) -> None:
        """Note a gradient that fills all of the clip."""
        colour = darkest_of_gradient(shading, self._resources)
        self._paint(Painted("gradient", state.clip, colour), state)

    def picture(self, drawn: Value, state: State) -> None:
        """Note a picture in the unit square."""
        picture = self._found.picture(drawn, self._resources)
        square = state.matrix
        sides = (square.a**2 + square.b**2) ** 0.5, (square.c**2 + square.d**2) ** 0.5
        pixels = picture.width_px, picture.height_px
        ppi = min(72 * px / side if side else 1e6 for px, side in zip(pixels, sides, strict=True))
        colour = state.fill if picture.is_mask else picture.space
        thing = Painted("picture", state.square(), colour, picture=picture, ppi=ppi)
        if self._paint(thing, state) and picture.has_soft_mask:
            self._blend()

    def form(self, form: Stream, state: State) -> None:
        """Walk through a form."""
        inside = replace(state, matrix=matrix(entry(form, "/Matrix")) @ state.matrix)
        frame = box(entry(form, "/BBox"))
        clip = inside.clip if frame is None else overlap(inside.clip, inside.square(frame))
        if clip is not None:
            self.through(form, self._resources, replace(inside, clip=clip))

    def _pattern(self, area: Box, state: State, pattern: Value) -> None:
        """Walk through a pattern, as if each thing in it filled the whole area."""
        seen = state.seen(area)
        if seen is None:
            return
        if not isinstance(pattern, Stream):
            colour = darkest_of_gradient(entry(pattern, "/Shading"), self._resources)
            self._paint(Painted("gradient", seen, colour), state)
            return
        key = identity(pattern) or (0, 0), seen
        if key not in self._patterns and len(self._patterns) < MOST_PATTERNS:
            self._patterns.add(key)
            base = matrix(entry(pattern, "/Matrix"))
            self.through(pattern, self._resources, State(base, seen, area=seen))

    def _paint(self, thing: Painted, state: State) -> bool:
        """Note a thing, and return whether any of it is seen."""
        seen = state.seen(thing.box)
        alpha = state.stroke_alpha if thing.kind == "line" else state.fill_alpha
        if seen is None or alpha <= 0:
            return False
        self._surface.paint(replace(thing, box=seen))
        if state.is_transparent:
            self._blend()
        return True

    def _blend(self) -> None:
        """Note that something is seen through."""
        space = entry(self._group, "/CS")
        known = space_of(space, self._resources).family if space is not None else "unknown"
        self.blends.add(known)


def _vanishes(colour: Colour, state: State, is_over: bool) -> bool:
    """Whether white prints nothing, since its empty plates leave what is under them."""
    is_plates = colour.space == "DeviceCMYK" and colour.is_white
    return is_over and state.overprint_mode == 1 and is_plates


def _parsed(stream: Object) -> Sequence[object]:
    content = stream if isinstance(stream, Stream) else entry(stream, "/Contents")
    parts = [content] if isinstance(content, Stream) else list(items(content))
    left = MOST_CONTENT
    for part in parts:
        left -= len(part.read_bytes()) if isinstance(part, Stream) else 0
        if left < 0:
            raise TooMuch(f"it has more than {MOST_CONTENT // 2**20} MB of instructions")
    if left == MOST_CONTENT:
        return []
    try:
        return pikepdf.parse_content_stream(stream)
    except (TypeError, ValueError) as error:
        # What is not an instruction at all; the library has no name for that
        raise pikepdf.PdfError from error
