"""Code as HTML: line by line, so that a long line is set with a hanging indent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

LONG = 20
"""Words of code that are longer, in characters, may be broken at their own signs."""
_LONG_WORD = re.compile(rf"\S{{{LONG},}}")
_SIGN = re.compile(r"(?<=[/._?&=,;:(){}\[\]|\\-])(?=[^\W_])")
"""Behind a sign, before a letter or figure."""


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
