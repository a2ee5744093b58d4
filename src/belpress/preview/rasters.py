"""Pictures of pages, for the screen. The only module of the package that knows PDFium."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from belpress.assets.alike import Look, are_alike
from belpress.assets.pictures import for_the_screen, scaled_down
from belpress.language.characters import stray
from belpress.model.pages import Area
from belpress.press.turns import DUE, IDLE, URGENT, Turns
from belpress.preview.state import PreviewPage, area_as_json
from belpress.program import made_of
from belpress.project.cache import Store

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

DISK_LIMIT = 64 << 20
MOST_LOOKS = 96
MOST_LEFT = 6
"""Replaced pages that are kept for a while: a browser may just be asking for them."""
MOST_WIDE = 4000
"""The largest width of a picture in px."""
SMALL_WIDE = 200
"""Width in px up to which a picture is one of the strip, which may wait."""
MOST_FOUND = 200
PATIENCE_S = 5.0
"""Seconds for which a text is searched."""
SMALL = 420
"""The width in px at which pictures are compared."""
PAGES_MEASURED = 3
"""Pages that are read to find the baselines on the line grid."""


@dataclass(frozen=True)
class Hit:
    """A place where a text stands: the number of its page, and its areas there, in pt."""

    page: int
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Found:
    """The places where a text stands; only some of them, unless ``is_whole``."""

    hits: tuple[Hit, ...] = ()
    is_whole: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return the places as the browser gets them."""
        hits = [
            {"page": hit.page, "areas": [area_as_json(area) for area in hit.areas]}
            for hit in self.hits
        ]
        return {"hits": hits, "whole": self.is_whole}


