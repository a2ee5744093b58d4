"""Where chapters and texts of other kinds begin, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from belpress.model.document import ChapterParts


def next_verso(number: int) -> int:
    """Return a page number, or the one after it if it is that of a right page."""
    return number + number % 2


def first_page(text: ChapterParts, number: int) -> int:
    """Return the first page of a text, if what is before it ends before page ``number``."""
    return next_verso(number) if text.opens_left else number


def page_behind(text: ChapterParts, number: int) -> int:
    """Return the page behind a text and what fills up its spread, if it ends before ``number``."""
    return next_verso(number) if text.fills_spread else number


def planned_pages(text: ChapterParts, pages: int) -> int:
    """Return the pages of a text with so many pages of its body.

    Its opener and its forecasts, if it has them, are one each.
    """
    count = pages + bool(text.opener) + bool(text.forecasts)
    return next_verso(count) if text.opens_left and text.fills_spread else count


def first_pages(texts: Sequence[ChapterParts], lengths: Sequence[int], start: int) -> list[int]:
    """Return the first page of each text from page ``start`` on, by how many pages they take."""
    numbers = []
    for text, length in zip(texts, lengths, strict=True):
        numbers.append(start)
        start = page_behind(text, start + length)
    return numbers


def in_front(texts: Sequence[ChapterParts]) -> Sequence[ChapterParts]:
    """Return the texts that stand before the first one that opens on a left page."""
    first = next((index for index, text in enumerate(texts) if text.opens_left), len(texts))
    return texts[:first]


def length_of(text: ChapterParts) -> int:
    """Return the length of a text in characters, tags and all."""
    parts = [text.forecasts] if text.forecasts else []
    passages = text.body.passages if text.body else ()
    htmls = [*(part.html for part in (*parts, *text.pages)), *(one.html for one in passages)]
    return sum(map(len, htmls))
