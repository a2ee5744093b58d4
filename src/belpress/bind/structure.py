"""The structure of a PDF, as a tree of values: read, and written again (ISO 32000-1, 14.7).

An element has marks (pieces of content on a page), annotations and other elements as its kids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

Attributes = Mapping[str, object]


@dataclass(frozen=True)
class Mark:
    """A piece of content: the index of its page, and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotated:
    """An annotation, such as a link, and the index of its page."""

    annotation: Object
    page: int


@dataclass(frozen=True)
class Element:
    """An element of the structure: its role, and what it holds, in the order of reading.

    ``alt`` says what it shows, ``spoken`` is read in place of what is in it; ``attributes`` are
    written as they are, those of tables under ``owner``.
    """

    role: str
    kids: tuple[Kid, ...] = ()
    alt: str = ""
    spoken: str = ""
    language: str = ""
    owner: str = ""
    attributes: Attributes = field(default_factory=dict)
    named: str = ""
    """What its ID begins with; without one it has none."""


Kid = Element | Mark | Annotated


def marks_of(kids: Sequence[Kid]) -> Iterator[Mark]:
    """Yield all marks in kids, in order."""
    for kid in kids:
        if isinstance(kid, Mark):
            yield kid
        elif isinstance(kid, Element):
            yield from marks_of(kid.kids)


def read_structure(book: Pdf) -> tuple[Kid, ...]:
    """Return what is in the document of a PDF's structure."""
    pages = {page.obj.objgen: index for index, page in enumerate(book.pages)}
    return _kids(book.Root.StructTreeRoot.K[0], 0, pages)


def _kids(element: Object, page: int, pages: Mapping[tuple[int, int], int]) -> tuple[Kid, ...]:
    found: list[Kid] = []
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            found.append(Mark(page, int(kid)))
        elif kid.get("/Type") == Name.MCR:
            found.append(Mark(pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == Name.OBJR:
            own = pages[kid.Pg.objgen] if "/Pg" in kid else page
            found.append(Annotated(kid.Obj, own))
        else:
            found.append(_element(kid, page, pages))
    return tuple(found)


def _element(node: Object, page: int, pages: Mapping[tuple[int, int], int]) -> Element:
    page = pages[node.Pg.objgen] if "/Pg" in node else page
    return Element(
        role=str(node.S)[1:],
        kids=_kids(node, page, pages),
        alt=str(node.get("/Alt", "")),
        spoken=str(node.get("/ActualText", "")),
        language=str(node.get("/Lang", "")),
        attributes=dict(node.get("/A", Dictionary()).items()),
    )


def write_structure(book: Pdf, kids: Sequence[Kid]) -> None:
    """Give a PDF the structure of a document with these kids, in place of its own."""
    root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writing = _Writing(book)
    document = writing.element(Element("Document", tuple(kids)), root)
    root.K = Array([document])
    root.ParentTree = book.make_indirect(Dictionary(Nums=writing.numbers()))
    root.ParentTreeNextKey = len(book.pages) + len(writing.annotations)
    if writing.names:
        names = Array()
        # In order, as a name tree is searched
        for name, element in sorted(writing.names, key=itemgetter(0)):
            names.extend([String(name), element])
        root.IDTree = book.make_indirect(Dictionary(Names=names))
    book.Root.StructTreeRoot = root


class _Writing:
    def __init__(self, book: Pdf) -> None:
        self.annotations: list[tuple[Object, Object]] = []
        self.names: list[tuple[str, Object]] = []
        self._book = book
        self._owners: list[dict[int, Object]] = [{} for _ in book.pages]

    def element(self, element: Element, parent: Object) -> Object:
        """Write an element, and return its object."""
        node = self._book.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
        )
        for name, said in (
            ("/Alt", element.alt),
            ("/ActualText", element.spoken),
            ("/Lang", element.language),
        ):
            if said:
                node[name] = String(said)
        if element.attributes:
            node.A = Dictionary(dict(element.attributes))
        if element.named:
            self.names.append((f"{element.named}-{len(self.names):06}", node))
            node.ID = String(self.names[-1][0])
        first = next(marks_of(element.kids), None)
        page = first.page if first else None
        if page is not None:
            node.Pg = self._book.pages[page].obj
        node.K = Array([self._kid(kid, node, page) for kid in element.kids])
        return node

    def _kid(self, kid: Kid, node: Object, page: int | None) -> object:
        if isinstance(kid, Element):
            return self.element(kid, node)
        there = self._book.pages[kid.page].obj
        if isinstance(kid, Annotated):
            self.annotations.append((kid.annotation, node))
            return Dictionary(Type=Name.OBJR, Obj=kid.annotation, Pg=there)
        self._owners[kid.page][kid.number] = node
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=there, MCID=kid.number)

    def numbers(self) -> Array:
        """Return which element each mark and annotation belongs to, by page and by key."""
        found = Array()
        for index, owners in enumerate(self._owners):
            known = [owners.get(number) for number in range(max(owners, default=-1) + 1)]
            found.append(index)
            found.append(self._book.make_indirect(Array(known)))
            self._book.pages[index].obj.StructParents = index
        for key, (annotation, node) in enumerate(self.annotations, start=len(self._owners)):
            annotation.StructParent = key
            found.append(key)
            found.append(node)
        return found
