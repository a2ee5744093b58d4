"""Joins part PDFs into one, as if they had been written together.

Pages are taken as they are. Links between parts, the outline, the structure tree and its parent
tree (ISO 32000-1, 14.7) are made whole; pictures and fonts that several parts have are shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from io import BytesIO
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from belpress.bind.fonts import share_fonts
from belpress.bind.gradients import settle_gradients
from belpress.model.pages import Bookmark, Laid
from belpress.model.setting import PAGES

PartPdf = tuple[Laid, bytes]
"""A part laid out, and its PDF."""


def join(parts: Sequence[PartPdf], fonts: Mapping[str, bytes]) -> Pdf:
    """Return one PDF of all parts, in order. ``fonts`` are the files of their typefaces."""
    book = Pdf.new()
    sources = [Pdf.open(BytesIO(content)) for _, content in parts]
    for source in sources:
        book.pages.extend(source.pages)
    _join_structure(book, sources)
    book.Root.MarkInfo = Dictionary(Marked=True)
    resources = _resources(book)
    _share_pictures(resources)
    share_fonts(book, resources, fonts)
    settle_gradients(book)
    _link(book, [laid for laid, _ in parts])
    _outline(book, [laid for laid, _ in parts])
    return book


def _join_structure(book: Pdf, sources: Sequence[Pdf]) -> None:
    """Put the structure trees of all parts under one document, and number their pages again."""
    root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = book.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array())
    )
    root.K = Array([document])
    tree_of_parents: list[Object | int] = []
    number = 0
    annotations: list[tuple[Object, Object]] = []
    for source in sources:
        tree = book.copy_foreign(source.Root.StructTreeRoot)
        nums = dict(_pairs(tree.ParentTree.Nums))
        for element in tree.K[0].K:
            element.P = document
            document.K.append(element)
        for index in range(len(source.pages)):
            page = book.pages[number].obj
            tree_of_parents += [number, nums[index]]
            page.StructParents = number
            annotations += [
                (annotation, nums[int(annotation.StructParent)])
                for annotation in page.get("/Annots", [])
                if "/StructParent" in annotation
            ]
            number += 1
    for key, (annotation, element) in enumerate(annotations, start=number):
        annotation.StructParent = key
        tree_of_parents += [key, element]
    root.ParentTree = book.make_indirect(Dictionary(Nums=Array(tree_of_parents)))
    book.Root.StructTreeRoot = root


def _pairs(nums: Object) -> Iterator[tuple[int, Object]]:
    values = list(nums)
    for key, value in zip(values[::2], values[1::2], strict=True):
        yield int(key), value


def _resources(book: Pdf) -> list[Object]:
    """Return the resources of the parts; the pages of a part share theirs."""
    found = {page.obj.Resources.objgen: page.obj.Resources for page in book.pages}
    return list(found.values())


def _share_pictures(resources: Sequence[Object]) -> None:
    """Give parts that show the same picture the same object."""
    known: dict[tuple[str, bytes], Object] = {}
    for of_part in resources:
        pictures = of_part.get("/XObject", Dictionary())
        for name in list(pictures.keys()):
            picture = pictures[name]
            if picture.get("/Subtype") != Name.Image:
                continue
            digest = blake2b(picture.read_raw_bytes(), digest_size=16).digest()
            pictures[name] = known.setdefault((name, digest), picture)


def _link(book: Pdf, parts: Sequence[Laid]) -> None:
    """Turn links to places in the publication into destinations; drop those that lead nowhere."""
    places: dict[str, tuple[int, float, float]] = {}
    number = 0
    for laid in parts:
        for page in laid.pages:
            for name, (x, y) in page.anchors.items():
                places.setdefault(name, (number, x, page.height - y))
            number += 1
    used: dict[str, Array] = {}
    for bound in book.pages:
        for annotation in bound.obj.get("/Annots", []):
            uri = str(annotation.get("/A", Dictionary()).get("/URI", ""))
            if not uri.startswith(PAGES):
                continue
            name = unquote(uri.partition("#")[2])
            del annotation.A
            annotation.Contents = String(name)
            if name in places:
                index, x, y = places[name]
                annotation.Dest = String(name)
                used[name] = Array([book.pages[index].obj, Name.XYZ, x, y, 0])
    if used:
        names = Array()
        # By their bytes, as a name tree is searched (ISO 32000-1, 7.9.6)
        for name in sorted(used, key=lambda name: bytes(String(name))):
            names.extend([String(name), used[name]])
        book.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def _outline(book: Pdf, parts: Sequence[Laid]) -> None:
    """Make the outline of the bookmarks of all pages, by their levels."""
    with book.open_outline() as outline:
        above: list[tuple[int, OutlineItem]] = []
        number = 0
        for laid in parts:
            for page in laid.pages:
                for mark in page.bookmarks:
                    item = _item(mark, number, page.height)
                    while above and above[-1][0] >= mark.level:
                        above.pop()
                    (above[-1][1].children if above else outline.root).append(item)
                    above.append((mark.level, item))
                number += 1


def _item(mark: Bookmark, page: int, height: float) -> OutlineItem:
    return OutlineItem(
        mark.label, page, pikepdf.PageLocation.XYZ, left=mark.x, top=height - mark.y, zoom=0
    )
