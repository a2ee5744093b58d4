"""The Markdown dialect of manuscripts: CommonMark with tables, footnotes and trailing attributes.

Raw HTML is shown as text. ``parse`` never fails: it returns the blocks it could read, and the
problems it met. All of the syntax is known in this package and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from belpress.markdown.accidents import accidental_blocks, accidental_lists, open_code
from belpress.markdown.blocks import read_blocks
from belpress.markdown.boxes import OPEN_BOXES, box_slips
from belpress.markdown.citations import CITING, citations_of
from belpress.markdown.code import OPEN_CODE
from belpress.markdown.footnote_slips import footnote_slips
from belpress.markdown.links import title_slips
from belpress.markdown.list_slips import list_slips
from belpress.markdown.nesting import misplaced_blocks
from belpress.markdown.parsed import Parsed
from belpress.markdown.parser import markdown
from belpress.markdown.strays import stray_marks
from belpress.markdown.tables import table_slips
from belpress.markdown.unknown import unknown_markup
from belpress.markdown.wording import MessageTaker
from belpress.markdown.written import Written
from belpress.model.message import Translator
from belpress.model.problem import Problem, Source


def parse(
    text: str,
    *,
    start: Source,
    chapter: str,
    language: str,
    translator: Translator | None = None,
    written_in: str = "",
    is_citing: bool = False,
) -> Parsed:
    """Read the text of a chapter that begins at ``start``.

    ``chapter`` is the chapter's name; the anchors of its blocks begin with it. With a
    ``translator``, every message is worded as it says, in the structure of the source, and what
    it has no good wording for stays as it is, marked with the language it is ``written_in``. What
    is in brackets with ``@`` is a citation if ``is_citing``.
    Never raises for what a manuscript or a catalogue says.
    """
    words = MessageTaker(start, translator, written_in)
    env: dict[str, Any] = {"words": words, CITING: is_citing}
    tokens = markdown(language).parse(text, env)
    # A translation has the blocks of its source, whose slips are known
    written = Written(tokens, text.split("\n"), start)
    slips = [] if translator else list(_slips(written, env))
    parsed = read_blocks(tokens, start, chapter, markdown(language))
    parsed.citations += citations_of(tokens, start)
    parsed.problems += slips
    if not translator:
        named = {problem.source.line for problem in parsed.problems}
        parsed.problems += stray_marks(written, named)
    parsed.problems += words.problems
    parsed.messages, parsed.wordings = words.messages, words.wordings
    return parsed


def _slips(written: Written, env: dict[str, Any]) -> Iterator[Problem]:
    """Find what is most likely not meant as it would be set."""
    yield from accidental_blocks(written)
    yield from accidental_lists(written, env)
    yield from list_slips(written)
    yield from misplaced_blocks(written)
    yield from table_slips(written)
    yield from footnote_slips(written, env)
    yield from title_slips(written)
    yield from box_slips(written, env.get(OPEN_BOXES, []))
    yield from open_code(written, [row for row, _, _ in env.get(OPEN_CODE, [])])
    yield from unknown_markup(written, env.get("references", {}))
