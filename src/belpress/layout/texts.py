"""Where chapters and texts of other kinds begin, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from belpress.model.document import ChapterParts
from belpress.model.house import OpeningSide


def first_page(text: ChapterParts, number: int) -> int:
    """Return the first page of a text, if what is before it ends before page ``number``."""
    return text.opens_on.page(number)


def page_behind(text: ChapterParts, number: int) -> int:
    """Return the page behind a text and what fills up its spread, if it ends before ``number``."""
    return text.fills_up_to.page(number)


def planned_pages(text: ChapterParts, pages: int) -> int:
    """Return the pages of a text with so many pages of its body.

    Its opener and its forecasts, if it has them, are one each.
    """
    count = pages + bool(text.opener) + bool(text.forecasts)
    is_aligned = text.opens_on is text.fills_up_to is not OpeningSide.ANY
    return count + count % 2 if is_aligned else count


def first_pages(texts: Sequence[ChapterParts], lengths: Sequence[int], start: int) -> list[int]:
    """Return the first page of each text from page ``start`` on, by how many pages they take."""
    numbers = []
    for text, length in zip(texts, lengths, strict=True):
        numbers.append(start)
        start = page_behind(text, start + length)
    return numbers


def in_front(texts: Sequence[ChapterParts]) -> Sequence[ChapterParts]:
    """Return the texts that stand before the first one that opens on a side of its own."""
    return [*takewhile(lambda text: text.opens_on is OpeningSide.ANY, texts)]


def length_of(text: ChapterParts) -> int:
    """Return the length of a text in characters, tags and all."""
    parts = [text.forecasts] if text.forecasts else []
    passages = text.body.passages if text.body else ()
    htmls = [*(part.html for part in (*parts, *text.pages)), *(one.html for one in passages)]
    return sum(map(len, htmls))
