"""One part at a time, from HTML to pages: the press."""

from __future__ import annotations

import logging
import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any
from urllib.parse import quote

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from belpress.assets.sheets import families
from belpress.assets.tokens import ignored_by_layout
from belpress.language.hyphenation.dictionaries import keep_letters
from belpress.model.materials import Materials
from belpress.model.pages import Laid, LaidPage
from belpress.model.problem import Problem, Severity, Source
from belpress.model.setting import PAGES, PROJECT, Setting
from belpress.model.specimen import Specimen
from belpress.press.weasyprint.boxes import laid_page
from belpress.press.weasyprint.fetch import HOUSE, Fetcher
from belpress.press.weasyprint.hyphenation import Hyphenation
from belpress.press.weasyprint.memo import LineMemo
from belpress.press.weasyprint.specimens import specimen_of
from belpress.project.project import STYLES

KEPT = 12
"""Parts whose laid-out pages are kept until they are drawn."""
FAILED = "Failed to render SVG"
"""What WeasyPrint says of a drawing that it leaves out."""
_PLACE = re.compile(r" at (\d+):(\d+)")
_IGNORED = re.compile(r"Ignored `([\w-]+): (.*)` at (\d+):\d+")


class Press:
    """Lays out parts with one set of materials, and draws them.

    Nothing is fetched but the materials. What the layout complains of travels with what was laid
    out.
    """

    def __init__(self, materials: Materials) -> None:
        keep_letters()
        self._materials = materials
        self._fetcher = Fetcher(materials)
        self._fonts = FontConfiguration()
        self._counters = CounterStyle()
        self._images: dict[str, Any] = {}
        self._memo = LineMemo()
        self._hyphenation = Hyphenation()
        self._documents: OrderedDict[str, Any] = OrderedDict()
        self._problems: list[Problem] = []
        self._drawable: dict[str, bool] = {}
        self._refused: list[Problem] = []
        self._sheets = [self._sheet(name, text) for name, text in materials.sheets]

    def restock(self, materials: Materials) -> bool:
        """Take other pictures, if the design is the one it has; return whether it is."""
        if materials.design != self._materials.design:
            return False
        self._materials = materials
        self._fetcher.restock(materials)
        # Pages that were laid out earlier go on using the pictures they have
        self._images = {}
        self._drawable = {}
        self._refused.clear()
        return True

    def warm_up(self) -> None:
        """Set and draw a word in every typeface: fonts are loaded before there is work."""
        html = "".join(
            f"<p style=\"font-family: '{family}'\">Type <b>type</b> <i>type <b>type</b></i></p>"
            for family in families(text for _, text in self._materials.sheets)
        )
        self._write(self._render(Setting("warm-up", "body", "", html, 2, "en"), []))

    def lay_out(self, setting: Setting) -> Laid:
        """Lay out one part. Raises nothing for what a manuscript holds: see its ``problems``."""
        key = self._materials.key(setting)
        problems = list(self._problems)
        document = self._render(setting, problems)
        self._documents[key] = document
        if len(self._documents) > KEPT:
            self._documents.popitem(last=False)
        pages = tuple(laid_page(page, setting.sources) for page in document.pages)
        problems += self._bad_drawings(pages)
        return Laid(
            setting=setting,
            key=key,
            pages=pages,
            problems=tuple(problems),
        )

    def show(self, setting: Setting) -> Specimen:
        """Return what a specimen says, which is laid out on one page."""
        problems = list(self._problems)
        document = self._render(setting, problems)
        specimen = specimen_of(document.pages[0], problems)
        # What does not stand on one page has no heights
        return specimen if len(document.pages) == 1 else replace(specimen, pieces={}, tops={})

    def _bad_drawings(self, pages: Sequence[LaidPage]) -> Iterator[Problem]:
        """Find drawings that would leave an empty place, since the layout fails to draw them."""
        for page in pages:
            for picture in page.pictures:
                if not picture.width_px and not self._can_draw(picture.path):
                    message = f'picture "{picture.path}": the drawing cannot be drawn'
                    hint = "export it again as plain SVG 1.1, or as PNG, 1,500 px wide or more"
                    yield Problem("picture-bad", message, picture.source, hint=hint)

    def _can_draw(self, path: str) -> bool:
        if path not in self._drawable:
            html = f'<img src="{PROJECT}{quote(path)}" style="width: 100pt">'
            trial = Setting("drawing", "body", "", html, 2, "en")
            said: list[Problem] = []
            images, self._images = self._images, {}
            try:
                self._write(self._render(trial, []), said)
            finally:
                self._images = images
            self._drawable[path] = not any(FAILED in problem.message for problem in said)
        return self._drawable[path]

    def draw(self, setting: Setting) -> bytes:
        """Return the PDF of one part, with tags and bookmarks.

        Its links to places in the publication lead to :data:`PAGES` until they are bound.
        """
        document = self._documents.pop(self._materials.key(setting), None)
        document = document or self._render(setting, [])
        return self._write(document)

    def draw_pages(self, setting: Setting, indices: Sequence[int]) -> bytes:
        """Return a PDF of some pages of a part (from 0) alone, as they look in the whole part."""
        document = self._documents.get(self._materials.key(setting))
        document = document or self._render(setting, [])
        return self._write(document.copy([document.pages[index] for index in indices]))

    def draw_together(self, settings: Sequence[Setting]) -> bytes:
        """Return one PDF of several parts, written by WeasyPrint alone, with links between them.

        It is what binding parts is measured against.
        """
        documents = [self._render(setting, [], is_alone=False) for setting in settings]
        pages = [page for document in documents for page in document.pages]
        return self._write(documents[0].copy(pages))

    def _write(self, document: Any, problems: list[Problem] | None = None) -> bytes:  # noqa: ANN401 - an opaque object of the library
        target = BytesIO()
        with self._listening(Source("PDF"), [] if problems is None else problems):
            document.write_pdf(target, pdf_tags=True, pdf_identifier=b"belpress")
        return target.getvalue()

    def _render(self, setting: Setting, problems: list[Problem], *, is_alone: bool = True) -> Any:  # noqa: ANN401
        # Links lead to other parts, unless the address of the document is where they lead
        address = f"{HOUSE}{STYLES}/" if is_alone else PAGES
        if self._hyphenation.is_changed_for(setting):
            self._memo = LineMemo()
        with self._memo, self._listening(Source(f"{setting.name}.html"), problems):
            document = weasyprint.HTML(
                string=setting.page_source, base_url=address, url_fetcher=self._fetcher
            ).render(
                stylesheets=self._sheets,
                font_config=self._fonts,
                counter_style=self._counters,
                cache=self._images,
                pdf_tags=True,
            )
        # A picture that was refused is not asked for again; it is still missing from every part
        self._refused += self._fetcher.take_problems()
        problems += self._refused
        return document

    def _sheet(self, name: str, text: str) -> Any:  # noqa: ANN401
        with self._listening(Source(f"{STYLES}/{name}"), self._problems):
            sheet = weasyprint.CSS(
                string=text,
                base_url=f"{HOUSE}{STYLES}/",
                url_fetcher=self._fetcher,
                font_config=self._fonts,
                counter_style=self._counters,
            )
        self._problems += self._fetcher.take_problems()
        return sheet

    @contextmanager
    def _listening(self, source: Source, problems: list[Problem]) -> Iterator[None]:
        """Turn what WeasyPrint logs into problems of a file."""
        logger = logging.getLogger("weasyprint")
        listener = _Listener()
        handlers, propagate = logger.handlers[:], logger.propagate
        logger.handlers, logger.propagate = [listener], False
        try:
            yield
        finally:
            logger.handlers, logger.propagate = handlers, propagate
        problems += [self._complaint(source, message) for message in listener.messages]

    def _complaint(self, source: Source, message: str) -> Problem:
        """Return a problem from what WeasyPrint says, with its cause where that is a token."""
        found = _IGNORED.match(message)
        if found and source.path.endswith(".html"):
            name, value, line = found[1], found[2], int(found[3])
            if cause := ignored_by_layout(self._materials.sheets, name, value, line):
                return cause
        return Problem("layout", message, _place(source, message), Severity.WARNING)


def _place(source: Source, message: str) -> Source:
    """Return the place in a file that a message names, as in ``Ignored `x: 1` at 3:5``."""
    found = _PLACE.search(message)
    return replace(source, line=int(found[1]), column=int(found[2])) if found else source


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
