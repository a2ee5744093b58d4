"""The document: an edition composed into HTML, part by part, before anything is laid out.

A part is laid out on its own. A chapter's body is kept in pieces, since the places of its figures
and pull quotes are decided only when the lengths of its passages are known (see ``layout``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from belpress.model.house import USUAL, House, OpeningSide
from belpress.model.imprint import NO_IMPRINT, Imprint
from belpress.model.problem import Source
from belpress.model.setting import Setting


class FloatForm(Enum):
    """How a float stands on its page."""

    WIDE = "wide"
    PAGE = "page"
    MARGIN = "margin"


ACROSS = frozenset({"wide-table", "wide-box"})
"""The kinds of passages that stand across all columns."""
BOXES = frozenset({"box", "wide-box"})
"""The kinds of passages on a ground of their own, with room below their words."""


@dataclass(frozen=True)
class Passage:
    """One block of a body's flow. ``html`` is its content, ``name`` its anchor.

    ``picture`` is the path of the picture it shows, or empty.
    """

    name: str
    kind: str
    html: str
    source: Source
    picture: str = ""

    @property
    def spans(self) -> bool:
        """Whether it stands across all columns."""
        return self.kind in ACROSS


@dataclass(frozen=True)
class Float:
    """Something that is placed on a page and not in the flow: a figure or a pull quote.

    ``after`` is the index of the passage it belongs to; ``offset`` (0 to 1) says how far down in
    that passage. ``picture`` is the path of the picture it shows, or empty.
    """

    name: str
    kind: str
    form: FloatForm
    html: str
    after: int
    offset: float
    source: Source
    picture: str = ""


@dataclass(frozen=True)
class Footnote:
    """A note at the foot of a page. ``html`` is the whole of it, ``name`` its anchor.

    ``mark`` is the anchor of the mark that calls it; ``after`` names the passage or float that
    this stands in, and is empty where that is the opening.
    """

    name: str
    mark: str
    html: str
    after: str


@dataclass(frozen=True)
class Part:
    """A run of pages that is laid out on its own.

    ``head`` and ``html`` are the contents of ``<head>`` and ``<body>``; ``sources`` are the places
    of the manuscript that its HTML comes from, by the numbers they have in it; ``pictures`` are
    the paths of its pictures.
    """

    name: str
    kind: str
    title: str
    head: str
    language: str
    html: str
    sources: tuple[Source, ...] = ()
    pictures: tuple[str, ...] = ()
    chapter: str = ""
    """The name of the part's chapter, or empty."""

    def setting(self, number: int, *, rules: str = "") -> Setting:
        """Return the part as it is to be laid out from page ``number`` on."""
        return Setting(
            name=self.name,
            kind=self.kind,
            head=self.head,
            html=self.html,
            first_page=number,
            language=self.language,
            rules=rules,
            group=self.chapter,
            sources=self.sources,
            pictures=self.pictures,
        )


@dataclass(frozen=True)
class Body:
    """A chapter's body in pieces: what is above the columns, the flow, and the floats, in order.

    ``head`` is the inside of ``<head>``, ``opening`` the HTML over the columns. ``sources`` are the
    places of the manuscript that its pieces come from, by the numbers they have in them.
    ``footnotes`` are all but those of figures that fill a page, which stand with their captions.
    """

    chapter: str
    title: str
    head: str
    language: str
    opening: str
    passages: tuple[Passage, ...]
    floats: tuple[Float, ...]
    sources: tuple[Source, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    tokens: str = ""
    """The names of the measures that ``head`` sets otherwise than the styles, or empty."""

    @property
    def name(self) -> str:
        """The name of the part that the body becomes."""
        return f"{self.chapter}-body"

    @property
    def source(self) -> Source:
        """Where the body begins in the manuscript."""
        return self.passages[0].source if self.passages else Source(self.name)

    @cached_property
    def numbers(self) -> Mapping[Source, int]:
        """The numbers of the places among the sources."""
        return {source: number for number, source in enumerate(self.sources)}

    def setting(self, number: int, html: str, *, kind: str = "body", rules: str = "") -> Setting:
        """Return the body as it is to be laid out from page ``number`` on, put together as HTML."""
        pictures = [passage.picture for passage in self.passages]
        pictures += [float_.picture for float_ in self.floats]
        return Setting(
            name=self.name,
            kind=kind,
            head=self.head,
            html=html,
            first_page=number,
            language=self.language,
            rules=rules,
            group=self.chapter,
            sources=self.sources,
            pictures=tuple(dict.fromkeys(filter(None, pictures))),
        )


@dataclass(frozen=True)
class ChapterParts:
    """The parts of one chapter, or of a text of another kind, in order.

    Those that it does not have are nothing. ``pages`` are those of a text that is designed page by
    page and has no body.
    """

    name: str
    title: str
    opener: Part | None
    body: Body | None
    forecasts: Part | None
    pages: tuple[Part, ...] = ()
    opens_on: OpeningSide = OpeningSide.LEFT
    """The side that it opens on; any, if it stands on the next page, as other texts do."""
    fills_up_to: OpeningSide = OpeningSide.LEFT
    """The side that an empty page behind it brings what follows to."""


@dataclass(frozen=True)
class Metadata:
    """What the finished document says about itself."""

    title: str
    author: str
    language: str
    subject: str = ""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """What is read to a listener in place of the symbols of colour keys."""
    imprint: Imprint = NO_IMPRINT
    """With the numbers of the document's language alone."""


@dataclass(frozen=True)
class Document:
    """An edition in HTML. The contents page is composed when the page numbers are known."""

    metadata: Metadata
    cover: Part
    summary: Part | None
    """Nothing where there is nothing to sum up."""
    chapters: tuple[ChapterParts, ...]
    filler: Part
    back: Part
    roman: frozenset[str] = frozenset()
    """The names of the texts whose pages have roman numbers."""
    imprint: Part | None = None
    """The page before the back cover, if the edition has its imprint there."""
    house: House = USUAL
    scorecard: Part | None = None
    """The pages behind the last chapter, if the edition says how last year's forecasts fared."""

    @property
    def listed(self) -> tuple[str, ...]:
        """The names of what stands on the contents page, in order."""
        own = (self.scorecard.name,) if self.scorecard else ()
        return (*(chapter.name for chapter in self.chapters), *own)
