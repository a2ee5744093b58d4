"""The Markdown dialect of manuscripts: CommonMark with tables, footnotes and trailing attributes.

Raw HTML is shown as text. ``parse`` never fails: it returns the blocks it could read, and the
problems it met. All of the syntax is known in this package and nowhere else.
"""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from belpress.dialect.blocks import chapter_name, read_blocks
from belpress.dialect.markdown import abbreviations, inline_text, markdown, plain_text
from belpress.dialect.parsed import Attributes, Item, Link, Parsed
from belpress.dialect.wording import (
    BLANK,
    Words,
    blanked,
    change_words,
    marks,
    shortened,
    visible_text,
)
from belpress.model.message import Translator
from belpress.model.problem import Source

__all__ = [
    "BLANK",
    "Attributes",
    "Item",
    "Link",
    "Parsed",
    "abbreviations",
    "blanked",
    "change_words",
    "chapter_name",
    "marks",
    "parse",
    "plain",
    "quoted",
    "shortened",
    "visible_text",
]


def parse(
    text: str,
    *,
    start: Source,
    chapter: str,
    language: str,
    translator: Translator | None = None,
    written_in: str = "",
) -> Parsed:
    """Read the text of a chapter that begins at ``start``.

    ``chapter`` is the chapter's name; the anchors of its blocks begin with it. With a
    ``translator``, every message is worded as it says, in the structure of the source, and what
    it has no good wording for stays as it is, marked with the language it is ``written_in``.
    Never raises for what a manuscript or a catalogue says.
    """
    words = Words(start, translator, written_in)
    env: dict[str, Any] = {"words": words}
    tokens = markdown(language).parse(text, env)
    parsed = read_blocks(tokens, start, chapter, markdown(language))
    parsed.problems += words.problems
    parsed.messages, parsed.standings = words.messages, words.standings
    return parsed


def quoted(text: str, language: str) -> str:
    """Return the words of a text of a chapter, with quotation marks as they are set."""
    tokens = inline_text(language).parseInline(text, {})
    return "".join(
        child.content for token in tokens for child in token.children or [] if child.type == "text"
    )


def plain(text: str, language: str) -> str:
    """Set a text without markup, such as a title: quotation marks, dashes, ellipses, spaces."""
    (inline,) = plain_text(language).parseInline(text, {}) or [Token("inline", "", 0)]
    return "".join(token.content for token in inline.children or [])
