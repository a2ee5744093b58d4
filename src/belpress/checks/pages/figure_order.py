"""Figures that stand in another order than in the text, or far from their passage."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.edition import Chapter, Figure
from belpress.model.pages import Area
from belpress.model.problem import Source

MOST_PAGES = 2
"""A figure stands at most so many pages from its passage, which is the next spread."""
WIDE = 0.75
"""A figure of more than this part of the measure stands across the columns."""


@rule(
    "figure-order",
    why=(
        "A figure stands out of its order, or far from its passage. A reader who looks for what "
        "the text speaks of expects it on the same spread."
    ),
    wrong="The figure of the second passage on page 9, that of the fourth on page 7.",
    right="Both in their order, each on the page of its passage or the next.",
    stops=True,
)
def figure_order(printed: Printed) -> Iterator[Finding]:
    """Find figures out of their order, or more than a spread from their passage."""
    for chapter in printed.chapters:
        pages = [
            page for page in printed.pages if page.chapter == chapter.name and page.kind == "body"
        ]
        standing = [
            (figure, place) for figure in chapter.figures for place in _places(pages, figure)
        ]
        for (before, earlier), (figure, later) in pairwise(standing):
            if _is_before(later, earlier):
                message = (
                    f'picture "{figure.picture.path}" stands before "{before.picture.path}", '
                    f"which is first in the text ({later[0].place()})"
                )
                hint = "move one of them to another paragraph, or give it another form"
                at = printed.source(figure.source)
                yield Finding(message, at, hint, page=later[0].number)
        for figure, place in standing:
            yield from _far(printed, chapter, figure, place[0], pages)


def _places(pages: list[PrintedPage], figure: Figure) -> Iterator[tuple[PrintedPage, Area]]:
    for page in pages:
        for picture in page.page.pictures:
            if picture.source == figure.source:
                yield page, picture.area
                return


def _is_before(one: tuple[PrintedPage, Area], other: tuple[PrintedPage, Area]) -> bool:
    """Whether a figure stands before another one, as pages are read."""
    (page, area), (other_page, other_area) = one, other
    if page.number != other_page.number:
        return page.number < other_page.number
    wide = WIDE * page.page.text.width
    if max(area.width, other_area.width) > wide or round(area.x) == round(other_area.x):
        return area.y < other_area.y
    return area.x < other_area.x


def _far(
    printed: Printed, chapter: Chapter, figure: Figure, page: PrintedPage, pages: list[PrintedPage]
) -> Iterator[Finding]:
    """Find a figure that stands too far from the passage before it."""
    passage = _passage_of(chapter, figure)
    beside = [one.number for one in pages if any(s.source == passage for s in one.page.spots)]
    if beside and not min(beside) - MOST_PAGES <= page.number <= max(beside) + MOST_PAGES:
        message = (
            f'picture "{figure.picture.path}" stands on page {page.number}, '
            f"its passage on page {beside[-1]}"
        )
        hint = "there are many figures near each other; move some, or make them {.column}"
        yield Finding(message, printed.source(figure.source), hint, page=page.number)


def _passage_of(chapter: Chapter, figure: Figure) -> Source:
    """Return the place of the passage before a figure, or of the lead."""
    before = [block for block in chapter.body if block.source < figure.source]
    texts = [block for block in before if not isinstance(block, Figure)]
    return (texts or [chapter.lead])[-1].source
