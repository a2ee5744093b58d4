"""Figures that stand in another order than in the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.block import Figure
from belpress.model.edition import Chapter
from belpress.model.pages import Area

WIDE = 0.75
"""A figure of more than this part of the measure stands across the columns."""


@rule(
    "figure-order",
    why=(
        "A figure stands out of its order. A reader who looks for what the text speaks of takes "
        "the first figure for the one that is named first."
    ),
    wrong="The figure of the second passage on page 9, that of the fourth on page 7.",
    right="The figure of the second passage on page 7, that of the fourth on page 9.",
    stops=True,
)
def figure_order(printed: Printed) -> Iterator[Finding]:
    """Find figures out of their order."""
    for chapter in printed.chapters:
        standing = standing_figures(chapter, body_pages(printed, chapter))
        for (before, earlier), (figure, later) in pairwise(standing):
            if _is_before(later, earlier):
                message = (
                    f'picture "{figure.picture.path}" stands before "{before.picture.path}", '
                    f"which is first in the text ({later[0].place()})"
                )
                hint = "move one of them to another paragraph, or give it another form"
                at = printed.source(figure.source)
                yield Finding(message, at, hint, page=later[0].number)


def body_pages(printed: Printed, chapter: Chapter) -> list[PrintedPage]:
    """Return the pages of a chapter's body."""
    own = (page for page in printed.pages if page.chapter == chapter.name)
    return [page for page in own if page.kind == "body"]


def standing_figures(
    chapter: Chapter, pages: list[PrintedPage]
) -> list[tuple[Figure, tuple[PrintedPage, Area]]]:
    """Return the figures of a chapter in the order of the text, each with where it stands."""
    return [(figure, place) for figure in chapter.figures for place in _places(pages, figure)]


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
