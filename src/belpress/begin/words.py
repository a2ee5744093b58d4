"""The words of a text, as a field may hold them: on one line, without markup and notes."""

from __future__ import annotations

import re

from belpress.markdown.texts import visible_text

_NOTE = re.compile(r" ?\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_ATTRIBUTES = re.compile(r"(?<=[\])])\{(?![^{}]*\blang\s*=)[^{}]*\}")


def words_of(text: str) -> str:
    """Return the words of a text; the mark of a footnote goes, and so does a note in the text."""
    return " ".join(visible_text(_ATTRIBUTES.sub("", _NOTE.sub("", text))).split())
