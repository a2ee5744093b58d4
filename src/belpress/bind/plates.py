"""From colours of the screen to plates: content streams and gradients of a PDF, in place.

Type and thin lines take other plates than grounds (see ``assets/inks``), and black type is printed
over what is under it, so that no white shows where plates do not meet (ISO 32000-1, 8.6.7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Object, Operator, Pdf, Stream

from belpress.model.form import Ink, Plates, Rgb

Instruction = tuple[list[Object], Operator]
Inking = Callable[[Rgb], Ink]
"""Returns the plates of a colour."""

OVER, NOT_OVER = Name("/overprint"), Name("/knockout")
THIN = 6.0
"""What is painted with a shorter side below this is a line, and no ground; in pt."""
CONSTRUCTION = frozenset({"m", "l", "c", "v", "y", "h", "re"})
FILLING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
STROKING = frozenset({"S", "s", "B", "B*", "b", "b*"})
PAINTING = FILLING | STROKING | {"n"}
SHOWING = frozenset({"Tj", "TJ", "'", '"'})
CLIPPING = frozenset({"W", "W*"})
_BLACK: Rgb = (0, 0, 0)


@dataclass(frozen=True)
class Palette:
    """How plates are written into a PDF.

    ``fill`` and ``stroke`` are the operators that set a colour in a ``space``, ``values`` returns
    its parts; ``over`` and ``not_over`` are states for what is printed over what is there, or not.
    """

    fill: str
    stroke: str
    space: Name
    values: Callable[[Plates], tuple[float, ...]]
    over: Mapping[str, Any]
    not_over: Mapping[str, Any]


ON_PRESS = Palette(
    "k",
    "K",
    Name.DeviceCMYK,
    tuple,
    {"OP": True, "op": True, "OPM": 1},
    {"OP": False, "op": False, "OPM": 0},
)


def to_plates(book: Pdf, inking: Inking, palette: Palette = ON_PRESS) -> None:
    """Give everything that is painted on the pages of a PDF plates, pictures excepted."""
    states = {
        OVER: book.make_indirect(Dictionary(Type=Name.ExtGState, **palette.over)),
        NOT_OVER: book.make_indirect(Dictionary(Type=Name.ExtGState, **palette.not_over)),
    }
    work = _Work(inking, states, palette)
    for page in book.pages:
        instructions = work.rewritten(page.obj)
        page.obj.Contents = Stream(book, pikepdf.unparse_content_stream(instructions))
        work.equip(page.obj.Resources)


@dataclass(frozen=True)
class _Colours:
    """The colours that are set (``None``: not one of the screen), and what is emitted of them."""

    fill: Rgb | None = _BLACK
    stroke: Rgb | None = _BLACK
    has_fill: Plates | None = None
    has_stroke: Plates | None = None
    is_over: bool | None = None
    matrix: Matrix = Matrix()  # noqa: RUF009 - it is immutable


class _Work:
    def __init__(self, inking: Inking, states: Mapping[Name, Object], palette: Palette) -> None:
        self._inking = inking
        self._states = states
        self._palette = palette
        self._done: set[tuple[int, int]] = set()

    def equip(self, resources: Object) -> None:
        """Give resources what the rewritten streams name, and rewrite what they hold."""
        if resources.objgen in self._done and resources.objgen != (0, 0):
            return
        self._done.add(resources.objgen)
        if "/ExtGState" not in resources:
            resources.ExtGState = Dictionary()
        for name, state in self._states.items():
            resources.ExtGState[str(name)] = state
        if "/ColorSpace" in resources:
            _drop_unused_spaces(resources)
        for form in dict(resources.get("/XObject", {})).values():
            if form.get("/Subtype") == Name.Form:
                self._rewrite(form, resources)
        for pattern in dict(resources.get("/Pattern", {})).values():
            if isinstance(pattern, Stream):
                self._rewrite(pattern, resources)
            elif "/Shading" in pattern:
                self._shade(pattern.Shading)
        for shading in dict(resources.get("/Shading", {})).values():
            self._shade(shading)

    def _rewrite(self, form: Object, resources: Object) -> None:
        if form.objgen in self._done:
            return
        self._done.add(form.objgen)
        form.write(pikepdf.unparse_content_stream(self.rewritten(form)))
        if form.get("/Group", Dictionary()).get("/CS") is not None:
            form.Group.CS = self._palette.space
        if "/Resources" not in form:
            form.Resources = resources
        self.equip(form.Resources)

    def rewritten(self, stream: Object) -> list[Instruction]:
        """Return the instructions of a stream, with plates in place of colours of the screen."""
        return list(self._rewritten(pikepdf.parse_content_stream(stream)))

    def _rewritten(self, instructions: Iterable[object]) -> Iterator[Instruction]:
        colours, above, path = _Colours(), list[_Colours](), list[Instruction]()
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                yield instruction  # type: ignore[misc]
                continue
            operands, operator = list(instruction.operands), instruction.operator  # type: ignore[attr-defined]
            name = str(operator)
            if name == "q":
                above.append(colours)
            elif name == "Q" and above:
                colours = above.pop()
            elif name == "cm":
                matrix = Matrix(*map(float, operands)) @ colours.matrix
                colours = replace(colours, matrix=matrix)
            elif (changed := _coloured(colours, name, operands)) is not None:
                colours = changed
                if colours.fill is not None and name in _FILLS:
                    continue
                if colours.stroke is not None and name in _STROKES:
                    continue
            elif name in SHOWING:
                new, colours = self._emit(colours, is_type=True, fills=True, strokes=False)
                yield from new
            elif name in CONSTRUCTION or name in CLIPPING:
                path.append((operands, operator))
                continue
            elif name in PAINTING:
                is_ground = _is_ground(path, colours.matrix)
                new, colours = self._emit(
                    colours,
                    is_type=not is_ground,
                    fills=name in FILLING,
                    strokes=name in STROKING,
                )
                yield from (*new, *path)
                path = []
            yield operands, operator

    def _emit(
        self, colours: _Colours, *, is_type: bool, fills: bool, strokes: bool
    ) -> tuple[list[Instruction], _Colours]:
        """Return what sets the plates of what is painted next."""
        new: list[Instruction] = []
        black = False
        if fills and colours.fill is not None:
            plates = self._plates(colours.fill, is_type=is_type)
            black = plates == (0, 0, 0, 1)
            if plates != colours.has_fill:
                new.append(self._set(self._palette.fill, plates))
                colours = replace(colours, has_fill=plates)
        if strokes and colours.stroke is not None:
            plates = self._plates(colours.stroke, is_type=True)
            black = plates == (0, 0, 0, 1) and (black or not fills)
            if plates != colours.has_stroke:
                new.append(self._set(self._palette.stroke, plates))
                colours = replace(colours, has_stroke=plates)
        if (fills or strokes) and black != colours.is_over:
            new.append(([OVER if black else NOT_OVER], Operator("gs")))
            colours = replace(colours, is_over=black)
        return new, colours

    def _set(self, operator: str, plates: Plates) -> Instruction:
        return list(self._palette.values(plates)), Operator(operator)  # type: ignore[arg-type]

    def _plates(self, colour: Rgb, *, is_type: bool) -> Plates:
        ink = self._inking(colour)
        return ink.type if is_type else ink.ground

    def _shade(self, shading: Object) -> None:
        """Give a gradient plates; its colours are those of its functions (ISO 32000-1, 7.10)."""
        if shading.objgen in self._done or shading.get("/ColorSpace") != Name.DeviceRGB:
            return
        self._done.add(shading.objgen)
        function = shading.Function
        if _parts(function) is None:
            return
        shading.ColorSpace = self._palette.space
        for part in _parts(function) or ():
            for end in ("/C0", "/C1"):
                red, green, blue = (round(255 * float(value)) for value in part[end])
                ground = self._inking((red, green, blue)).ground
                part[end] = Array(list(self._palette.values(ground)))
            if "/Range" in part:
                del part["/Range"]


def _parts(function: Object) -> list[Object] | None:
    """Return the simple functions that a gradient's function is made of, if it is made of them."""
    if isinstance(function, Array):
        return None
    kind = int(function.FunctionType)
    if kind == 2:
        return [function] if len(function.get("/C0", [])) == 3 else None
    if kind == 3:
        found = [_parts(part) for part in function.Functions]
        return None if None in found else [one for parts in found for one in parts or ()]
    return None


