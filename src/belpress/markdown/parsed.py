"""What reading a chapter's Markdown gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from belpress.markdown.attributes import Attributes
from belpress.model.block import Block
from belpress.model.citation import Citation
from belpress.model.ignore import Ignore
from belpress.model.message import Message, Wording
from belpress.model.note import Note
from belpress.model.problem import Problem, Source


@dataclass(frozen=True)
class Item:
    """One item of the forecasts list; ``excerpt`` is its HTML without the marks of its notes."""

    html: str
    text: str
    attributes: Attributes
    source: Source
    excerpt: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Link:
    """A link inside the edition: ``target`` is ``chapter`` or ``chapter--name``."""

    target: str
    written: str
    source: Source


@dataclass
class Parsed:
    """A chapter's text: its blocks in order (the first is the lead) and its forecasts.

    ``forecasts_at`` is where the heading of the forecasts stands, if there is one; ``names`` are
    the anchors of the chapter with their places, ``same`` those that several headings would have
    by their words.
    """

    blocks: list[Block] = field(default_factory=list)
    forecasts: list[Item] = field(default_factory=list)
    forecasts_at: Source | None = None
    citations: list[Citation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    names: dict[str, Source] = field(default_factory=dict)
    same: dict[str, list[Source]] = field(default_factory=dict)
    ignores: list[Ignore] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    """The texts to be translated, in order."""
    wordings: list[Wording] = field(default_factory=list)
    """How each message is worded in the translation that was asked for; none without one.

    One that cannot be printed has no text, and the words of the source stand in its place.
    """
