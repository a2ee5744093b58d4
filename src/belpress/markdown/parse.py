"""The Markdown dialect of manuscripts: CommonMark with tables, footnotes and trailing attributes.

Raw HTML is shown as text. ``parse`` never fails: it returns the blocks it could read, and the
problems it met. All of the syntax is known in this package and nowhere else.
"""

from __future__ import annotations

from typing import Any

from belpress.markdown.blocks import read_blocks
from belpress.markdown.parsed import Parsed
from belpress.markdown.parser import markdown
from belpress.markdown.wording import (
    MessageTaker,
)
from belpress.model.message import Translator
from belpress.model.problem import Source


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
    words = MessageTaker(start, translator, written_in)
    env: dict[str, Any] = {"words": words}
    tokens = markdown(language).parse(text, env)
    parsed = read_blocks(tokens, start, chapter, markdown(language))
    parsed.problems += words.problems
    parsed.messages, parsed.standings = words.messages, words.standings
    return parsed