_FILLS = frozenset({"rg", "g", "k", "cs", "sc", "scn"})
_STROKES = frozenset({"RG", "G", "K", "CS", "SC", "SCN"})


def _coloured(colours: _Colours, name: str, operands: list[Object]) -> _Colours | None:
    """Return the colours after an instruction, if it sets one."""
    if name not in _FILLS and name not in _STROKES:
        return None
    colour: Rgb | None = None
    if name in ("rg", "RG"):
        red, green, blue = (round(255 * float(part)) for part in operands)
        colour = red, green, blue
    elif name in ("g", "G"):
        grey = round(255 * float(operands[0]))
        colour = grey, grey, grey
    if name in _FILLS:
        return replace(colours, fill=colour, has_fill=colours.has_fill if colour else None)
    return replace(colours, stroke=colour, has_stroke=colours.has_stroke if colour else None)


def _is_ground(path: Iterable[Instruction], matrix: Matrix) -> bool:
    """Whether a path encloses an area, and not just a line."""
    xs, ys = list[float](), list[float]()
    for operands, operator in path:
        numbers = [float(operand) for operand in operands]
        if str(operator) == "re":
            x, y, width, height = numbers
            numbers = [x, y, x + width, y, x, y + height, x + width, y + height]
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            x, y = matrix.transform((x, y))
            xs.append(x)
            ys.append(y)
    return bool(xs) and min(max(xs) - min(xs), max(ys) - min(ys)) >= THIN


def _drop_unused_spaces(resources: Object) -> None:
    """Drop the device-independent colour spaces that the layout declares on every page."""
    for name in list(resources.ColorSpace.keys()):
        if name.startswith("/lab-"):
            del resources.ColorSpace[name]
