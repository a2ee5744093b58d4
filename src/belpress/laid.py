"""Laid-out pages, as values: what a part became, without the layout's own objects.

A part that was laid out can be kept on disk, sent from one process to another, and compared. All
lengths are in pt, from the top left corner of the trimmed page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from html import unescape
from urllib.parse import unquote

from belpress import program
from belpress.problem import Problem, Source

PROJECT = "http://project.invalid/"
"""The invented host of a project's pictures, so that pages do not depend on its folder."""
PAGES = "http://pages.invalid/"
"""Where links to a place in the publication lead until its parts are bound."""
NOWHERE = Source("")
"""The source of what comes from no place of a manuscript, such as a folio."""
FONT_ENDINGS = (".ttf", ".otf")
HYPHENATION = {"en": "en-GB"}
"""The language whose hyphenation is meant, where a bare language could mean several."""
PRINT_DPI = 300
"""Px per inch at the printed size: twice the usual screen of 150 lines per inch in print."""
LAID_OUT_BY = ("typeset", "store")
"""The modules that lay out and keep pages, with all that they import."""
_TAG = re.compile(r"<[^>]*>")
_PICTURE = re.compile(rf'src="{re.escape(PROJECT)}([^"]*)"')
_SOURCE = re.compile(r'data-source="([^"]*)"')


def pictures_in(html: str) -> tuple[str, ...]:
    """Return the paths of the pictures in a piece of HTML."""
    return tuple(dict.fromkeys(unquote(path) for path in _PICTURE.findall(html)))


def without_tags(html: str, instead: str = "") -> str:
    """Return the text of a piece of HTML, with something instead of every tag."""
    return _TAG.sub(instead, html)


def without_sources(html: str) -> str:
    """Return HTML with its sources as numbers, in order, so that a line added above is no change.

    The numbers are those of :attr:`Setting.sources`.
    """
    numbers = {written: number for number, written in enumerate(_written_sources(html))}
    return _SOURCE.sub(lambda found: f'data-source="{numbers[found[1]]}"', html)


def _written_sources(html: str) -> dict[str, None]:
    return dict.fromkeys(_SOURCE.findall(html))


@dataclass(frozen=True)
class Setting:
    """What is to be laid out: a part, and the number of its first page (from 1).

    ``head`` and ``html`` are the insides of ``<head>`` and ``<body>``; ``rules`` is CSS for this
    part alone; ``language`` is that of the text.
    """

    name: str
    kind: str
    head: str
    html: str
    first_page: int
    language: str
    rules: str = ""
    group: str = ""
    """What is set of the same text, such as a chapter's galley and pages, has the same group."""
    is_aside: bool = False
    """Whether it may be laid out apart from its group, since it is small and never drawn."""

    @cached_property
    def page_source(self) -> str:
        """The whole HTML of the part."""
        side = "right" if self.first_page % 2 else "left"
        rules = (
            f"html {{ break-before: {side} }}\n"
            f"@page:first {{ counter-reset: page {self.first_page} }}\n{self.rules}"
        )
        language = HYPHENATION.get(self.language, self.language)
        return (
            f'<!doctype html><html lang="{language}" class="{side}"><head>{self.head}'
            f'<style>{rules}</style></head><body class="part part-{self.kind}">'
            f"{without_sources(self.html)}</body></html>"
        )

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The places of the manuscript that the part comes from, by their numbers in its HTML."""
        return tuple(Source.parse(unescape(written)) for written in _written_sources(self.html))


@dataclass(frozen=True)
class Area:
    """A rectangle on a page, in pt from the top left corner of the trimmed page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Spot:
    """Where something of a manuscript stands on a page.

    ``kind`` is the class of the element (paragraph, caption, pull-quote …). What is divided by a
    column or a page has a spot for every piece.
    """

    source: Source
    kind: str
    area: Area


@dataclass(frozen=True)
class Lettering:
    """How letters look: their families, the first one that has the letter, and size in pt.

    ``weight`` is 100 to 900; ``colour`` and ``ground``, what is painted behind them, are
    ``#rrggbb``; ``ground`` is empty on a picture.
    """

    families: tuple[str, ...]
    weight: int
    is_italic: bool
    size: float
    colour: str
    ground: str


@dataclass(frozen=True)
class Run:
    """A piece of a line in one lettering."""

    text: str
    lettering: Lettering


