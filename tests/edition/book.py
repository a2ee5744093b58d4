"""A finished PDF as its readers get it: text, letters with their places, links, pictures."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Letter:
    """A character: its origin in pt from the top left, its size in pt and its font."""

    char: str
    x: float
    baseline: float
    size: float
    font: str


def squeeze(text: str) -> str:
    """Return a text without what setting it changes: case, spaces, hyphens at line ends."""
    text = unicodedata.normalize("NFC", text).replace("\ufffe", "").replace("\u2060", "")
    return re.sub(r"[\s\x02\u00ad\u2010\u2013-]+", "", text).casefold()


class Book:
    """A PDF opened for reading. Pages count from 1."""

    def __init__(self, path: Path, out: str = "", err: str = "") -> None:
        self.path = path
        self.out = out
        self.err = err

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def _document(self) -> Any:
        return pypdfium2.PdfDocument(self.path)

    @property
    def page_count(self) -> int:
        return len(self._document)

    def text(self, page: int) -> str:
        return str(self._document[page - 1].get_textpage().get_text_range()).replace("\r", "")

    @cached_property
    def texts(self) -> list[str]:
        """The squeezed text of every page."""
        return [squeeze(self.text(page)) for page in range(1, self.page_count + 1)]

    def pages_with(self, text: str) -> list[int]:
        """Return the pages a text stands on, a page as often as it stands there."""
        wanted = squeeze(text)
        return [n for n, page in enumerate(self.texts, start=1) for _ in range(page.count(wanted))]

    def letters(self, page: int) -> Iterator[Letter]:
        sheet = self._document[page - 1]
        textpage, height = sheet.get_textpage(), sheet.get_height()
        for index in range(textpage.count_chars()):
            x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
            pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
            pdfium.FPDFText_GetMatrix(textpage, index, matrix)
            size = pdfium.FPDFText_GetFontSize(textpage, index) * abs(matrix.d or 1)
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFText_GetFontInfo(textpage, index, name, 200, None)
            char = chr(pdfium.FPDFText_GetUnicode(textpage, index))
            yield Letter(char, x.value, height - y.value, size, name.value.decode())

    def picture(self, page: int, dpi: int) -> Any:
        return self._document[page - 1].render(scale=dpi / 72).to_pil().convert("RGB")

    @cached_property
    def fonts(self) -> set[str]:
        """The names of all embedded fonts, without the tags of their subsets."""
        names = set()
        for thing in self.pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in thing or "/FontFile3" in thing or "/FontFile" in thing
                names.add(str(thing.FontName).lstrip("/").partition("+")[2])
        return names

    def resolutions(self, page: int) -> list[float]:
        """Return the effective resolutions of a page's pictures in px per inch."""
        found = []
        for thing in self._document[page - 1].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            width, height = thing.get_px_size()
            matrix = thing.get_matrix()
            found.append(min(width / abs(matrix.a), height / abs(matrix.d)) * 72)
        return found

    def links(self, page: int) -> list[tuple[str, int]]:
        """Return a page's links: addresses (with page 0), or empty and the page they lead to."""
        found = []
        for note in self.pdf.pages[page - 1].get("/Annots", []):
            if note.Subtype != "/Link":
                continue
            if "/A" in note and "/URI" in note.A:
                found.append((str(note.A.URI), 0))
            else:
                target = note.Dest if "/Dest" in note else note.A.D
                found.append(("", self._page_of(target)))
        return found

    def _page_of(self, target: Any) -> int:
        if isinstance(target, pikepdf.String):
            target = self._destinations[str(target)]
        if isinstance(target, pikepdf.Dictionary):
            target = target.D
        return 1 + next(
            n for n, page in enumerate(self.pdf.pages) if page.obj.objgen == target[0].objgen
        )

    @cached_property
    def _destinations(self) -> Any:
        return pikepdf.NameTree(self.pdf.Root.Names.Dests)

    def outline(self) -> list[tuple[int, str]]:
        """Return the bookmarks: depth from 0, and title."""
        found: list[tuple[int, str]] = []

        def walk(items: Any, depth: int) -> None:
            for item in items:
                found.append((depth, item.title))
                walk(item.children, depth + 1)

        with self.pdf.open_outline() as outline:
            walk(outline.root, 0)
        return found
