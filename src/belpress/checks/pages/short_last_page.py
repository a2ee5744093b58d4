"""A last page with next to nothing on it."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage

LEAST = 1 / 5
"""Share of a page's height; with less on it, the text seems to have run over by accident."""


@rule(
    "short-last-page",
    why=(
        "The last page of a chapter is nearly empty. With less than a fifth of it filled, it "
        "looks as if the text had run over by accident, and it costs a page."
    ),
    wrong="The last page of a chapter's text holds two lines in each column.",
    right="The last page of a chapter's text is a fifth full or more.",
)
def short_last_page(printed: Printed) -> Iterator[Finding]:
    """Find chapters whose text ends on a page that is nearly empty."""
    bodies = [pages for pages in printed.bodies if pages]
    height = max((page.page.text.height for pages in bodies for page in pages), default=0.0)
    for pages in bodies:
        last = pages[-1]
        share = _covered(last) / height
        # A text of a single page has run over nothing
        if share < LEAST and len(pages) > 1:
            yield Finding(
                f"the text ends on a page that is only {share:.0%} full ({last.place()})",
                printed.source(last.columns[-1].last),
                "take out enough lines to save the page, or add some to fill it",
                page=last.number,
            )


def _covered(page: PrintedPage) -> float:
    """Return how much of a page's height has text or figures beside it, in pt."""
    areas = [line.area for column in page.columns for row in column.rows for line in row.lines]
    areas += [spot.area for spot in page.page.spots if spot.kind in ("picture", "caption", "lead")]
    covered = end = 0.0
    for top, bottom in sorted((area.y, area.y + area.height) for area in areas):
        covered += max(bottom - max(top, end), 0.0)
        end = max(end, bottom)
    return covered
