"""A word divided over a page turn."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.page_turns import turned_words
from belpress.layout.printed import Printed


@rule(
    "word-over-page",
    why=(
        "A word is divided between a page and its other side. Belpress keeps such words whole "
        "where it can; here that would have taken another page, or the word is too long for a line."
    ),
    wrong="Page 5 ends in “consti-”, and page 6 begins with “tution”.",
    right="The whole word “constitution” stands at the head of page 6.",
)
def word_over_page(printed: Printed) -> Iterator[Finding]:
    """Find words that are divided over a turn of the page."""
    for pages in printed.bodies:
        for word in turned_words((page.number, page.page) for page in pages):
            whole = word.spellings[0]
            yield Finding(
                f'"{whole}" is divided over the turn of page {word.number}: '
                f'"{word.beginning}", "{word.rest}"',
                printed.source(word.source),
                "change a word or two of the paragraph, or never divide the word: write "
                f'"{whole.lower()}" into manuscript/hyphenation.yaml',
                page=word.number,
            )
