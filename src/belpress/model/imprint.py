"""The imprint: who publishes an edition, by which numbers it is found, and how it may be used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Medium(Enum):
    """What a file is read on."""

    PRINT = "print"
    SCREEN = "screen"


class ImprintPlace(Enum):
    """Where the imprint is printed: on a page of its own, or on the back cover."""

    PAGE = "page"
    BACK = "back"


@dataclass(frozen=True)
class Number:
    """An ISBN, ISSN or DOI, as it is printed.

    It is that of one language, or of all where ``language`` is empty; of one medium, or of both.
    """

    text: str
    language: str = ""
    medium: Medium | None = None


Numbers = tuple[Number, ...]


@dataclass(frozen=True)
class Licence:
    """How a publication may be used: in words, and the address (a URL) that says all of it."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True)
class Publisher:
    """Who publishes an edition; all but the name may be empty."""

    name: str = ""
    place: str = ""
    address: str = ""
    website: str = ""


@dataclass(frozen=True)
class Imprint:
    """What the world outside asks of an edition. ``place`` is where it is printed, if it is."""

    isbn: Numbers = ()
    issn: Numbers = ()
    doi: Numbers = ()
    licence: Licence = Licence()
    publisher: Publisher = Publisher()
    place: ImprintPlace | None = None

    def in_language(self, language: str) -> Imprint:
        """Return the imprint with the numbers of one language alone."""
        return replace(
            self,
            isbn=_of_language(self.isbn, language),
            issn=_of_language(self.issn, language),
            doi=_of_language(self.doi, language),
        )


NO_IMPRINT = Imprint()


def number_of(numbers: Numbers, medium: Medium) -> str:
    """Return the number of a medium, or the one of both; empty where there is neither."""
    known = {number.medium: number.text for number in numbers}
    return known.get(medium, known.get(None, ""))


def _of_language(numbers: Numbers, language: str) -> Numbers:
    """Return the numbers given for a language; where there are none, those for all."""
    own = tuple(number for number in numbers if number.language == language)
    return own or tuple(number for number in numbers if not number.language)
