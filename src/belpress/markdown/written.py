"""A chapter as the finders of slips look at it: its tokens, each with what it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markdown_it.token import Token

from belpress.model.problem import Source

LISTS = ("bullet_list_open", "ordered_list_open")
SHOWN = 30
"""Characters by which a line is named in a message to people."""
_QUOTE_MARKS = re.compile(r"\A(?:[ \t]*>)+ ?")


class Node(NamedTuple):
    """A token that opens something or stands for itself.

    ``parents`` are the tokens it stands in, the outermost first; ``before`` is the token that
    opens what stands before it in the same parent, if anything does.
    """

    token: Token
    position: int
    parents: tuple[Token, ...]
    before: Token | None

    @property
    def parent(self) -> str:
        """The type of the token it stands in; empty at the top."""
        return self.parents[-1].type if self.parents else ""

    @property
    def row(self) -> int:
        """The line of the text it begins in, from 0."""
        return self.token.map[0] if self.token.map else 0


@dataclass(frozen=True)
class Written:
    """The tokens of a chapter with the lines they were made of; its text begins at ``start``."""

    tokens: Sequence[Token]
    lines: Sequence[str]
    start: Source

    def nodes(self) -> Iterator[Node]:
        """Yield every token but those that close something, with what it stands in."""
        parents: list[Token] = []
        before: list[Token | None] = [None]
        for index, token in enumerate(self.tokens):
            if token.nesting == -1:
                # A footnote in a list in a footnote leaves a close without what it closes
                if parents:
                    parents.pop()
                    before.pop()
                continue
            yield Node(token, index, tuple(parents), before[-1])
            before[-1] = token
            if token.nesting == 1:
                parents.append(token)
                before.append(None)

    @cached_property
    def forecasts_from(self) -> int:
        """The index of the heading of the forecasts; behind the last token where there is none."""
        marked = (
            index - 1
            for index, token in enumerate(self.tokens)
            if token.type == "inline"
            and self.tokens[index - 1].type == "heading_open"
            and ".forecasts" in str(token.meta.get("attributes", "")).split()
        )
        return next(marked, len(self.tokens))

    def place(self, row: int) -> Source:
        """Return the place of a line of the text, counted from 0."""
        return self.start.down(row)

    def line(self, row: int) -> str:
        """Return a line without what marks it as one of a quotation; empty where there is none."""
        written = self.lines[row] if 0 <= row < len(self.lines) else ""
        return _QUOTE_MARKS.sub("", written, count=1)

    def indent(self, row: int) -> int:
        """Return how many columns of blanks a line begins with."""
        line = self.line(row).expandtabs(4)
        return len(line) - len(line.lstrip())

    def inside(self, index: int) -> Sequence[Token]:
        """Return the tokens between the one of an index and its close."""
        level = self.tokens[index].level
        end = index + 1
        while end < len(self.tokens) and self.tokens[end].level > level:
            end += 1
        return self.tokens[index + 1 : end]


def items_of(written: Written, index: int) -> list[Token]:
    """Return the tokens that open the items of the list of an index."""
    level = written.tokens[index].level + 1
    inside = written.inside(index)
    return [token for token in inside if token.type == "list_item_open" and token.level == level]


def cut(line: str) -> str:
    """Return the beginning of a line, to name it by in a message."""
    words = line.strip()
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"
