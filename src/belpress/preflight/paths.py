"""Paths under construction: where their pieces are on the page."""

from __future__ import annotations

from collections.abc import Sequence

from belpress.preflight.boxes import Box, Point, around
from belpress.preflight.state import State

MOST_PIECES = 400
"""Pieces of a path that are looked at one by one; of more, only the whole is."""


class Path:
    """Collects the points of a path, on the page."""

    def __init__(self) -> None:
        self._pieces: list[Box] = []
        self._points: list[Point] = []

    def extend(self, state: State, operator: str, values: Sequence[float]) -> None:
        """Add what an instruction constructs; ``values`` are its operands."""
        if operator == "re" and len(values) == 4:
            self._close()
            left, bottom, width, height = values
            self._add(state.square((left, bottom, left + width, bottom + height)))
            return
        if operator == "m":
            self._close()
        points = zip(values[::2], values[1::2], strict=False)
        self._points += [state.matrix.transform(point) for point in points]

    def pieces(self) -> list[Box]:
        """Return the boxes of the pieces of the path."""
        self._close()
        return self._pieces

    def _close(self) -> None:
        if self._points:
            self._add(around(self._points))
            self._points = []

    def _add(self, box: Box) -> None:
        if len(self._pieces) < MOST_PIECES:
            self._pieces.append(box)
        else:
            both = (self._pieces[0], box)
            self._pieces[0] = around(corner for one in both for corner in (one[:2], one[2:]))
