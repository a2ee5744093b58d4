"""The document: an edition composed into HTML, part by part, before anything is laid out.

A part is laid out on its own. A chapter's body is kept in pieces, since where its figures and
pull quotes go is decided only when the lengths of its passages are known (see ``makeup``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from belpress.model.problem import Source
from belpress.model.setting import Setting


class FloatForm(Enum):
    """How a float stands on its page."""

    WIDE = "wide"
    PAGE = "page"
    MARGIN = "margin"


@dataclass(frozen=True)
class Passage:
    """One block of a body's flow. ``html`` is its inside, ``name`` its anchor."""

    name: str
    kind: str
    html: str
    source: Source


@dataclass(frozen=True)
class Float:
    """Something that has its place on a page and not in the flow: a figure or a pull quote.

    ``after`` is the index of the passage it belongs to; ``offset`` (0 to 1) says how far down in
    that passage.
    """

    name: str
    kind: str
    form: FloatForm
    html: str
    after: int
    offset: float
    source: Source


@dataclass(frozen=True)
class Body:
    """A chapter's body: what stands over the columns, the flow, and the floats, in order."""

    head: str
    passages: tuple[Passage, ...]
    floats: tuple[Float, ...]


@dataclass(frozen=True)
class Part:
    """A run of pages that is laid out on its own.

    ``head`` and ``html`` are the insides of ``<head>`` and ``<body>``; a part that has a ``body``
    gets its ``html`` when that is made up into pages.
    """

    name: str
    kind: str
    title: str
    head: str
    language: str
    html: str = ""
    body: Body | None = None
    chapter: str = ""
    """The name of the chapter the part is of, or empty."""
    pictures: Mapping[str, Source] = field(default_factory=dict)
    """Paths of the pictures in the part, and the place that names each."""

    def setting(self, number: int, *, html: str = "", kind: str = "", rules: str = "") -> Setting:
        """Return the part as it is to be laid out from page ``number`` on.

        ``html`` and ``kind`` replace the part's own, where a body is made up.
        """
        return Setting(
            name=self.name,
            kind=kind or self.kind,
            head=self.head,
            html=html or self.html,
            first_page=number,
            language=self.language,
            rules=rules,
            group=self.chapter,
        )


@dataclass(frozen=True)
class ChapterParts:
    """The parts of one chapter, in order."""

    name: str
    opener: Part
    body: Part
    forecasts: Part


@dataclass(frozen=True)
class Metadata:
    """What the finished document says of itself."""

    title: str
    author: str
    language: str
    subject: str = ""


@dataclass(frozen=True)
class Document:
    """An edition in HTML. The contents page is composed when the page numbers are known."""

    metadata: Metadata
    cover: Part
    summary: Part
    chapters: tuple[ChapterParts, ...]
    filler: Part
    back: Part
