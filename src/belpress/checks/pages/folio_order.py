"""A folio that is not the number of its page."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.problem import NOWHERE


@rule(
    "folio-order",
    why=(
        "A folio is not the number of its page. Readers and the contents page rely on folios "
        "that count up page by page."
    ),
    wrong="The folio of the page after 6 is 6 again.",
    right="The folio of the page after 6 is 7.",
)
def folio_order(printed: Printed) -> Iterator[Finding]:
    """Find folios that are not the numbers of their pages."""
    before = 0
    for page in printed.pages:
        folio = _folio(page)
        if folio is None:
            continue
        if folio != page.number:
            order = f", after {before}" if before else ""
            yield Finding(
                f"the folio of {page.place()} reads {folio}{order}",
                printed.source_on(page, NOWHERE),
                'check the counter "page" in the styles',
                page=page.number,
            )
        before = folio


def _folio(page: PrintedPage) -> int | None:
    """Return the number in the running foot of a body page."""
    area = page.page.text
    foot = (
        line.text.strip()
        for line in page.page.lines
        if line.source == NOWHERE and line.area.y >= area.y + area.height
    )
    numbers = [int(text) for text in foot if text.isdecimal()]
    return numbers[0] if page.kind == "body" and numbers else None
