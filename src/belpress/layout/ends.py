"""What stands behind the chapters: last year's forecasts, the imprint and the back cover."""

from __future__ import annotations

from belpress.layout.chapter import set_part
from belpress.layout.scorecard import set_scorecard
from belpress.model.document import Document
from belpress.model.pages import SHEET_PAGES, Laid
from belpress.press.pressroom import Pressroom


def set_ends(pressroom: Pressroom, document: Document, number: int) -> list[Laid]:
    """Set what stands behind the chapters, from page ``number`` on.

    The back cover is the last page of a sheet, and the imprint, if it has a page, the one before
    it; empty pages fill up to them.
    """
    imprint, ends = document.imprint, list[Laid]()
    if document.scorecard:
        ends.append(set_scorecard(pressroom, document.scorecard, number, 1 + bool(imprint)))
        number = ends[-1].next_page
    last = -(-(number + bool(imprint)) // SHEET_PAGES) * SHEET_PAGES
    until = last - bool(imprint)
    ends += [set_part(pressroom, document.filler, page) for page in range(number, until)]
    if imprint:
        ends.append(set_part(pressroom, imprint, until))
    ends.append(set_part(pressroom, document.back, last))
    return ends
