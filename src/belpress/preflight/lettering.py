"""Type: where a text is shown, and how large (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Matrix, String

from belpress.preflight.boxes import Box
from belpress.preflight.state import State

GLYPH = 0.5
"""How wide a letter is taken to be, of the size of its type."""


@dataclass(frozen=True)
class Shown:
    """Letters on the page: their box, their size in pt, and the space of the first of them."""

    box: Box
    size: float
    matrix: Matrix


class Lettering:
    """Where the next letters stand, between ``BT`` and ``ET``."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin a text."""
        self._line = self._now = Matrix()

    def place(self, values: Sequence[float]) -> None:
        """Set the matrix of a line (``Tm``)."""
        if len(values) == 6:
            self._line = self._now = Matrix(*values)

    def move(self, across: float, up: float) -> None:
        """Begin a line at a distance from the last one."""
        self._line = self._now = Matrix(1, 0, 0, 1, across, up) @ self._line

    def show(self, state: State, letters: int) -> Shown:
        """Return where some letters are on the page; what follows stands behind them.

        How wide letters are is an estimate, as good as a place for people needs.
        """
        matrix = self._now @ state.matrix
        wide = letters * GLYPH * state.size
        left, bottom = matrix.transform((0, state.rise))
        right, top = matrix.transform((wide, state.rise + state.size))
        box = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
        size = state.size * (matrix.c**2 + matrix.d**2) ** 0.5
        self._now = Matrix(1, 0, 0, 1, wide, 0) @ self._now
        return Shown(box, abs(size), Matrix(state.size, 0, 0, state.size, 0, state.rise) @ matrix)


def count_letters(operands: Sequence[object], bytes_each: int) -> int:
    """Return how many letters an instruction shows."""
    shown = operands[-1] if operands else None
    parts = list(shown) if isinstance(shown, Array) else [shown]
    length = sum(len(bytes(part)) for part in parts if isinstance(part, String))
    return -(-length // bytes_each)
