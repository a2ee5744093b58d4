"""Words divided over a page turn: found on laid-out pages, and kept whole when these are set again.

Whoever turns a page must not hold half a word in mind. From a left page to the right one beside it
a word may be divided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from belpress.layout.columns import Row, columns_of
from belpress.model.document import Body, Passage
from belpress.model.pages import LaidPage
from belpress.model.problem import Source

MOST_LETTERS = 24
"""A longer word may fit no column; it stays divided."""
_BEGINNING = re.compile(r"[^\W_][\w’'-]*[-\u2010]\Z")
_REST = re.compile(r"[\w’'-]*[^\W_]")
_TAGS = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True)
class TurnedWord:
    """A word divided over a page turn, from page ``number`` on, and the place of its passage."""

    beginning: str
    rest: str
    source: Source
    number: int

    @property
    def spellings(self) -> tuple[str, str]:
        """The word, without a hyphen and with one, which may be its own."""
        return self.beginning.rstrip("-\u2010") + self.rest, f"{self.beginning[:-1]}-{self.rest}"


def turned_words(pages: Iterable[tuple[int, LaidPage]]) -> Iterator[TurnedWord]:
    """Find the words that are divided over a turn of these pages, each with its number (from 1)."""
    last: tuple[int, Row] | None = None
    for number, page in pages:
        rows = [column.rows for column in columns_of(page) if column.rows]
        if not rows:
            continue
        first = rows[0][0]
        if last and (last[0] % 2 or number - last[0] > 1) and last[1].source == first.source:
            beginning = _BEGINNING.search(last[1].text.rstrip())
            rest = _REST.match(first.text.lstrip())
            if beginning and rest:
                yield TurnedWord(beginning[0], rest[0], first.source, last[0])
        last = number, rows[-1][-1]


def kept_whole(body: Body, words: Sequence[TurnedWord]) -> Body:
    """Return a body in which these words are not divided."""
    passages = tuple(_kept_whole(passage, words) for passage in body.passages)
    return replace(body, passages=passages)


def _kept_whole(passage: Passage, words: Sequence[TurnedWord]) -> Passage:
    html = passage.html
    for word in words:
        if word.source == passage.source and len(word.spellings[1]) <= MOST_LETTERS:
            html = _whole(html, word)
    return replace(passage, html=html)


def _whole(html: str, word: TurnedWord) -> str:
    """Return the HTML of a passage in which a word is a box of its own wherever it stands.

    So is the space before it: one that ends a text may make lines break too early.
    """
    spelt = "|".join(map(re.escape, word.spellings))
    found = re.compile(rf"( ?)(?<![\w-])({spelt})(?![\w-])")
    pieces = _TAGS.split(html)
    pieces[::2] = [found.sub(_box, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _box(found: re.Match[str]) -> str:
    space = "<span> </span>" if found[1] else ""
    return f'{space}<span class="whole">{found[2]}</span>'
