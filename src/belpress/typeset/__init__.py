"""From HTML to laid-out pages. The only package that knows WeasyPrint.

A :class:`Press` is set up once for a run: it holds the style sheets, fonts and pictures, and lays
out one part after another. Nothing is fetched but files of the project and of its house design.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from belpress.problem import Problem, Severity, Source
from belpress.project import STYLES, Project
from belpress.typeset.boxes import PrintedPicture, printed_pictures
from belpress.typeset.fetch import HOUSE, Fetcher

PX_PER_PT = 96 / 72
HYPHENATION = {"en": "en-GB"}
"""The language whose hyphenation is meant, where a bare language could mean several."""


@dataclass(frozen=True)
class Laid:
    """A part laid out. ``first_page`` is the number of its first page, from 1.

    ``anchors`` holds, page by page, the place of every named element: x and y in pt from the top
    left corner of the trimmed page.
    """

    name: str
    kind: str
    first_page: int
    pages: Sequence[Any]
    document: Any
    anchors: tuple[Mapping[str, tuple[float, float]], ...]

    @property
    def pictures(self) -> tuple[PrintedPicture, ...]:
        """The pictures as they are printed, with their resolution."""
        return tuple(picture for page in self.pages for picture in printed_pictures(page))

    @property
    def next_page(self) -> int:
        """The number of the page after the last one."""
        return self.first_page + len(self.pages)


class Press:
    """Lays out parts in one house design.

    ``pictures`` maps project paths to bytes that have been prepared (see ``pictures``);
    ``language`` is the language of the text. What the layout complains of collects in
    ``problems``.
    """

    def __init__(self, project: Project, pictures: Mapping[str, bytes], language: str) -> None:
        self.project = project
        self.language = language
        self.problems: list[Problem] = []
        self._fetcher = Fetcher(project.house, pictures)
        self._fonts = FontConfiguration()
        self._counters = CounterStyle()
        self._images: dict[str, Any] = {}
        self._sheets = [self._sheet(path) for path in sheet_files(project)]

    def lay_out(
        self, *, name: str, kind: str, head: str, html: str, first_page: int, rules: str = ""
    ) -> Laid:
        """Lay out one part whose first page has the number ``first_page``.

        ``head`` and ``html`` are the insides of ``<head>`` and ``<body>``; ``rules`` is CSS for
        this part alone. Raises nothing for what a manuscript holds: see ``problems``.
        """
        side = "right" if first_page % 2 else "left"
        rules = (
            f"html {{ break-before: {side} }}\n"
            f"@page:first {{ counter-reset: page {first_page} }}\n{rules}"
        )
        language = HYPHENATION.get(self.language, self.language)
        source = (
            f'<!doctype html><html lang="{language}" class="{side}"><head>{head}'
            f'<style>{rules}</style></head><body class="part part-{kind}">{html}</body></html>'
        )
        with self._listening(Source(f"{name}.html")):
            document = weasyprint.HTML(
                string=source, base_url=f"{HOUSE}{STYLES}/", url_fetcher=self._fetcher
            ).render(
                stylesheets=self._sheets,
                font_config=self._fonts,
                counter_style=self._counters,
                cache=self._images,
                pdf_tags=True,
            )
        self.problems += self._fetcher.take_problems()
        return Laid(name, kind, first_page, document.pages, document, _anchors(document))

    def write(self, parts: Sequence[Laid]) -> bytes:
        """Write parts that have been laid out into one PDF, with links, outline and tags."""
        pages = [page for part in parts for page in part.pages]
        target = BytesIO()
        with self._listening(Source("PDF")):
            parts[0].document.copy(pages).write_pdf(
                target, pdf_tags=True, pdf_identifier=b"belpress"
            )
        return target.getvalue()

    def _sheet(self, path: Path) -> Any:  # noqa: ANN401 - an opaque object of the library
        source = Source(f"{STYLES}/{path.name}")
        with self._listening(source):
            sheet = weasyprint.CSS(
                string=path.read_text(encoding="utf-8"),
                base_url=f"{HOUSE}{STYLES}/",
                url_fetcher=self._fetcher,
                font_config=self._fonts,
                counter_style=self._counters,
            )
        self.problems += self._fetcher.take_problems()
        return sheet

    @contextmanager
    def _listening(self, source: Source) -> Iterator[None]:
        """Turn what WeasyPrint logs into problems of a file."""
        logger = logging.getLogger("weasyprint")
        listener = _Listener()
        handlers, propagate = logger.handlers[:], logger.propagate
        logger.handlers, logger.propagate = [listener], False
        try:
            yield
        finally:
            logger.handlers, logger.propagate = handlers, propagate
        self.problems += [
            Problem("layout", message, source, Severity.WARNING) for message in listener.messages
        ]


def sheet_files(project: Project) -> tuple[Path, ...]:
    """Return the style sheets of a project's house design, the tokens first."""
    folder = project.house / STYLES
    return tuple(sorted(folder.glob("*.css"), key=lambda path: (path.stem != "tokens", path.name)))


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _anchors(document: Any) -> tuple[Mapping[str, tuple[float, float]], ...]:  # noqa: ANN401
    return tuple(
        {name: (x / PX_PER_PT, y / PX_PER_PT) for name, (x, y) in _corners(page.anchors)}
        for page in document.pages
    )


def _corners(anchors: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, tuple[float, float]]]:
    for name, place in anchors.items():
        yield name, (place[0], place[1])
