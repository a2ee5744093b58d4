"""Footnotes, as a chapter says them."""

from __future__ import annotations

from dataclasses import dataclass

from belpress.model.problem import Source


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
