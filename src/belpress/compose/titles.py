"""On which lines the titles of the cover and of openers stand; how large, the layout finds out."""

from __future__ import annotations

from math import ceil, sqrt

from belpress.language.titles import even_lines
from belpress.model.edition import Chapter, Edition

MOST_ALONE = 3
"""So many words of a cover's title stand on a line each."""
MOST_FREE = 5
"""An opener's title of so many words is broken by the layout alone."""
COVER_SHAPE = 4.2
"""The room of a cover's title is about as wide as so many characters for each line of it."""
OPENER_LINE = 16
"""About how many characters of an opener's title stand on a line."""
OPENER_LINES = 4
PAGE_LINE = 28
"""About how many characters of a page's title stand on a line."""


def cover_lines(edition: Edition) -> tuple[str, ...]:
    """Return the lines of a cover's title: the author's own, a word each, or even ones."""
    words = tuple(edition.title.split(" "))
    if len(edition.title_lines) > 1:
        return edition.title_lines
    if len(words) <= MOST_ALONE:
        return words
    count = round(sqrt(len(edition.title) / COVER_SHAPE))
    return even_lines(edition.title, edition.language, max(count, 2))


def opener_lines(chapter: Chapter, language: str) -> tuple[str, ...]:
    """Return the lines of a chapter's title on its opener; one where the layout breaks it."""
    if len(chapter.title_lines) > 1:
        return chapter.title_lines
    if len(chapter.title.split()) <= MOST_FREE:
        return (chapter.title,)
    count = ceil(len(chapter.title) / OPENER_LINE)
    return even_lines(chapter.title, language, min(count, OPENER_LINES))


def page_lines(title: str, language: str) -> tuple[str, ...]:
    """Return the lines of a page's title, even ones where it needs several."""
    return even_lines(title, language, ceil(len(title) / PAGE_LINE))
