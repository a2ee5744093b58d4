"""An empty page that a text leaves before the next one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed
from belpress.model.kind import TextKind


@rule(
    "page-empty",
    why=(
        "A page stays empty between two texts. Chapters and sections open on left pages; where "
        "what stands before one ends on a left page, the right one beside it is left over."
    ),
    wrong="An advertisement on page 10, an empty page 11, and a chapter that opens on page 12.",
    right="An advertisement on page 10, another on page 11, and the chapter on page 12.",
)
def page_empty(printed: Printed) -> Iterator[Finding]:
    """Find empty pages between texts, behind one that is not a chapter."""
    kinds = {text.name: text for text in printed.edition.chapters}
    for (before, empty), (_, behind) in pairwise(pairwise(printed.pages)):
        text = kinds.get(before.chapter)
        if empty.kind != "filler" or text is None or text.kind is TextKind.CHAPTER:
            continue
        if behind.chapter in kinds:
            yield Finding(
                f'page {empty.number} is empty, between "{text.title}" and '
                f'"{kinds[behind.chapter].title}", which opens on a left page',
                text.source,
                "add or take out a page before it: by a text of one page, or by other words",
                page=empty.number,
            )
