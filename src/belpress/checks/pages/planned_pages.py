"""A chapter that takes more pages than were planned for it."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed


@rule(
    "planned-pages",
    why=(
        "A chapter takes more pages than planned. It moves all chapters that follow, and may "
        "cost a sheet."
    ),
    wrong="A chapter with “pages: 6” in its front matter takes 8 pages.",
    right="The chapter is shortened to 6 pages, or 8 are planned for it.",
)
def planned_pages(printed: Printed) -> Iterator[Finding]:
    """Find chapters that take more pages than their front matter plans."""
    for chapter in printed.chapters:
        pages = [page for page in printed.pages if page.chapter == chapter.name]
        if not chapter.planned_pages or len(pages) <= chapter.planned_pages:
            continue
        past = pages[chapter.planned_pages]
        yield Finding(
            f'"{chapter.title}" takes {len(pages)} pages, but {chapter.planned_pages} are planned; '
            f"{past.place()} is the first extra page",
            chapter.source,
            'shorten it, or change "pages:" in its front matter',
            page=past.number,
        )
