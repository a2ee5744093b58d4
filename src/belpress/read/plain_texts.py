"""Texts that are set without markup: what is left out of them, and what they cannot hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from belpress.markdown.plain_words import markup_of, not_words_of
from belpress.model.message import Message
from belpress.read.mistakes import Mistakes


def check_plain(messages: Sequence[Message], mistakes: Mistakes) -> None:
    """Name the markup in titles, headlines, pull quotes, labels and other texts of fields."""
    for message in messages:
        if not message.name:
            continue
        name = re.sub(r"\.(\d+)\Z", lambda found: f"[{int(found[1]) + 1}]", message.name)
        for kind in not_words_of(message.text):
            hint = "take it out; a note is called from the text of a chapter"
            hint = hint if kind == "a note" else "take it out"
            mistakes.error(
                "field-markup", f"{name}: {kind} cannot stand here", message.source, hint
            )
        if kinds := markup_of(message.text):
            said = f"{name}: {' and '.join(kinds)} cannot be set here; the words alone are printed"
            hint = 'take the signs out, or write "\\*" for a sign that is to be printed'
            mistakes.warn("field-emphasis", said, message.source, hint)
