"""Figures that stand far from their passage."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.pages.figure_order import body_pages, standing_figures
from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.block import Figure
from belpress.model.edition import Chapter
from belpress.model.problem import Source

MOST_PAGES = 2
"""A figure stands at most so many pages from its passage, which is the next spread."""


@rule(
    "figure-far",
    why=(
        "A figure stands far from its passage. A reader who looks for what the text speaks of "
        "expects it on the same spread."
    ),
    wrong="A passage on page 5, its figure on page 9.",
    right="A passage on page 5, its figure on page 5, 6 or 7.",
)
def figure_far(printed: Printed) -> Iterator[Finding]:
    """Find figures that are more than a spread from their passage."""
    for chapter in printed.chapters:
        pages = body_pages(printed, chapter)
        for figure, (page, _) in standing_figures(chapter, pages):
            yield from _far(printed, chapter, figure, page, pages)


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
    return (texts or chapter.blocks[:1])[-1].source
