"""The surface of a page: what was painted on it, each kind of thing once."""

from __future__ import annotations

from dataclasses import replace

from belpress.preflight.boxes import MM, Box, grown, holds, overlap, room, thickness
from belpress.preflight.facts import Colour, Painted, Picture

NEAR = 1.0 * MM
"""What reaches as near to the trim was meant to reach it."""
MOST_KINDS, MOST_AT_EDGES, MOST_GROUNDS = 5000, 300, 300
MOST_LOOKS = 20_000
"""White things of a page whose ground is looked for."""
GROUND = 6.0
"""What is thinner is a line, and nothing stands on it; in pt."""


class Surface:
    """Collects what a page shows; ``trim`` is what is left of it when it is cut."""

    def __init__(self, trim: Box) -> None:
        self._trim = trim
        self._kinds: dict[object, Painted] = {}
        self._edges: list[Painted] = []
        self._grounds: list[tuple[Box, Colour | Picture]] = []
        self._looks = MOST_LOOKS

    def paint(self, thing: Painted) -> None:
        """Add a thing; what it stands on is known from what was painted before it."""
        if thing.kind in ("type", "line") and thing.is_white:
            thing = replace(thing, under=self._under(thing.box))
        where = overlap(thing.box, self._trim) is not None
        key = replace(thing, box=(0, 0, 0, 0), size=round(thing.size, 2), ppi=round(thing.ppi))
        if len(self._kinds) < MOST_KINDS:
            self._kinds.setdefault((key, where), thing)
        if thing.kind == "type":
            return
        if len(self._edges) < MOST_AT_EDGES and self._reaches_trim(thing):
            self._edges.append(thing)
        if thing.kind != "line" and thickness(thing.box) >= GROUND:
            on = thing.picture or thing.colour
            if on is not None and len(self._grounds) < MOST_GROUNDS:
                self._grounds.append((thing.box, on))

    def _under(self, box: Box) -> Colour | Picture | None:
        self._looks -= 1
        if self._looks < 0:
            return None
        left, bottom, *_ = box
        spot = left, bottom, left, bottom
        return next((on for area, on in reversed(self._grounds) if holds(area, spot)), None)

    def _reaches_trim(self, thing: Painted) -> bool:
        is_there = overlap(thing.box, grown(self._trim, NEAR)) is not None
        return is_there and not thing.is_white and min(room(self._trim, thing.box)) < NEAR

    @property
    def painted(self) -> tuple[Painted, ...]:
        """What the page shows, each kind of thing where it is seen first."""
        return tuple(self._kinds.values())

    @property
    def edges(self) -> tuple[Painted, ...]:
        """Everything that reaches the trim from inside or outside, in the order of painting."""
        return tuple(self._edges)
