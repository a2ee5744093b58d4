"""Small questions to the tokens that the Markdown parser makes."""

from __future__ import annotations

import re

from markdown_it.token import Token

SOFT_HYPHEN = "\u00ad"
"""Says where a word may be divided, and nowhere else; it is not part of the words."""


def top_level(tokens: list[Token]) -> list[list[Token]]:
    """Return the tokens of a chapter block by block, each from its opening to its close."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def items(group: list[Token]) -> list[list[Token]]:
    """Return the items of a list, from ``list_item_open`` to its close, nested ones inside."""
    items: list[list[Token]] = []
    depth = 0
    for token in group[1:-1]:
        if depth == 0:
            items.append([])
        items[-1].append(token)
        depth += token.nesting
    return items


def starts_with_image(inline: Token) -> bool:
    """Whether a text begins with a picture."""
    return bool(inline.children and inline.children[0].type == "image")


def without_emphasis(children: list[Token]) -> list[Token]:
    """Drop emphasis that holds a whole caption: captions are italic by design."""
    depth = 0
    for index, child in enumerate(children):
        depth += child.nesting
        if depth == 0 and index < len(children) - 1:
            return children
    if children and children[0].type == "em_open" and children[-1].type == "em_close":
        return children[1:-1]
    return children


def plain_text(token: Token) -> str:
    """Return the words of a text, without its markup."""
    return "".join(child_text(child) for child in token.children or [])


def child_text(child: Token) -> str:
    """Return the words of a piece of a text; none where it is markup or a picture."""
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type in ("text", "code_inline"):
        return child.content.replace(SOFT_HYPHEN, "")
    return ""


def slug(text: str) -> str:
    """Return the name that a heading is linked by: its words in small letters, with hyphens."""
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))
