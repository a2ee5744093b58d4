"""One subset of each typeface for the whole publication, in place of one for each part.

A part's PDF embeds only the glyphs it shows, under their numbers in the whole face. So the parts'
subsets of a face are replaced by one subset with the glyphs of all parts.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Name, Object, Pdf, Stream

from belpress.assets.fonts import postscript_name, subset

_CODE = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_BLOCK = re.compile(rb"(\d+) beginbfchar\n(.*?)endbfchar", re.DOTALL)
CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
HYPHENS = {b"2010": b"002d"}
"""Codes of one glyph: faces show both as the same, and only one of them is typed."""
BATCH = 100
"""Entries of a block of a character map, at most (Adobe technical note 5014)."""


class UnexpectedFontError(RuntimeError):
    """A font whose table of characters is not as the layout writes it: text would be lost."""


@dataclass
class _Face:
    """All subsets of one face: the fonts that use it, and what each glyph is."""

    fonts: list[tuple[Object, str]] = field(default_factory=list)
    widths: dict[int, Object] = field(default_factory=dict)
    codes: dict[int, bytes] = field(default_factory=dict)


def share_fonts(book: Pdf, resources: Sequence[Object], files: Mapping[str, bytes]) -> None:
    """Share the subsets of a face between the resources of the parts.

    ``files`` are the font files of the house design. A face that is not among them, or that is
    encoded in a way of its own, stays as it is.
    """
    faces: dict[str, _Face] = {}
    for of_part in resources:
        fonts = of_part.get("/Font", pikepdf.Dictionary())
        for name in list(fonts.keys()):
            font = fonts[name]
            if font.get("/Encoding") != Name("/Identity-H"):
                continue
            face = faces.setdefault(str(font.BaseFont), _Face())
            face.fonts.append((fonts, name))
            face.widths.update(_widths(font))
            # Where parts differ in what a glyph is, the first one has it, as in one document
            face.codes = {**codes_of(font), **face.codes}
    originals = {postscript_name(content): content for content in files.values()}
    for face in faces.values():
        _share(book, face, originals)


def text_stream(book: Pdf, text: bytes) -> Stream:
    """Return a stream of text whose compressed bytes do not end as a line does.

    Some programs take that for the end of the line before ``endstream`` (ISO 32000-1, 7.3.8.1).
    What is compressed ends with its checksum (RFC 1950).
    """
    ends_a_line = zlib.adler32(text) & 0xFF in b"\n\r"
    return Stream(book, text + b" " if ends_a_line else text)


def _share(book: Pdf, face: _Face, originals: Mapping[str, bytes]) -> None:
    fonts, name = face.fonts[0]
    first = fonts[name]
    inside = first.DescendantFonts[0]
    descriptor = inside.FontDescriptor
    if "/FontFile2" not in descriptor:
        return
    original = originals.get(postscript_name(descriptor.FontFile2.read_bytes()))
    if original is None:
        return
    content = subset(original, sorted(face.codes))
    descriptor.FontFile2 = Stream(book, content, Length1=len(content))
    box = [float(edge) for edge in descriptor.FontBBox]
    box[2] = max(float(width) for width in face.widths.values())
    descriptor.FontBBox = Array(box)
    inside.W = _width_array(face.widths)
    first.ToUnicode = text_stream(book, _character_map(face.codes))
    for fonts, name in face.fonts:
        fonts[name] = first


def _widths(font: Object) -> dict[int, Object]:
    """Return the widths of the glyphs of a font (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, Object] = {}
    array = list(font.DescendantFonts[0].W)
    for first, run in zip(array[::2], array[1::2], strict=True):
        for offset, width in enumerate(run):
            widths[int(first) + offset] = width
    return widths


def _width_array(widths: Mapping[int, Object]) -> Array:
    array = Array()
    run = Array()
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            run = Array()
            array.append(glyph)
            array.append(run)
            run = array[-1]  # type: ignore[assignment]
        run.append(widths[glyph])
    return array


def codes_of(font: Object) -> dict[int, bytes]:
    """Return what every glyph of a font means: UTF-16 in hexadecimal digits, by glyph.

    A hyphen is that of the keyboard, also where a word is divided, so that it is found by a search.
    Glyphs without an entry would be printed, but missing when somebody searches or copies the text:
    then :class:`UnexpectedFontError` is raised.
    """
    table = font.ToUnicode.read_bytes()
    blocks = _BLOCK.findall(table)
    codes = {
        int(glyph, 16): HYPHENS.get(text, text)
        for _, block in blocks
        for glyph, text in _CODE.findall(block)
    }
    counted = sum(int(count) for count, _ in blocks)
    unknown = set(_widths(font)) - set(codes)
    if counted != len(codes) or unknown or b"beginbfrange" in table:
        message = f"{font.BaseFont}: {len(codes)} of {counted} entries read, {len(unknown)} missing"
        raise UnexpectedFontError(message)
    return codes | {0: b"ffff"}


def _character_map(codes: Mapping[int, bytes]) -> bytes:
    entries = [b"<%04x> <%s>" % (glyph, codes[glyph]) for glyph in sorted(codes)]
    blocks = []
    for start in range(0, len(entries), BATCH):
        batch = entries[start : start + BATCH]
        blocks += [b"%d beginbfchar" % len(batch), *batch, b"endbfchar"]
    return CMAP % b"\n".join(blocks)
