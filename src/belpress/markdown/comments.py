"""Comments in a manuscript: ``<!-- … -->`` on lines of their own or within one. None is printed.

One that says ``<!-- check: ignore RULE, RULE -->`` makes rules ignore the block after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.model.ignore import Ignore
from belpress.model.problem import Source

COMMENT = "comment"
OPENED, CLOSED = "<!--", "-->"
LIST_ENDS = {
    "bullet_list_open": "bullet_list_close",
    "ordered_list_open": "ordered_list_close",
}
_ENDS = "comment_ends"
_SIGN = re.compile(r"\\.|`+|<!--", re.DOTALL)
_COMMENT_FOLLOWS = re.compile(r"-->[ \t]*<!--")
_IGNORE = re.compile(r"\s*check:\s*ignore\s+(.*)\Z", re.DOTALL)


def comment_plugin(parser: MarkdownIt) -> None:
    """Let a parser take comments out of the text, as tokens of their own."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", COMMENT, _take_comment, {"alt": ends})
    parser.core.ruler.after("block", "lists_around_comments", _join_lists)
    parser.core.ruler.after("block", "comments_within", _take_from_texts)
    parser.add_render_rule(COMMENT, lambda self, tokens, index, options, env: "")


def ignore_of(comment: str, at: Source, last_line: int) -> Ignore | None:
    """Return what a comment says is to be ignored up to a line, if it does."""
    found = _IGNORE.match(comment)
    if not found:
        return None
    return Ignore(tuple(re.findall(r"[\w-]+", found[1])), at, last_line)


def _take_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(OPENED, begin):
        return False
    closed = _close_after(state, begin + len(OPENED))
    while closed >= 0 and (following := _COMMENT_FOLLOWS.match(state.src, closed)):
        closed = _close_after(state, following.end())
    last = bisect_left(state.eMarks, closed + len(CLOSED), start)
    # Text that follows a comment on its last line makes it no comment of its own
    if closed < 0 or last >= end or state.src[closed + len(CLOSED) : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push(COMMENT, "", 0)
        token.content = state.src[begin + len(OPENED) : closed].strip()
        token.map = [start, last + 1]
        token.block = True
        state.line = last + 1
    return True


def _close_after(state: StateBlock, position: int) -> int:
    """Return where the comment is closed that is open at a position; -1 if nowhere.

    All ends are looked for once: a text of many beginnings would take the square of its length.
    """
    if _ENDS not in state.env:
        state.env[_ENDS] = [found.start() for found in re.finditer(CLOSED, state.src)]
    ends: Sequence[int] = state.env[_ENDS]
    index = bisect_left(ends, position)
    return ends[index] if index < len(ends) else -1


def _take_from_texts(state: StateCore) -> None:
    """Take comments out of the texts that they stand in."""
    for token in state.tokens:
        if token.type == "inline" and OPENED in token.content:
            token.content = _without_comments(token.content)


def _without_comments(text: str) -> str:
    """Return a text without its comments; those in code, or behind a backslash, are its words."""
    parts: list[str] = []
    kept = position = 0
    alone: set[str] = set()
    for sign in _SIGN.finditer(text):
        if sign.start() < position or sign[0] in alone:
            continue
        if sign[0].startswith("`"):
            closing = re.compile(rf"(?<!`){sign[0]}(?!`)").search(text, sign.end())
            position = closing.end() if closing else position
            alone.update(() if closing else (sign[0],))
        elif sign[0] == OPENED:
            end = text.find(CLOSED, sign.end())
            if end < 0:
                break
            position = end + len(CLOSED)
            before = text[kept : sign.start()]
            parts.append(before)
            gap = text[sign.start() - 1 : sign.start()]
            if not gap or gap.isspace():
                position += len(text) - position - len(text[position:].lstrip(" \t"))
            parts.append("\n" if "\n" in text[sign.start() : end] and gap != "\n" else "")
            kept = position
    return "".join([*parts, text[kept:]]).strip(" \t\n")


def _join_lists(state: StateCore) -> None:
    """Make one list of the parts that comments between two items leave.

    A comment without words divides two lists, as pandoc writes it.
    """
    joined: list[Token] = []
    opened: list[Token] = []
    opener_of: dict[int, Token] = {}
    for token in state.tokens:
        if token.type in LIST_ENDS:
            before = len(joined) - 1
            while before > 0 and joined[before].type == COMMENT:
                before -= 1
            is_divided = any(not one.content for one in joined[before + 1 :])
            if (
                0 < before < len(joined) - 1
                and not is_divided
                and _is_continued(joined[before], token)
            ):
                opener = opener_of[id(joined.pop(before))]
                opener.map = [*(opener.map or ())[:1], *(token.map or ())[1:]]
                opened.append(opener)
                continue
            opened.append(token)
        elif token.type in LIST_ENDS.values():
            opener_of[id(token)] = opened.pop()
        joined.append(token)
    state.tokens = joined


def _is_continued(closing: Token, opening: Token) -> bool:
    """Whether a list goes on where another of its kind ended."""
    return (
        closing.type == LIST_ENDS[opening.type]
        and closing.level == opening.level
        and closing.markup == opening.markup
    )
