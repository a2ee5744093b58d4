"""Boxes, ``::: box Its title`` to ``:::``, and the captions of tables, ``: The caption`` below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from belpress.markdown.written import Node, Written, cut
from belpress.model.block import BlockKind
from belpress.model.problem import Problem

BOX, _BOX_CLOSE = "container_box_open", "container_box_close"
OPEN_BOXES = "open_boxes"
"""Where boxes without an end are kept while a text is parsed."""
KINDS = {
    BOX: (BlockKind.BOX, BlockKind.WIDE_BOX),
    "table_open": (BlockKind.TABLE, BlockKind.WIDE_TABLE),
}
"""What takes braces behind its title or caption: its kind, and that of one across both columns."""
TITLE = "box_title_open"
CAPTION = "caption_open"
_NAME = "box"
_CAPTION = re.compile(r":(?:[ \t]+|\Z)")
_OTHER_CAPTION = re.compile(r"(?:Table|Tab\.|Таблица|Табліца)(?: \d+)?:\s+", re.IGNORECASE)
_CLOSE = re.compile(r"[ \t>]*:{3,}[ \t]*")


def box_plugin(parser: MarkdownIt) -> None:
    """Let a parser read boxes and the captions of tables."""
    container_plugin(parser, _NAME, validate=_is_box)
    parser.core.ruler.after("block", "box_titles", _give_titles)
    parser.core.ruler.after("box_titles", "captions", _give_captions)


def _is_box(params: str, _: str) -> bool:
    return params.split(maxsplit=1)[:1] == [_NAME]


def _give_titles(state: StateCore) -> None:
    """Make a text of what stands behind the name of a box: its title.

    A box without an end is none, so that what follows is read as it is meant.
    """
    tokens: list[Token] = []
    lines = state.src.split("\n")
    is_open: list[bool] = []
    for token in state.tokens:
        token.level -= sum(is_open)
        if token.type == BOX:
            end = token.map[1] if token.map else 0
            is_open.append(end >= len(lines) or not _CLOSE.fullmatch(lines[end]))
            if is_open[-1]:
                state.env.setdefault(OPEN_BOXES, []).append(token)
                continue
        elif token.type == _BOX_CLOSE and is_open.pop():
            continue
        tokens.append(token)
        title = token.info.strip().removeprefix(_NAME).strip() if token.type == BOX else ""
        if title:
            tokens += _text(TITLE, title, token, "box-title")
    state.tokens = tokens


def _give_captions(state: StateCore) -> None:
    """Put the paragraph below a table that is its caption into the table's own block."""
    tokens: list[Token] = []
    opening = 0
    for token in state.tokens:
        if token.type == "table_open":
            opening = len(tokens)
        tokens.append(token)
        closes = [one.type for one in tokens[-4:]]
        if closes != ["table_close", "paragraph_open", "inline", "paragraph_close"]:
            continue
        found = _CAPTION.match(tokens[-2].content)
        if found:
            caption = _text(CAPTION, tokens[-2].content[found.end() :], tokens[-2], "table-caption")
            del tokens[-3:]
            # Before the table's own close, so that they are one block; it is shown above it
            tokens[opening + 1 : opening + 1] = caption
    state.tokens = tokens


def _text(kind: str, words: str, at: Token, style: str) -> list[Token]:
    opening = Token(kind, "p" if kind == TITLE else "caption", 1, level=at.level + 1, block=True)
    opening.attrSet("class", style)
    inline = Token("inline", "", 0, level=at.level + 2, content=words, children=[])
    opening.map = inline.map = [at.map[0], at.map[0] + 1] if at.map else None
    closing = Token(kind.replace("open", "close"), opening.tag, -1, level=at.level + 1, block=True)
    return [opening, inline, closing]


def parted(group: list[Token]) -> tuple[Token | None, list[Token]]:
    """Return the title or caption of a box or table, and its tokens as they are shown.

    A caption stands before its table; one that says nothing is not shown.
    """
    if group[1].type not in (TITLE, CAPTION):
        return None, group
    opening, inline, closing = group[1:4]
    opening.tag = closing.tag = "p"
    shown = [opening, inline, closing] if inline.content.strip() else []
    is_title = opening.type == TITLE
    head = [group[0], *shown] if is_title else [*shown, group[0]]
    return inline, [*head, *group[4:]]


def box_slips(written: Written, open_boxes: Sequence[Token]) -> Iterator[Problem]:
    """Find boxes without an end, and captions of tables that are not written as such."""
    for token in open_boxes:
        row = token.map[0] if token.map else 0
        message = f'the box "{cut(token.info.strip())}" has no end'
        hint = 'a box ends with a line ":::"'
        yield Problem("box-open", message, written.place(row), hint=hint)
    for node in written.nodes():
        if node.token.type == "inline" and node.parent == "paragraph_open":
            yield from _other_caption(written, node)


def _other_caption(written: Written, node: Node) -> Iterator[Problem]:
    """Find a caption that begins with a word for it, or stands above its table."""
    content = node.token.content
    after = written.tokens[node.position + 2 : node.position + 3]
    is_above = bool(after) and after[0].type == "table_open"
    closes = written.tokens[max(node.position - 2, 0)].type == "table_close"
    looks = _OTHER_CAPTION.match(content) or (is_above and _CAPTION.match(content))
    if looks and (is_above or closes):
        words = cut(content[looks.end() :])
        message = f'"{cut(content)}" looks like the caption of a table, but is set as a paragraph'
        hint = f'write ": {words}" below the table, with a blank line between'
        yield Problem("table-caption", message, written.place(node.row), hint=hint)
