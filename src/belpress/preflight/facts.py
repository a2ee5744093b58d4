"""What is known of a finished PDF. Lengths are in pt, pages count from 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from belpress.preflight.boxes import MM, Box, grown, overlap

Family = Literal["grey", "rgb", "cmyk", "lab", "spot", "pattern", "unknown"]
Kind = Literal["type", "line", "ground", "picture", "gradient"]
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
"""The plates of four-colour printing, by the names that PDF has for them."""
MOST_CLAIM = 20
"""Letters of the name of a standard."""
USUAL_BLEED = 3.0
"""What is taken for the bleed of a page that does not say it; in mm."""


@dataclass(frozen=True)
class Colour:
    """A colour as it is set: its space by name, and the plates that take ink for it.

    ``plates`` are pairs of a plate's name and how full it is, from 0 to 1, without those that stay
    empty; a colour of the screen has none. ``is_device`` says that it has no profile of its own.
    """

    space: str
    family: Family
    plates: tuple[tuple[str, float], ...] = ()
    is_white: bool = False
    is_device: bool = True

    @property
    def ink(self) -> float:
        """All plates together, in percent."""
        return 100 * sum(part for _, part in self.plates)

    @property
    def is_of_screens(self) -> bool:
        """Whether the colour is not one of plates."""
        return self.family in ("rgb", "lab")

    @property
    def spots(self) -> tuple[str, ...]:
        """The plates beside the four of the process."""
        return tuple(name for name, _ in self.plates if name not in PROCESS)


@dataclass(frozen=True)
class Picture:
    """A picture in a file; ``ink`` is the most that a patch of it takes, in percent.

    It is ``None`` for a picture in plates that cannot be unpacked, and 0 for one of other colours.

    ``darkest`` is where that patch is, in parts of the width and height from the top left.
    """

    width_px: int
    height_px: int
    bits: int
    space: Colour
    is_mask: bool = False
    has_soft_mask: bool = False
    interpolates: bool = False
    ink: float | None = 0.0
    darkest: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Painted:
    """One kind of thing that a page shows, and where it shows first.

    ``box`` is what is seen of it, inside its clip. ``size`` is that of type, the width of a line or
    the shorter side of a ground. ``under`` is what white type and lines stand on.
    """

    kind: Kind
    box: Box
    colour: Colour | None = None
    size: float = 0.0
    picture: Picture | None = None
    ppi: float = 0.0
    under: Colour | Picture | None = None
    overprints: bool = False

    @property
    def is_white(self) -> bool:
        """Whether it leaves the paper as it is."""
        return self.picture is None and self.colour is not None and self.colour.is_white


@dataclass(frozen=True)
class Annotation:
    """An annotation of a page, such as a link; ``kind`` is its name in PDF."""

    kind: str
    box: Box
    is_printed: bool = True
    is_hidden: bool = False
    is_tagged: bool = False
    has_words: bool = False
    has_appearance: bool = False


@dataclass(frozen=True)
class Boxes:
    """The boxes of a page, as far as it has them."""

    media: Box
    crop: Box | None = None
    bleed: Box | None = None
    trim: Box | None = None
    art: Box | None = None


@dataclass(frozen=True)
class Page:
    """A page. ``edges`` are the things that reach its trim; ``unread`` says why some is not known.

    ``blends`` are the families of colours that transparency is reckoned in; empty where the page
    has none, ``unknown`` where it does not say.
    """

    number: int
    boxes: Boxes
    rotation: int = 0
    painted: tuple[Painted, ...] = ()
    edges: tuple[Painted, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    blends: frozenset[Family] = frozenset()
    is_in_reading_order: bool = False
    unread: str = ""

    @property
    def trim(self) -> Box:
        """What is left of the page when it is cut; what it shows, where it does not say."""
        boxes = self.boxes
        return boxes.trim or boxes.art or boxes.crop or boxes.media

    @property
    def has_trim(self) -> bool:
        """Whether the page says where it is cut."""
        return bool(self.boxes.trim or self.boxes.art)

    @property
    def bleed(self) -> Box:
        """What is printed for the page: its trim with the bleed, as far as there is paper."""
        if self.boxes.bleed:
            return self.boxes.bleed
        paper = self.boxes.crop or self.boxes.media
        return overlap(paper, grown(self.trim, USUAL_BLEED * MM)) or paper


@dataclass(frozen=True)
class Font:
    """A typeface that sets type on some pages; ``has_letters`` says that it can be read out."""

    name: str
    kind: str
    is_embedded: bool
    has_letters: bool
    pages: tuple[int, ...]


@dataclass(frozen=True)
class Intent:
    """An output intent: what the colours are meant for. ``profile`` is that of its ICC profile.

    The profile is CMYK, RGB or GRAY, empty without one, and ``unreadable`` if it is not one.
    """

    kind: str
    condition: str
    profile: str
    is_whole: bool = True
    """Whether the profile has as many colours as the file says."""


@dataclass(frozen=True)
class Action:
    """Something that a file does by itself, or by a click; ``page`` is 0 for the whole file."""

    kind: str
    page: int = 0


@dataclass(frozen=True)
class Tags:
    """What a file says of its structure; ``without_alt`` are the pages of figures without words."""

    is_marked: bool = False
    has_tree: bool = False
    is_suspect: bool = False
    without_alt: tuple[int, ...] = ()
    is_read: bool = True


@dataclass(frozen=True)
class Statements:
    """What a file says of itself: document information, XMP by prefixed names, and the catalogue.

    ``xmp`` is empty, and ``is_xmp_read`` false, where there is none that can be read.
    """

    info: Mapping[str, str]
    xmp: Mapping[str, str]
    is_xmp_read: bool
    language: str = ""
    shows_title: bool = False
    has_id: bool = False

    @property
    def title(self) -> str:
        """The title, wherever it is given."""
        return self.xmp.get("dc:title", "") or self.info.get("Title", "")

    @property
    def pdf_x(self) -> str:
        """The version of PDF/X that the file claims to be, such as PDF/X-4, or nothing."""
        older = self.info.get("GTS_PDFXConformance", "") or self.info.get("GTS_PDFXVersion", "")
        return (self.xmp.get("pdfxid:GTS_PDFXVersion", "") or older)[:MOST_CLAIM]

    @property
    def pdf_a(self) -> str:
        """The part and level of PDF/A that the file claims to be, such as 2a, or nothing."""
        part = self.xmp.get("pdfaid:part", "")
        level = self.xmp.get("pdfaid:conformance", "").lower()
        return f"{part}{level}"[:MOST_CLAIM] if part else ""

    @property
    def claims_access(self) -> bool:
        """Whether the file claims a standard that demands tags and a language."""
        return bool(self.pdf_ua) or self.pdf_a.endswith("a")

    @property
    def pdf_ua(self) -> str:
        """The part of PDF/UA that the file claims to be, or nothing."""
        return self.xmp.get("pdfuaid:part", "")[:MOST_CLAIM]


@dataclass(frozen=True)
class Document:
    """A finished PDF. ``repairs`` is what was damaged and guessed; ``pages_left`` were not read."""

    path: str
    version: str
    pages: tuple[Page, ...]
    fonts: tuple[Font, ...]
    intents: tuple[Intent, ...]
    statements: Statements
    tags: Tags
    actions: tuple[Action, ...] = ()
    attachments: int = 0
    is_encrypted: bool = False
    lets_readers: bool = True
    """Whether an encrypted file may be read out."""
    repairs: tuple[str, ...] = ()
    pages_left: int = 0

    @property
    def claims(self) -> tuple[str, ...]:
        """The standards that the file claims to keep."""
        said = self.statements
        found = [said.pdf_x] if said.pdf_x else []
        found += [f"PDF/A-{said.pdf_a}"] if said.pdf_a else []
        found += [f"PDF/UA-{said.pdf_ua}"] if said.pdf_ua else []
        return tuple(found)

    @property
    def is_for_print(self) -> bool:
        """Whether the file says that it is for a printer."""
        return bool(self.statements.pdf_x) or any(one.kind == "GTS_PDFX" for one in self.intents)
