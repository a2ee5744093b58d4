"""Blocks: what a chapter's lead and body are made of, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from belpress.model.note import Note
from belpress.model.picture import Picture
from belpress.model.problem import Source


class BlockKind(Enum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    WIDE_TABLE = "wide-table"
    BOX = "box"
    WIDE_BOX = "wide-box"
    CODE = "code"
    RULE = "rule"
    FIGURE = "figure"


class FigureForm(Enum):
    """How large a figure stands: one column, both columns, or a page of its own."""

    COLUMN = "column"
    WIDE = "wide"
    PAGE = "page"


@dataclass(frozen=True)
class Block:
    """One block of running text.

    ``name`` is unique in the edition and serves as the anchor of the block; ``notes`` are those
    that it calls first.
    """

    kind: BlockKind
    name: str
    html: str
    text: str
    source: Source
    notes: tuple[Note, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Figure(Block):
    """A picture with its caption; ``html`` and ``text`` are the caption's."""

    picture: Picture
    form: FigureForm
