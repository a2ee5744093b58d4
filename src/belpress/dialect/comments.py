"""Comments in a manuscript: ``<!-- … -->`` on lines of its own. They are never printed.

One that says ``<!-- check: ignore RULE, RULE -->`` lets rules pass over the block after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.edition import Ignore
from belpress.problem import Source

COMMENT = "comment"
OPENED, CLOSED = "<!--", "-->"
LIST_ENDS = {
    "bullet_list_open": "bullet_list_close",
    "ordered_list_open": "ordered_list_close",
}
_IGNORE = re.compile(r"\s*check:\s*ignore\s+(.*)\Z", re.DOTALL)


def comment_plugin(parser: MarkdownIt) -> None:
    """Let a parser take comments out of the text, as tokens of their own."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", COMMENT, _take_comment, {"alt": ends})
    parser.core.ruler.after("block", "lists_around_comments", _join_lists)
    parser.add_render_rule(COMMENT, lambda self, tokens, index, options, env: "")


def ignore_of(comment: str, at: Source, last_line: int) -> Ignore | None:
    """Return what a comment wants passed over until a line, if it wants that."""
    found = _IGNORE.match(comment)
    if not found:
        return None
    return Ignore(tuple(re.findall(r"[\w-]+", found[1])), at, last_line)


def _take_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    first = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not first.startswith(OPENED):
        return False
    last, lines = start, [first]
    while CLOSED not in lines[-1] and last + 1 < end:
        last += 1
        lines.append(state.src[state.bMarks[last] : state.eMarks[last]])
    if not lines[-1].rstrip().endswith(CLOSED) or _is_closed_before(lines):
        return False
    if not silent:
        token = state.push(COMMENT, "", 0)
        token.content = "\n".join(lines).strip()[len(OPENED) : -len(CLOSED)].strip()
        token.map = [start, last + 1]
        token.block = True
        state.line = last + 1
    return True


def _join_lists(state: StateCore) -> None:
    """Make one list of the parts that a comment between two items leaves."""
    joined: list[Token] = []
    for token in state.tokens:
        joined.append(token)
        before = [one for one in joined[-3:] if one.type != COMMENT]
        if (
            [one.type for one in joined[-3:]] == [LIST_ENDS.get(token.type), COMMENT, token.type]
            and before[0].level == token.level
            and before[0].markup == token.markup
        ):
            joined[-3:] = [joined[-2]]
    state.tokens = joined


def _is_closed_before(lines: Sequence[str]) -> bool:
    """Whether text follows a comment on its last line, which is then no comment of its own."""
    return "\n".join(lines).index(CLOSED) != len("\n".join(lines).rstrip()) - len(CLOSED)
