"""A pull quote that is lost, stands twice, or is not on the page of its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed
from belpress.model.edition import Chapter, PullQuote
from belpress.model.problem import Severity, Source

QUOTE = "pull-quote-text"


@rule(
    "pull-quote-place",
    why=(
        "A pull quote is lost, stands twice, or is not beside its paragraph. It leads into the "
        "text beside it; on another page it leads nowhere."
    ),
    wrong="Six pull quotes in a chapter of two pages: the last one moves to the next page.",
    right="A pull quote stands once, on the page of the paragraph it is taken from.",
    stops=True,
)
def pull_quote_place(printed: Printed) -> Iterator[Finding]:
    """Find pull quotes that are lost, stand twice, or are not on the page of their paragraph."""
    for chapter in printed.chapters:
        places = _places(printed, chapter)
        for quote in chapter.pull_quotes:
            yield from _misplaced(printed, chapter, quote, places)


def _places(printed: Printed, chapter: Chapter) -> dict[tuple[Source, bool], list[int]]:
    """Return the pages on which pull quotes (true) and passages (false) of a chapter stand."""
    places: dict[tuple[Source, bool], list[int]] = {}
    for page in printed.pages:
        if page.chapter == chapter.name and page.kind == "body":
            for spot in page.page.spots:
                places.setdefault((spot.source, spot.kind == QUOTE), []).append(page.number)
    return places


def _misplaced(
    printed: Printed,
    chapter: Chapter,
    quote: PullQuote,
    places: dict[tuple[Source, bool], list[int]],
) -> Iterator[Finding]:
    stands = places.get((quote.source, True), [])
    beside = places.get((chapter.body[quote.block].source, False), []) if chapter.body else []
    name = f'pull quote "{_shortened(quote.text)}"'
    source = printed.source(quote.source)
    if not stands:
        message, page, severity = f"{name} is not on any page", 0, Severity.ERROR
    elif len(stands) > 1:
        on = " and ".join(f"page {number}" for number in stands)
        message, page, severity = (
            f"{name} stands {len(stands)} times, on {on}",
            stands[1],
            Severity.WARNING,
        )
    elif beside and stands[0] not in beside:
        message = f"{name} is on page {stands[0]}, but its paragraph is on page {beside[0]}"
        page, severity = stands[0], Severity.WARNING
    else:
        return
    hint = "shorten it, or take one from another paragraph"
    yield Finding(message, source, hint, severity, page)


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]}…"
