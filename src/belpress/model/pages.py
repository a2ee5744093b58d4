"""Laid-out pages, as values: the result of layout, without the layout's own objects.

A part that was laid out can be kept on disk, sent from one process to another, and compared. All
lengths are in pt, from the top left corner of the trimmed page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from belpress.model.problem import Problem, Source
from belpress.model.setting import Setting

MM_PER_PT = 25.4 / 72
SHEET_PAGES = 4
"""The pages of a sheet that is folded once."""
PRINT_DPI = 300
"""Px per inch at the printed size: twice the usual screen of 150 lines per inch in print."""


@dataclass(frozen=True)
class Area:
    """A rectangle on a page, in pt from the top left corner of the trimmed page."""

    x: float
    y: float
    width: float
    height: float


WHOLE = Area(0, 0, 1, 1)
"""All of something, as shares of its width and height."""


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
class Stretch:
    """A piece of a line that a listener is told more of, from ``x`` on, ``width`` wide, in pt.

    ``language`` is another than that of the page, or empty; ``note`` is the number of a footnote
    that it calls, or begins, or empty.
    """

    x: float
    width: float
    language: str = ""
    note: str = ""


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
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class PrintedPicture:
    """A picture as it stands on a page: its path in the project, and its effective resolution.

    ``area`` is where it is seen, and ``shown`` the part of it that is, as shares of its width and
    height. ``hidden`` is how far it stands out of a box that cuts off what leaves it, in pt.
    ``width_px`` is how wide its file is; 0 for a drawing, which has no pixels.
    """

    path: str
    dpi: float
    source: Source
    area: Area
    hidden: float = 0.0
    shown: Area = WHOLE
    width_px: int = 0

    @property
    def width_mm(self) -> float:
        """How wide the whole picture is printed, with what is not seen of it, in mm."""
        return self.area.width / max(self.shown.width, 0.001) * MM_PER_PT

    @property
    def needed_px(self) -> int:
        """How wide its file has to be to be printed sharp, in px."""
        return round(self.width_mm / 25.4 * PRINT_DPI)

    @property
    def lost(self) -> float:
        """The share of the picture that is cut off."""
        return 1 - self.shown.width * self.shown.height


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
        """What stands where, apart from its source: pages that look different differ in this."""
        lines = tuple((line.text, line.area, line.baseline, line.runs) for line in self.lines)
        return lines, tuple((spot.kind, spot.area) for spot in self.spots)

    @property
    def line_pt(self) -> float:
        """The height of most of its lines, in pt; 0 if it has none."""
        heights = Counter(line.area.height for line in self.lines)
        return max(heights, key=lambda height: (heights[height], height), default=0.0)


@dataclass(frozen=True)
class Laid:
    """A part laid out. ``key`` is a digest of all its input; equal keys mean equal pages."""

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
