"""The house that publishes: how it opens its chapters, and what its templates are.

What is a measure, a colour or a typeface is said by its styles; the rest of its ways stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class OpeningSide(Enum):
    """The side that the first page of every chapter is on."""

    LEFT = "left"
    RIGHT = "right"
    ANY = "any"

    def page(self, number: int) -> int:
        """Return a page number, or the next one if that page is on the other side."""
        if self is OpeningSide.ANY:
            return number
        return number + (number % 2 == (self is OpeningSide.LEFT))


class QuotesIn(Enum):
    """Where pull quotes stand that ask for the margin: there, or at heads and feet of pages."""

    MARGIN = "margin"
    TEXT = "text"


class Foot(Enum):
    """What a running foot says: the edition's title, the chapter's, the series, or nothing."""

    EDITION = "edition"
    CHAPTER = "chapter"
    SERIES = "series"
    NOTHING = "nothing"


@dataclass(frozen=True)
class House:
    """The ways of a house, and those templates that are its own, by their names.

    ``whole_spreads`` says that a chapter takes an even number of pages; ``cover_art`` and
    ``back_art``, that there are pictures on the cover and the back cover; ``left_foot`` and
    ``right_foot`` are what runs at the foot of left and right pages.
    """

    opening_side: OpeningSide = OpeningSide.LEFT
    whole_spreads: bool = True
    pull_quotes: QuotesIn = QuotesIn.MARGIN
    cover_art: bool = True
    back_art: bool = False
    left_foot: Foot = Foot.EDITION
    right_foot: Foot = Foot.CHAPTER
    templates: Mapping[str, str] = field(default_factory=dict)


USUAL = House()
"""The ways of the house whose design comes with the package."""
