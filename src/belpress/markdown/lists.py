"""Lists as they are set: loose ones like tight ones, each item of a numbered one with its mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.markdown.comments import COMMENT
from belpress.markdown.letters import LETTERS

YEAR = 1000
"""From this number on, a number at the head of a paragraph is most likely a year."""


@dataclass
class _Open:
    """A list or an item that is being walked through, with what was found in it."""

    token: Token
    items: list[Token] = field(default_factory=list)
    has_begun: bool = False


def settle_lists(state: StateCore) -> None:
    """Make the first paragraph of an item its text, whether blank lines stand between items.

    Every item of a numbered list is given its mark, as it was typed.
    """
    opened: list[_Open] = []
    for index, token in enumerate(state.tokens):
        if token.nesting == -1:
            closed = opened.pop()
            if token.type == "ordered_list_close":
                _number(closed.token, closed.items, state.env.get(LETTERS, {}))
            continue
        parent = opened[-1] if opened else None
        if parent and token.type == "list_item_open":
            parent.items.append(token)
        elif parent and parent.token.type == "list_item_open" and token.type != COMMENT:
            if token.type == "paragraph_open":
                token.hidden = state.tokens[index + 2].hidden = not parent.has_begun
            parent.has_begun = True
        if token.nesting == 1:
            opened.append(_Open(token))


def numbers_of(items: Sequence[Token]) -> list[int]:
    """Return the numbers of a list's items: as typed, or counted where all are the same."""
    typed = [int(item.info) for item in items]
    if len(set(typed)) == 1 and typed[0] < YEAR:
        return list(range(typed[0], typed[0] + len(typed)))
    return typed


def _number(opening: Token, items: Sequence[Token], letters: Mapping[int, str]) -> None:
    marks = []
    for item, number in zip(items, numbers_of(items), strict=True):
        letter = letters.get(item.map[0]) if item.map else None
        marks.append(f"{letter or number}{item.markup}")
        item.attrSet("data-mark", marks[-1])
    opening.attrSet("style", f"--mark: {max(map(len, marks))}")
