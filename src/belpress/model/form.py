"""Forms: what an edition is handed over as. All are made from the same laid-out pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

Plates = tuple[float, float, float, float]
"""The parts of cyan, magenta, yellow and black in a colour, each from 0 to 1."""
Rgb = tuple[int, int, int]
"""A colour of the screen, each part from 0 to 255."""
SCREEN, DRAFT = "screen", "draft"
"""The form that is built unless another is asked for, and the one that may lack pictures."""
PAGES_OF_A_LEAF = 4
"""Of a sheet that is folded and stitched."""


@dataclass(frozen=True)
class Ink:
    """A colour in print: the plates of type and thin lines, and those of grounds."""

    type: Plates
    ground: Plates


@dataclass(frozen=True)
class Condition:
    """What is printed with: the profile of a press and its paper, and the most ink it takes.

    ``name`` is the name of the printing condition in the registry of the International Color
    Consortium, ``ink`` the limit in percent, and ``inks`` the colours of the house design.
    """

    name: str
    profile: bytes = field(repr=False)
    ink: int
    inks: Mapping[Rgb, Ink]

    @cached_property
    def digest(self) -> str:
        """A digest of the profile."""
        return blake2b(self.profile, digest_size=16).hexdigest()


@dataclass(frozen=True)
class Form:
    """What a file is for; lengths in mm.

    ``bleed`` is what is kept of the art beyond the trim, ``room`` what is around the trim for
    ``marks``. Without a ``condition`` of print, colours are those of the ``screen``, which is the
    profile that says so. Pictures have ``ppi`` px per inch at most (0: as they are), as JPEG of a
    ``quality`` of 100 at most. With ``sheets``, pages are imposed two up for stitching; each
    leaf shifts the pages in it by the ``paper``'s thickness. With more than one page ``up``, pages
    stand in reading order on cut sheets of a ``size``, its short edge first.
    """

    name: str
    bleed: float = 0.0
    room: float = 0.0
    marks: bool = False
    condition: Condition | None = None
    screen: bytes = field(default=b"", repr=False)
    ppi: int = 0
    quality: int = 90
    sheets: bool = False
    paper: float = 0.0
    fills: bool = True
    """Whether blank pages before the back cover bring a booklet to a multiple of four."""
    up: int = 1
    size: tuple[float, float] | None = None
    is_draft: bool = False
    """Whether it may be made without good pictures; it says on each page that it is a draft."""
