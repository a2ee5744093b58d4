"""A number on the contents page that is not the page of its chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.edition import Chapter
from belpress.model.folio import folio

_NUMBER = re.compile(r"(?:\d+|\b[cdilmvx]+)\s*$")


@rule(
    "contents-number",
    why="The contents page shows a wrong page number. It sends readers to the wrong chapter.",
    wrong="Contents: Security … 12, and the chapter begins on page 10.",
    right="Contents: Security … 10.",
)
def contents_number(printed: Printed) -> Iterator[Finding]:
    """Find numbers on the contents page that are not the first pages of their chapters."""
    contents = [page for page in printed.pages if page.kind == "contents"]
    for chapter in printed.chapters if contents else ():
        if not chapter.is_listed:
            continue
        number = folio(printed.edition, chapter, printed.first_pages[chapter.name])
        page, shown = _shown(contents, chapter)
        if shown != number:
            said = f"shows {shown} for" if shown else "shows no number for"
            yield Finding(
                f'the contents page {said} "{chapter.title}", which begins on page {number} '
                f"({page.place()})",
                printed.source(chapter.place("title")),
                "check the contents page in the styles",
                page=page.number,
            )


def _shown(contents: list[PrintedPage], chapter: Chapter) -> tuple[PrintedPage, str]:
    """Return the number that stands last in the entry of a chapter, and its page."""
    title = chapter.place("title")
    entry = [
        (page, line.text) for page in contents for line in page.page.lines if line.source == title
    ]
    page, text = entry[-1] if entry else (contents[-1], "")
    number = _NUMBER.search(text)
    return page, number[0].strip() if number else ""
