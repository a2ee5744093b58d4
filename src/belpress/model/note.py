"""Footnotes, as a chapter says them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from belpress.model.problem import Source


class NotesPlace(Enum):
    """Where notes stand: below their page, behind their chapter, or behind all chapters."""

    PAGE = "page"
    CHAPTER = "chapter"
    END = "end"


@dataclass(frozen=True)
class Note:
    """A footnote: its number in its chapter, and its words.

    ``name`` is the anchor of the note and ``mark`` that of the first mark that calls it.
    """

    number: int
    name: str
    mark: str
    html: str
    text: str
    source: Source
