"""Typography in Markdown: the words of a block are set as one text, whatever markup divides them.

So a quotation mark behind a link, or a dash behind emphasis, is judged by the words around it.
Code, addresses in angle brackets, attributes and characters behind a backslash stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.language.habits import has_habits
from belpress.language.typography import MASK, Change, Passage, Setting, applied, set_passages
from belpress.markdown.comments import COMMENT
from belpress.markdown.languages import PASSAGE, PASSAGE_END, inside, language_of
from belpress.markdown.tokens import starts_with_image

_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_BETWEEN_PARAGRAPHS = ("paragraph_open", "paragraph_close", "footnote_anchor", COMMENT)


@dataclass
class _Line:
    """The words of an inline token as one text, and which of its children each place is in."""

    pieces: list[tuple[Token, int, int]] = field(default_factory=list)
    """Children that hold words, with where these begin and end."""
    text: str = ""
    typed: set[int] = field(default_factory=set)

    @property
    def passage(self) -> Passage:
        """The words, to be set."""
        return Passage(self.text, frozenset(self.typed))


def typographer(language: str) -> Any:  # noqa: ANN401 - a rule, as the library types it
    """Return the rule that sets the words of a text; it comes before ``text_join``."""

    def rule(state: StateCore) -> None:
        for flow in _flows(state.tokens):
            lines = [_line(token.children or []) for token in flow]
            settings = set_passages([line.passage for line in lines], language)
            for line, setting in zip(lines, settings, strict=True):
                _set(line, setting)
            for token in flow:
                _set_passages(token.children or [])

    return rule


def _set_passages(children: Sequence[Token]) -> None:
    """Set each passage whose language has habits of its own by those."""
    for index, child in enumerate(children):
        language = language_of(child)
        if has_habits(language):
            line = _line(inside(children, index))
            (setting,) = set_passages([line.passage], language)
            _set(line, setting)


def words_of(inline: Token) -> Passage:
    """Return the words of an inline token, with the places that are not to be set."""
    return _line(inline.children or []).passage


def _flows(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the inline tokens, those of paragraphs that follow each other together."""
    flow: list[Token] = []
    before = ""
    for token in tokens:
        if token.type == "inline" and before == "paragraph_open" and not starts_with_image(token):
            flow.append(token)
        elif token.type == "inline":
            yield [token]
        if token.type not in ("inline", *_BETWEEN_PARAGRAPHS) and flow:
            yield flow
            flow = []
        before = token.type
    if flow:
        yield flow


def _line(children: Sequence[Token]) -> _Line:
    line = _Line()
    parts: list[str] = []
    length = 0
    is_address = False
    before = ""
    others: list[bool] = []
    """Of the passages around, whether each is set by itself."""
    for child in children:
        if child.type == PASSAGE:
            others.append(has_habits(language_of(child)))
        elif child.type == PASSAGE_END:
            others.pop()
        words, typed = _words(child, before)
        typed = len(words) if any(others) else typed
        is_address = child.info == "auto" if child.type.startswith("link_") else is_address
        if words:
            line.pieces.append((child, length, length + len(words)))
            line.typed.update(range(length, length + (len(words) if is_address else typed)))
            parts.append(words)
            length += len(words)
        before = child.type
    line.text = "".join(parts)
    return line


def _words(child: Token, before: str) -> tuple[str, int]:
    """Return what a child shows, and how many of its first characters stay as typed."""
    if child.type == "text":
        attributes = _ATTRIBUTES.match(child.content) if before == "image" else None
        end = attributes.end() if attributes else 0
        return " " * end + child.content[end:], end
    if child.type == "text_special":
        child.content = " " if child.markup == "\\ " else child.content
        return child.content, len(child.content)
    if child.type == "softbreak":
        return " ", 0
    if child.type in ("hardbreak", "image"):
        return "\n", 1
    if child.nesting or child.type == "footnote_ref":
        return "", 0
    return MASK, 1


def _set(line: _Line, setting: Setting) -> None:
    """Put what is printed into the children of a text."""
    changes = list(reversed(setting.changes))
    for child, start, end in line.pieces:
        inside: list[Change] = []
        while changes and changes[-1].start < end:
            change = changes.pop()
            if change.end <= end:
                inside.append(Change(change.start - start, change.end - start, change.text))
        if inside:
            child.content = applied(child.content or " ", inside)
            child.type = "text"  # a line break may have become a space that does not break
