"""Folios: the numbers of pages as they are printed."""

from __future__ import annotations

from belpress.model.edition import Chapter, Edition

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def folio(edition: Edition, text: Chapter, number: int) -> str:
    """Return the number of a page (from 1) as it is printed in a text."""
    return roman(number) if edition.has_roman_folios and text in edition.front else str(number)


def roman(number: int) -> str:
    """Return a number as a small roman one."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
