"""Superscript and subscript: ``21^st^``, ``CO~2~``, without blanks inside, as pandoc writes them.

A subscript stands right behind a letter, a figure or a bracket: a tilde elsewhere means "about".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_inline
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

_MISSING_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_HOLDS_SUBSCRIPT = re.compile(r"[\w)\]}*’”»]")
_FIGURES = re.compile(r"[0-9()]+")
_LETTERS = re.compile(r"[a-z]+")


def script_plugin(parser: MarkdownIt) -> None:
    """Let a parser read superscript and subscript."""
    parser.use(superscript_plugin)
    parser.use(sub_plugin)
    # A note in the line begins with the same sign: "^[…]"
    parser.inline.ruler.before("sup", "note_in_line", footnote_inline)
    parser.inline.ruler.push("missing_note", _take_missing_note)
    parser.inline.ruler.before("sub", "about", _take_about)
    parser.add_render_rule("sup_open", _open)
    parser.add_render_rule("sub_open", _open)


def _take_missing_note(state: StateInline, silent: bool) -> bool:
    """Keep the mark of a note that has no text from being read as superscript."""
    found = _MISSING_NOTE.match(state.src, state.pos, state.posMax)
    return _take(state, found[0] if found else "", silent=silent)


def _take_about(state: StateInline, silent: bool) -> bool:
    """Keep a tilde that belongs to no word before it."""
    before = state.src[max(state.pos - 1, 0) : state.pos]
    is_about = state.src[state.pos] == "~" and not _HOLDS_SUBSCRIPT.match(before)
    return _take(state, "~" if is_about else "", silent=silent)


def _take(state: StateInline, text: str, *, silent: bool) -> bool:
    if text and not silent:
        state.pending += text
    state.pos += len(text)
    return bool(text)


def _open(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    """Return the tag with what the words are, since typefaces have signs of their own for some."""
    words = tokens[index + 1].content
    kinds = {"figures": _FIGURES, "letters": _LETTERS}
    kind = next((name for name, looks in kinds.items() if looks.fullmatch(words)), "")
    return f'<{tokens[index].tag} class="{kind}">' if kind else f"<{tokens[index].tag}>"
