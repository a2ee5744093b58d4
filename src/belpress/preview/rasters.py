"""Pictures of pages, for the screen. The only module of the package that knows PDFium."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from io import BytesIO

import pypdfium2

from belpress.preview.state import PreviewPage

MOST_KEPT = 160
"""Pictures kept at most; one takes about 150 KB."""
MOST_WIDE = 4000
"""A picture is so many px wide at most."""
MOST_FOUND = 200


class Rasters:
    """Makes pictures of pages from the PDFs of their parts, and searches their text.

    PDFium is not made for several threads, so one at a time is at it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pdfs: dict[str, bytes] = {}
        self._pages: dict[str, PreviewPage] = {}
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def keep(self, part: str, pdf: bytes) -> None:
        """Keep the PDF of a part, under its key."""
        with self._lock:
            self._pdfs[part] = pdf

    def show(self, pages: Iterable[PreviewPage]) -> None:
        """Make these the pages that there are."""
        with self._lock:
            self._pages = {page.picture: page for page in pages}
            parts = {page.part for page in self._pages.values()}
            self._pdfs = {key: pdf for key, pdf in self._pdfs.items() if key in parts}

    def picture(self, digest: str, width: int) -> bytes | None:
        """Return the picture of a page as JPEG, ``width`` px wide; nothing if it is gone."""
        with self._lock:
            known = self._pictures.get((digest, width))
            if known is not None:
                self._pictures.move_to_end((digest, width))
                return known
            page = self._pages.get(digest)
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

    def search(self, text: str) -> list[dict[str, object]]:
        """Return where a text stands: page numbers, and rectangles in pt from the top left."""
        found: list[dict[str, object]] = []
        with self._lock:
            for page in self._pages.values():
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
