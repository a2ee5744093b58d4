"""Addresses in a text: they are broken at their own signs, and no hyphen is added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from belpress.language.typography import ADDRESS

LONG = 24
"""So many characters without a sign may be wider than a column; they are broken anywhere."""
SHORT = 20
"""An address of fewer characters is not broken."""
_NAME = re.compile(r"(?<![\w#/.-])[^\W_][\w#]*(?:[_/.-][\w#]+){2,}")
"""Names of files, domains and hashtags; all that is long and has several signs."""
_ENDS = ".,;:!?)]}”’»\"'"
MOST_BEFORE = 300
"""An address of more characters may lose signs to emphasis."""
_MARKS = "*_~^"
_GOES_ON = re.compile(r"[\w/%&=+-]")
_BEGUN = re.compile(r"(?:https?://|www\.)[^\s<>\[\]]*\Z")
_SIGN = re.compile(r"(?<=[/._?&=#%@+:-])(?=[^\W_])")
"""Behind a sign, before a letter or figure."""


def address_plugin(parser: MarkdownIt) -> None:
    """Let a parser leave the signs within an address as they are, which mark nothing there."""
    parser.inline.ruler.after("escape", "address_sign", _take_sign)


def _take_sign(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in _MARKS or not _GOES_ON.match(state.src, state.pos + 1):
        return False
    before = state.src[max(state.pos - MOST_BEFORE, 0) : state.pos]
    if not _BEGUN.search(before):
        return False
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


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
