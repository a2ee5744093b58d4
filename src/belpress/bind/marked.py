"""Marked content of pages: where each mark begins, and marks that are read to nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import pikepdf
from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Matrix,
    Name,
    Object,
    Operator,
    Pdf,
)

from belpress.bind.codes import Codes
from belpress.bind.fonts import text_stream
from belpress.bind.line_ends import Instruction, letters_in, with_end
from belpress.bind.structure import Mark
from belpress.model.pages import LaidPage, Line, Stretch

NEAR = 0.6
"""So near to a baseline stands what is on it, in pt."""
_FOOT = Dictionary(Type=Name.Pagination, Subtype=Name("/Footer"))
_LOOKS = Dictionary(Type=Name.Layout)


@dataclass(frozen=True)
class Standing:
    """Where the marks of a PDF stand: on which line, and in which stretch of it, if in one.

    ``letters`` says how many signs each of them shows that are not spaces.
    """

    lines: Mapping[Mark, Line]
    stretches: Mapping[Mark, Stretch]
    letters: Mapping[Mark, int]


def standing_of_marks(book: Pdf, pages: Sequence[LaidPage], codes: Codes) -> Standing:
    """Return where each mark of a PDF stands on the pages as they were laid out."""
    lines: dict[Mark, Line] = {}
    stretches: dict[Mark, Stretch] = {}
    letters: dict[Mark, int] = {}
    for index, (page, laid) in enumerate(zip(book.pages, pages, strict=True)):
        for number, x, y, text in _shown(page, codes):
            mark = Mark(index, number)
            letters[mark] = letters_in(text)
            line = next((line for line in laid.lines if _is_on(line, x, y)), None)
            if line:
                lines[mark] = line
                stretches.update(
                    (mark, stretch)
                    for stretch in line.stretches
                    if -NEAR <= x - stretch.x < stretch.width - NEAR
                )
    return Standing(lines, stretches, letters)


def symbols_of(lines: Mapping[Mark, Line], words: Mapping[str, str]) -> Mapping[Mark, str]:
    """Return the marks that show the symbol of a colour key, with the words that it stands for.

    It is the first one on its line; ``words`` are those of symbols.
    """
    first: dict[tuple[object, ...], Mark] = {}
    for mark, line in lines.items():
        first.setdefault((mark.page, line.baseline, line.source, line.kind), mark)
    found = ((mark, lines[mark].runs) for mark in first.values())
    symbols = {mark: runs[0].text.strip() for mark, runs in found if runs}
    return {mark: words[symbol] for mark, symbol in symbols.items() if symbol in words}


def _shown(page: pikepdf.Page, codes: Codes) -> Iterator[tuple[int, float, float, str]]:
    """Yield the number of each mark with text, where it begins, in pt from the top left, and it."""
    number: int | None = None
    begins: tuple[float, float] | None = None
    text = ""
    font: Object = page.obj
    matrix, above = Matrix(), list[Matrix]()
    height = float(page.trimbox[3])
    for one in pikepdf.parse_content_stream(page, "q Q cm BDC EMC Tm Tf TJ"):
        name, operands = str(one.operator), one.operands
        if name == "q":
            above.append(matrix)
        elif name == "Q":
            matrix = above.pop()
        elif name == "cm":
            matrix = Matrix(*map(float, operands)) @ matrix
        elif name == "BDC":
            properties = operands[1]
            is_numbered = isinstance(properties, Dictionary) and "/MCID" in properties
            number = int(properties["/MCID"]) if is_numbered else None
        elif name == "EMC":
            if number is not None and begins:
                yield number, *begins, text
            number, begins, text = None, None, ""
        elif name == "Tf":
            font = page.obj.Resources.Font[str(operands[0])]
        elif name == "TJ" and number is not None:
            text += codes.text(font, operands[0])
        elif name == "Tm" and number is not None and not begins:
            x, y = matrix.transform((float(operands[4]), float(operands[5])))
            begins = x, height - y


def _is_on(line: Line, x: float, y: float) -> bool:
    area = line.area
    return abs(line.baseline - y) < NEAR and area.x - NEAR <= x <= area.x + area.width + NEAR


@dataclass(frozen=True)
class Reading:
    """What is read of marked content: the marks, and what stands at the ends of lines.

    ``feet`` are the marks of running feet; they, and what else is not read, become artifacts.
    """

    read: Set[Mark]
    feet: Set[Mark]
    ends: Mapping[Mark, str]


def write_marks(book: Pdf, reading: Reading, codes: Codes) -> None:
    """Write the content of pages again, marked as it is read."""
    for index, page in enumerate(book.pages):
        rewritten = list(_rewritten(page, index, reading, codes))
        page.obj.Contents = text_stream(book, pikepdf.unparse_content_stream(rewritten))


def _rewritten(
    page: pikepdf.Page, index: int, reading: Reading, codes: Codes
) -> Iterator[Instruction]:
    end = ""
    font: Object = page.obj
    inside: list[Instruction] = []
    for one in pikepdf.parse_content_stream(page):
        name = str(one.operator)
        if name == "BDC" and isinstance(one.operands[1], Dictionary):
            mark = Mark(index, int(one.operands[1].get("/MCID", -1)))
            if mark in reading.read:
                end = reading.ends.get(mark, "")
            elif mark.number >= 0:
                properties = _FOOT if mark in reading.feet else _LOOKS
                one = ContentStreamInstruction([Name.Artifact, properties], Operator("BDC"))
        elif name == "Tf":
            font = page.obj.Resources.Font[str(one.operands[0])]
        elif name == "EMC" and end:
            yield from with_end(inside, font, end, codes)
            end, inside = "", []
        if end:
            inside.append(one)
        else:
            yield one
