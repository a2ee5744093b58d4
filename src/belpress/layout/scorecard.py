"""The pages on last year's forecasts: one, or an overview and evenly filled pages behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from belpress.layout.chapter import FITS, fits, set_part
from belpress.layout.makeup import least
from belpress.model.document import Part
from belpress.model.pages import SHEET_PAGES, Laid, LaidPage
from belpress.press.pressroom import Pressroom

DIVIDED = ".scorecard-chapters { page: scorecard-chapters }"
"""Puts the chapters on pages of their own, behind the overview."""
WHOLE = ".scorecard { page: scorecard-chapters }"
"""Lets the chapters begin on the page of the overview."""
LOW = 0.6
"""An overview that fills less of its page than this shares it."""
STEPS = (1.0, *FITS)
LARGER = (1.4, 1.3, 1.2, 1.1)
"""How much larger few forecasts may be set."""
ROOMY = 0.75
"""Pages that are filled less than this have room for larger forecasts."""
ITEM = 40.0
"""About the height of a forecast, in pt, by which pages are filled unevenly."""
TRIES = 5
SHORT = 150.0
"""A last page that is filled less than this, in pt, looks like a mistake."""


@dataclass(frozen=True)
class Look:
    """How it is set: how many times as large as drawn, and on which pages.

    ``overview`` and ``forecasts`` are these sizes; the pages of the forecasts are ``short`` pt
    less high than there is room.
    """

    overview: float = 1.0
    forecasts: float = 1.0
    short: float = 0.0
    is_divided: bool = True

    @property
    def rules(self) -> str:
        """The CSS of it."""
        tokens = f"--fit: {self.overview}; --forecast-fit: {self.forecasts}"
        tokens += f"; --short: {self.short:.0f}pt"
        return f":root {{ {tokens} }}\n{DIVIDED if self.is_divided else WHOLE}"

    def pages(self, laid: Laid) -> Sequence[LaidPage]:
        """Return the pages that forecasts may stand on."""
        return laid.pages[_overview_pages(laid) :] if self.is_divided else laid.pages


def set_scorecard(pressroom: Pressroom, part: Part, number: int, behind: int) -> Laid:
    """Set the scorecard from page ``number`` on; so many pages stand ``behind`` it on the sheet.

    It is set on one page, or with its overview on one if that is filled well. The forecasts then
    are set smaller where that saves pages which would be empty, or larger where there is room, and
    evenly.
    """

    def laid(look: Look) -> Laid:
        return pressroom.lay_out(part.setting(number, rules=look.rules))

    drawn = set_part(pressroom, part, number)
    if len(drawn.pages) <= 2:
        whole = _least(lambda size: laid(Look(size, size, is_divided=False)), fits)
        if whole is not None:
            return laid(Look(whole, whole, is_divided=False))
    look = Look()
    divided = laid(look)
    overview = _overview_pages(divided)
    if _filled(divided.pages[:1])[0] < LOW * divided.pages[0].text.height:
        look = Look(is_divided=False)
    elif overview > 1:
        size = _least(
            lambda size: laid(replace(look, overview=size)),
            lambda laid: _overview_pages(laid) < overview,
        )
        look = replace(look, overview=size or 1.0)
    look = _sized(laid, look, behind)
    sizes = [look.forecasts, *(size for size in STEPS if size < look.forecasts)]
    ends = (_even(laid, replace(look, forecasts=size)) for size in sizes)
    return next((end for end in ends if not _ends_short(end)), laid(look))


def _ends_short(laid: Laid) -> bool:
    """Whether little stands on the last page."""
    return len(laid.pages) > 1 and _filled(laid.pages)[-1] < SHORT


def _sized(laid: Callable[[Look], Laid], look: Look, behind: int) -> Look:
    """Set the forecasts larger or smaller than drawn, so that pages are full and none is empty."""
    drawn = laid(look)
    if _is_roomy(look.pages(drawn)):
        for size in LARGER:
            larger = replace(look, forecasts=size)
            if len(laid(larger).pages) == len(drawn.pages):
                return larger
    sheets = _sheets(drawn, behind)
    fewer = _least(
        lambda size: laid(replace(look, forecasts=size)),
        lambda laid: _sheets(laid, behind) < sheets,
    )
    return replace(look, forecasts=fewer) if fewer else look


def _least(laid: Callable[[float], Laid], is_good: Callable[[Laid], bool]) -> float | None:
    """Return the size nearest to that drawn at which pages are good, or nothing."""
    last = len(STEPS) - 1
    if not is_good(laid(STEPS[last])):
        return None
    return STEPS[least(lambda step: is_good(laid(STEPS[step])), last)]


def _even(laid: Callable[[Look], Laid], look: Look) -> Laid:
    """Fill the pages of the forecasts evenly, if their number stays the same."""
    drawn = laid(look)
    pages = look.pages(drawn)
    if len(pages) < 2:
        return drawn
    depth, filled = pages[0].text.height, _filled(pages)
    for tries in range(1, TRIES + 1):
        short = depth - sum(filled) / len(pages) - tries * ITEM
        if short <= depth - max(filled):
            break
        even = laid(replace(look, short=short))
        if len(even.pages) == len(drawn.pages):
            return even
    return drawn


def _sheets(laid: Laid, behind: int) -> int:
    """Return how many sheets of four pages it takes up to the last page of the publication."""
    return -(-(laid.next_page - 1 + behind) // SHEET_PAGES)


def _is_roomy(pages: Sequence[LaidPage]) -> bool:
    """Whether pages are far from full."""
    return sum(_filled(pages)) < ROOMY * sum(page.text.height for page in pages)


def _overview_pages(laid: Laid) -> int:
    """Return how many pages stand before that of the first chapter, which has a bookmark."""
    return next(
        (
            index
            for index, page in enumerate(laid.pages)
            if any(bookmark.level > 1 for bookmark in page.bookmarks)
        ),
        len(laid.pages),
    )


def _filled(pages: Sequence[LaidPage]) -> list[float]:
    """Return how far down the text of each page reaches, in pt from its upper edge."""
    return [
        max(
            (
                line.area.y + line.area.height - page.text.y
                for line in page.lines
                # The running foot stands below
                if line.area.y < page.text.y + page.text.height
            ),
            default=0.0,
        )
        for page in pages
    ]
