"""A message as pieces, of which some stand in every language in their own way.

Two texts with the same forms say the same in the same markup: they differ in addresses, numbers,
commas or stops at most, or in how quotation marks, dashes, spaces and emphasis are typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

_ADDRESS = r"(?:[^()\s<>]|\([^()\s]*\))*"
_PIECE = re.compile(
    rf"""
      \]\(\s*<?(?P<link>{_ADDRESS})>?(?P<title>(?:\s+"[^"\n]*")?)\s*\)
    | \]\[(?P<reference>[^\]\n]*)\]
    | \[\^(?P<note>[^\[\]\s]+)\]
    | <(?P<auto>[^<>\s:@]+[:@][^<>\s]+)>
    | (?P<bare>https?://[^\s<>()\[\]]*[\w/=\#&%+-])
    | (?P<code>`[^`]*`)
    | \{{(?P<braces>[^{{}}\n]*)\}}
    | (?P<break>\\\n|[ ]{{2,}}\n)
    | (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<entity>&\#?\w+;)
    | (?P<number>\d{{1,3}}(?:[ ,\u00a0\u202f\u2009]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)
    | (?P<hidden>[\u00ad\u200b\u2060])
    | (?P<dash>\s*(?:---?|[\u2012-\u2015\u2212])\s*|\s+-\s+|(?<=\d)-(?=\d)|(?<![^\s(])-(?=\d))
    | (?P<space>\s+)
    | (?P<stop>\.\.\.|…|[.!?;:])
    | (?P<comma>,)
    | (?P<quote>["“”„‟«»‹›'‘’‚‛`´′″])
    | (?P<emphasis>\*+|(?<!\w)_+|_+(?!\w))
    | (?P<word>(?:[^\W\d_]|[\u0300-\u036f])+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SINGLE = "'‘’‚‛`´′"
_BEFORE_NOTHING = "%,.;:!?…"
"""Characters before which a space is a matter of taste."""


class Kind(Enum):
    """What a piece is."""

    WORD = "word"
    ADDRESS = "address"
    NOTE = "footnote"
    ATTRIBUTES = "attributes"
    NUMBER = "number"
    STOP = "stop"
    COMMA = "comma"
    QUOTE = "quotation mark"
    DASH = "dash"
    SPACE = "space"
    EMPHASIS = "emphasis"


SPELT = {
    Kind.QUOTE: "quotation marks",
    Kind.DASH: "dashes",
    Kind.SPACE: "spaces",
    Kind.EMPHASIS: "marks of emphasis",
}
"""What may be typed in several ways that are set alike, with its name for people."""


@dataclass(frozen=True)
class Piece:
    """A piece of a text.

    ``text`` is as it is written: joined, the pieces are the text. ``form`` is what is compared; a
    piece without one is not. ``value`` is what may be another in it, such as an address.
    """

    kind: Kind
    text: str
    form: str = ""
    value: str = ""

    def with_value(self, value: str) -> Piece:
        """Return the piece with another value in its place."""
        is_all = self.kind in (Kind.STOP, Kind.NUMBER)
        text = value if is_all else self.text.replace(self.value, value, 1)
        return replace(self, text=text, value=value)


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a message."""
    found: list[Piece] = []
    for match in _PIECE.finditer(text):
        found.append(_piece(match, found[-1] if found else None, text[match.end() :]))
    return found


def joined(parts: Iterable[Piece]) -> str:
    """Return the text of pieces."""
    return "".join(part.text for part in parts)


def forms(parts: Sequence[Piece]) -> tuple[str, ...]:
    """Return what is compared of a text."""
    found = [part.form for part in parts if part.form]
    while found and found[0] == " ":
        del found[0]
    while found and found[-1] == " ":
        del found[-1]
    return tuple(found)


_SAME = {
    "reference": (Kind.ADDRESS, "]["),
    "auto": (Kind.ADDRESS, "<>"),
    "bare": (Kind.ADDRESS, "https:"),
    "note": (Kind.NOTE, "[^]"),
    "number": (Kind.NUMBER, "0"),
    "hidden": (Kind.SPACE, ""),
    "dash": (Kind.DASH, "–"),
    "comma": (Kind.COMMA, ""),
}
"""Kinds of pieces whose form is always the same."""


def _piece(match: re.Match[str], before: Piece | None, rest: str) -> Piece:
    text, name = match[0], str(match.lastgroup)
    if name in _SAME:
        kind, form = _SAME[name]
        return Piece(kind, text, form, match[name])
    if name in ("link", "title"):
        return Piece(Kind.ADDRESS, text, f"](){match['title']}", match["link"])
    if name == "braces" and re.search("[.#=]", match["braces"]):
        return Piece(Kind.ATTRIBUTES, text, "{}", match["braces"])
    if name == "space":
        is_nothing = not rest or rest[0] in _BEFORE_NOTHING
        return Piece(Kind.SPACE, text, "" if is_nothing else " ")
    if name == "stop":
        sign = "…" if text == "..." else text
        return Piece(Kind.STOP, text, "?" if sign == "?" else ".", sign)
    if name == "quote":
        return Piece(Kind.QUOTE, text, _quote(text, before))
    if name == "emphasis":
        return Piece(Kind.EMPHASIS, text, "*" * len(text))
    return Piece(Kind.WORD, text, unicodedata.normalize("NFC", text))


def _quote(mark: str, before: Piece | None) -> str:
    """Return the form of a quotation mark; feet and inches behind a number are two things."""
    if before and before.kind is Kind.NUMBER:
        return "'" if mark in _SINGLE else '"'
    return '"'
