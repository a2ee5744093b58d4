"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import Text

_TWICE = re.compile(r"(?<![\w-])([^\W\d_]+)[ \u00a0]+\1(?![\w-])", re.IGNORECASE)
MEANT = frozenset({"had", "that"})
"""Words that may rightly stand twice in a row."""


@rule(
    "repeated-word",
    why="A word stands twice in a row. This is nearly always a typing mistake.",
    wrong="The regime held the the power.",
    right="The regime held the power.",
)
def repeated_word(text: Text) -> Iterator[Finding]:
    """Find words that stand twice in a row."""
    for twice in _TWICE.finditer(text.words):
        if twice[1].casefold() not in MEANT:
            at = text.place(twice.start())
            yield Finding(f'"{twice[0]}" stands twice', at, "delete one of them")
