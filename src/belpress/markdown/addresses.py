"""Addresses in a text: they are broken at their own signs, and no hyphen is added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from belpress.language.typography import ADDRESS

LONG = 24
"""So many characters without a sign may be wider than a column; they are broken anywhere."""
SHORT = 20
"""An address of fewer characters is not broken."""
_NAME = re.compile(r"(?<![\w#/.-])[^\W_][\w#]*(?:[_/.-][\w#]+){2,}")
"""Names of files, domains and hashtags; all that is long and has several signs."""
_ENDS = ".,;:!?)]}”’»\"'"
_SIGN = re.compile(r"(?<=[/._?&=#%@+:-])(?=[^\W_])")
"""Behind a sign, before a letter or figure."""


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text in parts, each with whether it is an address that may be broken."""
    position = 0
    for start, end in _addresses(text):
        if start < position:
            continue
        yield text[position:start], False
        yield text[start:end], True
        position = end
    yield text[position:], False


def breakable(address: str) -> str:
    """Return an address as HTML, with the places where it may be broken."""
    pieces = (piece if len(piece) <= LONG else "\n".join(piece) for piece in _SIGN.split(address))
    html = escape("\n".join(pieces), quote=False).replace("\n", "<wbr>")
    return f'<span class="address">{html}</span>'


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    found = [*ADDRESS.finditer(text), *_NAME.finditer(text)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        end = match.start() + len(match[0].rstrip(_ENDS))
        if end - match.start() >= SHORT:
            yield match.start(), end
