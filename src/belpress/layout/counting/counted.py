"""A body measured by counting its lines: the same facts as pages show, before there are pages.

What cannot be counted is estimated, and says so; the pages will show what it really is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import unquote

from belpress.assets.shapes import shape_of
from belpress.assets.shaping import Faces, opened
from belpress.language.hyphenation.places import places_of
from belpress.language.hyphenation.words import words_in_head
from belpress.layout.copyfit import AS_DRAWN, Fit
from belpress.layout.counting.blocks import Counted as CountedPiece
from belpress.layout.counting.blocks import PieceCounter, Shape
from belpress.layout.counting.fitted import REFERENCE, looks_with
from belpress.layout.counting.specimen import Grid, Known, Piece, pieces_of, specimen_for
from belpress.layout.counting.splits import Lettered
from belpress.layout.measures import (
    Counted,
    FloatMeasure,
    FootnoteMeasure,
    HeadMeasure,
    PassageMeasure,
    Wanted,
)
from belpress.model.document import Body
from belpress.model.materials import Materials
from belpress.model.pages import PRINT_DPI
from belpress.model.setting import HYPHENATION, PROJECT
from belpress.model.specimen import TextStyle
from belpress.press.pressroom import Pressroom

PT_PER_INCH = 72
MOST_PASSAGES = 1_000_000
"""More passages than any body has."""
_SLACK = 0.01


def count(pressroom: Pressroom, body: Body, fit: Fit, wanted: Wanted) -> Counted:
    """Count what is wanted of a body as it is set with a fit.

    Raises :class:`ProblemsFound` where the styles define no line grid.
    """
    pieces = pieces_of(body, wanted)
    known = _known(pressroom, body, fit, tuple(pieces.values()))
    counter = _Counter(pressroom.materials, body, known)
    found = {key: counter.piece(piece) for key, piece in pieces.items()}
    of = {
        root: {at: one for (own, at), one in found.items() if own == root}
        for root in ("passage", "float", "footnote")
    }
    gaps = {at: known.gap(piece) for (root, at), piece in pieces.items() if root == "passage"}
    line = known.grid.line
    return Counted(
        _head(known.grid, found["head", 0]),
        {at: _passage(body, at, one, gaps[at], line) for at, one in of["passage"].items()},
        {at: _float(body, at, one) for at, one in of["float"].items()},
        {
            at: FootnoteMeasure(round(one.height, 3), one.is_certain)
            for at, one in of["footnote"].items()
        },
    )


def look_at_all(pressroom: Pressroom, bodies: Sequence[tuple[Body, Wanted]]) -> None:
    """Lay out one specimen for all that is to be counted of several bodies in one language.

    Bodies with measures of their own have one for themselves.
    """
    for tokens in dict.fromkeys(body.tokens for body, _ in bodies):
        alike = [pair for pair in bodies if pair[0].tokens == tokens]
        pieces = [
            # Passages of two bodies do not stand near one another
            replace(piece, index=piece.index + number * MOST_PASSAGES)
            for number, (body, wanted) in enumerate(alike)
            for piece in pieces_of(body, wanted).values()
        ]
        if pieces:
            specimen_for(pressroom, alike[0][0], AS_DRAWN, pieces)


def _known(pressroom: Pressroom, body: Body, fit: Fit, pieces: Sequence[Piece]) -> Known:
    """Return how pieces look with a fit; only one that changes the lines of a page is laid out."""
    if fit.rows or not fit.is_any:
        return specimen_for(pressroom, body, fit, pieces)
    drawn = specimen_for(pressroom, body, AS_DRAWN, pieces)
    return looks_with(drawn, specimen_for(pressroom, body, REFERENCE, pieces), fit)


def _head(grid: Grid, head: CountedPiece) -> HeadMeasure:
    return HeadMeasure(grid.line, grid.top, grid.rows, head.height, grid.space, head.is_certain)


class _Counter:
    """Counts pieces of one body."""

    def __init__(self, materials: Materials, body: Body, known: Known) -> None:
        self._materials, self._known = materials, known
        self._faces: Faces = opened(materials)
        self._language = body.language
        self._words = words_in_head(body.head)
        self._letters: Callable[[TextStyle], Lettered] = cache(self._lettered)

    def piece(self, piece: Piece) -> CountedPiece:
        facts, styles = self._known.looks[piece.name]
        chains = self._known.chains(piece)
        counter = PieceCounter(facts, styles, chains, self._letters, self._shape)
        return counter.counted(piece.nodes)

    def _lettered(self, style: TextStyle) -> Lettered:
        is_own = style.language == HYPHENATION.get(self._language, self._language)
        places = None
        if style.divided.hyphens == "auto" and style.language:
            own = (self._language, self._words) if is_own else ("", "")
            places = places_of(style.language, *own)
        return Lettered(style, self._faces.shaper(style), places)

    def _shape(self, address: str) -> Shape | None:
        content = self._materials.pictures.get(unquote(address.removeprefix(PROJECT)))
        return shape_of(content) if content else None


def _passage(body: Body, index: int, one: CountedPiece, gap: float, line: float) -> PassageMeasure:
    name = body.passages[index].name
    marks = [footnote.mark for footnote in body.footnotes if footnote.after == name]
    return PassageMeasure(
        height=one.height,
        gap=gap,
        picture=max((picture.height for picture in one.pictures), default=0.0),
        is_drawing=bool(one.pictures) and all(picture.shape[2] for picture in one.pictures),
        calls=tuple(math.floor(one.marks.get(mark, 0.0) / line + _SLACK) for mark in marks),
        lines=one.lines,
        leading=one.leading,
        is_certain=one.is_certain,
    )


def _float(body: Body, index: int, one: CountedPiece) -> FloatMeasure:
    float_ = body.floats[index]
    picture = finest = 0.0
    if float_.kind == "figure":
        picture = one.marks.get(f"{float_.name}-caption", one.height)
        finest = _finest(one)
    return FloatMeasure(one.height, one.lines, one.leading, picture, finest, one.is_certain)


def _finest(one: CountedPiece) -> float:
    """Return how many times as high a picture may become and stay fine enough for print."""
    if one.pictures and all(picture.shape[2] for picture in one.pictures):
        return 0.0
    dpis = [picture.shape[0] / picture.width * PT_PER_INCH for picture in one.pictures]
    return max(min(dpis, default=0.0) / PRINT_DPI, 1.0)
