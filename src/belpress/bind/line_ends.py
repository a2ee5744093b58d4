"""What a reader's program joins the lines of a passage by (ISO 32000-1, 14.8.2.5).

A line that goes on ends in a space, and the hyphen of a divided word is said to be a soft one. So
words are whole where the text is read aloud, copied or searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, groupby, pairwise
from unicodedata import category

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

from belpress.bind.codes import GLYPH_BYTES, Codes
from belpress.bind.structure import Mark
from belpress.model.pages import Line
from belpress.model.problem import NOWHERE

DIVIDING = "\u2010"
"""The hyphen that the styles set where a word is divided; one that was typed is another."""
SOFT_HYPHEN = "\u00ad"
Instruction = ContentStreamInstruction | ContentStreamInlineImage
_UNSPACED = re.compile(r"(?<=\S)[-\u2013\u2014/\u200b]$")
"""What a line may end with between words without a space: a dash, a hyphen, a slash, or a place
where an address may break."""


def letters_in(text: str) -> int:
    """Return how many signs of a text are seen: neither spaces nor joiners."""
    return sum(not sign.isspace() and category(sign) != "Cf" for sign in text)


def line_ends(
    lines: Mapping[Mark, Line], letters: Mapping[Mark, int], read: Set[Mark]
) -> Mapping[Mark, str]:
    """Return the marks that end a line whose passage goes on, and what stands there when read.

    ``letters`` says how many each of them shows, ``read`` are those that are read. A space stands
    also between marks of a line, if it is a box of its own, which is not shown; and for others
    that are not read, as leaders.
    """
    found: dict[Mark, str] = {}
    going_on: set[tuple[object, str]] = set()
    for line, marks in reversed(list(_marks_on_lines(lines))):
        spaced = _before_spaces(line, marks, letters)
        for mark, next_mark in pairwise(marks):
            is_passed_over = next_mark not in read and letters[next_mark]
            if is_passed_over or mark in spaced:
                found[mark] = " "
        passage = line.source, line.kind
        if passage in going_on:
            found[marks[-1]] = _end_of(line.text)
        elif line.source != NOWHERE:
            going_on.add(passage)
    return {mark: end for mark, end in found.items() if end}


def _before_spaces(
    line: Line, marks: Sequence[Mark], letters: Mapping[Mark, int]
) -> frozenset[Mark]:
    """Return the marks of a line behind which nothing is shown but a space."""
    seen = [at for at, sign in enumerate(line.text) if letters_in(sign)]
    # A label may hang in front of its line, and has a mark elsewhere
    before = len(seen) - sum(letters[mark] for mark in marks)
    if before < 0:
        return frozenset()
    ends = list(accumulate((letters[mark] for mark in marks), initial=before))[1:]
    return frozenset(
        mark
        for (mark, next_mark), end in zip(pairwise(marks), ends, strict=False)
        if next_mark.number > mark.number + 1
        and any(map(str.isspace, line.text[seen[end - 1] : seen[end]]))
    )


def _marks_on_lines(lines: Mapping[Mark, Line]) -> Iterator[tuple[Line, list[Mark]]]:
    ordered = sorted(lines.items(), key=lambda pair: (pair[0].page, pair[0].number))
    for _, on_line in groupby(ordered, lambda pair: (pair[0].page, id(pair[1]))):
        pairs = list(on_line)
        yield pairs[0][1], [mark for mark, _ in pairs]


def _end_of(text: str) -> str:
    if text.endswith(DIVIDING):
        return SOFT_HYPHEN
    return "" if _UNSPACED.search(text) else " "


def with_end(
    inside: Sequence[Instruction], font: Object, end: str, codes: Codes
) -> Iterator[Instruction]:
    """Yield the content of a mark that is the last on its line, with what stands there when read.

    ``font`` is the one that it ends in. Where that has no space, its last sign is read as that sign
    and a space.
    """
    last = max(at for at, one in enumerate(inside) if str(one.operator) == "TJ")
    yield from inside[:last]
    pieces = list(inside[last].operands[0])
    space = codes.space(font)
    if end == " " and space is not None:
        # By itself, since what is shown at once is placed at once on a screen's pixels
        yield _showing(pieces)
        yield _showing([space])
    else:
        before, glyph, behind = _divided(pieces)
        sign = "" if end == SOFT_HYPHEN else codes.text(font, [glyph])
        yield _showing(before)
        spoken = Dictionary(ActualText=String(sign + end))
        yield ContentStreamInstruction([Name.Span, spoken], Operator("BDC"))
        yield _showing([glyph, *behind])
        yield ContentStreamInstruction([], Operator("EMC"))
    yield from inside[last + 1 :]


def _divided(pieces: Sequence[Object]) -> tuple[list[Object], Object, list[Object]]:
    """Return what is before the last glyph, that glyph, and the distances behind it."""
    last = max(index for index, piece in enumerate(pieces) if isinstance(piece, String))
    glyphs = bytes(pieces[last])
    before = [*pieces[:last], String(glyphs[:-GLYPH_BYTES])]
    return before, String(glyphs[-GLYPH_BYTES:]), list(pieces[last + 1 :])


def _showing(pieces: list[Object]) -> ContentStreamInstruction:
    return ContentStreamInstruction([Array(pieces)], Operator("TJ"))
