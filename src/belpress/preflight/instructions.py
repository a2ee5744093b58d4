"""The instructions of one stream: what they set, and what they paint (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import pikepdf
from pikepdf import Matrix, Name, Stream

from belpress.preflight.boxes import Box, grown, overlap
from belpress.preflight.colours import Space, space_of
from belpress.preflight.lettering import Lettering, Shown, count_letters
from belpress.preflight.objects import Value, entry, name, number, written
from belpress.preflight.paths import Path
from belpress.preflight.state import INVISIBLE, State, with_settings

FILLING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
STROKING = frozenset({"S", "s", "B", "B*", "b", "b*"})
PAINTING = FILLING | STROKING | {"n"}
CONSTRUCTION = frozenset({"m", "l", "c", "v", "y", "re"})
SHOWING = frozenset({"Tj", "TJ", "'", '"'})
NOWHERE: Box = (-1e9, -1e9, -1e9, -1e9)
_DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
_SETTINGS = {"w": "line_width", "TL": "leading", "Ts": "rise"}


class Painter(Protocol):
    """Who is told what is painted; boxes are those of the page."""

    def spend(self) -> None:
        """Count an instruction."""

    def code_bytes(self, font: Value) -> int:
        """Return how many bytes a letter of a typeface takes."""

    def type(self, shown: Shown, state: State) -> None:
        """Take letters."""

    def ground(self, box: Box, state: State, pattern: Value) -> None:
        """Take an area that is filled, with a pattern if there is one."""

    def line(self, box: Box, width: float, state: State) -> None:
        """Take a line, of a width in pt."""

    def gradient(self, shading: Value, state: State) -> None:
        """Take a gradient that fills all of the clip."""

    def picture(self, drawn: Value, state: State) -> None:
        """Take a picture in the unit square."""

    def form(self, form: Stream, state: State) -> None:
        """Take a form, with instructions of its own."""


class Instructions:
    """Carries out the instructions of a stream, without paint."""

    def __init__(self, painter: Painter, resources: Value, state: State) -> None:
        self._painter = painter
        self._resources = resources
        self._state = state
        self._above: list[State] = []
        self._path, self._clips = Path(), False
        self._text = Lettering()
        self._pattern: Value = None
        self._spaces: dict[str, Space] = {}

    def run(self, instructions: Sequence[object]) -> None:
        """Carry out instructions as they were parsed."""
        for instruction in instructions:
            self._painter.spend()
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._painter.picture(instruction.iimage.obj, self._state)
                continue
            operands = list(instruction.operands)  # type: ignore[attr-defined]
            operator = written(instruction.operator)  # type: ignore[attr-defined]
            if operator in CONSTRUCTION:
                self._path.extend(self._state, operator, _numbers(operands))
            elif operator in PAINTING:
                self._paint(operator)
            elif operator in SHOWING:
                self._show(operator, operands)
            elif (act := _ACTS.get(operator)) is not None:
                act(self, operator, operands)

    def _paint(self, operator: str) -> None:
        pieces, state = self._path.pieces(), self._state
        for piece in pieces if operator in FILLING else ():
            self._painter.ground(piece, state, self._pattern)
        width = state.line_width * state.scale
        for piece in pieces if operator in STROKING else ():
            self._painter.line(grown(piece, width / 2), width, state)
        if self._clips and pieces:
            left, bottom, right, top = zip(*pieces, strict=True)
            area = min(left), min(bottom), max(right), max(top)
            self._state = replace(state, clip=overlap(state.clip, area) or NOWHERE)
        self._path, self._clips = Path(), False

    def _show(self, operator: str, operands: Sequence[object]) -> None:
        state = self._state
        if operator in ("'", '"'):
            self._text.move(0, -state.leading)
        letters = count_letters(operands, self._painter.code_bytes(state.font))
        shown = self._text.show(state, letters)
        if letters and state.mode != INVISIBLE:
            self._painter.type(shown, state)

    def save(self, operator: str, operands: Sequence[object]) -> None:
        """Keep the state (``q``)."""
        self._above.append(self._state)

    def restore(self, operator: str, operands: Sequence[object]) -> None:
        """Take the state that was kept (``Q``)."""
        if self._above:
            self._state = self._above.pop()

    def transform(self, operator: str, operands: Sequence[object]) -> None:
        """Change the space (``cm``)."""
        parts = _numbers(operands)
        if len(parts) == 6:
            self._state = replace(self._state, matrix=Matrix(*parts) @ self._state.matrix)

    def set_number(self, operator: str, operands: Sequence[object]) -> None:
        """Set the width of lines, or a measure of type."""
        for value in _numbers(operands)[:1]:
            self._state = replace(self._state, **{_SETTINGS[operator]: value})  # type: ignore[arg-type]

    def set_mode(self, operator: str, operands: Sequence[object]) -> None:
        """Set how type is painted (``Tr``)."""
        for value in _numbers(operands)[:1]:
            self._state = replace(self._state, mode=int(value))

    def clip(self, operator: str, operands: Sequence[object]) -> None:
        """Clip by the path, once it ends (``W``)."""
        self._clips = True

    def settings(self, operator: str, operands: Sequence[object]) -> None:
        """Set what a dictionary says (``gs``)."""
        self._state = with_settings(self._state, self._resource("/ExtGState", operands))

    def device(self, operator: str, operands: Sequence[object]) -> None:
        """Set a colour of a device (``g``, ``rg``, ``k``, and the same for lines)."""
        self._colour(self._space(_DEVICES[operator.lower()]), operator, _numbers(operands))

    def space(self, operator: str, operands: Sequence[object]) -> None:
        """Set a space of colours (``cs``), and the colour that it begins with."""
        said = operands[-1] if operands else None
        self._colour(self._space(f"/{name(said)}"), operator, ())

    def colour(self, operator: str, operands: Sequence[object]) -> None:
        """Set a colour of the space, or a pattern (``sc``, ``scn``)."""
        is_fill = operator.islower()
        space = self._state.fill_space if is_fill else self._state.stroke_space
        self._colour(space, operator, _numbers(operands))
        if operands and name(operands[-1]) and is_fill:
            self._pattern = self._resource("/Pattern", operands)

    def _colour(self, space: Space, operator: str, values: Sequence[float]) -> None:
        colour = space.colour(values)
        if operator.islower():
            self._pattern = None
            self._state = replace(self._state, fill=colour, fill_space=space)
        else:
            self._state = replace(self._state, stroke=colour, stroke_space=space)

    def _space(self, said: str) -> Space:
        if said not in self._spaces:
            known = Name(said) if len(said) > 1 else None
            self._spaces[said] = space_of(known, self._resources)
        return self._spaces[said]

    def _resource(self, kind: str, operands: Sequence[object]) -> Value:
        said = name(operands[-1]) if operands else ""
        return entry(entry(self._resources, kind), f"/{said}") if said else None

    def gradient(self, operator: str, operands: Sequence[object]) -> None:
        """Paint a gradient (``sh``)."""
        self._painter.gradient(self._resource("/Shading", operands), self._state)

    def draw(self, operator: str, operands: Sequence[object]) -> None:
        """Paint a picture or a form (``Do``)."""
        drawn = self._resource("/XObject", operands)
        kind = name(entry(drawn, "/Subtype"))
        if kind == "Image":
            self._painter.picture(drawn, self._state)
        elif kind == "Form" and isinstance(drawn, Stream):
            self._painter.form(drawn, self._state)

    def begin_text(self, operator: str, operands: Sequence[object]) -> None:
        """Begin a text (``BT``)."""
        self._text.begin()

    def font(self, operator: str, operands: Sequence[object]) -> None:
        """Set a typeface and its size (``Tf``)."""
        if len(operands) == 2:
            font = self._resource("/Font", operands[:1])
            self._state = replace(self._state, font=font, size=number(operands[1]) or 0.0)

    def place(self, operator: str, operands: Sequence[object]) -> None:
        """Set where the next letters stand (``Tm``)."""
        self._text.place(_numbers(operands))

    def move(self, operator: str, operands: Sequence[object]) -> None:
        """Go on to another line (``Td``, ``TD``, ``T*``)."""
        if operator == "T*":
            self._text.move(0, -self._state.leading)
        elif len(parts := _numbers(operands)) == 2:
            self._text.move(*parts)
            if operator == "TD":
                self._state = replace(self._state, leading=-parts[1])


Act = Callable[[Instructions, str, Sequence[object]], None]
_ACTS: Mapping[str, Act] = {
    "q": Instructions.save,
    "Q": Instructions.restore,
    "cm": Instructions.transform,
    **dict.fromkeys(_SETTINGS, Instructions.set_number),
    "Tr": Instructions.set_mode,
    "W": Instructions.clip,
    "W*": Instructions.clip,
    "gs": Instructions.settings,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), Instructions.device),
    **dict.fromkeys(("cs", "CS"), Instructions.space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), Instructions.colour),
    "sh": Instructions.gradient,
    "Do": Instructions.draw,
    "BT": Instructions.begin_text,
    "Tf": Instructions.font,
    "Tm": Instructions.place,
    **dict.fromkeys(("Td", "TD", "T*"), Instructions.move),
}


def _numbers(operands: Sequence[object]) -> list[float]:
    return [value for value in map(number, operands) if value is not None]
