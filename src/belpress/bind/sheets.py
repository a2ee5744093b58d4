"""Sheets: what goes through a press, with one page or several on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Object, Pdf

from belpress.bind.marks import Cuts, cuts_of


@dataclass(frozen=True)
class Sheets:
    """A PDF whose pages are sheets, where each is cut, and what its slug line calls it."""

    pdf: Pdf
    cuts: Sequence[Cuts]
    names: Sequence[str]


def single_pages(book: Pdf) -> Sheets:
    """Return pages as sheets of their own."""
    cuts = [cuts_of(page.obj) for page in book.pages]
    return Sheets(book, cuts, [str(number) for number in range(1, len(cuts) + 1)])


def pages_as_forms(book: Pdf, made: Pdf) -> list[Object]:
    """Return the pages of a PDF as things that another one can paint, with their bleed."""
    for page in book.pages:
        # A form shows what is inside the trim of its page
        page.obj.TrimBox = page.obj.BleedBox
    return [made.copy_foreign(page.as_form_xobject()) for page in book.pages]