class Rasters:
    """Makes pictures of pages from the PDFs of their parts, and searches their text.

    PDFium is not made for several threads, so only one thread at a time uses it. Pictures are kept
    in a ``store``: the next preview of the same pages begins with them.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._turns = Turns()
        self._pdfs: dict[str, bytes] = {}
        self._pages: dict[str, dict[str, PreviewPage]] = {}
        self._left: dict[str, PreviewPage] = {}
        self._looks: dict[str, Look] = {}
        self._widths: dict[str, int] = {}
        self._written = 0

    @property
    def program(self) -> str:
        """A digest of what makes the pictures: another program makes others of equal pages."""
        return made_of.digest_of("preview.rasters")

    def trim(self) -> None:
        """Delete the pictures that were not looked at for longest, if there are too many."""
        self._store.trim(DISK_LIMIT)

    def keep(self, part: str, pdf: bytes) -> None:
        """Keep the PDF of a part, under its key."""
        with self._lock:
            self._pdfs[part] = pdf

    def show(self, shelf: str, pages: Iterable[PreviewPage]) -> None:
        """Put pages on a shelf, in place of those that were there."""
        with self._lock:
            before = self._pages.get(shelf, {})
            self._pages[shelf] = {page.picture: page for page in pages}
            self._left |= {
                picture: page for picture, page in before.items() if not self._is_shown(picture)
            }
            self._left = dict([*self._left.items()][-MOST_LEFT:])
            self._trim()

    def drop(self, shelf: str) -> None:
        """Remove the pages of a shelf, and everything that was kept of them."""
        with self._lock:
            gone = self._pages.pop(shelf, {})
            self._left = {
                picture: page for picture, page in self._left.items() if picture not in gone
            }
            self._trim()

    def _trim(self) -> None:
        on_shelves = [*self._pages.values(), self._left]
        parts = {page.part for some in on_shelves for page in some.values()}
        self._pdfs = {key: pdf for key, pdf in self._pdfs.items() if key in parts}
        there = {picture for some in on_shelves for picture in some}
        self._widths = {key: wide for key, wide in self._widths.items() if key in there}
        self._looks = {key: look for key, look in self._looks.items() if key in there}

    def picture(self, digest: str, width: int) -> bytes | None:
        """Return the picture of a page as JPEG, ``width`` px wide; ``None`` if it is gone."""
        found = self.page(digest)
        if found is None or not 0 < width <= MOST_WIDE:
            return None
        page, pdf = found
        name = f"{digest}-{width}.jpg"
        if kept := self.kept(name):
            return kept
        larger = self._store.find(f"{digest}-{self._widths.get(digest, 0)}.jpg")
        if larger and width <= SMALL_WIDE:
            made = scaled_down(larger, width)
        else:
            with self.opened(pdf, IDLE if width <= SMALL_WIDE else URGENT) as part:
                # Another reader may have asked for the same
                if kept := self._store.find(name):
                    return kept
                made = for_the_screen(
                    trimmed(part, page.index).render(scale=width / page.width).to_pil()
                )
            with self._lock:
                self._widths[digest] = max(width, self._widths.get(digest, 0))
        self.keep_picture(name, made)
        return made

    def kept(self, name: str) -> bytes | None:
        """Return a picture that was made before."""
        return self._store.find(name)

    def keep_picture(self, name: str, picture: bytes) -> None:
        """Keep a picture on disk, and delete old ones when there are many."""
        self._store.keep(name, picture)
        with self._lock:
            self._written += len(picture)
            is_much = self._written > DISK_LIMIT // 4
            if is_much:
                self._written = 0
        if is_much:
            self._store.trim(DISK_LIMIT)

    def take_pdf(self, shelf: str, content: bytes) -> tuple[PreviewPage, ...]:
        """Put the pages of any PDF on a shelf, and return them; none if it cannot be read."""
        from pypdfium2 import PdfiumError

        part = blake2b(content, digest_size=12).hexdigest()
        try:
            with self.opened(content) as document:
                sizes = [trimmed(document, index).get_size() for index in range(len(document))]
        except PdfiumError:
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

    def are_alike(self, before: str, after: str) -> bool:
        """Whether two pictures, by their digests, cannot be told apart by eye."""
        if before == after:
            return True
        first, second = self._look(before), self._look(after)
        return first is not None and second is not None and are_alike(first, second)

    def _look(self, digest: str) -> Look | None:
        """Return how a page looks in a small picture."""
        found = self.page(digest)
        if found is None:
            return None
        page, pdf = found
        with self.opened(pdf) as part:
            if digest not in self._looks:
                shown = trimmed(part, page.index)
                image = shown.render(scale=SMALL / page.width, grayscale=True).to_pil()
                words = "".join(filter(str.isalnum, shown.get_textpage().get_text_bounded()))
                self._looks[digest] = Look(image.convert("L").tobytes(), image.width, words)
                if len(self._looks) > MOST_LOOKS:
                    del self._looks[next(iter(self._looks))]
            return self._looks[digest]

    def baseline(self, shelf: str) -> float:
        """Return how far below the top of a line of the line grid its baseline is, in pt.

        That is where most characters of the first pages with a line grid stand; 0 without any.
        """
        from pypdfium2.raw import FPDFText_GetCharOrigin

        heights: Counter[float] = Counter()
        gridded = [(page, pdf) for page, pdf in self._on(shelf) if page.line_pt]
        for page, pdf in gridded[:PAGES_MEASURED]:
            with self.opened(pdf) as part:
                words = part[page.index].get_textpage()
                x, y = c_double(), c_double()
                for index in range(words.count_chars()):
                    FPDFText_GetCharOrigin(words, index, x, y)
                    below = page.height - y.value - page.text.y
                    heights[round(below % page.line_pt, 1)] += 1
        return max(heights, key=lambda height: heights[height], default=0.0)

    def page(self, digest: str) -> tuple[PreviewPage, bytes] | None:
        """Return the page of a picture, and the PDF it is in."""
        with self._lock:
            for some in (*self._pages.values(), self._left):
                if digest in some and some[digest].part in self._pdfs:
                    return some[digest], self._pdfs[some[digest].part]
        return None

    def _is_shown(self, digest: str) -> bool:
        return any(digest in some for some in self._pages.values())

    def _on(self, shelf: str) -> list[tuple[PreviewPage, bytes]]:
        """Return the pages on a shelf in order, each with the PDF it is in."""
        with self._lock:
            pages = sorted(self._pages.get(shelf, {}).values(), key=lambda page: page.number)
            return [(page, self._pdfs[page.part]) for page in pages if page.part in self._pdfs]

    @contextmanager
    def opened(self, pdf: bytes, urgency: int = DUE) -> Iterator[PdfDocument]:
        """Wait for a turn, and yield a PDF."""
        # The library takes a while to import, and pictures of an earlier preview do not need it
        from pypdfium2 import PdfDocument

        with self._turns.turn(urgency), PdfDocument(pdf) as document:
            yield document

    def search(self, shelf: str, text: str) -> Found:
        """Return where a text stands on the pages of a shelf, in their order.

        A text with U+0000 is not on any page; PDFium would search for it for ever.
        """
        if not text or stray(text):
            return Found()
        ends = time.monotonic() + PATIENCE_S
        hits: list[Hit] = []
        for page, pdf in self._on(shelf):
            with self.opened(pdf) as part:
                words = part[page.index].get_textpage()
                places = words.search(text)
                while hit := places.get_next():
                    if len(hits) == MOST_FOUND or time.monotonic() > ends:
                        return Found(tuple(hits), is_whole=False)
                    boxes = [words.get_rect(index) for index in range(words.count_rects(*hit))]
                    hits.append(Hit(page.number, tuple(_area(page, box) for box in boxes)))
            if time.monotonic() > ends:
                return Found(tuple(hits), is_whole=False)
        return Found(tuple(hits))


def trimmed(document: PdfDocument, index: int) -> PdfPage:
    """Return a page as it will be cut: without its bleed, and what else is around it."""
    page = document[index]
    page.set_cropbox(*page.get_trimbox())
    return page


def _area(page: PreviewPage, box: tuple[float, float, float, float]) -> Area:
    left, bottom, right, top = box
    return Area(left, page.height - top, right - left, top - bottom)
