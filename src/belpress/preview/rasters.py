"""Pictures of pages, for the screen. The only module of the package that knows PDFium."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable
from ctypes import c_double
from hashlib import blake2b
from io import BytesIO

import pypdfium2

from belpress.laid import Area
from belpress.preview.state import PreviewPage

MOST_KEPT = 96
"""Pictures kept at most; one takes about 150 KB."""
MOST_WIDE = 4000
"""A picture is so many px wide at most."""
MOST_FOUND = 200
SMALL = 420
"""Pictures are compared at a width of so many px."""
SAME = 24
"""Greys, of 255, that differ by no more look the same."""
PAGES_MEASURED = 3
"""So many pages tell how their lines of text stand on the line grid."""


class Rasters:
    """Makes pictures of pages from the PDFs of their parts, and searches their text.

    PDFium is not made for several threads, so one at a time is at it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pdfs: dict[str, bytes] = {}
        self._pages: dict[str, dict[str, PreviewPage]] = {}
        self._greys: dict[str, bytes] = {}
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def keep(self, part: str, pdf: bytes) -> None:
        """Keep the PDF of a part, under its key."""
        with self._lock:
            self._pdfs[part] = pdf

    def show(self, shelf: str, pages: Iterable[PreviewPage]) -> None:
        """Make these the pages on a shelf."""
        with self._lock:
            self._pages[shelf] = {page.picture: page for page in pages}
            parts = {page.part for some in self._pages.values() for page in some.values()}
            self._pdfs = {key: pdf for key, pdf in self._pdfs.items() if key in parts}

    def picture(self, digest: str, width: int) -> bytes | None:
        """Return the picture of a page as JPEG, ``width`` px wide; nothing if it is gone."""
        with self._lock:
            known = self._pictures.get((digest, width))
            if known is not None:
                self._pictures.move_to_end((digest, width))
                return known
            page = self._page(digest)
            if page is None or not 0 < width <= MOST_WIDE:
                return None
            with pypdfium2.PdfDocument(self._pdfs[page.part]) as part:
                bitmap = part[page.index].render(scale=width / page.width)
                target = BytesIO()
                bitmap.to_pil().convert("RGB").save(target, "JPEG", quality=88)
            self._pictures[digest, width] = target.getvalue()
            if len(self._pictures) > MOST_KEPT:
                self._pictures.popitem(last=False)
            return target.getvalue()

    def take_pdf(self, shelf: str, content: bytes) -> tuple[PreviewPage, ...]:
        """Put the pages of any PDF on a shelf, and return them; none where it cannot be read."""
        part = blake2b(content, digest_size=12).hexdigest()
        try:
            with self._lock, pypdfium2.PdfDocument(content) as document:
                sizes = [document.get_page_size(index) for index in range(len(document))]
        except pypdfium2.PdfiumError:
            return ()
        pages = tuple(
            PreviewPage(
                number=index + 1,
                chapter="",
                picture=f"{part}-{index + 1}",
                width=width,
                height=height,
                part=part,
                index=index,
                text=Area(0, 0, width, height),
                line_pt=0,
                spots=(),
            )
            for index, (width, height) in enumerate(sizes)
        )
        self.keep(part, content)
        self.show(shelf, pages)
        return pages

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two pictures, by their digests, cannot be told apart by eye."""
        if one == other:
            return True
        first, second = self._grey(one), self._grey(other)
        if first is None or second is None or len(first) != len(second):
            return False
        pairs = zip(first, second, strict=True)
        return first == second or all(abs(a - b) <= SAME for a, b in pairs)

    def _grey(self, digest: str) -> bytes | None:
        """Return the greys of a small picture of a page."""
        with self._lock:
            if digest not in self._greys:
                page = self._page(digest)
                if page is None:
                    return None
                with pypdfium2.PdfDocument(self._pdfs[page.part]) as part:
                    bitmap = part[page.index].render(scale=SMALL / page.width, grayscale=True)
                    self._greys[digest] = bitmap.to_pil().convert("L").tobytes()
                if len(self._greys) > MOST_KEPT:
                    del self._greys[next(iter(self._greys))]
            return self._greys[digest]

    def baseline(self, shelf: str) -> float:
        """Return how far below the top of a line of the line grid its baseline is, in pt.

        That is where most characters of the first pages with a line grid stand; 0 without any.
        """
        heights: Counter[float] = Counter()
        with self._lock:
            gridded = [page for page in self._pages.get(shelf, {}).values() if page.line_pt]
            for page in sorted(gridded, key=lambda page: page.number)[:PAGES_MEASURED]:
                with pypdfium2.PdfDocument(self._pdfs[page.part]) as part:
                    words = part[page.index].get_textpage()
                    x, y = c_double(), c_double()
                    for index in range(words.count_chars()):
                        pypdfium2.raw.FPDFText_GetCharOrigin(words, index, x, y)
                        below = page.height - y.value - page.text.y
                        heights[round(below % page.line_pt, 1)] += 1
        return max(heights, key=lambda height: heights[height], default=0.0)

    def _page(self, digest: str) -> PreviewPage | None:
        return next((some[digest] for some in self._pages.values() if digest in some), None)

    def search(self, shelf: str, text: str) -> list[dict[str, object]]:
        """Return where a text stands: page numbers, and rectangles in pt from the top left."""
        found: list[dict[str, object]] = []
        with self._lock:
            for page in self._pages.get(shelf, {}).values():
                with pypdfium2.PdfDocument(self._pdfs[page.part]) as part:
                    words = part[page.index].get_textpage()
                    hits = words.search(text)
                    while (hit := hits.get_next()) and len(found) < MOST_FOUND:
                        boxes = [
                            [left, page.height - top, right - left, top - bottom]
                            for left, bottom, right, top in (
                                words.get_rect(index) for index in range(words.count_rects(*hit))
                            )
                        ]
                        found.append({"page": page.number, "boxes": boxes})
        return sorted(found, key=lambda one: int(str(one["page"])))
