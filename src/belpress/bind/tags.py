"""Tags as a listener needs them: what is read, in which order, as what (ISO 14289-1).

The layout tags what it draws by its HTML. Here boxes without meaning go, a paragraph that a column
divides becomes one again, and what only looks good (running feet, leaders, pull quotes, which
repeat a passage) is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeGuard

from pikepdf import Array, Name

from belpress.bind.reading_order import in_reading_order
from belpress.bind.stretches import NOTE, with_stretches
from belpress.bind.structure import Annotated, Element, Kid, Mark, marks_of
from belpress.model.pages import Line, Stretch

INLINE = frozenset({"Link", "Span", "Reference"})
PX = 0.75
"""Pt of a px of the layout."""
FOOTNOTE = "footnote"
"""The kind of the lines of a footnote."""
ENDNOTE = "endnote"
"""The kind of the lines of a note that is collected with others."""
PULL_QUOTE = "pull-quote-text"
"""The kind of the lines of a pull quote."""


@dataclass(frozen=True)
class Facts:
    """What the layout knows of marks: the line that each stands on; and the heights of pages.

    ``symbols`` are the marks that show the symbol of a colour key, with its words; ``stretches``
    those in another language, and those that are the numbers of footnotes.
    """

    lines: Mapping[Mark, Line]
    heights: Sequence[float]
    symbols: Mapping[Mark, str]
    stretches: Mapping[Mark, Stretch]


def tagged(kids: Sequence[Kid], facts: Facts) -> tuple[Kid, ...]:
    """Return the structure of a document, from the one that its layout gave it.

    Marks that are in it no more are artifacts.
    """
    work = _Tagging(facts)
    plain = [part for kid in kids for part in work.plain(kid, "")]
    kids = in_reading_order(plain, facts.lines, facts.stretches)
    return with_stretches(kids, facts.stretches)


class _Tagging:
    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def plain(self, kid: Kid, inside: str) -> Iterator[Kid]:
        """Yield an element without the boxes that mean nothing, or what is in it."""
        if not isinstance(kid, Element):
            yield kid
            return
        shape = _SHAPES.get(kid.role, _as_it_is)
        yield from shape(self, kid, inside)

    def inner(self, kid: Element, inside: str) -> tuple[Kid, ...]:
        """Return what is in an element, made plain."""
        return tuple(part for one in kid.kids for part in self.plain(one, inside))

    def figure(self, kid: Element) -> Element:
        """Return a picture with its area in pt, from the bottom of its page (14.8.5.4)."""
        mark = next(marks_of(kid.kids))
        box = kid.attributes.get("/BBox")
        if box is None:
            return kid
        left, top, right, bottom = (float(edge) * PX for edge in box)  # type: ignore[attr-defined]
        height = self._facts.heights[mark.page]
        area = [max(left, 0), max(height - bottom, 0), right, min(height - top, height)]
        edges = Array([round(edge, 2) for edge in area])
        return replace(
            kid, attributes={"/O": Name.Layout, "/BBox": edges, "/Placement": Name.Block}
        )

    def is_pull_quote(self, kid: Element) -> bool:
        """Whether an element repeats a passage of the text in the margin."""
        return self.is_all(kid, PULL_QUOTE)

    def is_all(self, kid: Element, kind: str) -> bool:
        """Whether all lines in an element are of a kind."""
        lines = [line for line in map(self._facts.lines.get, marks_of(kid.kids)) if line]
        return bool(lines) and all(line.kind == kind for line in lines)

    def spoken(self, kids: tuple[Kid, ...]) -> tuple[Kid, ...]:
        """Give symbols of colour keys their words, unless these stand beside them."""
        found: list[Kid] = []
        for kid in kids:
            said = self._facts.symbols.get(kid, "") if isinstance(kid, Mark) else ""
            if not said:
                found.append(kid)
            elif not self._says(kids, said):
                found.append(Element("Span", (kid,), spoken=said))
        return tuple(found)

    def _says(self, kids: Sequence[Kid], words: str) -> bool:
        """Whether words stand in kids, as they are or in capitals."""
        lines = filter(None, map(self._facts.lines.get, marks_of(kids)))
        text = " ".join(dict.fromkeys(line.text for line in lines))
        return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def _as_it_is(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    yield replace(kid, kids=work.spoken(work.inner(kid, inside)), attributes={})


def _inside(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    yield from work.inner(kid, inside)


def _box(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    kids = work.spoken(work.inner(kid, inside))
    if kids and inside not in ("LBody", "Link") and all(_is_inline(part) for part in kids):
        yield Element("P", kids)
    else:
        yield from kids


def _span(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    """Yield what is in a span, or a note, which is one in which all is of its kind."""
    if inside != NOTE and work.is_all(kid, FOOTNOTE):
        yield Element(NOTE, work.inner(kid, NOTE), named="note")
    elif inside != NOTE and work.is_all(kid, ENDNOTE):
        yield Element(NOTE, work.inner(kid, NOTE), named=ENDNOTE)
    else:
        yield from work.inner(kid, inside)


def _aside(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    """Pass over leaders and pull quotes; yield what anything else holds."""
    roles = [_role(part) for part in kid.kids if not isinstance(part, Annotated)]
    is_leader = inside == "Link" and roles == ["NonStruct"]
    if not is_leader and not work.is_pull_quote(kid):
        yield from work.inner(kid, inside)


def _role(kid: Kid) -> str:
    return kid.role if isinstance(kid, Element) else ""


def _picture(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    if kid.alt:
        yield work.figure(replace(kid, kids=work.inner(kid, inside)))


def _link(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    """Keep the annotations of the link itself; the layout has one for every box in it, too."""
    own = [part for part in kid.kids if isinstance(part, Annotated)]
    inner = [part for part in work.inner(kid, "Link") if not isinstance(part, Annotated)]
    if inside == "Link" or not inner:
        yield from inner
    else:
        yield replace(kid, kids=(*own, *work.spoken(tuple(inner))), attributes={})


def _list(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    items = work.inner(kid, inside)
    bodies = [part for item in items if isinstance(item, Element) for part in item.kids]
    is_contents = bodies and all(
        isinstance(body, Element)
        and body.kids
        and all(isinstance(part, Element) and part.role == "Link" for part in body.kids)
        for body in bodies
    )
    if not is_contents:
        yield replace(kid, kids=items, attributes={})
        return
    entries = tuple(
        Element("TOCI", (Element("Reference", body.kids),))
        for body in bodies
        if isinstance(body, Element)
    )
    yield Element("TOC", entries)


def _item(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    """Yield a list item with its label, where it has a sign of its own, and its body."""
    for part in kid.kids:
        if not isinstance(part, Element) or part.role != "LBody":
            continue
        sign, *others = _unboxed(part.kids) or (None,)
        if _is_sign(sign):
            label = Element("Lbl", work.inner(sign, "LBody"))
            rest = work.inner(replace(part, kids=tuple(others)), "LBody")
            body = Element("LBody", tuple(_whole(work.spoken(rest))))
            yield replace(kid, kids=(label, body), attributes={})
        else:
            rest = work.spoken(work.inner(part, "LBody"))
            yield replace(kid, kids=(Element("LBody", tuple(_whole(rest))),), attributes={})


def _unboxed(kids: Sequence[Kid]) -> tuple[Kid, ...]:
    """Return what is in an item, out of the box of its words where a list follows them."""
    first = kids[0] if kids else None
    if (
        isinstance(first, Element)
        and first.role == "NonStruct"
        and _is_sign(next(iter(first.kids), None))
    ):
        return (first.kids[0], replace(first, kids=first.kids[1:]), *kids[1:])
    return tuple(kids)


def _is_sign(kid: Kid | None) -> TypeGuard[Element]:
    return isinstance(kid, Element) and kid.role in ("NonStruct", "Lbl")


def _whole(kids: Sequence[Kid]) -> Iterator[Kid]:
    """Put words that stand beside paragraphs into paragraphs of their own."""
    if all(map(_is_inline, kids)):
        yield from kids
        return
    for is_inline, some in groupby(kids, _is_inline):
        if is_inline:
            yield Element("P", tuple(some))
        else:
            yield from some


def _row(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    """Yield a row of a table; a head beside cells is that of its row, others are of columns."""
    cells = work.inner(kid, inside)
    is_body = [_role(cell) for cell in cells[:2]] == ["TH", "TD"]
    if is_body and isinstance(head := cells[0], Element):
        scope = {**head.attributes, "/Scope": Name.Row}
        cells = (replace(head, attributes=scope), *cells[1:])
    yield replace(kid, kids=cells, attributes={})


def _header(work: _Tagging, kid: Element, inside: str) -> Iterator[Kid]:
    attributes = {"/O": Name.Table, "/Scope": Name.Column}
    yield replace(kid, kids=work.inner(kid, inside), attributes=attributes, named="header")


Shape = Callable[[_Tagging, Element, str], Iterator[Kid]]
_SHAPES: Mapping[str, Shape] = {
    "Span": _span,
    "Sect": _inside,
    "Div": _box,
    "NonStruct": _aside,
    "Figure": _picture,
    "Link": _link,
    "L": _list,
    "LI": _item,
    "TR": _row,
    "TH": _header,
}
"""What becomes of elements, by their roles; all others stay as they are."""


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Element) or kid.role in INLINE
