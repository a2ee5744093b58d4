"""What floats hang on: a passage that begins on their page, a mark there, or a word.

A float stands on the page on which what it hangs on is set.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from belpress.layout.footnotes import FootnotePages
from belpress.layout.plan import Galley, Plan, StripPlace
from belpress.model.document import Body

_BLOCK = re.compile(r"(</?)(?:div|figure|figcaption|aside)\b")
_TAGS = re.compile(r"(<[^>]*>)")
_INLINE = ("a", "code", "em", "span", "strong", "sub", "sup")
_SPACE = re.compile(r"\s")
_RUNNING = ("paragraph", "quote", "list")
"""The kinds of passages that hold words that a float can hang on."""


class Hook(NamedTuple):
    """What a float hangs on: a passage, by its index, or a place in it.

    ``mark`` names the mark of a footnote in it; without one, ``share`` (0 to 1) says how far down
    in its words the place is, and 0 is its head.
    """

    passage: int
    mark: str = ""
    share: float = 0.0


class Hooks:
    """What floats of each page can hang on, by where the passages of a body stand."""

    def __init__(
        self,
        body: Body,
        galley: Galley,
        plan: Plan,
        strips: Sequence[StripPlace],
        footnotes: FootnotePages,
    ) -> None:
        self.body = body
        self.galley = galley
        self.plan = plan
        self.strips = strips
        self.footnotes = footnotes
        numbers = {passage.name: index for index, passage in enumerate(body.passages)}
        self.marks: dict[int, Hook] = {}
        for footnote, page in zip(body.footnotes, footnotes.pages, strict=True):
            if footnote.after in numbers:
                self.marks.setdefault(page, Hook(numbers[footnote.after], footnote.mark))

    def on(self, page: int, after: int) -> Hook | None:
        """Return the passage of an index, or the nearest that begins on a page; or a place there.

        There is nothing on a page without running text.
        """
        there = [index for index, place in enumerate(self.strips) if place.page == page]
        if there:
            return Hook(min(there, key=lambda index: abs(index - after)))
        return self.marks.get(page) or self._within(page)

    def _within(self, page: int) -> Hook | None:
        """Return the middle of what stands on a page of a passage that began before it."""
        for index, place in enumerate(self.strips):
            if place.page < page <= place.last_page and self.body.passages[index].kind in _RUNNING:
                return Hook(index, share=self._share(index, place, page))
        return None

    def _share(self, index: int, place: StripPlace, page: int) -> float:
        """Return how far down in a passage (0 to 1) the middle of what stands on a page is."""
        lines = self.galley.strips[index].lines
        columns = self.galley.columns
        above = sum(columns * self._rows(number) for number in range(place.page, page))
        above -= place.row - self._base(place.page) + place.column * self._rows(place.page)
        here = min(columns * self._rows(page), max(lines - above, 0))
        return min(max((above + here / 2) / max(lines, 1), 0.01), 1.0)

    def _base(self, page: int) -> int:
        """Return the first row of the text of a page."""
        head = self.plan.head_rows[page] if page < len(self.plan.head_rows) else 0
        return head or (self.galley.head if page == 0 else 0)

    def _rows(self, page: int) -> int:
        """Return how many rows the columns of a page have."""
        foot = self.plan.foot_rows[page] if page < len(self.plan.foot_rows) else 0
        return max(self.galley.rows - foot - self.footnotes.rows(page) - self._base(page), 0)


def with_floats(html: str, passage: int, floats: Mapping[Hook, str]) -> str:
    """Hang floats on marks and words in a passage, each as spans: HTML has no blocks in those.

    ``floats`` are the HTML of what hangs on each hook.
    """
    own = [(hook, hung) for hook, hung in floats.items() if hook.passage == passage]
    for hook, hung in sorted(own, key=lambda one: one[0].share, reverse=True):
        spans = _BLOCK.sub(r"\1span", hung)
        if hook.mark:
            at = html.index("</sup>", html.index(f'id="{hook.mark}"')) + len("</sup>")
            html = html[:at] + spans + html[at:]
        elif hook.share:
            html = _behind_a_word(html, hook.share, spans)
    return html


def _behind_a_word(html: str, share: float, hung: str) -> str:
    """Hang something behind a word, ``share`` of the letters down.

    It stands before the space, since lines are broken wrongly where a float is at their head.
    """
    pieces = _TAGS.split(html)
    wanted = int(share * sum(len(piece) for piece in pieces[::2]))
    opened: list[str] = []
    seen, last = 0, -1
    for at, piece in enumerate(pieces):
        if at % 2:
            _enter(piece, opened)
            continue
        if not opened:
            space = _SPACE.search(piece, max(wanted - seen, 0))
            if space and piece.strip():
                pieces[at] = f"{piece[: space.start()]}{hung}{piece[space.start() :]}"
                return "".join(pieces)
            last = at if piece.strip() else last
        seen += len(piece)
    if last >= 0:
        pieces[last] = pieces[last].rstrip() + hung
    return "".join(pieces)


def _enter(tag: str, opened: list[str]) -> None:
    """Note an inline element that begins or ends with a tag."""
    name = tag.strip("</>").partition(" ")[0]
    if name in _INLINE and not tag.endswith("/>"):
        if not tag.startswith("</"):
            opened.append(name)
        elif opened:
            opened.pop()
