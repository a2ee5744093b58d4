"""Page numbers that stand in a text beside a link: where they are put, and what they point to.

What is on a page is known only when it is laid out; until then a number stands there that is about
as wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

GUESS = 88
"""Stands for every number in a text that is not known yet."""
_NUMBER = re.compile(r'(<span class="page-number" data-page="([^"]*)">)(?:\d+|[cdilmvx]+)')


def page_number(target: str, number: int = GUESS) -> str:
    """Return the HTML of the number of the page on which a named element stands."""
    return f'<span class="page-number" data-page="{escape(target)}">{number}</span>'


def targets_in(html: str) -> Iterator[str]:
    """Yield the names of the elements whose page numbers stand in a piece of HTML."""
    yield from (unescape(found[2]) for found in _NUMBER.finditer(html))


def with_numbers(html: str, numbers: Mapping[str, str]) -> str:
    """Return a piece of HTML with the page numbers that are known."""
    return _NUMBER.sub(lambda found: f"{found[1]}{numbers.get(unescape(found[2]), GUESS)}", html)
