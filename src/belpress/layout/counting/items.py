"""From what stands in a block to pieces of lines: text in its letterings, boxes, and ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from belpress.layout.counting.linebreaks import is_uncountable
from belpress.layout.counting.skeletons import Node
from belpress.layout.counting.splits import SOFT, Item, Lettered
from belpress.model.specimen import ElementFacts, Generated, TextStyle

Looks = tuple[ElementFacts, Sequence[TextStyle]]
"""What an element is, and the styles that it has by their numbers."""
Chains = Mapping[tuple[str, ...], Looks]
"""How inline elements look, by the start tags down to each."""
Letters = Callable[[TextStyle], Lettered]
_SPACES = re.compile(r"[ \t\r\n\f]+")
ZERO_WIDTH = "\u200b"


@dataclass
class Run:
    """What stands in the lines of one block: ``marks`` are the items of named elements.

    ``is_certain`` says that all of it is known.
    """

    items: list[Item] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    is_certain: bool = True


class RunMaker:
    """Makes the items of one run of text and inline elements in a block."""

    def __init__(
        self, above: tuple[str, ...], looks: Looks, chains: Chains, letters: Letters
    ) -> None:
        self.run = Run()
        self._above = above
        self._facts, self._styles = looks
        self._chains = chains
        self._letters = letters
        self._count = 0
        self._is_spaced = True
        self._start = 0.0

    def made(self, nodes: Sequence[Node | str], *, is_first: bool) -> Run:
        """Return the run; the styles' own words stand before the first of a block."""
        style = self._styles[self._facts.style]
        frames = ((0, style.wraps),)
        if is_first:
            self._generated(self._facts.before, self._styles, frames)
        self._nodes(nodes, self._above, style, frames)
        self._generated(self._facts.after, self._styles, frames)
        return self.run

    def _nodes(
        self,
        nodes: Sequence[Node | str],
        above: tuple[str, ...],
        style: TextStyle,
        frames: tuple[tuple[int, bool], ...],
    ) -> None:
        for node in nodes:
            if isinstance(node, str):
                self._text(node, style, frames)
            elif node.tag == "br":
                self._add(Item("", self._letters(style), frames, is_end=True))
                self._is_spaced = True
            elif node.tag == "wbr":
                self._text(ZERO_WIDTH, style, frames)
            else:
                self._element(node, above, frames, style)

    def _element(
        self,
        node: Node,
        above: tuple[str, ...],
        frames: tuple[tuple[int, bool], ...],
        around: TextStyle,
    ) -> None:
        chain = (*above, node.opener)
        if name := node.attributes.get("id"):
            self.run.marks[name] = len(self.run.items)
        facts, styles = self._chains.get(chain, (None, ()))
        if facts is None or facts.form == "block":
            self.run.is_certain = False
            self._nodes(node.children, chain, around, frames)
            return
        style = styles[facts.style]
        if facts.form == "box":
            self._add(Item("", self._letters(style), frames, width=facts.width))
            self._is_spaced = False
            return
        self._count += 1
        inner = (*frames, (self._count, style.wraps))
        self._start += facts.start
        self._generated(facts.before, styles, inner)
        self._nodes(node.children, chain, style, inner)
        self._generated(facts.after, styles, inner)
        if facts.end and self.run.items:
            self.run.items[-1] = replace(self.run.items[-1], end=self.run.items[-1].end + facts.end)

    def _generated(
        self,
        ones: Sequence[Generated],
        styles: Sequence[TextStyle],
        frames: tuple[tuple[int, bool], ...],
    ) -> None:
        for one in ones:
            if one.is_box:
                self._add(Item("", self._letters(styles[one.style]), frames, width=one.width))
                self._is_spaced = False
            else:
                self._text(one.text, styles[one.style], frames)

    def _text(self, text: str, style: TextStyle, frames: tuple[tuple[int, bool], ...]) -> None:
        if style.white_space in ("normal", "nowrap"):
            text = _SPACES.sub(" ", text)
            if self._is_spaced:
                text = text.removeprefix(" ")
        else:
            self.run.is_certain = False
        if not text:
            return
        self._is_spaced = text.endswith(" ")
        self.run.is_certain &= not is_uncountable(text)
        self._add(Item(self._transformed(text, style), self._letters(style), frames))

    def _transformed(self, text: str, style: TextStyle) -> str:
        if style.divided.hyphens == "none":
            text = text.replace(SOFT, "")
        if style.transform == "none":
            return text
        language = style.language.partition("-")[0]
        if style.transform == "uppercase" and language != "el":
            return (text.replace("i", "İ") if language in ("tr", "az") else text).upper()
        self.run.is_certain = False
        return text

    def _add(self, item: Item) -> None:
        self.run.items.append(replace(item, start=self._start) if self._start else item)
        self._start = 0.0


def lines_of_marks(run: Run, starts: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """Yield named elements with the lines (from 0) that they begin on, given where lines begin."""
    for name, index in run.marks.items():
        yield name, max(sum(start <= (index, 0) for start in starts) - 1, 0)
