"""Citations: ``[see @smith2021, p. 3; @belstat]``, in editions that have a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from belpress.model.citation import Citation, citation_html, cited_in
from belpress.model.problem import Source

CITING = "citing"
"""The entry of the environment that says that there is a bibliography."""
_KIND = "citation"
_BRACKETS = re.compile(r"\[([^\[\]\n]*@\w[^\[\]\n]*)\](?![(\[{])")


def citation_plugin(parser: MarkdownIt) -> None:
    """Let a parser read citations."""
    parser.inline.ruler.before("link", _KIND, _read)
    parser.add_render_rule(_KIND, _render)


def citations_of(tokens: Sequence[Token], start: Source) -> Iterator[Citation]:
    """Yield the citations of a text that begins at ``start``."""
    for token in tokens:
        at = start.down(token.map[0]) if token.map else start
        for child in token.children or []:
            if child.type == _KIND:
                yield Citation(tuple(cited_in(child.content)), at)


def _read(state: StateInline, silent: bool) -> bool:
    found = _BRACKETS.match(state.src, state.pos, state.posMax) if state.env.get(CITING) else None
    if found is None or not cited_in(found[1]):
        return False
    if not silent:
        token = state.push(_KIND, "", 0)
        token.content = found[1]
    state.pos = found.end()
    return True


def _render(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    return citation_html(tokens[index].content)
