"""Font files: whether a file is whole, which characters it has, and subsets of it.

A layout goes on without a font that it cannot read, and with one whose letters are damaged; both
would only be seen on paper.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache

import uharfbuzz

MOST_KNOWN = 32
"""Font files whose faults are remembered: a preview asks for the same ones at every save."""
_MAGIC = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_HEAD_SUM = slice(8, 12)
"""Where the table ``head`` holds the sum of the whole file, which its own sum leaves out."""


@lru_cache(MOST_KNOWN)
def fault_of(content: bytes) -> str:
    """Return what is wrong with a TrueType or OpenType file; empty if nothing is.

    Every table has a check sum (OpenType 1.9, "Font file structure").
    """
    if content[:4] not in _MAGIC:
        return "this file is not a font"
    try:
        (count,) = struct.unpack_from(">H", content, 4)
        for index in range(count):
            tag, wanted, start, length = struct.unpack_from(">4sIII", content, 12 + 16 * index)
            table = bytearray(content[start : start + length])
            if len(table) < length:
                return "the font is cut short"
            if tag == b"head":
                table[_HEAD_SUM] = bytes(4)
            table += bytes(-length % 4)
            if sum(struct.unpack(f">{len(table) // 4}I", table)) % 2**32 != wanted:
                return f'the font is damaged (its table "{tag.decode("ascii", "replace").strip()}")'
    except struct.error:
        return "the font is cut short"
    return ""


DROPPED_TABLES = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT")
"""Tables that a PDF has no use for; those that WeasyPrint drops."""


def characters(font: bytes) -> frozenset[int]:
    """Return the code points that a font file has glyphs for; none if it is not a font."""
    return frozenset(uharfbuzz.Face(font).unicodes)


def subset(font: bytes, glyphs: Sequence[int]) -> bytes:
    """Return a font with some of its glyphs, under their own numbers."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.set(glyphs)
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.PASSTHROUGH_UNRECOGNIZED | flags.NO_HINTING
    wanted.drop_table_tag_set.set([int.from_bytes(tag.encode(), "big") for tag in DROPPED_TABLES])
    face = uharfbuzz.subset(uharfbuzz.Face(font), wanted)
    return bytes(face.blob.data)


def postscript_name(font: bytes) -> str:
    """Return the name that a PDF has for a font; empty if the font has no name."""
    face = uharfbuzz.Face(font)
    return str(face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or "")


Stroke = tuple[str, tuple[float, ...]]
"""A piece of an outline: its PDF operator (m, l, c, h), and the points it goes through, in em."""


def outlines(font: bytes, text: str) -> tuple[list[Stroke], float]:
    """Return the outlines of a line of text that begins at (0, 0), and how long it is, in em."""
    face = uharfbuzz.Face(font)
    shaper = uharfbuzz.Font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer)
    pen = _Pen(face.upem)
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        shaper.draw_glyph_with_pen(glyph.codepoint, pen)
        pen.x += place.x_advance
    return pen.strokes, pen.x / face.upem


class _Pen:
    """Takes down what a font draws, by the methods that its library calls."""

    def __init__(self, em: int) -> None:
        self.strokes: list[Stroke] = []
        self.x = 0.0
        self._em = em
        self._at = (0.0, 0.0)

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        moved = [((x + self.x) / self._em, y / self._em) for x, y in points]
        self.strokes.append((operator, tuple(length for point in moved for length in point)))
        self._at = points[-1] if points else self._at

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - as the library calls it
        self._add("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        (control, end), (x, y) = points, self._at
        first = (x + 2 * (control[0] - x) / 3, y + 2 * (control[1] - y) / 3)
        second = (end[0] + 2 * (control[0] - end[0]) / 3, end[1] + 2 * (control[1] - end[1]) / 3)
        self._add("c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self._add("h")

    def endPath(self) -> None:  # noqa: N802
        pass
