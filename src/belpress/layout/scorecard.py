"""The pages on last year's forecasts: one, or an overview and evenly filled pages behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from belpress.layout.chapter import FITS, fits, set_fitted, set_part
from belpress.layout.makeup import least
from belpress.model.document import Part
from belpress.model.pages import SHEET_PAGES, Laid, LaidPage
from belpress.press.pressroom import Pressroom

DIVIDED = ".scorecard-chapters { page: scorecard-chapters }"
"""Puts the chapters on pages of their own, behind the overview."""
STEPS = (1.0, *FITS)
LARGER = (1.4, 1.3, 1.2, 1.1)
"""How much larger few forecasts may be set."""
ROOMY = 0.75
"""Pages that are filled less than this have room for larger forecasts."""
ITEM = 40.0
"""About the height of a forecast, in pt, by which pages are filled unevenly."""
TRIES = 5


def set_scorecard(pressroom: Pressroom, part: Part, number: int, behind: int) -> Laid:
    """Set the scorecard from page ``number`` on; so many pages stand ``behind`` it on the sheet.

    It is set on one page, or with its overview on one. The chapters then are set smaller where
    that saves pages which would be empty, or larger where there is room, and evenly.
    """
    drawn = set_part(pressroom, part, number)
    if len(drawn.pages) <= 2:
        whole = set_fitted(pressroom, part, number)
        if fits(whole):
            return whole

    def smaller(step: int) -> Laid:
        return _set(pressroom, part, number, {"--fit": STEPS[step]})

    step, divided = 0, smaller(0)
    last = len(STEPS) - 1
    if _sheets(divided, behind) > _sheets(smallest := smaller(last), behind):
        wanted = _sheets(smallest, behind)
        step = least(lambda step: _sheets(smaller(step), behind) <= wanted, last)
        divided = smaller(step)
    size = {"--fit": STEPS[step]}
    for times in LARGER if _is_roomy(divided) else ():
        larger = _set(pressroom, part, number, {**size, "--larger": times})
        if len(larger.pages) == len(divided.pages):
            return _even(pressroom, part, larger, {**size, "--larger": times})
    return _even(pressroom, part, divided, size)


def _set(
    pressroom: Pressroom, part: Part, number: int, size: Mapping[str, float], short: float = 0.0
) -> Laid:
    """Set it divided in a ``size``, its chapters on pages that are ``short`` pt less high."""
    tokens = [*(f"{token}: {value}" for token, value in size.items()), f"--short: {short:.0f}pt"]
    sizes = f":root {{ {'; '.join(tokens)} }}"
    return pressroom.lay_out(part.setting(number, rules=f"{sizes}\n{DIVIDED}"))


def _sheets(laid: Laid, behind: int) -> int:
    """Return how many sheets of four pages it takes up to the last page of the publication."""
    return -(-(laid.next_page - 1 + behind) // SHEET_PAGES)


def _even(pressroom: Pressroom, part: Part, laid: Laid, size: Mapping[str, float]) -> Laid:
    """Fill the pages behind the overview evenly, if their number stays the same."""
    pages = _behind_overview(laid)
    if len(pages) < 2:
        return laid
    depth, filled = pages[0].text.height, _filled(pages)
    for tries in range(1, TRIES + 1):
        short = depth - sum(filled) / len(pages) - tries * ITEM
        if short <= depth - max(filled):
            break
        even = _set(pressroom, part, laid.first_page, size, short)
        if len(even.pages) == len(laid.pages):
            return even
    return laid


def _is_roomy(laid: Laid) -> bool:
    """Whether the pages of the chapters are far from full."""
    pages = _behind_overview(laid)
    return sum(_filled(pages)) < ROOMY * sum(page.text.height for page in pages)


def _behind_overview(laid: Laid) -> Sequence[LaidPage]:
    """Return the pages from that of the first chapter on, which has a bookmark."""
    first = (
        index
        for index, page in enumerate(laid.pages)
        if any(bookmark.level > 1 for bookmark in page.bookmarks)
    )
    return laid.pages[next(first, len(laid.pages)) :]


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
