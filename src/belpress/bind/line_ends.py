"""What a reader's program joins the lines of a passage by (ISO 32000-1, 14.8.2.5).

A line that goes on ends in a space, and the hyphen of a divided word is said to be a soft one. So
words are whole where the text is read aloud, copied or searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    String,
)

from belpress.bind.fonts import codes_of
from belpress.bind.structure import Mark
from belpress.model.pages import Line
from belpress.model.problem import NOWHERE

DIVIDING = "\u2010"
"""The hyphen that the styles set where a word is divided; one that was typed is another."""
SOFT_HYPHEN = "\u00ad"
SPACE = b"0020"
Instruction = ContentStreamInstruction | ContentStreamInlineImage
_GLYPH = 2
"""Bytes of the number of a glyph."""
_UNSPACED = re.compile(r"(?<=\S)[-\u2013\u2014/]$")
"""A dash, hyphen or slash between words, after which a line may end without a space."""


def line_ends(lines: Mapping[Mark, Line], read: Set[Mark]) -> Mapping[Mark, str]:
    """Return the marks that end a line whose passage goes on, and what stands there when read.

    ``read`` are the marks that are read. A space stands also for what is not shown between marks
    of a line (a space that is a box of its own), or not read, as leaders.
    """
    found: dict[Mark, str] = {}
    going_on: set[tuple[object, str]] = set()
    for line, marks in reversed(list(_marks_on_lines(lines))):
        for mark, next_mark in pairwise(marks):
            if next_mark not in read or next_mark.number > mark.number + 1:
                found[mark] = " "
        passage = line.source, line.kind
        if passage in going_on:
            found[marks[-1]] = _end_of(line.text)
        elif line.source != NOWHERE:
            going_on.add(passage)
    return {mark: end for mark, end in found.items() if end}


def _marks_on_lines(lines: Mapping[Mark, Line]) -> Iterator[tuple[Line, list[Mark]]]:
    ordered = sorted(lines.items(), key=lambda pair: (pair[0].page, pair[0].number))
    for _, on_line in groupby(ordered, lambda pair: (pair[0].page, id(pair[1]))):
        pairs = list(on_line)
        yield pairs[0][1], [mark for mark, _ in pairs]


def _end_of(text: str) -> str:
    if text.endswith(DIVIDING):
        return SOFT_HYPHEN
    return "" if _UNSPACED.search(text) else " "


def with_end(inside: Sequence[Instruction], font: Object, end: str) -> Iterator[Instruction]:
    """Yield the content of a mark that is the last on its line, with what stands there when read.

    ``font`` is the one that it ends in. Where that has no space, the mark stays as it is.
    """
    last = max(at for at, one in enumerate(inside) if str(one.operator) == "TJ")
    yield from inside[:last]
    pieces = list(inside[last].operands[0])
    if end == SOFT_HYPHEN:
        hyphen = _taken_off(pieces)
        yield _showing(pieces)
        spoken = Dictionary(ActualText=String(SOFT_HYPHEN))
        yield ContentStreamInstruction([Name.Span, spoken], Operator("BDC"))
        yield _showing([hyphen])
        yield ContentStreamInstruction([], Operator("EMC"))
    else:
        space = next((glyph for glyph, code in codes_of(font).items() if code == SPACE), None)
        yield _showing(
            pieces if space is None else [*pieces, String(space.to_bytes(_GLYPH, "big"))]
        )
    yield from inside[last + 1 :]


def _taken_off(pieces: list[Object]) -> Object:
    """Take the last glyph off, and return it."""
    last = max(index for index, piece in enumerate(pieces) if isinstance(piece, String))
    glyphs = bytes(pieces[last])
    pieces[last] = String(glyphs[:-_GLYPH])
    return String(glyphs[-_GLYPH:])


def _showing(pieces: list[Object]) -> ContentStreamInstruction:
    return ContentStreamInstruction([Array(pieces)], Operator("TJ"))