@dataclass(frozen=True)
class Line:
    """A line of text on a page, as it was broken.

    ``kind`` and ``source`` are those of the innermost spot it stands in; ``baseline`` is in pt
    from the top of the page. ``across`` and ``down`` say how far it stands out of the box it is
    set in, sideways and up or down, in pt.
    """

    text: str
    source: Source
    kind: str
    area: Area
    baseline: float
    runs: tuple[Run, ...] = ()
    across: float = 0.0
    down: float = 0.0


@dataclass(frozen=True)
class PrintedPicture:
    """A picture as it stands on a page: its path in the project, and its effective resolution.

    ``dpi`` is the lower of the two directions, after the picture is scaled to cover its ``area``.
    """

    path: str
    dpi: float
    source: Source
    area: Area


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its level (from 1) and label, and where it leads."""

    level: int
    label: str
    x: float
    y: float


@dataclass(frozen=True)
class LaidPage:
    """One page: its trimmed size, the area of its text, and what stands where.

    ``anchors`` holds x and y of every named element.
    """

    width: float
    height: float
    text: Area
    anchors: Mapping[str, tuple[float, float]]
    bookmarks: tuple[Bookmark, ...]
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    pictures: tuple[PrintedPicture, ...] = ()

    @cached_property
    def looks(self) -> tuple[object, ...]:
        """What stands where, whatever its source: pages of other looks look different."""
        lines = tuple((line.text, line.area, line.baseline, line.runs) for line in self.lines)
        return lines, tuple((spot.kind, spot.area) for spot in self.spots)

    @property
    def line_pt(self) -> float:
        """The height of most of its lines, in pt; 0 without any."""
        heights = Counter(line.area.height for line in self.lines)
        return max(heights, key=lambda height: (heights[height], height), default=0.0)


@dataclass(frozen=True)
class Laid:
    """A part laid out. ``key`` is a digest of all that went in; equal keys mean equal pages."""

    setting: Setting
    key: str
    pages: tuple[LaidPage, ...]
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The name of the part."""
        return self.setting.name

    @property
    def first_page(self) -> int:
        """The number of the first page, from 1."""
        return self.setting.first_page

    @property
    def next_page(self) -> int:
        """The number of the page after the last one."""
        return self.first_page + len(self.pages)

    @property
    def anchors(self) -> tuple[Mapping[str, tuple[float, float]], ...]:
        """The named elements, page by page."""
        return tuple(page.anchors for page in self.pages)


@dataclass(frozen=True)
class Materials:
    """What pages are made with, beside their HTML: style sheets, fonts and pictures.

    ``sheets`` are names and texts, in the order of the cascade; ``files`` maps the paths of fonts
    and other files of the house design to their bytes, ``pictures`` the paths of a manuscript's
    pictures to bytes that have been prepared (see ``pictures``).
    """

    sheets: tuple[tuple[str, str], ...]
    files: Mapping[str, bytes]
    pictures: Mapping[str, bytes]

    @property
    def fonts(self) -> Mapping[str, bytes]:
        """The font files of the house design."""
        return {
            path: content for path, content in self.files.items() if path.endswith(FONT_ENDINGS)
        }

    @cached_property
    def design(self) -> str:
        """A digest of the style sheets, the files of the house design, and the program."""
        digest = blake2b(program.digest_of(*LAID_OUT_BY).encode(), digest_size=16)
        for name, text in self.sheets:
            digest.update(f"\0{name}\0{text}".encode())
        for path, content in sorted(self.files.items()):
            digest.update(f"\0{path}\0".encode())
            digest.update(content)
        return digest.hexdigest()

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A digest of every picture."""
        return {
            path: blake2b(content, digest_size=16).hexdigest()
            for path, content in self.pictures.items()
        }

    def key(self, setting: Setting) -> str:
        """Return a digest of all that goes into a part's pages."""
        digest = blake2b(self.design.encode(), digest_size=16)
        digest.update(setting.page_source.encode())
        for seen in self.seen_in(setting.html):
            digest.update(f"\0{seen}".encode())
        return digest.hexdigest()

    def seen_in(self, html: str) -> list[str]:
        """Return the digests of the pictures in a piece of HTML."""
        return [self.digests.get(path, path) for path in pictures_in(html)]
