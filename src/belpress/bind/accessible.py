"""A file for screens that everybody can read, and libraries can keep: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from belpress.bind.codes import Codes
from belpress.bind.line_ends import line_ends
from belpress.bind.marked import Reading, standing_of_marks, symbols_of, write_marks
from belpress.bind.structure import (
    Annotated,
    Element,
    Kid,
    Mark,
    marks_of,
    read_structure,
    write_structure,
)
from belpress.bind.tags import Facts, tagged
from belpress.model.pages import LaidPage, Line

PRINTED = 4
"""The flag of annotations that are printed (ISO 32000-1, 12.5.3)."""


def make_accessible(book: Pdf, pages: Sequence[LaidPage], spoken: Mapping[str, str]) -> None:
    """Tag a joined PDF as a listener needs it; ``spoken`` are the words of colour keys' symbols."""
    codes = Codes()
    standing = standing_of_marks(book, pages, codes)
    lines = standing.lines
    before = read_structure(book)
    heights = [page.height for page in pages]
    kids = tagged(before, Facts(lines, heights, symbols_of(lines, spoken), standing.stretches))
    read = set(marks_of(kids))
    feet = set(lines) - set(marks_of(before))
    write_marks(book, Reading(read, feet, line_ends(lines, standing.letters, read)), codes)
    _keep_annotations(book, kids, lines)
    write_structure(book, kids)
    for page in book.pages:
        page.obj.Tabs = Name.S


def add_screen_intent(book: Pdf, profile: bytes) -> None:
    """Say that colours are those of a screen (ISO 19005-2, 6.2.3)."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        RegistryName=String("http://www.color.org"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=book.make_indirect(Stream(book, profile, N=3)),
    )
    book.Root.OutputIntents = Array([book.make_indirect(intent)])


def _keep_annotations(book: Pdf, kids: Iterable[Kid], lines: Mapping[Mark, Line]) -> None:
    """Keep the annotations that belong to an element, say what they are, and have them printed."""
    said: dict[tuple[int, int], str] = {}
    for element in _elements(kids):
        for kid in element.kids:
            if isinstance(kid, Annotated):
                words = [lines[mark].text for mark in marks_of(element.kids) if mark in lines]
                said[kid.annotation.objgen] = " ".join(dict.fromkeys(words))
    for page in book.pages:
        if "/Annots" not in page.obj:
            continue
        kept: list[Object] = [one for one in page.obj.Annots if one.objgen in said]
        for annotation in kept:
            annotation.F = PRINTED
            annotation.Contents = String(said[annotation.objgen] or "link")
        page.obj.Annots = Array(kept)


def _elements(kids: Iterable[Kid]) -> Iterable[Element]:
    for kid in kids:
        if isinstance(kid, Element):
            yield kid
            yield from _elements(kid.kids)
