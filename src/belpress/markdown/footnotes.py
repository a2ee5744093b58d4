"""Footnotes: how they are parsed, numbered in the order of the text, and made into HTML.

A note is all spans, since it may be put into a paragraph, where HTML holds no blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from belpress.language.habits import NBSP
from belpress.markdown.tokens import plain_text
from belpress.model.note import Note
from belpress.model.problem import Source

NOTES = "notes"
"""Where a renderer finds the notes of the chapter."""
DEFINED = "footnotes_defined"
"""Where a parser leaves the texts of footnotes: each with its label and line, from 0."""
MARK, NOTE = "footnote_ref", "footnote_open"
_INSIDE = "inside_footnote"
_MARK = re.compile(r"\[\^[^\]\s]{1,999}\]")
_IN_PLAIN_TEXT = re.compile(r"(?<!\\)(?:\[\^[^\]\s]+\]|\^\[)")
_BREAKS = ("softbreak", "hardbreak")
_BOUND = re.compile(r"[\w)\]'\"’”“»%]\Z")
"""What no line is broken behind where a figure follows; behind a full stop there may be one."""


def footnotes_plugin(parser: MarkdownIt) -> None:
    """Let a parser read footnotes, also marks whose text is missing."""
    parser.use(footnote_plugin)
    parser.block.ruler.at("footnote_def", _read_text, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at(MARK, _read_mark)
    parser.core.ruler.after("block", "footnotes_defined", _note_definitions)
    parser.core.ruler.after("footnote_tail", "footnote_marks", _bind_marks)
    parser.add_render_rule(MARK, _render_mark)


def has_mark(text: str) -> bool:
    """Whether a text without markup, such as a title, calls a note."""
    return _IN_PLAIN_TEXT.search(text) is not None


def without_marks(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens that call no notes."""
    return [
        token.copy(children=[child for child in token.children if child.type != MARK])
        if token.children
        else token
        for token in tokens
    ]


class Notes:
    """The notes of one chapter, whose text begins at ``start``: which are called, and by what."""

    def __init__(
        self, tokens: Sequence[Token], start: Source, chapter: str, renderer: RendererHTML
    ) -> None:
        self._start = start
        self._chapter = chapter
        self._renderer = renderer
        self._texts = _texts_of(tokens)
        self._known: set[int] = set()
        self._called: list[int] = []

    def mark(self, ref: Token) -> str:
        """Return the mark of a note as HTML; the first one has a name that leads to it."""
        index, before = ref.meta["id"], str(ref.meta["before"])
        name = ""
        if index not in self._known:
            self._known.add(index)
            self._called.append(index)
            name = f' id="{self._name("mark", index)}"'
        kind = "footnote-mark" if _BOUND.search(before) else "footnote-mark bound"
        gap = NBSP if before == MARK else ""
        return f'<sup class="{kind}"{name}>{gap}{index + 1}</sup>'

    def take(self, at: Source, options: Any, env: Any) -> tuple[Note, ...]:  # noqa: ANN401
        """Return the notes that were called, for the first time, since this was last asked for.

        ``at`` is the place of what calls them, where those stand that are written in the text.
        """
        called, self._called = self._called, []
        return tuple(self._note(index, at, options, env) for index in called)

    def _note(self, index: int, at: Source, options: Any, env: Any) -> Note:  # noqa: ANN401
        inlines = self._texts.get(index, [])
        rows = [token.map[0] for token in inlines if token.map]
        texts = [
            self._renderer.renderInline(token.children or [], options, env) for token in inlines
        ]
        number = f'<span class="footnote-number">{index + 1}</span>'
        return Note(
            number=index + 1,
            name=self._name("footnote", index),
            mark=self._name("mark", index),
            html="".join(
                f'<span class="footnote-text">{number if place == 0 else ""}{html}</span>'
                for place, html in enumerate(texts)
            ),
            text=" ".join(plain_text(token) for token in inlines),
            source=self._start.down(rows[0]) if rows else at,
        )

    def _name(self, kind: str, index: int) -> str:
        return f"{self._chapter}-{kind}-{index + 1}"


def _texts_of(tokens: Sequence[Token]) -> dict[int, list[Token]]:
    """Return the paragraphs of every note, by its index."""
    texts: dict[int, list[Token]] = {}
    inside: list[Token] | None = None
    for token in tokens:
        if token.type == NOTE:
            inside = texts.setdefault(token.meta["id"], [])
        elif token.type == "footnote_close":
            inside = None
        elif token.type == "inline" and inside is not None:
            inside.append(token)
    return texts


def _read_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the text of a note; none stands in another, whose tokens would be lost."""
    if silent:
        return footnote_def(state, start, end, silent)
    if state.env.get(_INSIDE):
        return False
    state.env[_INSIDE] = True
    try:
        return footnote_def(state, start, end, silent)
    finally:
        state.env[_INSIDE] = False


def _read_mark(state: StateInline, silent: bool) -> bool:
    if not _MARK.match(state.src, state.pos, state.posMax):
        return False
    return footnote_ref(state, silent, always_match=True)


def _note_definitions(state: StateCore) -> None:
    state.env[DEFINED] = [
        (str(token.meta["label"]), token.map[0])
        for token in state.tokens
        if token.type == "footnote_reference_open" and token.map
    ]


def _bind_marks(state: StateCore) -> None:
    """Take away the spaces before marks, and note what each mark stands behind."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _bound(token.children)


def _bound(children: Sequence[Token]) -> list[Token]:
    bound: list[Token] = []
    for child in children:
        if child.type == MARK:
            while bound and (bound[-1].type in _BREAKS or bound[-1].type == "text"):
                bound[-1].content = bound[-1].content.rstrip()
                if bound[-1].content:
                    break
                bound.pop()
            child.meta["before"] = _last_of(bound)
        bound.append(child)
    return bound


def _last_of(children: Sequence[Token]) -> str:
    """Return the last words of some children, or the name of a mark, or nothing."""
    for child in reversed(children):
        if child.type in (MARK, "image"):
            return child.type if child.type == MARK else ""
        if child.content.strip():
            return child.content
    return ""


def _render_mark(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    notes: Notes = env[NOTES]
    return notes.mark(tokens[index])
