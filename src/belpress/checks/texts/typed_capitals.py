"""A title that is typed in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import Text
from belpress.model.message import MessageKind

TITLES = (
    MessageKind.EDITION_TITLE,
    MessageKind.SUBTITLE,
    MessageKind.TITLE,
    MessageKind.HEADLINE,
    MessageKind.HEADING,
)
LONG = 6
"""Letters that an abbreviation may have."""
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    "typed-capitals",
    why=(
        "A title is typed in capitals. Type titles, headlines and subheads in normal case: the "
        "design sets the capitals, and typed capitals stay in the contents and in the outline of "
        "the PDF."
    ),
    wrong="## DIPLOMATIC SUCCESSES",
    right="## NATO and OSCE: diplomatic successes",
)
def typed_capitals(text: Text) -> Iterator[Finding]:
    """Find titles of which all is in capitals; a short abbreviation does not count."""
    words = _WORD.findall(text.words)
    is_long = max(map(len, words), default=0) > (LONG if len(words) > 1 else LONG + 1)
    if text.kind in TITLES and is_long and all(word.isupper() for word in words):
        said = f'"{text.plain:.60}" is typed in capitals'
        yield Finding(said, text.source, "type it in normal case; the design sets the capitals")
