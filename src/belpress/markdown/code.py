"""Code between fences that are closed, and as HTML: line by line, with a hanging indent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, fence
from markdown_it.token import Token

from belpress.markdown.comments import COMMENT

OPEN_CODE = "open_code"
"""Where the beginnings of code without an end are kept while a text is parsed.

Each is the line it begins in, from 0, how deep it stands in other blocks, and its fence.
"""
DIVIDER = "<!-- -->"
"""What pandoc puts between two lists, also as code for HTML alone."""
MOST_OPEN = 20
"""Beginnings without an end that are looked at: each is looked for in all lines behind it."""
LONG = 20
"""Words of code that are longer, in characters, may be broken at their own signs."""
_FENCE = re.compile(r"`{3,}|~{3,}")
_LONG_WORD = re.compile(rf"\S{{{LONG},}}")
_SIGN = re.compile(r"(?<=[/._?&=,;:(){}\[\]|\\-])(?=[^\W_])")
"""Behind a sign, before a letter or figure."""


def code_plugin(parser: MarkdownIt) -> None:
    """Let a parser read code that has an end; what follows another beginning is read as it is."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.at("fence", _take_code, {"alt": ends})


def _take_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    opened: list[tuple[int, int, str]] = state.env.setdefault(OPEN_CODE, [])
    mark = _FENCE.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    # What has no end from a line on has none from a later one, unless it stands in a list
    if not mark or (state.level == 0 and any(_is_open(one, mark[0]) for one in opened)):
        return False
    line, count = state.line, len(state.tokens)
    if not fence(state, start, end, silent):
        return False
    if silent or len(opened) == MOST_OPEN:
        return True
    last = state.line - 1
    closing = state.src[state.bMarks[last] + state.tShift[last] : state.eMarks[last]].strip()
    if last > start and closing.startswith(mark[0]) and not closing.strip(mark[0][0]):
        token = state.tokens[-1]
        if token.info.strip() == "{=html}" and token.content.strip() == DIVIDER:
            token.type, token.content = COMMENT, ""
        return True
    opened.append((start, state.level, mark[0]))
    del state.tokens[count:]
    state.line = line
    return False


def _is_open(other: tuple[int, int, str], mark: str) -> bool:
    """Whether another fence that has no end says that this one has none."""
    _, level, other_mark = other
    return level == 0 and mark.startswith(other_mark)


def render_code_block(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    """Return a block of code, each of its lines a box of its own."""
    lines = tokens[index].content.expandtabs(4).removesuffix("\n").split("\n")
    return f"<pre><code>{''.join(map(_line, lines))}</code></pre>\n"


def render_inline_code(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    """Return code within a text."""
    return f"<code>{_breakable(tokens[index].content)}</code>"


def _line(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    style = f' style="--indent: {indent}"' if indent else ""
    return f'<span class="code-line"{style}>{_breakable(line)}</span>'


def _breakable(code: str) -> str:
    """Return code as HTML; its long words may be broken, and no others."""
    parts = _LONG_WORD.split(code)
    html = escape(parts[0], quote=False)
    for word, rest in zip(_LONG_WORD.findall(code), parts[1:], strict=True):
        pieces = (escape(piece, quote=False) for piece in _SIGN.split(word))
        html += "<wbr>".join(pieces) + escape(rest, quote=False)
    return html
