"""What stands in something that cannot hold it: a table in a list item, a list in a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from belpress.markdown.comments import COMMENT
from belpress.markdown.written import LISTS, Node, Written, cut
from belpress.model.problem import Problem, Source

TOKEN_LIMIT = 20_000
"""Parts of a chapter. A paragraph or a cell makes three of them, a list item five."""
MOST_LEVELS = 2
"""Levels of lists that are designed."""
_CONTAINERS = (*LISTS, "list_item_open", "blockquote_open", "container_box_open")
_CHECKBOX = re.compile(r"\[[ xX]\]\s")
_WHAT = {
    "heading_open": "a heading",
    "table_open": "a table",
    "blockquote_open": "a quotation",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "fence": "a block of code",
    "container_box_open": "a box",
    "hr": "a line of dashes or stars",
}
"""What blocks are called; code by indent is another finder's."""
_HELD = {
    "list_item_open": ("blockquote_open", "fence", *LISTS),
    "blockquote_open": ("blockquote_open", "fence", *LISTS),
    "container_box_open": ("table_open", "blockquote_open", "fence", *LISTS),
    "footnote_open": (),
    "forecast": (),
}
"""What may stand in something beside paragraphs."""
_WHERE = {
    "list_item_open": ("a list item", "end the list before it, and let it go on behind it"),
    "blockquote_open": ("a quotation", "put it before or behind the quotation"),
    "container_box_open": ("a box", "put it before or behind the box"),
    "footnote_open": ("a footnote", "write the note as sentences, or put it into the text"),
    "forecast": ("a forecast", "write one sentence or more, or several forecasts"),
}


def too_much(tokens: Sequence[Token], start: Source, deepest: int) -> Iterator[Problem]:
    """Find more than can be set: too many blocks, and those so deep that they are lost."""
    if len(tokens) > TOKEN_LIMIT:
        at = next((token for token in tokens[TOKEN_LIMIT:] if token.map), tokens[0])
        message = "the chapter has too many paragraphs, list items or table cells to be set"
        hint = "divide it into chapters"
        yield Problem("chapter-too-long", message, start.down((at.map or [0])[0]), hint=hint)
    for token in tokens:
        if token.type in _CONTAINERS and token.level >= deepest:
            hint = "take it out of the lists and quotations around it"
            at_token = start.down((token.map or [0])[0])
            yield Problem("nesting-too-deep", "is nested too deep", at_token, hint=hint)
            return


def misplaced_blocks(written: Written) -> Iterator[Problem]:
    """Find blocks that what they stand in cannot hold, and lists that are too deep or empty."""
    for node in written.nodes():
        in_forecasts = node.position > written.forecasts_from
        if node.parents:
            yield from _misplaced(written, node, in_forecasts=in_forecasts)
        if node.token.type == "list_item_open" and not in_forecasts:
            yield from _begun_wrong(written, node)


def _misplaced(written: Written, node: Node, *, in_forecasts: bool) -> Iterator[Problem]:
    token = node.token
    is_forecast = in_forecasts and node.parent == "list_item_open"
    holder = "forecast" if is_forecast else node.parent
    at = written.place(node.row)
    if holder in _HELD and token.type in _WHAT and token.type not in _HELD[holder]:
        where, hint = _WHERE[holder]
        message = f"{_WHAT[token.type]} stands in {where}"
        yield Problem("block-misplaced", message, at, hint=hint)
        return
    levels = sum(parent.type in LISTS for parent in node.parents)
    if token.type in LISTS and levels == MOST_LEVELS:
        message = f'"{cut(written.line(node.row))}" is a list of the third level'
        hint = "lists have two levels: put its items a level up, or write them as a sentence"
        yield Problem("list-too-deep", message, at, hint=hint)


def _begun_wrong(written: Written, node: Node) -> Iterator[Problem]:
    """Find an item that does not begin with words, or begins with a box to be ticked."""
    inside = [token for token in written.inside(node.position) if token.type != COMMENT]
    at = written.place(node.row)
    if not inside or not any(token.content.strip() for token in inside):
        hint = "write its words behind the mark, or take the mark out"
        yield Problem("list-item-empty", "a list item without words", at, hint=hint)
        return
    first = inside[0]
    if first.type == "paragraph_open" and _CHECKBOX.match(inside[1].content):
        hint = 'write "- " alone; a review has no boxes to tick'
        yield Problem("checklist", f'"{cut(inside[1].content)}" is a checklist', at, hint=hint)
    elif first.type in _HELD["list_item_open"]:
        message = f"a list item begins with {_WHAT[first.type]}"
        hint = "begin the item with words; what it holds beside them stands below"
        yield Problem("block-misplaced", message, at, hint=hint)
