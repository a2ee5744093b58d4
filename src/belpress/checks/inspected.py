"""What rules on finished PDFs look at, and how they say what they found: one line per cause."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from belpress.checks.rule import Finding
from belpress.model.problem import Severity, Source
from belpress.preflight.boxes import Box, overlap, place
from belpress.preflight.facts import Document, Font, Page, Painted

Spot = tuple[Page, Box | None]
"""A page, and where on it; ``None`` for the page as a whole."""


class Purpose(Enum):
    """What a PDF is for, which decides what rules look at it."""

    PRINT = "print"
    SCREEN = "screen"
    ANY = "any"


@dataclass(frozen=True)
class Inspection:
    """A finished PDF, what it is for, and what the printer wants.

    ``ink`` is the most ink, in percent of all plates together; ``bleed`` the least bleed, in mm.
    """

    document: Document
    purpose: Purpose
    ink: int = 300
    bleed: float = 3.0

    @property
    def is_for_print(self) -> bool:
        """Whether a printer gets the file."""
        return self.purpose is Purpose.PRINT

    @property
    def source(self) -> Source:
        """The file."""
        return Source(self.document.path)

    def things(self) -> Iterator[tuple[Page, Painted]]:
        """Yield what each page shows within its bleed."""
        for page in self.document.pages:
            for thing in page.painted:
                if overlap(thing.box, page.bleed) is not None:
                    yield page, thing

    def pages(self, wanted: Callable[[Page], bool]) -> list[Spot]:
        """Return the pages that are wanted, each as a whole."""
        return [(page, None) for page in self.document.pages if wanted(page)]

    def pages_of(self, fonts: Iterable[Font]) -> list[Spot]:
        """Return the pages that typefaces set type on."""
        numbers = {number for font in fonts for number in font.pages}
        return self.pages(lambda page: page.number in numbers)

    def found(
        self,
        message: str,
        hint: str,
        at: Iterable[Spot] = (),
        severity: Severity | None = None,
    ) -> PdfFinding:
        """Return a finding at some spots; without any, it is one of the whole file."""
        spots = list(at)
        where = next(((page, box) for page, box in spots if box is not None), None)
        numbers = tuple(sorted({page.number for page, _ in spots}))
        return PdfFinding(
            message,
            self.source,
            hint,
            severity,
            where[0].number if where else next(iter(numbers), 0),
            numbers,
            place(where[1], where[0].trim, where[0].rotation) if where else None,
        )


@dataclass(frozen=True)
class PdfFinding(Finding):
    """A finding in a PDF: all its ``pages``, and its ``place`` on ``page``, the first of them.

    A place is in mm from the left and top of the trim.
    """

    pages: tuple[int, ...] = ()
    place: tuple[float, float] | None = None


def by_cause(
    things: Iterable[tuple[Page, Painted]], cause: Callable[[Painted], Hashable | None]
) -> Mapping[Hashable, list[tuple[Page, Painted]]]:
    """Return things by what is wrong with them; ``cause`` is ``None`` for one that is right."""
    found: dict[Hashable, list[tuple[Page, Painted]]] = {}
    for page, thing in things:
        if (key := cause(thing)) is not None:
            found.setdefault(key, []).append((page, thing))
    return found


def spots(things: Iterable[tuple[Page, Painted]]) -> list[Spot]:
    """Return where things are."""
    return [(page, thing.box) for page, thing in things]


KINDS = {
    "type": "type",
    "line": "lines",
    "ground": "grounds",
    "picture": "pictures",
    "gradient": "gradients",
}


def named(kinds: Iterable[str]) -> str:
    """Return kinds of things in words: lines, pictures and type."""
    words = sorted({KINDS[kind] for kind in kinds})
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def listed(names: Iterable[str], most: int = 4) -> str:
    """Return names, the first few of many."""
    known = sorted(set(names))
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + more
