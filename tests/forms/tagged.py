"""The tagged text of a PDF, as a screen reader gets it: read by itself, from the file alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Object

Marks = dict[tuple[int, int], str]
INLINE = ("Link", "Span", "Note", "Reference")
"""Elements of a line, which nothing parts from the words beside them."""
_CODE = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")


@dataclass(frozen=True)
class Tag:
    """An element: its role, its text in the order of reading, and what is in it."""

    role: str
    text: str
    alt: str
    node: Object
    inside: tuple[Tag, ...]

    def all(self, *roles: str) -> Iterator[Tag]:
        """Yield the elements of these roles, this one and those in it."""
        if self.role in roles:
            yield self
        for tag in self.inside:
            yield from tag.all(*roles)


def read_tags(pdf: pikepdf.Pdf) -> Tag:
    """Return the document of a PDF's structure."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    marks: Marks = {}
    for index, page in enumerate(pdf.pages):
        marks.update(_marks(index, page))
    return _tag(pdf.Root.StructTreeRoot.K[0], 0, pages, marks)


def _tag(node: Object, page: int, pages: dict[tuple[int, int], int], marks: Marks) -> Tag:
    page = pages[node.Pg.objgen] if "/Pg" in node else page
    pieces: list[str] = []
    inside: list[Tag] = []
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            pieces.append(marks.get((page, int(kid)), ""))
        elif kid.get("/Type") == "/MCR":
            pieces.append(marks.get((pages[kid.Pg.objgen], int(kid.MCID)), ""))
        elif kid.get("/Type") != "/OBJR":
            inside.append(_tag(kid, page, pages, marks))
            text = inside[-1].text
            pieces.append(text if inside[-1].role in INLINE else f"{text} ")
    text = str(node.get("/ActualText", "".join(pieces)))
    return Tag(str(node.S)[1:], text, str(node.get("/Alt", "")), node, tuple(inside))


def _marks(index: int, page: pikepdf.Page) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the text of each mark of a page that is no artifact."""
    number, text, codes = None, "", dict[int, str]()
    spoken: list[str] = []
    for one in pikepdf.parse_content_stream(page, "BDC EMC Tf TJ"):
        name, operands = str(one.operator), one.operands
        if name == "BDC" and number is not None:
            spoken.append(str(operands[1].ActualText))
        elif name == "EMC" and spoken:
            text += spoken.pop()
        elif name == "BDC":
            is_read = str(operands[0]) != "/Artifact" and "/MCID" in operands[1]
            number, text = (int(operands[1]["/MCID"]), "") if is_read else (None, "")
        elif name == "EMC" and number is not None:
            yield (index, number), text
            number = None
        elif name == "Tf":
            codes = _codes(page.obj.Resources.Font[str(operands[0])])
        elif name == "TJ" and number is not None and not spoken:
            shown = b"".join(
                bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)
            )
            text += "".join(
                codes.get(int.from_bytes(shown[at : at + 2]), "") for at in range(0, len(shown), 2)
            )


def _codes(font: Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes()
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in _CODE.findall(table)
    }
